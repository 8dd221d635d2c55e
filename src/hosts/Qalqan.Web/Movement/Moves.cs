using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Movement;
using Qalqan.Sheets;
using Problem = Qalqan.Kernel.Problem;

namespace Qalqan.Web;

/// <summary>Moves of a contingent, looked at and said, for pages, calls and commands alike.</summary>
internal sealed class Moves(Archive archive, Adoption adoption)
{
    /// <summary>How long the solver may take, unless a command says otherwise.</summary>
    public static readonly Duration SolveWithin = Duration.FromSeconds(20);

    /// <summary>Every move of each contingent that is asked.</summary>
    public Looks<IReadOnlyList<MoveFile>> All(Inquiry inquiry) =>
        archive.Look<IReadOnlyList<MoveFile>>(
            inquiry,
            (known, problems) =>
            {
                var (law, findings) = LawOf(known, problems);
                return [.. MovePlan.All(known, law.Zones).Select(plan => MoveFile.Of(plan, law, findings))];
            }
        );

    /// <summary>The move of that reference; null in a contingent that has none.</summary>
    public Looks<MoveFile?> One(Inquiry inquiry, string move) =>
        archive.Look(
            inquiry,
            (known, problems) =>
            {
                var (law, findings) = LawOf(known, problems);
                return MovePlan.Find(known, move, law.Zones) is { } plan ? MoveFile.Of(plan, law, findings) : null;
            }
        );

    /// <summary>What a slip would do before anybody says it: new times, and the clearances to be had again.</summary>
    public Looks<MoveSlip?> Slip(Inquiry inquiry, string move, string? leg, Duration by) =>
        archive.Look(
            inquiry,
            (known, problems) =>
            {
                var (law, _) = LawOf(known, problems);
                return MovePlan.Find(known, move, law.Zones) is { } plan && (leg is null || plan.Leg(leg) is not null)
                    ? new MoveSlip(
                        MoveFile.Of(plan, law, []),
                        leg,
                        by,
                        plan.Slipped(leg, by),
                        Crossings.Reopened(plan, law.Clearances, leg, by)
                    )
                    : null;
            }
        );

    /// <summary>What stands of one thing of the move as a form shows it; null where nothing does.</summary>
    public IReadOnlyDictionary<string, string>? Typed(Inquiry inquiry, string move, StatementKind kind, string name)
    {
        // A kind's claim is told by its key: the move's own reference, or the thing's within it.
        var key = kind.Word switch
        {
            "move" => move,
            "node" => name,
            _ => $"{move}/{name}",
        };
        return archive
            .Look<IReadOnlyDictionary<string, string>?>(
                inquiry,
                (known, _) =>
                    kind.Says.Standing(known, key) is { } fact
                        ? kind.Fields.ToDictionary(field => field.Name, field => kind.Write(fact, field))
                        : null
            )
            .Scopes.Select(look => look.Value)
            .FirstOrDefault(value => value is not null);
    }

    /// <summary>
    /// Says something of a move, as it was typed; the same id again is the same statement. What stood of the same thing is corrected.
    /// </summary>
    public Numbered Say(
        User user,
        string? scope,
        string move,
        string word,
        Func<string, string?> fields,
        Guid id,
        List<FieldProblem> wrong
    )
    {
        if (StatementKind.Named(word) is not { } kind)
            return new Numbered(
                [
                    new Problem(
                        "kind",
                        0,
                        $"\"{StateTimes.Clip(word)}\"",
                        string.Join(", ", StatementKinds.All.Select(one => one.Word))
                    ),
                ],
                null
            );
        return Do(
            user,
            scope,
            (contingent, known, problems) =>
            {
                if (archive.Journal.NumberOf(new ReportId(id)) is not null)
                    return [];
                var (law, findings) = LawOf(known, problems);
                var plan = MovePlan.Find(known, move, law.Zones);
                var statement = MoveStatement.Read(
                    known,
                    plan is null ? null : MoveFile.Of(plan, law, findings),
                    plan,
                    move,
                    kind,
                    fields,
                    archive.Now,
                    wrong
                );
                return statement is null
                    ? []
                    : [new Saying(contingent, statement.Valid, statement.Claim, new ReportId(id), statement.Corrects)];
            },
            move,
            wrong
        );
    }

