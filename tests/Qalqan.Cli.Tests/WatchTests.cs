using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>The watch as a link of a pipe, over the mission's demonstration lines.</summary>
public sealed class WatchTests : IDisposable
{
    private static readonly string[] West =
    [
        """{"kind":"position","entity":"V-12","side":"idf","what":"vehicle","at":"2025-01-07T09:00:00Z","lat":33.05,"lon":35.80,"errorMetres":15}""",
        """{"kind":"position","entity":"V-12","side":null,"what":null,"at":"2025-01-07T09:10:00Z","lat":33.15,"lon":35.87,"errorMetres":15}""",
        """{"kind":"position","entity":"V-12","at":"2025-01-07T09:25:00Z","lat":33.15,"lon":35.75,"errorMetres":15}""",
    ];

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_vehicle_that_crosses_is_said_to_cross_and_only_proposed_to_violate()
    {
        var ran = Watch(West);
        Assert.Equal(0, ran.Exit);
        var crossings = ran.Json.Where(line => line.GetProperty("kind").GetString() == "crossing").ToList();
        Assert.Equal(["alpha", "aos"], crossings.Select(line => line.GetProperty("from").GetString()));
        Assert.Equal(["aos", "alpha"], crossings.Select(line => line.GetProperty("to").GetString()));
        var violations = ran.Json.Where(line => line.GetProperty("rule").GetString() == "R-SEP-A").ToList();
        Assert.Equal(
            ["violation-start", "violation-end"],
            violations.Select(line => line.GetProperty("kind").GetString())
        );
        Assert.All(violations, line => Assert.Equal("proposed", line.GetProperty("status").GetString()));
        Assert.All(ran.Json, line => Assert.Equal("demonstration", line.GetProperty("use").GetString()));
        Assert.Single(
            ran.Json.Select(line => string.Join(' ', line.EnumerateObject().Select(key => key.Name))).Distinct()
        );
    }

    [Fact]
    public void Lines_that_are_wrong_are_named_with_what_was_seen_and_wanted_and_the_rest_is_worked_through()
    {
        string[] wrong =
        [
            """{"kind":"position","entity":"V-1","at":"2025-01-07T09:00:00Z","lat":35.8,"lon":33.1,"errorMetres":15}""",
            """{"kind":"position","entity":"V-1","at":"2025-01-07T09:00:00Z","lat":NaN,"lon":33.1,"errorMetres":15}""",
            """{"kind":"position","entity":"V-1","at":"2025-01-07T09:00:00Z","lat":133.1,"lon":35.8,"errorMetres":15}""",
            """{"kind":"position","entity":"V-1","at":"yesterday","lat":33.1,"lon":35.8,"errorMetres":15}""",
            """{"kind":"position","entity":"V-1","at":"2999-01-07T09:00:00Z","lat":33.1,"lon":35.8,"errorMetres":15}""",
            """{"kind":"position","entity":"V-1","at":"2025-01-07T09:00:00Z","lat":33.1,"lon":35.8}""",
            """{"kind":"position","entity":"V-1","at":"2025-01-07T09:00:00Z","lat":33.1,"lon":35.8,"erorMetres":1}""",
            """{"kind":"position","entity":"A B","at":"2025-01-07T09:00:00Z","lat":33.1,"lon":35.8,"errorMetres":15}""",
            """{"kind":"rumour"}""",
            "{",
            $$"""{"kind":"{{new string('x', 50_000)}}"}""",
        ];
        var ran = Watch([.. wrong, .. West]);
        Assert.Equal(1, ran.Exit);
        var refused = ran.Json.Where(line => line.GetProperty("kind").GetString() == "refused").ToList();
        Assert.Equal(
            Enumerable.Range(1, wrong.Length),
            refused.Select(line => line.GetProperty("inputLine").GetInt32())
        );
        Assert.Contains("exchanged", refused[0].GetProperty("wanted").GetString(), StringComparison.Ordinal);
        Assert.Contains("still to come", refused[4].GetProperty("seen").GetString(), StringComparison.Ordinal);
        Assert.Contains("50011 bytes", refused[^1].GetProperty("seen").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, ran.Json.Count(line => line.GetProperty("kind").GetString() == "crossing"));
    }

