using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>Moves on record by command: slipped, said, taken in as a sheet, seated, struck.</summary>
public sealed class MoveRecordTests(NamedCase named) : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_slip_of_four_days_opens_the_permission_of_72_hours_again_and_says_by_when_to_apply()
    {
        named.CopyTo(scratch);

        var ran = Move("slip", "DEP-2024", "--leg", "L5", "--as-of", "2024-02-24", "--format", "json");

        Assert.Equal(1, ran.Exit);
        var opened = ran
            .Json.Where(line => line.GetProperty("what").GetString() == "clearance")
            .Select(line => (line.GetProperty("state").GetString(), line.GetProperty("applyBy").GetString()))
            .ToList();
        Assert.Equal([("AZ", "2024-02-26")], opened);
    }

    [Fact]
    public void A_move_is_opened_planned_and_struck_and_what_is_wrong_is_told_at_its_field()
    {
        named.CopyTo(scratch);

        Assert.Equal(0, Move("say", "ROT-X", "move", "kind=rotation", "title=A rotation").Exit);
        var wrong = Move(
            "say",
            "ROT-X",
            "leg",
            "leg=L1",
            "party=main",
            "mode=air",
            "from=UAAA",
            "to=OSDI",
            "departs=soon",
            "minutes=1 h"
        );
        Assert.Equal(2, wrong.Exit);
        Assert.Contains("soon is no time", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("1 h is no number", wrong.Errors, StringComparison.Ordinal);

        File.WriteAllText(
            scratch.At("legs.csv"),
            "leg,party,mode,from,to,departs,minutes\nL1,main,air,UAAA,UATE,2026-12-01T10:00,294\nL2,main,air,UATE,OSDI,not yet,258\n"
        );
        var taken = Move("take", "ROT-X", "leg", scratch.At("legs.csv"), "--format", "json");
        Assert.Equal(1, taken.Exit);
        Assert.Equal(
            (1, 1),
            (taken.Json[0].GetProperty("new").GetInt32(), taken.Json[0].GetProperty("refused").GetInt32())
        );
        Assert.Equal(
            (3, "departs"),
            (taken.Json[1].GetProperty("row").GetInt32(), taken.Json[1].GetProperty("field").GetString())
        );

        var shown = Move("show", "ROT-X", "--format", "json");
        var leg = shown.Json.Single(line => line.GetProperty("what").GetString() == "leg");
        Assert.Equal("2026-12-01T05:00:00Z", leg.GetProperty("departs").GetString());
        Assert.Equal(0, Move("strike", "ROT-X", $"{leg.GetProperty("entry").GetInt64()}").Exit);
        Assert.DoesNotContain(
            Move("show", "ROT-X", "--format", "json").Json,
            line => line.GetProperty("what").GetString() == "leg"
        );
    }

    [Fact]
    public void The_solver_seats_the_first_case_within_seconds_with_a_proof()
    {
        named.CopyTo(scratch);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var ran = Move("seat", "DEP-2024", "L4", "--take");

        Assert.Equal((0, ""), (ran.Exit, ran.Errors));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30); // the program's start and its folder's opening included, on a busy machine
    }

    private Ran Move(params string[] args) => Cli.Run(["move", .. args, "--data", scratch.At("data")]);
}
