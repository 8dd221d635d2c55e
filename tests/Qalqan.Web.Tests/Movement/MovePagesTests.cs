using System.Net;
using System.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

/// <summary>A move from opening to counting, by somebody at a browser without scripts, on a copy of the exercise.</summary>
public sealed class MovePagesTests(FirstCase first) : IClassFixture<FirstCase>, IDisposable
{
    private readonly MoveCase day = new(first);

    public void Dispose() => day.Dispose();

    [Fact]
    public void A_move_is_opened_planned_cleared_loaded_slipped_counted_and_struck_from_its_pages_alone()
    {
        using var pages = Pages.Of(day.Desk);
        var clerk = new Clerk(pages);
        clerk.Open("/movement");
        clerk.Follow("Open a move");
        clerk.Press(
            "Record",
            ("move", "ROT-X"),
            ("kind", "rotation"),
            ("title", "A rotation"),
            ("handover", "2026-12-20")
        );
        Assert.Contains("Nobody has been counted yet", clerk.Text, StringComparison.Ordinal);

        // What is wrong comes back at its field, with what was typed.
        Say(
            clerk,
            "leg",
            ("leg", "L1"),
            ("party", "main"),
            ("mode", "air"),
            ("from", "UAAA"),
            ("to", "UATE"),
            ("departs", "tomorrow"),
            ("minutes", "294")
        );
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
        Assert.Contains("tomorrow is no time", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"294\"", clerk.Text, StringComparison.Ordinal);

        Say(
            clerk,
            "leg",
            ("leg", "L1"),
            ("party", "main"),
            ("mode", "air"),
            ("from", "UAAA"),
            ("to", "UATE"),
            ("departs", "2026-11-24T10:00"),
            ("arrives", "2026-11-24T15:00"),
            ("minutes", "294")
        );
        Say(
            clerk,
            "leg",
            ("leg", "L2"),
            ("party", "handover"),
            ("mode", "air"),
            ("from", "UATE"),
            ("to", "OSDI"),
            ("departs", "2026-11-25T10:00"),
            ("arrives", "2026-11-25T13:00"),
            ("minutes", "258"),
            ("after", "L1+60")
        );
        // By the clock of Almaty and by Z.
        Assert.Contains("240500ZNOV26", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("10:00", clerk.Text, StringComparison.Ordinal);

        Say(clerk, "clearance", ("clearance", "K1"), ("kind", "munitions"), ("state", "AZ"), ("legs", "L2"));
        Say(
            clerk,
            "clearance-step",
            ("clearance", "K1"),
            ("doing", "granted"),
            ("validFrom", "2026-11-24T00:00Z"),
            ("validTo", "2026-11-27T00:00Z")
        );
        Say(
            clerk,
            "chalk",
            ("chalk", "C1"),
            ("carrier", "c295m"),
            ("legs", "L1 L2"),
            ("people", "R1-002 R1-003 R1-004")
        );
        Say(
            clerk,
            "chalk",
            ("chalk", "C2"),
            ("carrier", "c295m"),
            ("legs", "L1 L2"),
            ("people", "R1-005 R1-006 R1-004")
        );
        clerk.Open("/movement/ROT-X");
        Assert.Contains("R1-004 is on two manifests of L1: C1, C2", clerk.Text, StringComparison.Ordinal);

        clerk.Open("/movement/ROT-X/slip?hours=96");
        Assert.Contains("K1", clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("No clearance that stands would be lost", clerk.Text, StringComparison.Ordinal);
        clerk.Open("/movement/ROT-X/slip?hours=24");
        Assert.Contains("No clearance that stands would be lost", clerk.Text, StringComparison.Ordinal);

        Say(clerk, "chalk", ("chalk", "C2"), ("carrier", "c295m"), ("legs", "L1 L2"), ("people", "R1-005 R1-006"));
        Say(
            clerk,
            "count",
            ("leg", "L1"),
            ("node", "UAAA"),
            ("doing", "leaving"),
            ("counted", "4"),
            ("missing", "R1-006;at the gate, 0930"),
            ("at", "2026-11-24T09:50")
        );
        Assert.Contains("R1-006", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("at the gate, 0930", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("4 left UAAA", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("missing: 1", clerk.Text, StringComparison.Ordinal);

        // A gate: not reconciled while somebody is missing.
        Say(clerk, "stage", ("stage", "reconciled"));
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);

        var count = day.Folder.Journal.Head.Number;
        clerk.Open("/movement/ROT-X");
        clerk.Press("Strike", ("of", $"{count}"));
        clerk.Open("/movement/ROT-X/count");
        Assert.DoesNotContain("at the gate, 0930", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_things_goes_in_row_by_row_and_what_is_refused_is_named_with_its_row()
    {
        using var pages = Pages.Of(day.Desk);
        var clerk = new Clerk(pages);
        var sheet = Encoding.UTF8.GetBytes(
            """
            item,what,words,within,count,gross,un
            I1,baggage,kit of one platoon,,30,1350,
            I2,ammunition,cartridges,,4,120,UN0012
            I3,gadget,unknown thing,,1,1,
            I4,baggage,too many feet,,1,12ft,
            I1,baggage,said twice,,1,1,
            """
        );

        clerk.Open("/movement/DEP-2024/take/item");
        clerk.Drop("Try", "things.csv", sheet);
        Assert.Contains(
            "Tried, nothing recorded: new 2, changed 0, the same 0, refused 3",
            clerk.Text,
            StringComparison.Ordinal
        );
        clerk.Drop("Take in", "things.csv", sheet);
        Assert.Contains("Taken in: new 2", clerk.Text, StringComparison.Ordinal);
        clerk.Drop("Take in", "things.csv", sheet);
        Assert.Contains("Taken in: new 0, changed 0, the same 2", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_track_of_a_file_fills_its_own_times_and_a_file_without_times_is_refused()
    {
        using var pages = Pages.Of(day.Desk);
        var clerk = new Clerk(pages);
        var gpx = """
            <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
            <trkpt lat="33.41" lon="36.51"><time>2024-03-15T08:00:00Z</time></trkpt>
            <trkpt lat="33.24" lon="35.91"><time>2024-03-15T11:00:00Z</time></trkpt>
            </trkseg></trk></gpx>
            """;

        clerk.Open("/movement/DEP-2024/take/track");
        clerk.Drop("Take in", "v.gpx", Encoding.UTF8.GetBytes(gpx), ("chalk", "V02"));
        Assert.Contains("33.24,35.91", clerk.Text, StringComparison.Ordinal);

        clerk.Open("/movement/DEP-2024/take/track");
        clerk.Drop(
            "Take in",
            "v.gpx",
            Encoding.UTF8.GetBytes(
                gpx.Replace("<time>2024-03-15T08:00:00Z</time>", "", StringComparison.Ordinal)
                    .Replace("<time>2024-03-15T11:00:00Z</time>", "", StringComparison.Ordinal)
            ),
            ("chalk", "V02")
        );
        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
    }

    [Fact]
    public void Serials_of_weapons_are_told_to_whom_arms_are_open_and_to_nobody_else()
    {
        day.Say(
            new ItemListed(
                "DEP-2024",
                "Z1",
                "weapon",
                "rifle",
                null,
                "EXERCISE-ZZ-77",
                null,
                1,
                3.6m,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null
            ),
            "2024-03-01 06:00"
        );
        using var pages = Pages.Of(day.Desk);
        var clerk = new Clerk(pages);

        clerk.Open("/movement/DEP-2024/load");

        // The exercise without accounts is whoever has it in hand, and the switch of detail is off.
        Assert.DoesNotContain("EXERCISE-ZZ-77", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_solver_proposes_and_the_proposal_is_taken_over_as_manifests()
    {
        var (said, proposal) = day.Desk.Moves.Propose(
            MoveCase.Officer,
            "kaz-undof-2024",
            "DEP-2024",
            "L4",
            NodaTime.Duration.FromSeconds(20),
            TestContext.Current.CancellationToken
        );

        Assert.Empty(said.Problems);
        Assert.Equal(Lift.Proof.Optimal, proposal!.Proof);
        var taken = day.Desk.Moves.Seat(MoveCase.Officer, "kaz-undof-2024", "DEP-2024", said.Reference!);
        Assert.Empty(taken.Problems);
        var move = day.Desk.Moves.One(new Inquiry(), "DEP-2024").Scopes.Single(look => look.Value is not null).Value!;
        foreach (var chalk in move.Loads.Where(load => load.Chalk.Said.Legs.Contains("L4")))
            Assert.Equal(
                proposal
                    .Seats.Where(seat => seat.Aircraft == chalk.Chalk.Said.Chalk)
                    .Select(seat => seat.Person)
                    .Order(StringComparer.Ordinal),
                chalk.Chalk.Said.People.Order(StringComparer.Ordinal)
            );
        Assert.All(move.Manned, manned => Assert.True(manned.Judged.Stands, string.Join(' ', manned.Judged.Faults)));
    }

    private static void Say(Clerk clerk, string kind, params (string Field, string Value)[] typed)
    {
        clerk.Open($"/movement/ROT-X/say/{kind}");
        clerk.Press("Record", typed);
    }
}
