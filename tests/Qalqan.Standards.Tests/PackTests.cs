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
            "movement-air",
            "movement-clearances",
            "movement-goods-air",
            "movement-goods-road",
            "movement-goods-sea",
            "movement",
            "ranks-kaz",
            "record-keeping",
            "reports-undof",
            "sg-formula",
            "small-numbers",
            "tour",
            "undof-agreement",
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

    [Fact]
    public void The_mission_names_its_positions_with_sources_and_those_that_are_gone_are_not_heard_from()
    {
        var mission = Mission();
        Assert.Equal("2026-12.2", mission.Edition);
        var manned = mission.Places.Where(place => place.IsMannedOn(new(2026, 11, 26))).Select(place => place.Id);
        Assert.Superset(new HashSet<string> { "P68", "P85", "P60", "hermon-base" }, manned.ToHashSet());
        Assert.DoesNotContain("P10", manned);
        Assert.True(mission.Places.Single(place => place.Id == "P10").IsMannedOn(new(2014, 12, 31)));
        Assert.False(mission.Places.Single(place => place.Id == "camp-faouar").IsMannedOn(new(2026, 11, 26)));
        Assert.All(mission.Places, place => Assert.NotNull(place.Confidence));
        Assert.Null(mission.Declination); // none that could be cited
    }

    [Fact]
    public void A_mission_from_before_there_were_kinds_still_reads_and_one_with_everything_does_too()
    {
        const string Old =
            """{ "id": "a", "name": "A", "latitude": 1, "longitude": 2, "errorMetres": 3, "source": "S" }""";
        const string New =
            """{ "id": "b", "name": "B", "kind": "position", "side": "aos", "latitude": 1, "longitude": 2, "errorMetres": 3, "confidence": "low", "open": { "from": "2024-01-01", "to": "2024-12-08" }, "source": "S" }""";
        var (old, problems) = Read(Old, "");
        Assert.Empty(problems);
        Assert.Equal((null, null, null), (old!.Places[0].Kind, old.Places[0].Side, old.Places[0].OpenTo));
        Assert.False(old.Places[0].IsMannedOn(new(2024, 1, 1)));

        var (all, none) = Read(New, """, "declination": { "degrees": 5.1, "on": "2024-01-01", "source": "S" }""");
        Assert.Empty(none);
        Assert.Equal(5.1, all!.Declination!.Degrees);
        Assert.True(all.Places[0].IsMannedOn(new(2024, 12, 8)) && !all.Places[0].IsMannedOn(new(2024, 12, 9)));
        Assert.False(all.Places[0].IsMannedOn(new(2023, 12, 31)));
    }

    [Theory]
    [InlineData("\"side\": \"west\"", "west")]
    [InlineData("\"open\": { \"from\": \"2024-01-02\", \"to\": \"2024-01-01\" }", "before the first")]
    [InlineData("\"confidence\": \"sure\"", "sure")]
    [InlineData("\"kinds\": \"position\"", "kinds")]
    public void What_is_wrong_with_a_place_is_said(string member, string seen)
    {
        var place =
            $$"""{ "id": "a", "name": "A", {{member}}, "latitude": 1, "longitude": 2, "errorMetres": 3, "source": "S" }""";
        var (mission, problems) = Read(place, "");
        Assert.Null(mission);
        Assert.Contains(problems, problem => problem.ToString().Contains(seen, StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_that_stands_twice_is_refused()
    {
        const string Twice =
            """{ "id": "P1", "name": "A", "latitude": 1, "longitude": 2, "errorMetres": 3, "source": "S" }, { "id": "p1", "name": "B", "latitude": 1, "longitude": 2, "errorMetres": 3, "source": "S" }""";
        Assert.Contains(
            Read(Twice, "").Problems,
            problem => problem.Seen.Contains("2 times", StringComparison.Ordinal)
        );
    }

    private static MissionPack Mission() =>
        MissionPack.Read(
            "mission.json",
            File.ReadAllBytes(Path.Combine(Packs.Root, "missions/undof/mission.json")),
            []
        )!;

    private static (MissionPack? Mission, List<Problem> Problems) Read(string places, string more)
    {
        List<Problem> problems = [];
        var json =
            $$"""{ "format": "qalqan.mission/1", "id": "m", "edition": "1", "title": "M", "zone": "Asia/Damascus", "places": [ {{places}} ]{{more}} }""";
        return (MissionPack.Read("mission.json", System.Text.Encoding.UTF8.GetBytes(json), problems), problems);
    }
}