    /// <summary>
    /// Takes in a sheet of one kind of statement: each row is read as a form would be, good rows are recorded and each refused one is named;
    /// what says the same as stands is left alone.
    /// </summary>
    public MoveTaken Take(User user, string? scope, string move, StatementKind kind, SheetTable table, bool isTrial)
    {
        List<Problem> problems = [];
        List<MoveRowProblem> refused = [];
        var (fresh, changed, same) = (0, 0, 0);
        if (MoveIntake.Rows(kind, table, problems) is not { } rows)
            return new MoveTaken(0, 0, 0, [], problems);
        var done = Do(
            user,
            scope,
            (contingent, known, wrong) =>
            {
                var (law, _) = LawOf(known, wrong);
                var plan = MovePlan.Find(known, move, law.Zones);
                List<Saying> sayings = [];
                HashSet<string> seen = [];
                foreach (var (number, fields) in rows)
                {
                    List<FieldProblem> slips = [];
                    var statement = MoveStatement.Read(known, null, plan, move, kind, fields, archive.Now, slips);
                    if (statement is not null && !kind.IsEvent && !seen.Add(statement.Claim.Key))
                        slips.Add(
                            new FieldProblem(
                                kind.Fields[0].Name,
                                Phrase.Of("web.move.take.twice", ("reference", statement.Claim.Key))
                            )
                        );
                    refused.AddRange(slips.Select(slip => new MoveRowProblem(number, slip.Field, slip.Says)));
                    if (statement is null || slips.Count > 0)
                        continue;
                    var stands = kind.IsEvent ? null : kind.Says.Standing(known, statement.Claim.Key);
                    if (stands is not null && IsSame(stands.Claim, statement.Claim))
                    {
                        same++;
                        continue;
                    }
                    (fresh, changed) = stands is null ? (fresh + 1, changed) : (fresh, changed + 1);
                    sayings.Add(new Saying(contingent, statement.Valid, statement.Claim, default, statement.Corrects));
                }
                return isTrial ? [] : sayings;
            },
            move,
            []
        );
        return new MoveTaken(fresh, changed, same, refused, done.Problems);
    }

    // Lists are compared by what is in them.
    private static bool IsSame(Claim one, Claim other) => Bytes(one).AsSpan().SequenceEqual(Bytes(other));

