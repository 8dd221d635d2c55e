using System.Diagnostics;
using System.Globalization;
using CsCheck;

namespace Qalqan.Measures.Tests;

public sealed class UtmTests
{
    private const double AllowedMetres = 2e-8; // the worst of 200,000 places was 6 nm

    private static readonly Gen<Place> Covered = Gen.Double[-80, 84]
        .Select(Gen.Double[-180, 180], (latitude, longitude) => new Place(latitude, longitude));

    [Fact]
    public void Metres_agree_with_proj_in_every_zone_the_north_and_its_exceptions_included() =>
        Assert.All(
            GoldenGrid.Rows,
            row =>
            {
                var utm = Utm.Of(row.Place);
                Assert.Equal((row.Zone, row.IsNorthern), (utm.Zone, utm.IsNorthern));
                Assert.Equal(row.Easting, utm.Easting, AllowedMetres);
                Assert.Equal(row.Northing, utm.Northing, AllowedMetres);
            }
        );

    [Fact]
    public void The_way_back_from_the_metres_of_proj_comes_out_at_the_place() =>
        Assert.All(
            GoldenGrid.Rows,
            row =>
            {
                var back = new Utm(row.Zone, row.IsNorthern, row.Easting, row.Northing).Place;
                Assert.True(back.DistanceTo(row.Place).Metres < 2 * AllowedMetres, $"{row}: {back}");
            }
        );

    [Fact]
    public void Convergence_and_scale_agree_with_GeoConvert() =>
        Assert.All(
            GoldenGrid.Rows,
            row =>
            {
                var utm = Utm.Of(row.Place);
                Assert.Equal(row.Convergence, utm.Convergence, 1e-9);
                Assert.Equal(row.Scale, utm.Scale, 1e-12);
            }
        );

    [Fact]
    public void Any_place_comes_back_in_its_own_zone_and_in_the_one_beside_it() =>
        Covered.Sample(
            place =>
            {
                var own = Utm.Of(place);
                Assert.True(own.Place.DistanceTo(place).Metres < 1e-7, $"{place} {own.Place}");
                foreach (var steps in new[] { 1, -1 })
                {
                    var zone = GridZone.Beside(own.Zone, steps);
                    if (Math.Abs(Math.IEEERemainder(place.Longitude - (6 * zone - 183), 360)) > 4.4)
                        continue;
                    var beside = Utm.In(zone, place);
                    Assert.True(beside.Place.DistanceTo(place).Metres < 1e-7, $"{place} {beside.Place}");
                }
            },
            iter: 20_000
        );

    [Fact]
    public void A_step_along_the_grid_turns_by_the_convergence_and_is_as_long_as_the_scale_says() =>
        Covered
            .Where(place => Math.Abs(place.Latitude) is > 1 and < 79)
            .Select(Gen.Double[0, 360])
            .Sample(
                (place, turn) =>
                {
                    var utm = Utm.Of(place);
                    var grid = Angle(turn);
                    var stepped = new Utm(
                        utm.Zone,
                        utm.IsNorthern,
                        utm.Easting + 10 * grid.East,
                        utm.Northing + 10 * grid.North
                    );
                    var arc = Geodesic.Inverse(place, stepped.Place);
                    var turned = Math.IEEERemainder(arc.Departure.Degrees - turn - utm.Convergence, 360);
                    Assert.True(Math.Abs(turned) < 1e-4, $"{place} {turn}: {turned}");
                    Assert.Equal(10 / utm.Scale, arc.Length.Metres, 1e-6);
                },
                iter: 5_000
            );

    [Theory]
    [InlineData(84.0000001, 36)]
    [InlineData(-80.0000001, 36)]
    public void Beyond_84_north_and_80_south_there_is_no_grid_and_the_problem_says_so(double latitude, double longitude)
    {
        Assert.False(Utm.TryOf(new Place(latitude, longitude), out _, out var problem));
        Assert.Contains("-80 to 84", problem, StringComparison.Ordinal);
        Assert.False(Mgrs.TryOf(new Place(latitude, longitude), 10, out _));
    }

    [Theory]
    [InlineData(84, 36, 37)]
    [InlineData(-80, 36, 37)]
    [InlineData(33, 35.9999999, 36)]
    [InlineData(33, 36, 37)]
    [InlineData(60, 3, 32)]
    [InlineData(60, 2.9999, 31)]
    [InlineData(64, 3, 31)]
    [InlineData(71.9999, 8, 32)]
    [InlineData(72, 8.9999, 31)]
    [InlineData(72, 9, 33)]
    [InlineData(84, 41.9, 37)]
    [InlineData(0, -180, 1)]
    [InlineData(0, 179.9999, 60)]
    public void A_place_lies_in_one_zone(double latitude, double longitude, int zone) =>
        Assert.Equal(zone, Utm.Of(new Place(latitude, longitude)).Zone);

    [Fact]
    public void It_is_written_with_the_hemisphere_and_whole_metres() =>
        Assert.Equal("36 N 767837 3663607", Utm.Of(new Place(33.0781, 35.8692)).ToString());

    /// <summary>The oracle itself, on places that the golden file never saw, there and back.</summary>
    [Fact]
    public async Task Cs2cs_says_the_same_of_places_drawn_today()
    {
        Assert.SkipWhen(
            (Environment.GetEnvironmentVariable("QALQAN_MISSING") ?? "").Contains("proj-bin", StringComparison.Ordinal),
            "cs2cs is missing"
        );
        foreach (var (zone, seed) in new[] { (36, 1), (37, 2) })
        {
            var places = Drawn(zone, seed);
            var lines = await Run(
                "cs2cs",
                ["-f", "%.9f", "+proj=longlat", "+datum=WGS84", "+to", "+proj=utm", $"+zone={zone}", "+datum=WGS84"],
                places.Select(place =>
                    string.Create(CultureInfo.InvariantCulture, $"{place.Longitude} {place.Latitude}")
                )
            );
            foreach (var (place, line) in places.Zip(lines))
            {
                var cells = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
                var utm = Utm.In(zone, place);
                Assert.Equal(double.Parse(cells[0], CultureInfo.InvariantCulture), utm.Easting, AllowedMetres);
                Assert.Equal(double.Parse(cells[1], CultureInfo.InvariantCulture), utm.Northing, AllowedMetres);
            }
        }
    }

    // On both sides of the zone's edge at 36 E, and far beyond what a map would carry over.
    private static List<Place> Drawn(int zone, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, 500)
                .Select(_ => new Place(-80 + 164 * random.NextDouble(), 6 * zone - 187 + 8 * random.NextDouble()))
                .Where(place => place.Latitude >= 0),
        ];
    }

    private static (double East, double North) Angle(double degrees) => Math.SinCos(degrees * Math.PI / 180);

    private static async Task<string[]> Run(string program, string[] arguments, IEnumerable<string> input)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(string.Join('\n', input));
        process.StandardInput.Close();
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
