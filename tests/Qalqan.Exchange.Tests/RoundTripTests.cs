using CsCheck;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Exchange.Tests;

public sealed class RoundTripTests
{
    private static readonly Gen<Place> Places = Gen.Select(
        Gen.Int[-8_900_000, 8_900_000],
        Gen.Int[-17_900_000, 17_900_000],
        (north, east) => new Place(north / 100_000.0, east / 100_000.0)
    );

    // A star around its middle crosses itself nowhere.
    private static readonly Gen<Outline> Outlines = Gen.OneOf<Outline>(
        Places.Select(place => (Outline)new PointOutline(place)),
        Places.Array[2, 9].Select(way => (Outline)new LineOutline(way)),
        Gen.Select(Gen.Int[-80, 80], Gen.Int[-170, 170], Gen.Int[1, 99].Array[3, 12], Star)
    );

    private static readonly string[] Pieces = ["a", "Z", "9", " ", "<", "&", "\"", "'", "қ", "😀"];

    private static readonly Gen<string?> Words = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.Int[0, 9].Select(at => Pieces[at]).Array[1, 20].Select(text => Tidy(string.Concat(text)))
    );

    [Theory]
    [InlineData(MapFormat.GeoJson)]
    [InlineData(MapFormat.Kml)]
    [InlineData(MapFormat.Kmz)]
    public void What_was_written_is_read_again_point_for_point_and_word_for_word(MapFormat format) =>
        Gen.Select(Outlines, Words, Words, Gen.Int[0, 2_000_000_000])
            .Select(
                (outline, name, words, seconds) =>
                    new Feature(outline, name, words, Instant.FromUnixTimeSeconds(seconds))
                    {
                        Properties = [new("kind", "a & b")],
                    }
            )
            .Array[1, 6]
            .Sample(
                features =>
                {
                    var read = FeatureFile.Read(format, FeatureFile.Write(format, "map", features));
                    return read.Flaws.Count == 0 && features.Select(Said).SequenceEqual(read.Features.Select(Said));
                },
                iter: 300
            );

    [Fact]
    public void Gpx_keeps_points_lines_names_and_times_and_makes_closed_tracks_of_areas()
    {
        var read = FeatureFile.Read(MapFormat.Gpx, FeatureFile.Write(MapFormat.Gpx, "map", Samples.Three));

        Assert.Empty(read.Flaws);
        Assert.Equal([Samples.Three[0].Time, null, null, null], read.Features.Select(feature => feature.Time));
        Assert.Equal(["P68 <a>", "alpha", "hermon", "hermon"], read.Features.Select(feature => feature.Name));
        Assert.Equal(Samples.Three[1].Outline.Points, read.Features[1].Outline.Points);
        var ring = Assert.IsType<LineOutline>(read.Features[2].Outline).Way;
        Assert.Equal(ring[0], ring[^1]);
    }

    private static string Said(Feature feature) =>
        $"{feature.Name}|{feature.Words}|{feature.Time}|{string.Join(' ', feature.Properties)}|{feature.Outline.GetType().Name}|{string.Join(' ', feature.Outline.Points)}";

    private static string? Tidy(string text) => text.Trim() is { Length: > 0 } kept ? kept : null;

    private static Outline Star(int north, int east, int[] lengths) =>
        new AreaOutline(
            [
                .. lengths.Select(
                    (length, at) =>
                        new Place(
                            Math.Round(north + length / 25.0 * Math.Sin(at * 2 * Math.PI / lengths.Length), 5),
                            Math.Round(east + length / 25.0 * Math.Cos(at * 2 * Math.PI / lengths.Length), 5)
                        )
                ),
            ],
            []
        );
}