    [Fact]
    public void A_drawing_that_crosses_itself_or_has_a_gap_is_refused_and_nothing_is_read()
    {
        File.WriteAllText(
            scratch.At("lines.geojson"),
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"feature":"hermon","errorMetres":10},"geometry":{"type":"Polygon","coordinates":[[[35.7,33.3],[35.8,33.4],[35.8,33.3],[35.7,33.4],[35.7,33.3]]]}},
            {"type":"Feature","properties":{"feature":"alpha","errorMetres":10},"geometry":{"type":"LineString","coordinates":[[35.8,33.4],[35.8,32.8]]}},
            {"type":"Feature","properties":{"feature":"bravo","errorMetres":10},"geometry":{"type":"MultiLineString","coordinates":[[[35.9,33.4],[35.9,33.1]],[[35.9,33.0],[35.9,32.8]]]}}
            ]}
            """
        );
        var gap = Cli.Run("watch", "--mission", "undof", "--drawings", scratch.At("lines.geojson"));
        Assert.Equal((2, 0), (gap.Exit, gap.Lines.Count));
        Assert.Contains("feature 3", gap.Errors, StringComparison.Ordinal);

        File.WriteAllText(
            scratch.At("lines.geojson"),
            File.ReadAllText(scratch.At("lines.geojson"))
                .Replace(
                    "MultiLineString\",\"coordinates\":[[[35.9,33.4],[35.9,33.1]],[[35.9,33.0],[35.9,32.8]]]",
                    "LineString\",\"coordinates\":[[35.9,33.4],[35.9,32.8]]",
                    StringComparison.Ordinal
                )
        );
        var crossed = Cli.Run("watch", "--mission", "undof", "--drawings", scratch.At("lines.geojson"));
        Assert.Equal((2, 0), (crossed.Exit, crossed.Lines.Count));
        Assert.Contains("hermon", crossed.Errors, StringComparison.Ordinal);
        Assert.Contains("33.35,35.75", crossed.Errors, StringComparison.Ordinal);
    }

    // As in the case of the standard: Line A along 35.8° E, the area about Qunaytirah over it.
    private const string Lines = """
        {"type":"Feature","properties":{"feature":"alpha","errorMetres":10,"use":"decisions"},"geometry":{"type":"LineString","coordinates":[[35.8,33.4],[35.8,33.2],[35.8,33.0],[35.8,32.8]]}},
        {"type":"Feature","properties":{"feature":"bravo","errorMetres":10,"use":"decisions"},"geometry":{"type":"LineString","coordinates":[[35.84,33.4],[35.84,33.2],[35.84,33.0],[35.84,32.8]]}},
        {"type":"Feature","properties":{"feature":"qunaytirah","errorMetres":10,"use":"decisions"},"geometry":{"type":"Polygon","coordinates":[[[35.79,33.14],[35.81,33.14],[35.81,33.11],[35.79,33.11],[35.79,33.14]]]}}
        """;

    private const string LineAOne =
        ""","geometry":{"type":"LineString","coordinates":[[35.8,33.139],[35.795,33.138],[35.795,33.112],[35.8,33.111]]}}""";

    private const string Drawn =
        """{"type":"Feature","properties":{"feature":"alpha-1","errorMetres":10,"use":"decisions"}""";

    private const string DrawnLater =
        """{"type":"Feature","properties":{"feature":"alpha-1","errorMetres":10,"use":"decisions","validFrom":"2025-01-07T09:15:00Z"}""";

    [Theory]
    [InlineData("", 35.803, "undetermined-start R-AOS-1 qunaytirah, undetermined-start R-SEP-A qunaytirah")]
    [InlineData("", 35.815, "violation-start R-AOS-1 aos, violation-start R-SEP-A aos")] // past the area
    [InlineData(Drawn, 35.803, "violation-start R-AOS-1 aos, violation-start R-SEP-A aos")]
    [InlineData(Drawn, 35.7975, "violation-start R-SEP-A alpha-1")] // between Line A-1 and Line A
    [InlineData(Drawn, 35.793, "")] // west of Line A-1
    public void Near_Qunaytirah_nothing_is_proposed_until_Line_A_1_is_drawn(string line, double lon, string begun)
    {
        var ran = Watch(Way("2025-01-07", lon), Lines + (line.Length == 0 ? "" : "," + line + LineAOne));
        Assert.Equal(0, ran.Exit);
        Assert.Equal(begun, Begun(ran));
        Assert.All(
            ran.Json.Where(said => $"{said.GetProperty("kind")}".StartsWith("undetermined", StringComparison.Ordinal)),
            said =>
                Assert.Equal(
                    ("undetermined", "line-a-1"),
                    (said.GetProperty("status").GetString(), said.GetProperty("reason").GetString())
                )
        );
        // What began is over once it is back in the west.
        Assert.Equal(
            begun.Length == 0 ? 0 : begun.Split(", ").Length,
            ran.Json.Count(said => $"{said.GetProperty("kind")}" is "violation-end" or "undetermined-end")
        );
    }

    [Fact]
    public void What_was_done_is_judged_by_the_lines_and_rules_of_its_own_instant()
    {
        // Half an hour in the same place, in which Line A-1 comes to be drawn.
        string[] stays = [.. Way("2025-01-07", 35.803)[..2], At("2025-01-07T09:20:00Z", 35.803)];
        var drawn = Watch(stays, Lines + "," + DrawnLater + LineAOne);
        Assert.Equal(
            "undetermined-start R-AOS-1 qunaytirah, undetermined-start R-SEP-A qunaytirah, violation-start R-AOS-1 aos, violation-start R-SEP-A aos",
            Begun(drawn)
        );
        Assert.Equal("", Begun(Watch(Way("1974-05-30", 35.815), Lines))); // the day before the Agreement
        Assert.NotEqual("", Begun(Watch(Way("1974-05-31", 35.815), Lines)));
    }

    [Fact]
    public void Fire_from_near_Qunaytirah_may_have_come_over_the_line()
    {
        string[] shot =
        [
            """{"kind":"observation","id":"O-7","what":"shot","at":"2025-01-07T09:00:00Z","lat":33.126,"lon":35.803,"errorMetres":10,"impactLat":33.126,"impactLon":35.86}""",
        ];
        Assert.Equal("undetermined-start R-FIRE-1 qunaytirah", Begun(Watch(shot, Lines)));
    }

    [Theory]
    [InlineData("\"validFrom\":\"2025\"", "validFrom")]
    [InlineData("\"validFrom\":\"2025-01-02T00:00:00Z\",\"validTo\":\"2025-01-01T00:00:00Z\"", "validTo")]
    public void A_drawing_whose_times_are_wrong_is_refused(string times, string named)
    {
        var ran = Watch(
            West,
            Lines.Replace("\"feature\":\"bravo\"", "\"feature\":\"bravo\"," + times, StringComparison.Ordinal)
        );
        Assert.Equal((2, 0), (ran.Exit, ran.Lines.Count));
        Assert.Contains(named, ran.Errors, StringComparison.Ordinal);
    }

    private static string[] Way(string day, double lon) =>
        [At($"{day}T09:00:00Z", 35.78), At($"{day}T09:10:00Z", lon), At($"{day}T09:30:00Z", 35.78)];

    private static string At(string at, double lon) =>
        $$"""{"kind":"position","entity":"V-1","side":"idf","what":"vehicle","at":"{{at}}","lat":33.126,"lon":{{lon}},"errorMetres":10}""";

    private static string Begun(Ran ran) =>
        string.Join(
            ", ",
            ran.Json.Where(said => $"{said.GetProperty("kind")}" is "violation-start" or "undetermined-start")
                .Select(said => $"{said.GetProperty("kind")} {said.GetProperty("rule")} {said.GetProperty("zone")}")
                .Order(StringComparer.Ordinal)
        );

    private Ran Watch(string[] lines, string features)
    {
        File.WriteAllText(scratch.At("lines.geojson"), $$"""{"type":"FeatureCollection","features":[{{features}}]}""");
        File.WriteAllLines(scratch.At("in.ndjson"), lines);
        return Cli.Run(
            "watch",
            "--mission",
            "undof",
            "--input",
            scratch.At("in.ndjson"),
            "--drawings",
            scratch.At("lines.geojson")
        );
    }

    private Ran Watch(string[] lines)
    {
        File.WriteAllLines(scratch.At("in.ndjson"), lines);
        return Cli.Run("watch", "--mission", "undof", "--input", scratch.At("in.ndjson"));
    }
}
