using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Standards.Tests;

public class PackTests
{
    public static TheoryData<string> Editions => [.. Packs.Editions];

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_edition_loads_without_a_problem_and_is_named_as_its_file(string edition)
    {
        var standard = Packs.Load(edition);
        Assert.Equal(edition, $"{standard.Id}/{standard.Edition}");
    }

    [Fact]
    public void The_standards_are_there()
    {
        string[] wanted =
        [
            "authorities-kaz-undof",
            "establishment-kaz-undof",
            "establishment-on-record",
            "gender-parity",
            "identity-papers",
            "leave",
            "ranks-kaz",
            "record-keeping",
            "reports-undof",
            "small-numbers",
            "tour",
        ];
        Assert.Equal(wanted, Packs.Editions.Select(edition => edition.Split('/')[0]).Distinct());
    }

    [Fact]
    public void No_two_editions_of_a_standard_claim_the_same_day() =>
        Assert.Empty(StandardPack.Overlaps([.. Packs.Editions.Select(edition => (edition, Packs.Load(edition)))]));

    [Fact]
    public void Every_shape_of_every_capability_is_used_by_a_standard()
    {
        var used = Packs.Editions.SelectMany(edition => Packs.Load(edition).Rules).Select(rule => rule.Shape.Name);
        Assert.Equal(Packs.Shapes.Keys.Order(), used.Distinct().Order());
    }

    [Fact]
    public void The_capabilities_can_be_put_in_the_order_they_read_one_another() =>
        Assert.Equal(Packs.Capabilities.Count, Capability.InOrder([.. Packs.Capabilities.Reverse()]).Count);

    [Fact]
    public void Every_standard_has_cases()
    {
        var without = Packs
            .Editions.Select(edition => edition.Split('/')[0])
            .Distinct()
            .Where(id => !Case.FilesOf(id).Any());
        Assert.Empty(without);
    }

    [Fact]
    public void The_establishment_has_139_posts_and_its_title_says_that_it_is_illustrative()
    {
        var standard = Packs.Load("establishment-kaz-undof/2023-05");
        var table = standard.Rules.Select(rule => rule.Requirement).OfType<People.Establishment>().Single();
        Assert.Equal(139, table.Posts.Count);
        Assert.Contains("illustrative", standard.Title.En, StringComparison.Ordinal);
        Assert.Equal(RuleBasis.LocalDefault, standard.Rules.Single(rule => rule.Id == "posts").Basis);
    }

    [Fact]
    public void The_mission_loads_and_every_place_says_how_wrong_it_may_be()
    {
        List<Problem> problems = [];
        var file = Path.Combine(Packs.Root, "missions/undof/mission.json");
        var mission = MissionPack.Read("mission.json", File.ReadAllBytes(file), problems);
        Assert.Empty(problems);
        Assert.Contains("camp-faouar", mission!.Places.Select(place => place.Id));
        Assert.All(mission.Places, place => Assert.True(place.Error.Metres > 0));
    }
}
