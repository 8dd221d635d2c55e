using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// The rotation of April 2025: 139 out by two lifts, 139 home by two, and the company handed over in place. The days of leaving and of coming home are
/// public; by what aircraft and how many is not, so that no carrier is named and only heads are counted.
/// </summary>
public sealed class RotationMove(List<Post> posts, Roster roster, MovePen pen)
{
    public const string Move = "ROT-2025";
    private const string Aircraft = "not-published";

    private static readonly Duration Flight = Duration.FromMinutes(310);
    private static readonly Instant Opened = Story.Z("2025-01-20T06:00:00Z");
    private static readonly string[] Posts =
    [
        "HQ-01",
        "HQ-02",
        "OPS-01",
        "ENG-01",
        "MED-01",
        "SIG-01",
        "LOG-01",
        "PL1-01",
    ];

    private static readonly (MoveStage Stage, string At)[] Stages =
    [
        (MoveStage.Draft, "2025-01-20T06:30:00Z"),
        (MoveStage.Agreed, "2025-02-20T06:00:00Z"),
        (MoveStage.Cleared, "2025-03-31T08:00:00Z"),
        (MoveStage.Manifested, "2025-04-07T08:00:00Z"),
        (MoveStage.Closed, "2025-04-09T08:00:00Z"),
        (MoveStage.Departed, "2025-04-10T07:40:00Z"),
        (MoveStage.Arrived, "2025-04-11T12:00:00Z"),
        (MoveStage.Reconciled, "2025-04-14T06:00:00Z"),
    ];

    private static readonly (string Line, string Words, int Days, string Owner, string Done)[] Lines =
    [
        ("agreement", "Agree dates with the mission", 50, "CO", "2025-02-20"),
        ("clearances", "Apply for every overflight and landing, out and home", 40, "S4", "2025-03-03"),
        ("manifests", "Manifests of all lifts", 5, "S1", "2025-04-07"),
        ("photographs", "Photographs for the mission's cards", 30, "S1", "2025-03-12"),
        ("overlap", "Each successor two days beside the holder", 2, "S3", "2025-04-11"),
        ("property", "Property seen by both, by serial", 0, "S4", "2025-04-12"),
    ];

    private readonly RotationDates out2 = roster.Of("R2").Dates;
    private readonly RotationDates home1 = roster.Of("R1").Dates;

    public void Write()
    {
        pen.Plan(
            "CO",
            Opened,
            new MoveOpened(
                Move,
                "rotation",
                "EXERCISE: rotation of April 2025, 139 out and 139 home",
                Story.Day("2025-04-12"),
                278
            )
        );
        foreach (var (stage, at) in Stages)
            pen.Tell("CO", Story.Z(at), new MoveStaged(Move, stage, null));
        Out();
        Home();
        Clearances();
        Handover();
    }

    private void Out()
    {
        var (first, second) = (out2.FirstLift, out2.SecondLift);
        Flown("OUT-1", "main", ("UAAA", "OSDI"), first - Flight, [], [("D1", Arrived("R2", out2.FirstLift))]);
        Driven("OUT-1-ROAD", "main", ("OSDI", "FAOUAR"), first + Duration.FromHours(1), "OUT-1", Arrived("R2", first));
        List<string> later = [.. Arrived("R2", second), .. Arrived("R2", out2.ThirdLift)];
        Flown(
            "OUT-2",
            "main",
            ("UAAA", "OSDI"),
            second - Flight,
            [],
            [("D2", Arrived("R2", second)), ("D3", Arrived("R2", out2.ThirdLift))],
            out2.ThirdLift
        );
        Driven("OUT-2-ROAD", "main", ("OSDI", "FAOUAR"), second + Duration.FromMinutes(105), "OUT-2", later);
        Leg(
            "HANDOVER",
            "handover",
            MoveMode.Stay,
            ("FAOUAR", "FAOUAR"),
            Story.Z("2025-04-11T13:00:00Z"),
            Story.Z("2025-04-12T15:00:00Z"),
            1440,
            ["OUT-1-ROAD", "OUT-2-ROAD"]
        );
    }

    private void Home()
    {
        foreach (var (name, at) in new[] { ("1", home1.DepartsFirst!.Value), ("2", home1.DepartsLast!.Value) })
        {
            List<string> people =
            [
                .. roster.Of("R1").Members.Where(member => member.Departs == at).Select(member => member.Reference),
            ];
            Driven($"HOME-{name}-ROAD", "rear", ("FAOUAR", "OSDI"), at - Duration.FromHours(6), null, people);
            Flown($"HOME-{name}", "rear", ("OSDI", "UAAA"), at, [$"HOME-{name}-ROAD"], [($"H{name}", people)]);
        }
    }

    private List<string> Arrived(string rotation, Instant at) =>
        [.. roster.Of(rotation).Members.Where(member => member.Arrives == at).Select(member => member.Reference)];

