using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qalqan.Claims;
using Qalqan.Exchange;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web.Tests;

public sealed class MapTests(MapCase map) : IClassFixture<MapCase>
{
    private const string Alpha = "[35.85,33.3],[35.82,33.1],[35.76,32.75]";

    [Fact]
    public void The_table_has_every_row_of_the_map_and_those_without_a_place_and_no_quiet_post()
    {
        var rows = map
            .Day.Desk.Maps.Of(new Inquiry(Period: "2024-03-16/2024-03-16"), withPublic: false)
            .Scopes[0]
            .Value.Rows;
        var ground = JsonNode.Parse(new Visitor(map.Pages).Text("/api/map/ground?" + MapCase.Period))!;
        var page = new Visitor(map.Pages).Text("/map?" + MapCase.Period);

        Assert.Equal(
            ["shot", "explosion", "people"],
            rows.Select(row => row.Says(Words.Speech.In("en")).Split(' ')[^1])
        );
        Assert.Equal(2, ground["rows"]!["features"]!.AsArray().Count);
        Assert.All(rows, row => Assert.Contains($"href=\"{row.Page}", page, StringComparison.Ordinal));
        Assert.Contains("3 rows, 2 of them on the map", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_drawn_close_up_is_the_ellipse_the_bearing_with_its_error_and_the_grid_of_a_kilometre()
    {
        var spot = map
            .Day.Desk.Maps.Of(new Inquiry(Period: "2024-03-16/2024-03-16"), false)
            .Scopes[0]
            .Value.Rows[0]
            .Spot!;
        var box = FormattableString.Invariant(
            $"{spot.At.Latitude - 0.05:0.000},{spot.At.Longitude - 0.05:0.000},{spot.At.Latitude + 0.05:0.000},{spot.At.Longitude + 0.05:0.000}"
        );

        var close = JsonNode.Parse(new Visitor(map.Pages).Text($"/api/map/close?{MapCase.Period}&box={box}"))![
            "features"
        ]!.AsArray();

        Assert.Single(close, feature => (string?)feature!["properties"]!["what"] == "ellipse");
        Assert.Contains(close, feature => (string?)feature!["properties"]!["what"] == "label");
        Assert.Equal(
            System.Net.HttpStatusCode.BadRequest,
            new Visitor(map.Pages).Status($"/api/map/close?{MapCase.Period}&box=32,35,34,36")
        );
    }

    [Fact]
    public void An_ellipse_is_drawn_where_the_spot_ends_and_a_band_where_the_error_of_its_line_does()
    {
        var spot = new Spot(
            new Place(33.1, 35.9),
            Distance.FromMetres(900),
            Distance.FromMetres(200),
            Bearing.FromDegrees(70),
            []
        );
        foreach (var edge in MapClose.Ellipse(spot))
        {
            var arc = Geodesic.Inverse(spot.At, edge);
            Assert.True(spot.Holds(spot.At.Destination(arc.Departure, arc.Length * 0.999)));
            Assert.False(spot.Holds(spot.At.Destination(arc.Departure, arc.Length * 1.001)));
        }
        Place[] line = [new(33.4, 35.87), new(33.3, 35.8), new(33.31, 35.9)];
        var rings = ErrorBand.Around(line, isClosed: false, Distance.FromMetres(1500)).ToList();
        Assert.Equal(2, rings.Count);
        Assert.All(rings[0], edge => Assert.Equal(1500, line[..2].Min(end => end.DistanceTo(edge).Metres), 0.001));
    }

    [Fact]
    public async Task A_file_of_the_map_says_exercise_and_what_may_not_be_decided_by_it_and_is_read_again()
    {
        foreach (var format in Enum.GetValues<MapFormat>())
        {
            using var answer = new Visitor(map.Pages).Get($"/map/map.{format.Ending()}?{MapCase.Period}");
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            var read = FeatureFile.Read(format, bytes);
            Assert.Empty(read.Flaws);
            Assert.Contains(read.Features, feature => feature is { Name: "bravo", Words: "not for decisions" });
            if (format is MapFormat.GeoJson)
            {
                Assert.Contains("EXERCISE", (string)JsonNode.Parse(bytes)!["name"]!, StringComparison.Ordinal);
                Assert.All(read.Features, feature => Assert.Contains(new("exercise", "true"), feature.Properties));
            }
        }
    }

    [Fact]
    public void A_layer_is_on_the_map_from_when_somebody_accepts_it_and_no_more_when_it_is_withdrawn()
    {
        var file = MapCase.Lines(("road", Alpha));
        Assert.Empty(map.Layers.Draft(DayCase.Officer, null, "Roads.geojson", file, null).Problems);
        var again = map.Layers.Draft(DayCase.Officer, null, "Roads.geojson", file, null).Layer!;
        Assert.Equal(("roads", false), (again.Id, again.IsAccepted));
        Assert.Empty(OnMap("roads"));

        Assert.Empty(map.Layers.Accept(DayCase.Commander, null, "roads"));
        Assert.Single(OnMap("roads"));

        // A new draft waits beside the one that is accepted.
        var other = MapCase.Lines(("road", Alpha + ",[35.77,32.74]"));
        Assert.Empty(map.Layers.Draft(DayCase.Officer, null, "Roads.geojson", other, null).Problems);
        Assert.Equal([true, false], All().Where(layer => layer.Id == "roads").Select(layer => layer.IsAccepted));
        Assert.Equal(3, map.Layers.FeaturesOf(OnMap("roads").Single())![0].Outline.Points.Count());

        Assert.Empty(map.Layers.Withdraw(DayCase.Officer, null, "roads"));
        Assert.DoesNotContain(All(), layer => layer.Id == "roads");
        Assert.Single(map.Layers.Accept(DayCase.Officer, null, "roads"));
    }

    [Fact]
    public void A_link_in_a_layer_is_left_out_by_name_and_exchanged_coordinates_leave_nothing_on_record()
    {
        var before = map.Day.Folder.Journal.Head.Number;
        var exchanged = map.Layers.Draft(
            DayCase.Officer,
            null,
            "x.geojson",
            MapCase.Lines(("x", "[33.1,35.8],[33.2,35.8]")),
            null
        );
        Assert.Contains("wrong way around", exchanged.Problems.Single().Maybe, StringComparison.Ordinal);
        Assert.Equal(before, map.Day.Folder.Journal.Head.Number);

        var linked = map.Layers.Draft(
            DayCase.Officer,
            null,
            "Links.kml",
            Encoding.UTF8.GetBytes(
                "<kml><Document><NetworkLink><name>Live</name></NetworkLink><Placemark><Point><coordinates>35.8,33.1</coordinates></Point></Placemark></Document></kml>"
            ),
            null
        );
        Assert.Contains("\"Live\"", linked.LeftOut.Single(), StringComparison.Ordinal);
        Assert.Equal(1, linked.Layer!.Says.Features);
    }

    public static TheoryData<string, string, string> Bad =>
        new()
        {
            { "a gap", $"alpha|{Alpha};alpha|[35.75,32.7],[35.74,32.6]", "a gap of " },
            { "exchanged", "alpha|[33.3,35.85],[32.75,35.76]", "outside the mission's area" },
            { "far away", "alpha|[35.85,33.3],[71.4,51.1]", "51.1,71.4, far outside the mission's area" },
            { "a slip", $"aplha|{Alpha}", "a line called \"aplha\"" },
            { "no name", $"|{Alpha}", "a feature without a name" },
            { "a line for an area", $"qunaytirah|{Alpha}", "\"qunaytirah\" as line" },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_file_of_lines_with_a_fault_is_named_and_the_old_line_stays_in_force(
        string fault,
        string lines,
        string seen
    )
    {
        Assert.NotEmpty(fault);
        var before = map.Day.Folder.Journal.Head.Number;
        var good = ("bravo", "[35.87,33.4],[35.77,32.75]");

        var brought = map.Layers.Adopt(
            DayCase.Officer,
            null,
            "lines.geojson",
            MapCase.Lines([good, .. lines.Split(';').Select(line => (line.Split('|')[0], line.Split('|')[1]))]),
            MapCase.Wishes
        );

        Assert.Contains(seen, Assert.Single(brought.Problems).Seen, StringComparison.Ordinal);
        Assert.Equal(before, map.Day.Folder.Journal.Head.Number);
    }

    [Fact]
    public void Lines_that_are_adopted_are_in_force_from_their_day_on_and_the_map_says_so()
    {
        var wishes = MapCase.Wishes with { From = new NodaTime.LocalDate(2025, 6, 1) };
        var brought = map.Layers.Adopt(
            DayCase.Officer,
            null,
            "lines.geojson",
            MapCase.Lines(("Alpha", "[35.76,32.75],[35.82,33.1]"), ("alpha", "[35.85,33.3],[35.82,33.1]")),
            wishes
        );

        Assert.Empty(brought.Problems);
        var drawn = Assert.Single(brought.Lines!);
        Assert.Equal("33.3,35.85 33.1,35.82 32.75,35.76", drawn.Points);
        var head = map.Day.Folder.Journal.Head;
        var same = map.Layers.Adopt(DayCase.Officer, null, "again.geojson", MapCase.Lines(("alpha", Alpha)), wishes);
        Assert.Empty(same.Problems);
        Assert.Equal(head, map.Day.Folder.Journal.Head);
        Assert.Equal("2026-12.2", AlphaOn("2025-05-31").Edition);
        Assert.Equal(("official-1", DrawnUse.Decisions), (AlphaOn("2025-06-01").Edition, AlphaOn("2025-06-01").Use));

        Drawing AlphaOn(string day) =>
            map
                .Day.Desk.Maps.Of(new Inquiry(AsOf: day), false)
                .Scopes[0]
                .Value.Drawings.Single(line => line.Feature == "alpha");
    }

    private IReadOnlyList<MapLayer> All() => map.Layers.Of(new Inquiry()).Scopes[0].Value;

    private List<MapLayer> OnMap(string layer) =>
        [
            .. map
                .Day.Desk.Maps.Of(new Inquiry(), false)
                .Scopes[0]
                .Value.Layers.Where(one => one.Id == layer && one.IsAccepted),
        ];
}
