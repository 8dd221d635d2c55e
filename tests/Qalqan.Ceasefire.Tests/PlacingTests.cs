using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire.Tests;

public sealed class PlacingTests
{
    // Two posts on the line of 33.1 N, 2.8 km apart; the first looks north-east, the second north-west: they meet between the lines.
    private static Observed Seen(double longitude, decimal bearing, int? metres = null) =>
        new(
            "P68",
            null,
            "shot",
            Sense.Seen,
            null,
            Timing.Throughout,
            new Whereabouts(
                null,
                null,
                FormattableString.Invariant($"33.10000,{longitude:0.00000}"),
                new Sight(bearing, AngleUnit.Degrees, North.True, metres),
                null
            ),
            null,
            "bravo",
            null,
            null,
            null,
            null,
            false,
            null,
            null
        );

    private static IncidentStated Stated(string? zone = null) =>
        new(
            "I-1",
            "presence",
            IncidentForm.Event,
            Timing.Within,
            IncidentLayer.Record,
            null,
            zone,
            null,
            null,
            null,
            "alpha",
            null,
            "idf",
            null,
            null,
            null,
            null,
            [],
            null,
            null,
            "People past the line",
            null
        );

    private static (Mission Mission, ReportId Link) Joined(params Observed[] seen)
    {
        var mission = new Mission();
        mission.Say(Stated(), Mission.Day, Mission.Day);
        ReportId link = default;
        foreach (var one in seen)
            link = mission.Say(
                new Linked("I-1", mission.Say(one, Mission.Day, Mission.Day).Value, ["bearings-meet"], null)
            );
        return (mission, link);
    }

    private static Placed? Place(Known known) => Placing.Of(Incidents.Find(known, "I-1")!, known);

    [Fact]
    public void Where_bearings_of_two_joined_reports_meet_the_incident_is_with_the_error_of_both()
    {
        var (mission, _) = Joined(Seen(35.8050, 45), Seen(35.8350, 315));

        var place = Place(mission.Known());

        Assert.NotNull(place);
        Assert.True(place.IsOfBearings);
        // Half of 2.8 km to the north of the middle.
        Assert.InRange(place.Spot.At.Latitude, 33.1120, 33.1132);
        Assert.InRange(place.Spot.At.Longitude, 35.8195, 35.8205);
        Assert.InRange(place.Spot.Error.Metres, 20, 400);
    }

    [Fact]
    public void So_placed_it_is_judged_by_the_ground_and_says_by_which_bearings_and_parted_it_is_not()
    {
        var (mission, link) = Joined(Seen(35.8050, 45), Seen(35.8350, 315));

        var finding = Assert.Single(mission.Assess(), finding => finding.Rule.Id == "R-SEP-A");
        Assert.Equal(Verdict.Breached, finding.Verdict);
        Assert.Contains(finding.Arithmetic, line => line.Key == "ceasefire.bearings");

        mission.Say(new Withdrawal(WithdrawalReason.EnteredInError), withdraws: link);

        Assert.Null(Place(mission.Known()));
        Assert.DoesNotContain(mission.Assess(), finding => finding.Verdict is Verdict.Breached);
    }

    [Fact]
    public void A_report_with_a_distance_stands_before_bearings_and_the_least_wrong_before_others()
    {
        var (mission, _) = Joined(
            Seen(35.8050, 45),
            Seen(35.8350, 315),
            Seen(35.8050, 45, 4000),
            Seen(35.8350, 315, 900)
        );

        var place = Place(mission.Known());

        Assert.False(place!.IsOfBearings);
        Assert.InRange(place.Spot.At.Longitude, 35.8250, 35.8300);
    }

    [Fact]
    public void Bearings_that_do_not_meet_place_nothing()
    {
        var (mission, _) = Joined(Seen(35.8050, 315), Seen(35.8350, 45));

        Assert.Null(Place(mission.Known()));
    }
}
