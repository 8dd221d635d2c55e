using CsCheck;

namespace Qalqan.Measures.Tests;

public sealed class MgrsTests
{
    private const string Bands = "CDEFGHJKLMNPQRSTUVWX";
    private const string Columns = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Rows = "ABCDEFGHJKLMNPQRSTUV";

    private static readonly int[] Precisions = [0, 2, 4, 6, 8, 10];

    private static readonly Gen<Place> World = Gen.Double[-80, 84]
        .Select(Gen.Double[-180, 180], (latitude, longitude) => new Place(latitude, longitude));

    // Within a metre or ten kilometres of an edge between zones, bands or hemispheres; the Golan; Norway and Svalbard.
    private static readonly Gen<Place> Places = Gen.OneOf(
        World,
        Gen.Double[32.6, 33.6].Select(Gen.Double[35.6, 36.4], (north, east) => new Place(north, east)),
        Near(Gen.Double[-79, 83], Gen.Int[-30, 30].Select(zone => 6.0 * zone)),
        Near(Gen.Int[-9, 10].Select(band => 8.0 * band), Gen.Double[-180, 180]),
        Gen.Double[55, 65].Select(Gen.Double[2, 13], (north, east) => new Place(north, east)),
        Gen.Double[71, 84].Select(Gen.Double[-1, 43], (north, east) => new Place(north, east))
    );

    [Fact]
    public void The_square_of_a_metre_is_that_of_GeoConvert_and_of_npm_mgrs() =>
        Assert.All(
            GoldenGrid.Rows,
            row =>
            {
                Assert.True(Mgrs.TryOf(row.Place, 10, out var grid));
                Assert.Equal(row.Mgrs, grid.ToString());
                Assert.Equal(row.NpmMgrs, grid.ToString());
            }
        );

    [Fact]
    public void A_coarser_grid_is_cut_off_and_never_rounded() =>
        Places.Sample(
            place =>
            {
                var finest = Of(place, 10).ToString();
                foreach (var figures in Precisions)
                {
                    var each = figures / 2;
                    var cut = finest[..5] + finest[5..(5 + each)] + finest[10..(10 + each)];
                    Assert.Equal(cut, Of(place, figures).ToString());
                    Assert.Equal(cut, Mgrs.Parse(finest).Coarser(figures).ToString());
                }
            },
            iter: 5_000
        );

    [Fact]
    public void Every_grid_reads_back_as_itself_and_its_centre_is_within_its_error_of_the_place() =>
        Places.Sample(
            place =>
            {
                foreach (var figures in Precisions)
                {
                    var grid = Of(place, figures);
                    foreach (var text in new[] { grid.ToString(), grid.Spaced(), grid.ToString().ToLowerInvariant() })
                        Assert.Equal(grid, Mgrs.Parse(text));
                    var miss = grid.Centre.DistanceTo(place).Metres;
                    Assert.True(miss <= grid.Error.Metres * 1.001 + 1e-6, $"{place} {grid}: {miss}");
                }
            },
            iter: 5_000
        );

    [Fact]
    public void The_corner_of_a_square_lies_in_it_and_so_does_its_centre() =>
        Places.Sample(
            place =>
            {
                foreach (var figures in Precisions)
                {
                    var grid = Of(place, figures);
                    var corner = Mgrs.In(grid.Zone, grid.SouthWest.Place, figures);
                    Assert.Equal((grid.Easting, grid.Northing), (corner.Easting, corner.Northing));
                    var centre = Mgrs.In(grid.Zone, grid.Centre, figures);
                    Assert.Equal((grid.Easting, grid.Northing), (centre.Easting, centre.Northing));
                }
            },
            iter: 5_000
        );

    [Fact]
    public void A_place_near_36_east_has_a_grid_in_both_zones_and_both_mean_the_place()
    {
        var random = new Random(36);
        for (var i = 0; i < 500; i++)
        {
            var place = new Place(32.6 + random.NextDouble(), 36 + (random.NextDouble() - 0.5) * 0.8);
            var other = Mgrs.OverlappingZone(place);
            Assert.Equal(place.Longitude < 36 ? 37 : 36, other);
            var there = Mgrs.Parse(Mgrs.In(other!.Value, place, 10).ToString());
            Assert.True(there.Centre.DistanceTo(place).Metres < 1);
            Assert.True(there.Centre.DistanceTo(Of(place, 10).Centre).Metres < 2);
        }
        Assert.Null(Mgrs.OverlappingZone(new Place(33, 35.5)));
        Assert.Null(Mgrs.OverlappingZone(new Place(33, 36.5)));
    }

