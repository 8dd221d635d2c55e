using NodaTime;
using Qalqan.Lift;

namespace Qalqan.Movement.Tests;

/// <summary>The first case asked of the packs. Why three aircraft flew was never reported: these answers are our reconstruction.</summary>
public class PlannerTests
{
    private const string Scope = "kaz-undof-2024";

    [Theory]
    [InlineData("auto", 3, "UATE")]
    [InlineData("UATE", 3, "UATE")]
    [InlineData("none", 5, null)]
    [InlineData("UBBB", 3, "UBBB")]
    public void Three_sorties_with_the_stop_and_five_without(string stop, int sorties, string? by)
    {
        var answer = Ask($"stop={stop}", "person-mass=139", "operating-mass=11500", "wind=0", "reserves=study");
        Assert.Empty(answer.Problems);
        Assert.Equal((sorties, by), (answer.Best!.Answer.Sorties!.Value, answer.Best.Stop));
        Assert.Equal(Binding.Payload, answer.Best.Answer.Binding);
        Assert.True(answer.IsReconstruction);
    }

    [Fact]
    public void What_is_not_set_is_the_cases_own_and_the_stop_is_one_at_home()
    {
        var answer = Ask();
        Assert.Equal((3, "UATE"), (answer.Best!.Answer.Sorties, answer.Best.Stop));
        Assert.Equal([47, 46, 46], answer.Best.Answer.EvenSplit);
        Assert.Equal(["UATE"], answer.Stops);
        Assert.Equal((3, 4), answer.Range);
        Assert.Equal(5, answer.Options.Single(option => option.Stop is null).Answer.Sorties);
        Assert.Equal(["AZ", "IR", "IQ", "SY"], States(answer.Best).Where(state => state != "UZ"));
    }

    [Fact]
    public void Two_are_enough_by_seats_and_refused_by_payload()
    {
        var answer = Ask("sorties=2");
        Assert.Equal(2, answer.Best!.Answer.Count!.BySeats);
        Assert.Equal(Binding.Payload, answer.Proposal!.Binding!.What);
        Assert.Equal(35, answer.Proposal.Binding.PersonsLeftBehind);
        Assert.Equal(Binding.Payload, answer.Fewer!.Binding!.What);
        Assert.True(Ask("sorties=3").Proposal!.Enough);
    }

    [Theory]
    [InlineData(100, 2, 3, 3, 7)]
    [InlineData(120, 3, 3, 4, 8)]
    [InlineData(139, 3, 4, 5, 9)]
    [InlineData(150, 3, 4, 5, 10)]
    public void The_answer_moves_with_mass_and_wind(int kg, int best, int worst, int bestStraight, int worstStraight)
    {
        var rows = Ask().Table.Where(row => row.PersonKg == kg).ToList();
        Assert.Equal([best, worst], rows.Select(row => row.Sorties));
        Assert.Equal([bestStraight, worstStraight], rows.Select(row => row.Straight));
        Assert.Equal(best, Ask($"person-mass={kg}").Best!.Answer.Sorties);
        Assert.Equal(
            worst,
            Ask($"person-mass={kg}", "operating-mass=12000", "wind=50", "stop=UATE").Best!.Answer.Sorties
        );
    }

    [Fact]
    public void What_a_little_more_would_change_is_said()
    {
        var answer = Ask();
        Assert.Equal(3, answer.Sensitivity!.SortiesWithOneSeatMore);
        Assert.Equal(3, answer.Sensitivity.SortiesWithOneKiloMore);
        Assert.Equal(7308.0 / 47, answer.Sensitivity.PersonKgAtMost!.Value, 0.1);
        Assert.InRange(answer.HeadwindAtMost!.Value, 10, 100);
    }

    [Fact]
    public void With_Damascus_closed_the_neighbours_answer_with_the_added_hours()
    {
        var open = Ask();
        Assert.Equal(["OLBA", "OSLK", "OJAI"], open.Question.Case!.Instead);
        var closed = Ask("closed=OSDI");
        Assert.Empty(closed.Problems);
        Assert.True(closed.IsReplanned);
        Assert.Equal(["OSLK", "OLBA", "OJAI"], closed.Instead.Select(each => each.Option.To.Field.Code));
        Assert.Equal("OSLK", closed.Best!.To.Field.Code);
        Assert.Equal(3, closed.Best.Answer.Sorties);
        var beirut = closed.Instead.Single(each => each.Option.To.Field.Code == "OLBA");
        // Eleven hours more by road, two thirds of an hour more in the air.
        Assert.InRange(beirut.Added.TotalHours, 11, 12.5);
        Assert.Equal(["AZ", "GE", "TR", "LB"], States(beirut.Option).Where(state => state != "UZ"));
        Assert.Equal(new LocalDate(2024, 2, 21), beirut.Option.States!.Single(state => state.State == "AZ").ApplyBy);
        Assert.Null(beirut.Option.States!.Single(state => state.State == "TR").Asks);
    }

