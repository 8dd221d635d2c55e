using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Movement;
using Qalqan.Sheets;
using Problem = Qalqan.Kernel.Problem;

namespace Qalqan.Web;

// What is said of a move many at a time: by a sheet, and by the solver.
internal sealed partial class Moves
{
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
}
