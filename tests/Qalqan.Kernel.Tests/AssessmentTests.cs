using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Kernel.Tests;

public sealed class AssessmentTests
{
    private sealed record Anything : Requirement;

    private static readonly Shape State = Shape.State(
        "state",
        _ => new Anything(),
        (ruling, _) => [Found(ruling, ruling.Known.At)]
    );

    private static readonly Shape Arrivals = Shape.Event(
        "arrivals",
        _ => new Anything(),
        (ruling, _) => ruling.Known.During<Arrived>().Select(fact => Found(ruling, fact.From))
    );

    [Theory]
    [InlineData(0, "first")]
    [InlineData(9, "first")]
    [InlineData(10, "second")]
    [InlineData(30, "second")]
    public void A_state_is_judged_by_the_edition_of_its_day(int day, string edition)
    {
        var findings = Assessment.Of(
            [Edition("first", 0, State), Edition("second", 10, State)],
            new Told().Held(1, "P1").At(day)
        );

        Assert.Equal(edition, Assert.Single(findings).Standard.Edition);
    }

    [Fact]
    public void Before_any_edition_is_in_force_nothing_is_judged() =>
        Assert.Empty(Assessment.Of([Edition("first", 5, State)], new Told().Held(1, "P1").At(4)));

    [Fact]
    public void Each_event_is_judged_by_the_edition_of_its_own_day()
    {
        var known = new Told()
            .Say(1, new Arrived("P1", "camp"), from: 3, to: 3)
            .Say(2, new Arrived("P2", "camp"), from: 12, to: 12)
            .At(20);

        var findings = Assessment.Of([Edition("first", 0, Arrivals), Edition("second", 10, Arrivals)], known);

        Assert.Equal(
            ["first", "second"],
            findings.OrderBy(finding => finding.At).Select(finding => finding.Standard.Edition)
        );
    }

    [Theory]
    [InlineData(0, null, 10, null, false)]
    [InlineData(0, 9, 10, null, false)]
    [InlineData(0, 10, 10, null, true)]
    [InlineData(5, null, 5, null, true)]
    public void Editions_overlap_when_both_claim_a_day_by_their_own_words(
        int from,
        int? to,
        int otherFrom,
        int? otherTo,
        bool isOverlap
    )
    {
        var (one, other) = (Edition("one", from, State, to), Edition("other", otherFrom, State, otherTo));

        Assert.Equal((isOverlap, isOverlap), (one.Overlaps(other), other.Overlaps(one)));
    }

    private static Standard Edition(string edition, int from, Shape shape, int? to = null)
    {
        var day0 = new LocalDate(2024, 3, 1);
        var rule = new Rule(
            "rule",
            new Citation("document", "1"),
            RuleBasis.Cited,
            new Words("", "", ""),
            shape,
            new Anything()
        );
        return new Standard(
            "standard",
            edition,
            edition,
            new Words("", "", ""),
            day0.PlusDays(from),
            to is { } last ? day0.PlusDays(last) : null,
            [rule]
        );
    }

    private static Finding Found(Ruling ruling, Instant at) =>
        ruling.Find(ruling.Subject(), Verdict.Met, Phrase.Of("says"), new Amount(1, 1, "unit"), [], at: at);
}