    [Fact]
    public void Damascus_with_no_fuel_must_be_left_with_what_was_brought_and_46_do_not_fit()
    {
        var answer = Ask("no-fuel=OSDI", "stop=UATE");
        Assert.Equal(44, answer.Best!.Answer.Count!.PersonsEach);
        Assert.Equal(4, answer.Best.Answer.Sorties);
    }

    [Theory]
    [InlineData("airfield-closed", "OSDI", "day=2023-11-01")]
    [InlineData("airfield-closed", "UATE", "closed=UATE", "stop=UATE")]
    [InlineData("payload-above-structure", "Airbus C295M", "piece=9500", "cargo=9500")]
    [InlineData("feet-and-metres", "UATE", "runway=UATE:10013")]
    [InlineData("airfield-unknown", "to", "to=OSDX")]
    [InlineData("aircraft-unknown", "aircraft", "aircraft=c17")]
    [InlineData("reserves-unknown", "reserves", "reserves=generous")]
    [InlineData("parameter-unknown", "persons-mass", "persons-mass=139")]
    [InlineData("parameter-twice", "wind", "wind=0", "wind=50")]
    [InlineData("not-a-number", "person-mass", "person-mass=139kg")]
    [InlineData("figure-out-of-range", "wind", "wind=2000")]
    [InlineData("wind-above-cruise", "UAAA-OSDI", "wind=480")]
    [InlineData("no-fuel", "UATE", "no-fuel=UATE", "stop=UATE")]
    [InlineData("day-malformed", "day", "day=14.3.2024")]
    [InlineData("same-airfield", "to", "to=UAAA")]
    [InlineData("operating-mass-above-takeoff-mass", "Airbus C295M", "operating-mass=24000")]
    public void A_slip_is_named(string code, string subject, params string[] set)
    {
        var (question, problems) = Read(set);
        if (question is not null)
            problems = LiftPlanner.Answer(Tables.All, question).Problems;
        Assert.Contains(problems, problem => problem.Code == code && problem.Subject == subject);
        Assert.All(problems, problem => Assert.NotEmpty(problem.Change));
    }

    [Fact]
    public void All_slips_come_at_once() =>
        Assert.Equal(
            ["parameter-unknown", "aircraft-unknown", "airfield-unknown", "not-a-number"],
            Read(["colour=red", "aircraft=c17", "to=XXXX", "people=many"]).Problems.Select(problem => problem.Code)
        );

    [Fact]
    public void A_scope_without_a_case_must_say_what_it_asks()
    {
        var (question, problems) = LiftReading.Of(Tables.All, "other", []);
        Assert.Null(question);
        Assert.Equal(["aircraft", "from", "to", "people"], problems.Select(problem => problem.Subject));
        var (full, none) = LiftReading.Of(
            Tables.All,
            "other",
            Pairs(["aircraft=a400m", "from=UAAA", "to=OSDI", "people=139", "day=2025-04-10"])
        );
        Assert.Empty(none);
        var answer = LiftPlanner.Answer(Tables.All, full!);
        Assert.Equal((2, Binding.Seats), (answer.Best!.Answer.Sorties, answer.Best.Answer.Binding));
        Assert.False(answer.IsReconstruction);
    }

    private static IEnumerable<string> States(LiftOption option) => option.States!.Select(state => state.State);

    private static LiftAnswer Ask(params string[] set)
    {
        var (question, problems) = Read(set);
        Assert.Empty(problems);
        return LiftPlanner.Answer(Tables.All, question!);
    }

    private static (LiftQuestion? Question, IReadOnlyList<Problem> Problems) Read(string[] set) =>
        LiftReading.Of(Tables.All, Scope, Pairs(set));

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string[] set) =>
        set.Select(text => text.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
}
