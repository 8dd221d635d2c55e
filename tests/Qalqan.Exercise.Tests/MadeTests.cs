using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Exercise.Tests;

/// <summary>What is invented is orderly by itself: whatever a board finds amiss comes from the faults or from the facts.</summary>
public sealed class MadeTests
{
    private static readonly string[] Orderly =
    [
        "posts",
        "holder-fits",
        "one-post-a-person",
        "key-reserve",
        "strength-ceiling",
        "end-of-tour",
        "handover",
        "corrects-its-kind",
        "one-correction",
        "unread",
        "papers",
        "ranks",
    ];

    /// <summary>The end of every fifth day, and of each day of the moves and reliefs.</summary>
    public static TheoryData<string> Days =>
        [
            .. Enumerable
                .Range(0, Period.DaysBetween(Story.Day("2023-05-01"), Story.Day("2026-11-24")) + 1)
                .Select(Story.Day("2023-05-01").PlusDays)
                .Where((day, number) => number % 5 == 0 || (day.Month is 3 or 4 && day.Day is >= 6 and <= 16))
                .Select(day => $"{day:uuuu'-'MM'-'dd}"),
        ];

    [Theory]
    [MemberData(nameof(Days))]
    public void Without_its_faults_the_contingent_is_in_order(string day)
    {
        var amiss = Board
            .WithoutFaults.Assess(day)
            .Where(finding => Orderly.Contains(finding.Rule.Id) && finding.Verdict is not Verdict.Met)
            // A move has a rule of handovers as well, and posts that are not taken over yet.
            .Where(finding => !finding.Subject.Contains("/move/", StringComparison.Ordinal));

        Assert.Empty(amiss.Select(finding => $"{finding.Rule.Id} {finding.Subject} {finding.Says.Key}"));
    }

    [Theory]
    [InlineData("2023-09-30", 0)]
    [InlineData("2024-02-22", 0)]
    [InlineData("2024-02-23", 20)]
    [InlineData("2024-03-14", 20)]
    [InlineData("2024-03-20", 139)]
    [InlineData("2024-12-08", 139)]
    [InlineData("2025-04-09", 139)]
    [InlineData("2025-04-11", 278)]
    [InlineData("2025-04-13", 139)]
    [InlineData("2025-05-15", 139)]
    [InlineData("2026-11-20", 139)]
    public void So_many_are_in_the_mission(string day, int people) =>
        Assert.Equal(people, Board.WithoutFaults.InMissionCount(day));

    [Theory]
    [InlineData("2023-09-30", 152)]
    [InlineData("2024-01-31", 152)]
    [InlineData("2024-09-30", 307)]
    public void So_many_are_on_the_roll(string day, int people) =>
        Assert.Equal(
            people,
            Board.WithoutFaults.Look(day).All<Enrolled>().Select(fact => fact.Claim.Key).Distinct().Count()
        );

    [Fact]
    public void Nobodys_states_overlap_and_nobody_has_two_at_once()
    {
        var look = Board.WithoutFaults.Look("2027-12-31");
        foreach (var person in look.Keys<Stated>())
        {
            var states = look.Ever<Stated>(person).ToList();
            foreach (var (state, next) in states.Zip(states.Skip(1)))
            {
                Assert.True(state.From < next.From, $"{person}: two states begin at {Iso.Format(next.From)}");
                Assert.True(
                    state.To is not { } to || to <= next.From,
                    $"{person}: {state.Claim} reaches into {next.Claim}"
                );
            }
        }
    }

    [Fact]
    public void Nobody_holds_two_posts_and_no_post_has_two_holders_at_any_moment()
    {
        var look = Board.WithoutFaults.Look("2027-12-31");
        var held = look.Keys<Held>()
            .SelectMany(look.Ever<Held>)
            .Where(fact => ((Held)fact.Claim).Tenure is Tenure.Substantive or Tenure.Acting)
            .ToList();
        foreach (var group in held.GroupBy(fact => fact.Claim.Key).Concat(held.GroupBy(fact => fact.Claim.OtherKey!)))
        foreach (var (one, next) in group.OrderBy(fact => fact.From).Zip(group.OrderBy(fact => fact.From).Skip(1)))
            Assert.True(one.To <= next.From, $"{group.Key}: {one.Claim} reaches into {next.Claim}");
    }

    [Fact]
    public void Nobody_leaves_the_mission_without_having_come()
    {
        var look = Board.WithoutFaults.Look("2027-12-31");
        foreach (var person in look.Keys<Departed>())
        {
            var arrived = Assert.Single(look.Ever<Arrived>(person));
            Assert.True(arrived.From < Assert.Single(look.Ever<Departed>(person)).From);
        }
    }
}
