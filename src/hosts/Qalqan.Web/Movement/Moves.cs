using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Movement;
using Qalqan.Sheets;
using Problem = Qalqan.Kernel.Problem;

namespace Qalqan.Web;

/// <summary>Moves of a contingent, looked at and said, for pages, calls and commands alike.</summary>
internal sealed partial class Moves(Archive archive, Adoption adoption)
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

    /// <summary>By contingent the moves that are not over at the look, and what waits to be done about each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<MoveUnderWay>> UnderWay(Inquiry inquiry) =>
        archive
            .Look<IReadOnlyList<MoveUnderWay>>(
                inquiry with
                {
                    Period = null,
                },
                (known, problems) =>
                {
                    var law = MoveLaw.Of(RulesOf(Adopted(known, problems), known));
                    return
                    [
                        .. MovePlan
                            .All(known, law.Zones)
                            .Where(plan => plan.Stage is not (MoveStage.Reconciled or MoveStage.Cancelled))
                            .Select(plan => MoveUnderWay.Of(MoveFile.Of(plan, law, []), known.Zone)),
                    ];
                }
            )
            .Scopes.ToDictionary(look => look.Scope, look => look.Value);

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
        var adopted = Adopted(known, problems);
        return (MoveLaw.Of(RulesOf(adopted, known)), Assessment.Of(adopted, known));
    }

    private List<Standard> Adopted(Known known, List<Problem> problems) =>
        [
            .. adoption
                .Adopted(known, _ => null, problems)
                .Where(standard => standard.Rules.Any(rule => rule.Shape.Capability == "Movement")),
        ];

    private static List<Rule> RulesOf(IReadOnlyList<Standard> adopted, Known known) =>
        [.. Assessment.InForce(adopted, known.Today).SelectMany(standard => standard.Rules)];
}

/// <summary>A move as it would be if a leg, or all of it, left so much later.</summary>
public sealed record MoveSlip(
    MoveFile Move,
    string? Leg,
    Duration By,
    IReadOnlyList<(LegLine Leg, Instant Departs, Instant Arrives)> Times,
    IReadOnlyList<ClearanceLine> Reopened
);

/// <summary>A move that is not over, in few words: how far, where its people are, what waits to be done and how much of that is late.</summary>
public sealed record MoveUnderWay(string Name, string Title, MoveStage Stage, MoveWhereabouts Where, int ToDo, int Late)
{
    internal static MoveUnderWay Of(MoveFile move, DateTimeZone zone)
    {
        var all = MoveToDo.Of(move, zone);
        return new MoveUnderWay(
            move.Name,
            move.Move.Said.Title,
            move.Stage,
            MoveWhereabouts.Of(move),
            all.Count,
            all.Count(one => one.IsLate)
        );
    }
}
