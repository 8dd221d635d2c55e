using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire.Tests;

public sealed class JoinProposalsTests
{
    private static Observed Shot(string post, double latitude, double longitude, string what = "shot") =>
        new(
            post,
            null,
            what,
            Sense.Seen,
            null,
            Timing.Throughout,
            new Whereabouts(
                null,
                null,
                FormattableString.Invariant($"{latitude:0.#####},{longitude:0.#####}"),
                null,
                200
            ),
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            null,
            null
        );

    private static IReadOnlyList<JoinProposal> Of(Mission mission) =>
        JoinProposals.Of(
            mission.Known(),
            new Interval(Mission.Day - Duration.FromDays(1), Mission.Day + Duration.FromDays(1))
        );

    private static (Mission Mission, ReportId One, ReportId Other) Two(double longitude = 35.8215, string what = "shot")
    {
        var mission = new Mission();
        var one = mission.Say(Shot("P68", 33.1, 35.82), Mission.Day, Mission.Day);
        var after = Mission.Day + Duration.FromSeconds(40);
        return (mission, one, mission.Say(Shot("P80", 33.1, longitude, what), after, after));
    }

    [Fact]
    public void Two_shot_reports_forty_seconds_apart_are_offered_as_one_event_with_reasons()
    {
        var (mission, one, other) = Two();

        var proposal = Assert.Single(Of(mission));

        Assert.Equal([one, other], proposal.Reports.Select(report => report.Id));
        Assert.Contains("near", proposal.Reasons);
        Assert.Contains("same-time", proposal.Reasons);
        Assert.Null(proposal.Incident);
    }

    [Fact]
    public void Joined_they_are_offered_no_more_and_taken_apart_they_are_again()
    {
        var (mission, one, other) = Two();
        var first = mission.Say(new Linked("I-1", one.Value, [], null));

        var proposal = Assert.Single(Of(mission));
        Assert.Equal("I-1", proposal.Incident);
        Assert.Equal([one], proposal.Joined);

        mission.Say(new Linked("I-1", other.Value, [], null));
        Assert.Empty(Of(mission));

        mission.Say(new Withdrawal(WithdrawalReason.EnteredInError), withdraws: first);
        Assert.Single(Of(mission));
    }

    [Fact]
    public void Held_apart_they_are_not_offered_again()
    {
        var (mission, one, other) = Two();
        mission.Say(new HeldApart(one.Value, other.Value, "Two towns"));

        Assert.Empty(Of(mission));
    }

    [Theory]
    [InlineData(35.7990, "shot")] // across Line A, though near enough
    [InlineData(35.8215, "construction")] // another kind of thing
    [InlineData(35.8390, "shot")] // too far
    public void Across_a_line_of_another_kind_or_far_away_they_are_not_one(double longitude, string what)
    {
        var mission = new Mission();
        mission.Say(Shot("P68", 33.1, longitude < 35.8 ? 35.8030 : 35.82), Mission.Day, Mission.Day);
        var after = Mission.Day + Duration.FromSeconds(40);
        mission.Say(Shot("P80", 33.1, longitude < 35.8 ? 35.7970 : longitude, what), after, after);

        Assert.Empty(Of(mission));
    }
}
