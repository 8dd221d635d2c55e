using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;

namespace Qalqan.Bench;

/// <summary>
/// Places laid on the UTM grid and taken back, ours against ProjNET's own transform, on both sides of 36 E; then what a typed place
/// costs from its text to its ellipse. For MGRS there is no peer in .NET with a licence to measure beside.
/// </summary>
internal static class Gridding
{
    private const int Places = 100_000;

    public static void Run(Table table, string path)
    {
        _ = path;
        var random = new Random(36);
        var places = Enumerable
            .Range(0, Places)
            .Select(_ => new Place(32.5 + random.NextDouble(), 35.2 + 0.8 * random.NextDouble()))
            .ToArray();
        var (there, back) = Peer();
        Agree(places, there);

        var sum = 0.0;
        var forward = Rounds.Of(
            1,
            () => Rounds.Time(() => sum += places.Sum(place => Utm.In(36, place).Easting)),
            () => Rounds.Time(() => sum += places.Sum(place => there.Transform(place.Longitude, place.Latitude).x))
        );
        Say(table, "places on the UTM grid, each; ProjNET", forward);
        var points = places.Select(place => Utm.In(36, place)).ToArray();
        var backward = Rounds.Of(
            1,
            () => Rounds.Time(() => sum += points.Sum(point => point.Place.Latitude)),
            () => Rounds.Time(() => sum += points.Sum(point => back.Transform(point.Easting, point.Northing).y))
        );
        Say(table, "and back; ProjNET", backward);

        var grids = places.Select(place => Mgrs.In(36, place, 10).ToString()).ToArray();
        Each(
            table,
            "a grid of ten figures read and checked",
            () => grids.Sum(grid => (double)Mgrs.Parse(grid).Easting),
            5
        );
        Each(
            table,
            "a place as a grid of ten figures",
            () => places.Sum(place => (double)Mgrs.In(36, place, 10).ToString().Length),
            5
        );
        var area = new Gazetteer([new Landmark("P68", "Position 68", places[0], Distance.FromMetres(500), true)]);
        Each(
            table,
            "P68 4800mil 1.2km, from text to ellipse",
            () => grids.Sum(_ => Ground.Of(PlaceText.Read("P68 4800mil 1.2km", area).Where!, area)!.Error.Metres),
            50
        );
        GC.KeepAlive(sum);
    }

    private static void Say(Table table, string name, Rounds rounds) =>
        table.Ratio(
            name,
            Microseconds(rounds.Milliseconds(0)),
            Microseconds(rounds.Milliseconds(1)),
            rounds.Ratio(0, 1)
        );

    private static void Each(Table table, string name, Func<double> all, double most)
    {
        var milliseconds = Rounds.Of(1, () => Rounds.Time(() => all())).Milliseconds(0);
        table.Figure(name, Microseconds(milliseconds), $"< {most} us", milliseconds * 1000 / Places < most);
    }

    private static string Microseconds(double milliseconds) => $"{milliseconds * 1000 / Places:0.00} us";

    private static (MathTransform There, MathTransform Back) Peer()
    {
        var factory = new CoordinateTransformationFactory();
        var (ground, grid) = (
            GeographicCoordinateSystem.WGS84,
            ProjectedCoordinateSystem.WGS84_UTM(36, zoneIsNorth: true)
        );
        return (
            factory.CreateFromCoordinateSystems(ground, grid).MathTransform,
            factory.CreateFromCoordinateSystems(grid, ground).MathTransform
        );
    }

    // Whoever is metres off has done less work.
    private static void Agree(Place[] places, MathTransform peer)
    {
        var worst = places.Max(place =>
        {
            var ours = Utm.In(36, place);
            var (x, y) = peer.Transform(place.Longitude, place.Latitude);
            return double.Hypot(ours.Easting - x, ours.Northing - y);
        });
        Console.WriteLine($"of {places.Length} places the worst is {worst * 1000:0.000} mm from the peer's");
        if (worst > 0.01)
            throw new InvalidOperationException("The peer lays places elsewhere.");
    }
}
