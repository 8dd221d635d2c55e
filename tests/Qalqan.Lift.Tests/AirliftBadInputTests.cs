using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Lift.Tests;

public sealed class AirliftBadInputTests
{
    private static readonly Airlift Lift = FirstCase.Lift();

    [Fact]
    public void An_airfield_closed_that_day_closes_its_routes_and_says_what_to_change()
    {
        var closed = FirstCase.Aktau with
        {
            Closed = [new DateInterval(new LocalDate(2024, 3, 10), new LocalDate(2024, 3, 14))],
        };
        var route = new Route([
            FirstCase.ByAktau.Flights[0] with
            {
                To = closed,
            },
            FirstCase.ByAktau.Flights[1] with
            {
                From = closed,
            },
        ]);

        var answer = (Lift with { Routes = [FirstCase.Straight, route] }).Answer();
        var dayAfter = Lift with { Routes = [route], Day = new LocalDate(2024, 3, 15) };

        Assert.Equal(
            new Problem("airfield-closed", "UATE", "2024-03-14", "open", "other-day-or-airfield"),
            Assert.Single(answer.Options[1].Problems)
        );
        Assert.Equal(5, answer.Best!.Sorties);
        Assert.Equal(3, dayAfter.Answer().Best!.Sorties);
    }

    [Theory]
    [InlineData(11811, null, "<=6000 m")]
    [InlineData(3000, 11811.0, "3600 m")]
    public void Feet_for_metres_are_named(double metres, double? feet, string wanted)
    {
        var field = FirstCase.Damascus with { RunwayMetres = metres, RunwayFeet = feet };
        var route = new Route([FirstCase.Straight.Flights[0] with { To = field }]);

        var problem = Assert.Single((Lift with { Routes = [route] }).Answer().Options[0].Problems);

        Assert.Equal(new Problem("feet-and-metres", "OSDI", $"{metres} m", wanted, "correct-unit"), problem);
    }

    [Fact]
    public void A_piece_above_the_structure_is_refused_with_the_structure()
    {
        var heavy = Lift with { Load = new Load(0, 0, 12_000, 12_000) };

        Assert.Equal(
            new Problem("payload-above-structure", "C295M", "12000 kg", "<=9250 kg", "divide-or-other-aircraft"),
            Assert.Single(heavy.Answer().Problems)
        );
    }

    [Fact]
    public void Every_problem_of_a_question_is_named_at_once()
    {
        var wrong = Lift with { Load = new Load(139, double.NaN, -1), Routes = [] };

        Assert.Equal(
            ["figure-not-positive", "cargo-not-a-mass", "piece-above-cargo", "no-route"],
            wrong.Answer().Problems.Select(problem => problem.Code)
        );
    }

    [Fact]
    public void A_route_with_a_gap_no_fuel_a_gale_and_a_way_below_the_shortest_says_all_four()
    {
        var route = new Route([
            FirstCase.ByAktau.Flights[0] with
            {
                To = FirstCase.Aktau with { HasFuel = false },
                HeadwindKmh = 480,
            },
            new Flight(FirstCase.Baku, FirstCase.Damascus, Distance.FromKilometres(1400)),
        ]);

        Assert.Equal(
            ["route-broken", "no-fuel", "wind-above-cruise", "way-below-shortest"],
            (Lift with { Routes = [route] }).Answer().Options[0].Problems.Select(problem => problem.Code)
        );
    }

    [Fact]
    public void A_fleet_of_two_is_refused_as_a_fleet()
    {
        var answer = (Lift with { Fleet = 2 }).Answer();

        Assert.Null(answer.Best);
        Assert.All(answer.Options, option => Assert.Equal(Binding.Fleet, option.Binding));
    }
}