    private void Flown(
        string leg,
        string party,
        (string From, string To) way,
        Instant leaves,
        string[] after,
        (string Chalk, List<string> People)[] chalks,
        Instant? last = null
    )
    {
        var arrives = last ?? leaves + Flight;
        Leg(
            leg,
            party,
            MoveMode.Air,
            way,
            leaves,
            arrives,
            290,
            after,
            "Direct; type and number of aircraft not published"
        );
        foreach (var (chalk, people) in chalks)
            Chalk(chalk, Aircraft, leg, people);
        Passed(leg, way, leaves, arrives, chalks.Sum(chalk => chalk.People.Count));
    }

    private void Driven(
        string leg,
        string party,
        (string From, string To) way,
        Instant leaves,
        string? after,
        List<string> people
    )
    {
        var arrives = leaves + Duration.FromMinutes(225);
        Leg(leg, party, MoveMode.Road, way, leaves, arrives, 210, after is null ? [] : [after], "Invented");
        Chalk($"B-{leg}", "bus", leg, people);
        Passed(leg, way, leaves, arrives, people.Count);
    }

    private void Leg(
        string leg,
        string party,
        MoveMode mode,
        (string From, string To) way,
        Instant leaves,
        Instant arrives,
        int minutes,
        string[] after,
        string? words = null
    ) =>
        pen.Say(
            "S4",
            Opened + Duration.FromHours(2),
            new LegPlanned(
                Move,
                leg,
                party,
                mode,
                way.From,
                way.To,
                minutes,
                [.. after.Select(before => new LegAfter(before, mode is MoveMode.Stay ? 0 : 30))],
                null,
                null,
                null,
                words
            ),
            new Validity(leaves, arrives)
        );

    private void Chalk(string chalk, string carrier, string leg, List<string> people) =>
        pen.Plan(
            "S1",
            Story.Z("2025-04-07T06:00:00Z"),
            new ChalkListed(Move, chalk, carrier, [leg], null, null, null, people)
        );

    private void Passed(string leg, (string From, string To) way, Instant leaves, Instant arrives, int people)
    {
        var quarter = Duration.FromMinutes(15);
        pen.Tell("S1", leaves - quarter, Counted(way.From, CountDoing.Leaving));
        pen.Tell("S4", leaves, new LegPassed(Move, leg, null, LegDoing.Left, null));
        pen.Tell("S4", arrives, new LegPassed(Move, leg, null, LegDoing.Arrived, null));
        pen.Tell("S1", arrives + quarter, Counted(way.To, CountDoing.Arrived));

        NodeCounted Counted(string node, CountDoing doing) => new(Move, leg, node, doing, null, people, [], [], null);
    }

    private void Clearances()
    {
        foreach (
            var (way, legs, from, to) in new[]
            {
                ("OUT", new[] { "OUT-1", "OUT-2" }, "2025-04-10T00:00:00Z", "2025-04-13T00:00:00Z"),
                ("HOME", ["HOME-1", "HOME-2"], "2025-04-12T00:00:00Z", "2025-04-15T00:00:00Z"),
            }
        )
        foreach (var state in new[] { "AZ", "IR", "IQ", "SY" })
        {
            var clearance = $"{state}-{way}";
            var (valid, until) = (Story.Z(from), Story.Z(to));
            pen.Plan(
                "S4",
                Opened + Duration.FromHours(3),
                new ClearanceWanted(
                    Move,
                    clearance,
                    state == "SY" ? "landing" : "overflight",
                    state,
                    legs,
                    null,
                    null,
                    "Which states were crossed was not published"
                )
            );
            pen.Tell(
                "S4",
                Story.Z("2025-03-03T07:00:00Z"),
                new ClearanceStepped(Move, clearance, ClearanceDoing.Applied, null, valid, until, null)
            );
            pen.Tell(
                "S4",
                Story.Z("2025-03-27T07:00:00Z"),
                new ClearanceStepped(
                    Move,
                    clearance,
                    ClearanceDoing.Granted,
                    $"EXERCISE-{clearance}",
                    valid,
                    until,
                    null
                )
            );
        }
    }

    private void Handover()
    {
        foreach (var (line, words, days, owner, done) in Lines)
        {
            pen.Plan("S3", Opened + Duration.FromHours(1), new ChecklistLine(Move, line, words, days, owner));
            pen.Tell(owner, Story.Z($"{done}T12:30:00Z"), new LineDone(Move, line, true, null));
        }
        foreach (var (post, place) in Posts.Select((post, place) => (post, place)))
        {
            var successor = roster.Of("R2").Holder(posts, post);
            pen.Say(
                "S3",
                Story.Z("2025-04-02T07:00:00Z"),
                new ReliefPlanned(
                    Move,
                    post,
                    $"The holder of {post} in the first contingent",
                    successor.Reference,
                    Position.Faouar,
                    null
                ),
                new Validity(successor.Arrives!.Value, home1.DepartsLast!.Value)
            );
            var at = Duration.FromMinutes(15 * place);
            pen.Plan(
                "S3",
                Story.Z("2025-04-11T14:00:00Z") + at,
                new PageWritten(
                    Move,
                    post,
                    "EXERCISE. What changed since December, whom to call, and what is still open."
                )
            );
            pen.Tell("S3", Story.Z("2025-04-12T10:00:00Z") + at, new Relieved(Move, post, null));
        }
    }
}
