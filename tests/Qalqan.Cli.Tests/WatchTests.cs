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

    private Ran Watch(string[] lines)
    {
        File.WriteAllLines(scratch.At("in.ndjson"), lines);
        return Cli.Run("watch", "--mission", "undof", "--input", scratch.At("in.ndjson"));
    }
}