    private static byte[] Bytes(Claim claim)
    {
        using var buffer = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(buffer))
            Kinds.Of(claim).Write(json, claim);
        return buffer.ToArray();
    }

    /// <summary>Takes back what was said of the move in that entry: what it had corrected stands again.</summary>
    public Numbered Strike(User user, string? scope, string move, long entry) =>
        Do(
            user,
            scope,
            (contingent, known, problems) =>
            {
                var report =
                    entry > 0 && entry <= archive.Journal.Head.Number
                        ? archive.Journal.ReadAfter(entry - 1).First().Read().Report
                        : null;
                if (
                    report is not null
                    && report.Scope == contingent
                    && (report.Claim is OfMove of ? of.Move == move : report.Claim.Key == move)
                    && StatementKind.Of(report.Claim) is { } kind
                    && kind.Says.Ever(known, report.Claim.Key).Any(fact => fact.Id == report.Id)
                )
                    return
                    [
                        new Saying(
                            contingent,
                            Validity.At(archive.Now),
                            new Withdrawal(WithdrawalReason.EnteredInError),
                            Withdraws: report.Id
                        ),
                    ];
                problems.Add(
                    new Problem(
                        "entry",
                        0,
                        $"{entry}",
                        $"the number of an entry about {StateTimes.Clip(move)} that stands"
                    )
                );
                return [];
            },
            move,
            []
        );

    /// <summary>
    /// Asks the solver who flies with whom on that leg and records the proposal; nothing is seated by it. The question is read first and solved
    /// with no view held: others work meanwhile.
    /// </summary>
    public (Numbered Said, SeatingProposal? Proposal) Propose(
        User user,
        string? scope,
        string move,
        string leg,
        Duration limit,
        CancellationToken cancel
    )
    {
        List<Problem> problems = [];
        if (ContingentOf(user, scope, problems) is not { } contingent)
            return (new Numbered(problems, null), null);
        var manning = archive.Of(
            contingent,
            chronicle =>
            {
                var known = archive.Everything(chronicle);
                var (law, _) = LawOf(known, problems);
                return MovePlan.Find(known, move, law.Zones) is { } plan && plan.Leg(leg) is { } line
                    ? Manning.Of(plan, law.Loads, line)
                    : null;
            }
        );
        if (manning is null || manning.Question.Aircraft.Count == 0)
            return (
                new Numbered(
                    [
                        new Problem(
                            "leg",
                            0,
                            $"\"{StateTimes.Clip(leg)}\"",
                            "a leg of the move that has chalks with people"
                        ),
                    ],
                    null
                ),
                null
            );
        var proposal = manning.Question.Propose(limit, cancel);
        if (proposal.Seats.Count == 0)
            return (new Numbered([], null), proposal);
        var name = "P" + archive.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var said = archive.Say(
            user,
            [
                new Saying(
                    contingent,
                    Validity.At(archive.Now),
                    new SeatingProposed(
                        move,
                        name,
                        manning.Digest(),
                        "CP-SAT",
                        SeatingSolver.Seed,
                        (int)limit.TotalSeconds,
                        JsonLines.Kebab(proposal.Proof),
                        proposal.Presences,
                        proposal.Bound,
                        [
                            .. proposal
                                .Seats.GroupBy(seat => seat.Aircraft)
                                .OrderBy(same => same.Key, StringComparer.Ordinal)
                                .Select(same => new ProposedChalk(
                                    same.Key,
                                    [.. same.Select(seat => seat.Person).Order(StringComparer.Ordinal)]
                                )),
                        ]
                    )
                ),
            ]
        );
        return (new Numbered([.. said.Problems], said.Problems.Any() ? null : name), proposal);
    }

    /// <summary>Takes a proposal over as manifests: each chalk with the people proposed for it.</summary>
    public Numbered Seat(User user, string? scope, string move, string proposal) =>
        Do(
            user,
            scope,
            (contingent, known, problems) =>
            {
                var (law, _) = LawOf(known, problems);
                if (
                    MovePlan.Find(known, move, law.Zones) is not { } plan
                    || plan.Happened<SeatingProposed>().FirstOrDefault(one => one.Said.Proposal == proposal)
                        is not { } found
                )
                {
                    problems.Add(
                        new Problem("proposal", 0, $"\"{StateTimes.Clip(proposal)}\"", "a proposal of this move")
                    );
                    return [];
                }
                return
                [
                    .. from chalk in found.Said.Chalks
                    let stands = plan.Standing<ChalkListed>().FirstOrDefault(one => one.Said.Chalk == chalk.Chalk)
                    where stands is not null && !stands.Said.People.SequenceEqual(chalk.People)
                    select new Saying(
                        contingent,
                        new Validity(archive.Now, null),
                        stands.Said with
                        {
                            People = chalk.People,
                        },
                        Corrects: stands.Fact.Id
                    ),
                ];
            },
            move,
            []
        );

    /// <summary>The contingent that is meant: of the scope that was asked, or the only one in reach; null with the problem added.</summary>
    private string? ContingentOf(User user, string? scope, List<Problem> problems)
    {
        var contingents = archive.Contingents(user.Reach);
        var meant = contingents.Where(one => scope is null || one == scope || archive.MissionOf(one) == scope).ToList();
        if (meant is [var contingent])
            return contingent;
        problems.Add(
            new Problem(
                "--scope",
                0,
                scope is null ? $"{contingents.Count} contingents" : $"\"{StateTimes.Clip(scope)}\"",
                contingents.Count == 0 ? "a contingent: none is on record" : string.Join(", ", contingents)
            )
        );
        return null;
    }

    private Numbered Do(
        User user,
        string? scope,
        Func<string, Known, List<Problem>, IReadOnlyList<Saying>> decide,
        string reference,
        List<FieldProblem> wrong
    )
    {
        List<Problem> problems = [];
        if (ContingentOf(user, scope, problems) is not { } contingent)
            return new Numbered(problems, null);
        var said = archive.Alone(() =>
        {
            var sayings = archive.Of(
                contingent,
                chronicle => decide(contingent, archive.Everything(chronicle), problems)
            );
            return wrong.Count > 0 || problems.Count > 0 ? new Said([], null) : archive.Say(user, sayings);
        });
        problems.AddRange(
            wrong.Select(one => new Problem(one.Field, 0, Words.Speech.In("en").Say(one.Says), "what can be read"))
        );
        problems.AddRange(said.Problems);
        return new Numbered(problems, problems.Count > 0 ? null : reference);
    }

    // The law is what the editions in force say; of findings those of moves alone are judged.
    private (MoveLaw Law, IReadOnlyList<Finding> Findings) LawOf(Known known, List<Problem> problems)
    {
        List<Standard> adopted =
        [
            .. adoption
                .Adopted(known, _ => null, problems)
                .Where(standard => standard.Rules.Any(rule => rule.Shape.Capability == "Movement")),
        ];
        List<Rule> rules = [.. Assessment.InForce(adopted, known.Today).SelectMany(standard => standard.Rules)];
        return (MoveLaw.Of(rules), Assessment.Of(adopted, known));
    }
}

/// <summary>A move as it would be if a leg, or all of it, left so much later.</summary>
public sealed record MoveSlip(
    MoveFile Move,
    string? Leg,
    Duration By,
    IReadOnlyList<(LegLine Leg, Instant Departs, Instant Arrives)> Times,
    IReadOnlyList<ClearanceLine> Reopened
);
