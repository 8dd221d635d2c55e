using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire.Tests;

public sealed class PeriodReturnTests
{
    private static readonly Standard[] Adopted =
    [
        Mission.Agreement,
        Mission.Pack("sg-formula/2018"),
        Mission.Pack("sg-formula/2021"),
        Mission.Pack("sg-formula/2024"),
    ];

    private static PeriodReturn Of(Mission mission) => PeriodReturn.Of(mission.Known(), Adopted);

    private static (int Confirmed, int Reported) Class(PeriodReturn made, string rule, string edition)
    {
        var one = made.Classes.Single(one => one.Rule.Id == rule && one.Standard.Edition == edition);
        return (one.Confirmed.Count, one.Reported.Count);
    }

    [Fact]
    public void An_incident_is_counted_by_the_formula_of_its_own_day()
    {
        var mission = new Mission();
        var old = NodaTime.Instant.FromUtc(2019, 3, 1, 9, 0);
        mission.Say(ConductTests.Incident("I-1", "fire", origin: "alpha", toward: "aos"), old, old);
        mission.Say(ConductTests.Incident("I-2", "drone", zone: "aos", origin: "alpha"), old, old);
        mission.Say(ConductTests.Incident("I-3", "drone", zone: "aos", origin: "alpha"), to: Mission.Day);

        var made = Of(mission);

        Assert.Equal((0, 1), Class(made, "firing-into-the-area", "2018"));
        Assert.Equal((0, 1), Class(made, "firing-across", "2018"));
        Assert.Equal((0, 1), Class(made, "crossing-air", "2021")); // of 2024; in 2019 the formula had no drones
        Assert.DoesNotContain(
            made.Classes,
            one => one.Rule.Id == "firing-into-the-area" && one.Standard.Edition == "2021"
        );
    }

    [Fact]
    public void Nothing_is_confirmed_until_a_post_confirms_and_what_it_refuses_is_in_no_number()
    {
        var mission = new Mission();
        mission.Say(ConductTests.Incident("I-1", "fire", origin: "bravo", toward: "alpha"), to: Mission.Day);
        mission.Say(ConductTests.Incident("I-2", "fire", origin: "bravo", toward: "alpha"), to: Mission.Day);
        Assert.Equal((0, 2), Class(Of(mission), "firing-across", "2021"));

        Decide("I-1", "R-FIRE-1", DecisionOutcome.Confirmed);
        Decide("I-2", "R-FIRE-1", DecisionOutcome.Refused);
        Assert.Equal((1, 1), Class(Of(mission), "firing-across", "2021")); // of the second another finding still waits

        Decide("I-2", "R-CF-1", DecisionOutcome.Refused);
        Assert.Equal((1, 0), Class(Of(mission), "firing-across", "2021"));

        void Decide(string incident, string rule, DecisionOutcome outcome) =>
            mission.Say(new Decided(incident, "undof-agreement", rule, outcome, "Seen", "F", []));
    }

    [Fact]
    public void What_is_only_reported_in_public_is_told_of_and_never_counted()
    {
        var mission = new Mission();
        mission.Say(
            ConductTests.Incident("I-1", "fire", origin: "bravo", toward: "alpha") with
            {
                Layer = IncidentLayer.Public,
                Public = new PublicTrace(4, "A list", null, null, null, Confidence.Low),
            },
            to: Mission.Day
        );

        var made = Of(mission);

        Assert.Empty(made.Incidents);
        Assert.Equal(1, made.Unassessed);
        Assert.All(made.Classes, one => Assert.Empty(one.Reported));
    }
}
