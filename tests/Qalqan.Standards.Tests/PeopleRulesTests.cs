using NodaTime;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Standards.Tests;

public class PeopleRulesTests
{
    private static readonly Standard[] All = [.. Packs.Editions.Select(Packs.Load)];

    [Fact]
    public void Pages_read_titles_of_ranks_and_papers_leave_and_the_least_numbers_from_what_is_adopted()
    {
        var rules = PeopleRules.Of(All, new LocalDate(2024, 3, 20));
        Assert.Equal(new Words("captain", "капитан", "капитан"), rules.Ranks?.Find("captain")?.Title);
        Assert.Equal("OF-2", rules.Ranks?.Find("captain")?.Nato);
        Assert.Null(rules.Ranks?.Find("warrant-officer"));
        Assert.Null(rules.Ranks?.Find(null));
        Assert.Equal(["passport", "un-id", "driving-licence"], rules.Papers.Select(paper => paper.Paper));
        Assert.Equal(new Leave(2.5m, 1), rules.Leave);
        Assert.Equal(new SmallNumbers(3, 5, 10), rules.SmallNumbers);
    }

    [Fact]
    public void What_is_not_adopted_or_not_in_force_yet_is_not_there()
    {
        var none = PeopleRules.Of([], new LocalDate(2024, 3, 20));
        Assert.Equal((null, null, null), (none.Ranks, none.Leave, none.SmallNumbers));
        Assert.Empty(none.Papers);
        var before = PeopleRules.Of(All, new LocalDate(2022, 12, 31));
        Assert.Empty(before.Papers);
        Assert.NotNull(before.SmallNumbers);
    }

    [Fact]
    public void Every_code_of_the_ranks_is_one_the_roll_can_have_and_they_rise()
    {
        var steps = PeopleRules
            .Of(All, new LocalDate(2024, 3, 20))
            .Ranks!.Ranks.Select(rank => Rank.StepOf(rank.Nato))
            .ToList();
        Assert.Equal(20, steps.Count);
        Assert.DoesNotContain(null, steps);
        Assert.Equal(steps.Order(), steps);
    }
}