    [Theory]
    [InlineData("", MgrsFault.Shape, "")]
    [InlineData("camp", MgrsFault.Shape, "camp")]
    [InlineData("36S", MgrsFault.Shape, "36S")]
    [InlineData("360SYB6783", MgrsFault.Shape, "360SYB6783")]
    [InlineData("61SYB6783", MgrsFault.Zone, "61")]
    [InlineData("00SYB6783", MgrsFault.Zone, "00")]
    [InlineData("36AYB6783", MgrsFault.Polar, "A")]
    [InlineData("YXP6783", MgrsFault.Polar, "Y")]
    [InlineData("36IYB6783", MgrsFault.Band, "I")]
    [InlineData("36XVG0000", MgrsFault.NoSuchZone, "36X")]
    [InlineData("36SBS2308", MgrsFault.Column, "B")]
    [InlineData("37S YB 6783 6360", MgrsFault.Column, "Y")]
    [InlineData("36SYW6783", MgrsFault.Row, "W")]
    [InlineData("36SYB678", MgrsFault.OddFigures, "678")]
    [InlineData("36SYB 678 36360", MgrsFault.UnequalHalves, "678 36360")]
    [InlineData("36SYB 67 83 63 60", MgrsFault.UnequalHalves, "67 83 63 60")]
    [InlineData("36SYB678378636360", MgrsFault.TooManyFigures, "678378636360")]
    [InlineData("36SYB67x3", MgrsFault.Figures, "x3")]
    [InlineData("36RYB67836360", MgrsFault.NotInBand, "RYB")]
    [InlineData("36SYM67836360", MgrsFault.NotInBand, "SYM")]
    [InlineData("36SZB30006360", MgrsFault.NotInZone, "36SZB30006360")]
    [InlineData("36SYВ67836360", MgrsFault.Script, "В")] // Cyrillic
    public void A_grid_that_does_not_exist_is_refused_where_it_goes_wrong(string text, MgrsFault fault, string seen)
    {
        Assert.False(Mgrs.TryParse(text, out var grid, out var problem));
        Assert.Equal(default, grid);
        Assert.Equal((fault, seen), (problem.Fault, problem.Seen));
        Assert.Equal(seen, text.Substring(problem.Start, problem.Length));
    }

    [Fact]
    public void A_wrong_band_names_the_ones_that_would_fit()
    {
        Assert.False(Mgrs.TryParse("36RYB67836360", out _, out var problem));
        Assert.Contains('S', problem.Wanted);
        Assert.DoesNotContain('R', problem.Wanted);
    }

    [Theory]
    [InlineData("36SZB10006360")] // 8 km beyond 36 E: carried over by every map
    [InlineData("4QFJ12345678")]
    [InlineData(" 36s\u00a0yb 67836360 ")]
    [InlineData("32VKM0000")] // west of 6 E, in Norway's zone
    public void What_maps_carry_is_taken(string text) =>
        Assert.True(Mgrs.TryParse(text, out _, out var problem), $"{problem}");

    [Fact]
    public void Read_text_never_throws_and_what_is_read_writes_back()
    {
        const string alphabet = "0123456789SYBCRX abszIO-,.Ж";
        Gen.OneOf(
                Gen.Char[alphabet].Array[0, 18].Select(letters => new string(letters)),
                Gen.Int[0, 62]
                    .Select(
                        Gen.Char[Bands],
                        Gen.Char[Columns],
                        Gen.Char[Rows],
                        Gen.Int[0, 9999],
                        (zone, band, column, row, figures) => $"{zone}{band}{column}{row}{figures:0000}"
                    )
            )
            .Sample(
                text =>
                {
                    if (!Mgrs.TryParse(text, out var grid, out var problem))
                    {
                        Assert.InRange(problem.Start, 0, text.Length);
                        Assert.InRange(problem.Start + problem.Length, 0, text.Length);
                        return;
                    }
                    Assert.Equal(
                        string.Concat(text.Where(one => !char.IsWhiteSpace(one))).ToUpperInvariant().TrimStart('0'),
                        grid.ToString().TrimStart('0')
                    );
                },
                iter: 20_000
            );
    }

    [Fact]
    public void Nearly_every_square_that_a_place_could_name_is_read_and_no_other()
    {
        // The slow way around: which squares of 100 km does a dense net of places of one zone name?
        HashSet<string> named = [];
        for (var latitude = -80.0; latitude < 84; latitude += 0.2)
        for (var longitude = 30.0; longitude < 36; longitude += 0.2)
            named.Add(Of(new Place(latitude, longitude), 0).ToString());
        var all = from band in Bands from column in Columns from row in Rows select $"36{band}{column}{row}";
        var read = all.Where(text => Mgrs.TryParse(text, out _, out _)).ToHashSet();
        Assert.Empty(named.Where(text => text[2] != 'X').Except(read)); // 36X is cut up among its neighbours
        Assert.All(
            read.Except(named),
            text =>
            {
                // A square of the overlap, or one of 100 km beside the edge of its band.
                var middle = Mgrs.Parse(text).Centre;
                var south = -80 + 8 * Bands.IndexOf(text[2], StringComparison.Ordinal);
                var north = text[2] == 'X' ? 84 : south + 8;
                Assert.True(
                    middle.Latitude < south + 0.5
                        || middle.Latitude > north - 0.5
                        || middle.Longitude < 30.5
                        || middle.Longitude > 35.5,
                    text
                );
            }
        );
    }

    private static Mgrs Of(Place place, int figures) =>
        Mgrs.TryOf(place, figures, out var grid) ? grid : throw new InvalidOperationException($"{place}");

    private static Gen<Place> Near(Gen<double> latitude, Gen<double> longitude) =>
        Gen.Select(latitude, longitude, Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Int[1, 5])
            .Select(
                (north, east, up, aside, nearness) =>
                {
                    var off = Math.Pow(10, -nearness);
                    return new Place(Math.Clamp(north + up * off, -80, 84), east + aside * off);
                }
            );
}
