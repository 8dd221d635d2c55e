using System.IO.Compression;
using System.Text;
using Qalqan.Measures;
using static Qalqan.Exchange.Tests.Samples;

namespace Qalqan.Exchange.Tests;

public sealed class StrangersFilesTests
{
    private static readonly Box Golan = new(32.3, 35.2, 33.9, 36.5);

    [Fact]
    public void A_file_of_fifty_megabytes_is_refused_and_said()
    {
        var flaw = Assert.Single(FeatureFile.Read(MapFormat.Kml, new byte[FeatureFile.TooManyBytes]).Flaws);

        Assert.Equal(("50 MB", "less than 50 MB"), (flaw.Seen, flaw.Wanted));
    }

    [Fact]
    public void A_kmz_that_unpacks_to_more_than_it_says_is_refused()
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var file = archive.CreateEntry("doc.kml").Open();
            var blanks = new byte[1_000_000];
            for (var megabytes = 0; megabytes < 51; megabytes++)
                file.Write(blanks);
        }

        var flaw = Assert.Single(FeatureFile.Read(MapFormat.Kmz, packed.ToArray()).Flaws);

        Assert.InRange(packed.Length, 1, 100_000);
        Assert.Equal("50 MB or more, unpacked", flaw.Seen);
    }

    [Theory]
    [InlineData(MapFormat.Kml, "kml")]
    [InlineData(MapFormat.Gpx, "gpx")]
    public void A_document_type_is_refused_with_its_line_and_no_entity_is_opened(MapFormat format, string root)
    {
        var bomb = $"<!DOCTYPE {root} [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n<{root}>&a;</{root}>";

        var flaw = Assert.Single(Read(format, bomb).Flaws);

        Assert.Equal((1, "a document type"), (flaw.Line, flaw.Seen));
    }

    [Fact]
    public void A_network_link_is_named_and_what_stands_beside_it_is_read()
    {
        var read = Read(
            MapFormat.Kml,
            Kml(
                "\n<NetworkLink><name>Live</name><Link><href>http://example.org/a.kml</href></Link></NetworkLink>"
                    + "<Placemark><name>P68</name><Point><coordinates>35.8,33.1,0</coordinates></Point></Placemark>"
            )
        );

        Assert.Empty(read.Flaws);
        Assert.Equal(["line 2: NetworkLink \"Live\", which is not followed"], read.LeftOut);
        Assert.Equal(new Place(33.1, 35.8), Assert.IsType<PointOutline>(Assert.Single(read.Features).Outline).At);
    }

    [Fact]
    public void A_file_of_links_alone_holds_nothing()
    {
        var read = Read(MapFormat.Kml, Kml("<NetworkLink><name>Live</name></NetworkLink>"));

        Assert.Equal("no point, line or area", Assert.Single(read.Flaws).Seen);
    }

    [Fact]
    public void An_area_that_crosses_itself_is_named_with_the_place_where_it_does()
    {
        var read = Read(
            MapFormat.GeoJson,
            GeoJson(Line("[35,33]", "[36,33]"), Area("[35,33]", "[36,34]", "[36,33]", "[35,34]", "[35,33]"))
        );

        var flaw = Assert.Single(read.Flaws);
        Assert.Equal((2, "an area that crosses itself at 33.5,35.5"), (flaw.Feature, flaw.Seen));
        Assert.Empty(read.Features);
    }

    [Theory]
    [InlineData("[35,33]", "[36,33]", "[37,33]", "[36,33]", "[36,34]")] // folds back on itself
    [InlineData("[35,33]", "[36,33]", "[36,34]", "[35.5,33]", "[35,34]")] // touches its own side
    public void An_area_that_folds_back_or_touches_itself_crosses_itself(params string[] points) =>
        Assert.StartsWith(
            "an area that crosses itself",
            Assert.Single(Read(MapFormat.GeoJson, GeoJson(Area(points))).Flaws).Seen,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_straight_run_of_points_on_a_side_crosses_nothing() =>
        Assert.Empty(
            Read(
                MapFormat.GeoJson,
                GeoJson(Area("[35,33]", "[35.5,33]", "[36,33]", "[36,34]", "[35,34]", "[35,33]"))
            ).Flaws
        );

    [Theory]
    [InlineData("1e999", "latitude \"1e999\"")]
    [InlineData("\"NaN\"", "latitude \"NaN\"")]
    [InlineData("91", "latitude \"91\"")]
    [InlineData("null", "latitude nothing")]
    public void A_number_that_is_no_latitude_is_named_with_its_feature(string latitude, string seen)
    {
        var flaw = Assert.Single(
            Read(MapFormat.GeoJson, GeoJson(Line("[35,33]", "[36,33]"), Line("[35,33]", $"[36,{latitude}]"))).Flaws
        );

        Assert.Equal((2, seen, "degrees, -90 to 90"), (flaw.Feature, flaw.Seen, flaw.Wanted));
    }

    [Fact]
    public void Broken_json_is_named_with_its_line()
    {
        var flaw = Assert.Single(Read(MapFormat.GeoJson, "{\n\"type\":\n\"FeatureCollection\",\nNaN").Flaws);

        Assert.Equal(4, flaw.Line);
    }

    [Fact]
    public void A_gpx_point_off_the_globe_is_named_with_its_line()
    {
        var flaw = Assert.Single(Read(MapFormat.Gpx, "<gpx>\n<wpt lat=\"33\" lon=\"361\"/></gpx>").Flaws);

        Assert.Equal((2, "longitude \"361\""), (flaw.Line, flaw.Seen));
    }

    [Theory]
    [InlineData(MapFormat.GeoJson)]
    [InlineData(MapFormat.Kml)]
    public void Depth_beyond_reason_is_refused_and_nothing_falls_over(MapFormat format)
    {
        var deep =
            format is MapFormat.Kml
                ? $"<kml>{string.Concat(Enumerable.Repeat("<Folder>", 50_000))}{string.Concat(Enumerable.Repeat("</Folder>", 50_000))}</kml>"
                : new string('[', 50_000) + new string(']', 50_000);

        Assert.Single(Read(format, deep).Flaws);
    }

    [Fact]
    public void More_features_than_a_hundred_thousand_are_refused()
    {
        var read = Read(
            MapFormat.Gpx,
            $"<gpx>{string.Concat(Enumerable.Repeat("<wpt lat='33' lon='35'/>", FeatureFile.MostFeatures + 1))}</gpx>"
        );

        Assert.Equal("more than 100,000 features", Assert.Single(read.Flaws).Seen);
    }

    [Fact]
    public void Exchanged_coordinates_are_suspected_only_where_exchanging_them_brings_them_home()
    {
        var read = Read(
            MapFormat.GeoJson,
            GeoJson(Line("[33.1,35.8]", "[33.2,35.8]"), Line("[35.8,33.1]", "[35.8,33.2]"), Line("[71,51]", "[72,51]"))
        );

        var flaw = Assert.Single(Surroundings.Exchanged(read.Features, Golan));

        Assert.Equal(1, flaw.Feature);
        Assert.Contains("wrong way around", flaw.Maybe, StringComparison.Ordinal);
        Assert.Equal([1, 3], Surroundings.Outside(read.Features, Golan).Select(outside => outside.Feature));
    }

    [Fact]
    public void Whatever_comes_is_answered_and_never_thrown_at()
    {
        var random = new Random(20240314); // the seed
        foreach (var format in Enum.GetValues<MapFormat>())
        {
            var good = FeatureFile.Write(format, "map", Three);
            for (var round = 0; round < 400; round++)
            {
                var bytes = good.ToArray();
                for (var changes = random.Next(1, 6); changes > 0; changes--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                var read = FeatureFile.Read(
                    format,
                    bytes.AsMemory(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length)
                );
                Assert.Equal(read.Flaws.Count > 0, read.Features.Count == 0);
                if (read.Features.Count > 0)
                    Assert.Empty(
                        FeatureFile
                            .Read(MapFormat.GeoJson, FeatureFile.Write(MapFormat.GeoJson, "again", read.Features))
                            .Flaws
                    );
            }
        }
    }
}
