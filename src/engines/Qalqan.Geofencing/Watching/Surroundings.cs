using System.Runtime.InteropServices;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>How a place lies to a line, as far as it is known: the distance within bounds that hold for sure.</summary>
/// <param name="Least">No less, in metres.</param>
/// <param name="Most">No more.</param>
/// <param name="Side">Null where it is not known; of a place past an end it means nothing.</param>
/// <param name="IsBeyondEnd">Null where it is not known.</param>
internal readonly record struct Proximity(double Least, double Most, Side? Side, bool? IsBeyondEnd)
{
    public static Proximity Of(Nearness measured) =>
        new(measured.Distance.Metres, measured.Distance.Metres, measured.Side, measured.IsBeyondEnd);
}

/// <summary>
/// The ground about a line in squares. Each is measured once, at its middle, when something first comes there; of other places in it a
/// distance on a plane says how much nearer or further they are. What is remembered is bounded by the squares.
/// </summary>
/// <remarks>
/// From one place to another a few hundred metres off, a distance on the plane that touches the square's middle changes as the true one does,
/// but for the turn of the meridians and the change of scale on the way to the line: each some tangent of the latitude times that
/// way over the earth's radius, in shares of the few hundred metres. Their sum is allowed for, of which a quarter has been met with:
/// <c>SurroundingsTests</c> hold the bounds to what is measured.
/// </remarks>
internal sealed class Surroundings
{
    private const double EarthRadius = 6_371_000;
    private const double Radian = Math.PI / 180;

    private readonly Polyline line;
    private readonly int side;
    private readonly double around;
    private readonly double west;
    private readonly double south;
    private readonly double width;
    private readonly double height;
    private readonly List<Ground> grounds = [];
    private readonly List<Stretch> stretches = []; // ground after ground, each from the nearest on
    private readonly (double Metres, double Share)[] flat; // of each segment, while a square is measured
    private readonly double[] exact;
    private int[] known = []; // of each square 1 + the number of its ground; 0 where nothing came to

    private Surroundings(Polyline line, int side, double around)
    {
        (this.line, this.side, this.around) = (line, side, around);
        (flat, exact) = (new (double, double)[line.Points.Count - 1], new double[line.Points.Count - 1]);
        var north = line.Points.Max(point => point.Latitude);
        var east = line.Points.Max(line.East);
        (south, west) = (line.Points.Min(point => point.Latitude), line.Points.Min(line.East));
        var (vertical, horizontal) = Polyline.Scale(Math.Max(Math.Abs(south), Math.Abs(north)));
        var (up, across) = (around / vertical, around / horizontal);
        (south, west) = (south - up, west - across);
        (height, width) = ((north + up - south) / side, (east + across - west) / side);
    }

    /// <summary>As far as bands of limitation reach, and a little more.</summary>
    public static Surroundings OfLine(Polyline line) => new(line, 128, 30_000);

    /// <summary>As far as errors usually are; there may be many outlines.</summary>
    public static Surroundings OfOutline(Polyline outline) => new(outline, 32, 5_000);

    /// <summary>Null where a square's middle is no help: there it has to be measured.</summary>
    public Proximity? Of(Place place)
    {
        if (Math.Abs(place.Latitude) > Polyline.FlatLatitude)
            return null;
        var east = line.East(place);
        var (x, y) = ((east - west) / width, (place.Latitude - south) / height);
        if (!(x >= 0 && y >= 0 && x < side && y < side))
            return new Proximity(0.9 * around, double.PositiveInfinity, null, null); // a degree is a little shorter elsewhere
        if (known.Length == 0)
            known = new int[side * side];
        ref var number = ref known[(int)y * side + (int)x];
        if (number == 0)
            number = Learn((int)x, (int)y);
        ref var ground = ref CollectionsMarshal.AsSpan(grounds)[number - 1];
        if (ground.Count == 0)
            return null;

        var (px, py) = (
            (x - Math.Floor(x) - 0.5) * width * ground.Horizontal,
            (y - Math.Floor(y) - 0.5) * height * ground.Vertical
        );
        var away = (1 + Polyline.Doubt) * Math.Sqrt(px * px + py * py);
        var (metres, isPast, isNotPast) = (double.PositiveInfinity, false, false);
        foreach (ref var stretch in CollectionsMarshal.AsSpan(stretches).Slice(ground.First, ground.Count))
        {
            // Neither this nor one that is further from the middle can be the nearest here.
            if (stretch.FromMiddle - away > metres + 3 * ground.Slack)
                break;
            var (here, inward) = stretch.To(px, py);
            if (here + 2 * ground.Slack < metres)
                (isPast, isNotPast) = (false, false);
            if (here <= metres + 2 * ground.Slack)
            {
                isPast |= inward <= ground.Slack;
                isNotPast |= inward >= -ground.Slack;
            }
            metres = Math.Min(metres, here);
        }
        return new Proximity(
            Math.Max(metres - ground.Slack, 0),
            metres + ground.Slack,
            ground.OnSide,
            isPast && isNotPast ? null : isPast
        );
    }

    private int Learn(int column, int row)
    {
        grounds.Add(Measured(new Place(south + (row + 0.5) * height, west + (column + 0.5) * width)));
        return grounds.Count;
    }

    private Ground Measured(Place middle)
    {
        var east = line.East(middle);
        var (vertical, horizontal) = Polyline.Scale(middle.Latitude);
        var reach = (1 + Polyline.Doubt) * double.Hypot(height * vertical, width * horizontal) / 2;
        for (var i = 0; i < flat.Length; i++)
            flat[i] = line.Flat(i, middle.Latitude, east, vertical, horizontal);
        var least = flat.Min(segment => segment.Metres);
        if (least > (1 - Polyline.Doubt) * Polyline.FlatMetres - 2 * reach)
            return default;
        var bend = (1 + 2 * Math.Abs(Math.Tan(middle.Latitude * Radian))) * (least + 2 * reach) / EarthRadius;
        // The plane's nearest point lies off the true one by the bend's share of the distance, and that is further by half its square.
        var aside = bend * bend * (least + 2 * reach) / 2 + 0.01;

        // Any segment that may be the nearest of some place in the square.
        for (var i = 0; i < flat.Length; i++)
            exact[i] =
                flat[i].Metres <= (least + 2 * reach) * (1 + 2 * Polyline.Doubt) + 1
                    ? line.At(i, flat[i].Share).DistanceTo(middle).Metres
                    : double.PositiveInfinity;
        var metres = exact.Min();
        var nearest = Array.IndexOf(exact, metres);
        var first = stretches.Count;
        for (var i = 0; i < flat.Length; i++)
            if (exact[i] <= metres + 2 * reach + aside)
                stretches.Add(StretchOf(i, middle, vertical, horizontal, exact[i]));
        CollectionsMarshal.AsSpan(stretches)[first..].Sort((a, b) => a.FromMiddle.CompareTo(b.FromMiddle));
        return new Ground(
            first,
            stretches.Count - first,
            (float)vertical,
            (float)horizontal,
            (float)(Math.Min(bend, 1) * reach + aside + 0.02), // of which the last is more than is lost by short numbers
            metres - aside > reach ? line.SideOf(nearest, flat[nearest].Share, middle.Latitude, east) : null
        );
    }

    private Stretch StretchOf(int segment, Place middle, double vertical, double horizontal, double metres)
    {
        var (a, b, east) = (line.Points[segment], line.Points[segment + 1], line.East(middle));
        var stretch = new Stretch
        {
            FromMiddle = (float)metres,
            X = (float)((line.East(a) - east) * horizontal),
            Y = (float)((a.Latitude - middle.Latitude) * vertical),
            Dx = (float)((line.East(b) - line.East(a)) * horizontal),
            Dy = (float)((b.Latitude - a.Latitude) * vertical),
            Length = (float)LengthOf(vertical, horizontal),
            IsFirst = segment == 0,
            IsLast = segment == line.Points.Count - 2,
        };
        var (flat, inward) = stretch.To(0, 0);
        stretch = stretch with { Correction = (float)(metres - flat) };
        if (!stretch.IsFirst && !stretch.IsLast)
            return stretch;
        // At the end itself, where the geodesic meets the line.
        var end = Polyline.Scale((stretch.IsFirst ? a : b).Latitude);
        var within = stretch.Inward(line.Refined(segment, middle, east).Share, LengthOf(end.Vertical, end.Horizontal));
        return stretch with { InwardCorrection = (float)(within - inward) };

        double LengthOf(double up, double across) =>
            double.Hypot((line.East(b) - line.East(a)) * across, (b.Latitude - a.Latitude) * up);
    }

    /// <summary>A segment on the plane of a square, in metres from its middle; and what the plane is wrong by there. Short,
    /// because what is slow here is to fetch it.</summary>
    private readonly record struct Stretch
    {
        public required float FromMiddle { get; init; }
        public required float X { get; init; }
        public required float Y { get; init; }
        public required float Dx { get; init; }
        public required float Dy { get; init; }
        public required float Length { get; init; }
        public required bool IsFirst { get; init; }
        public required bool IsLast { get; init; }
        public float Correction { get; init; }
        public float InwardCorrection { get; init; }

        /// <summary>The distance, and how far within the line's end a place stands square to it; negative past the end.</summary>
        public (double Metres, double Inward) To(double x, double y)
        {
            var (px, py) = (x - X, y - Y);
            var share = (px * Dx + py * Dy) / ((double)Length * Length);
            var within = Math.Clamp(share, 0, 1);
            var (dx, dy) = (px - within * Dx, py - within * Dy);
            return (Math.Sqrt(dx * dx + dy * dy) + Correction, Inward(share, Length) + InwardCorrection);
        }

        public double Inward(double share, double length) =>
            IsFirst ? length * (IsLast ? Math.Min(share, 1 - share) : share)
            : IsLast ? length * (1 - share)
            : double.PositiveInfinity;
    }

    /// <summary>What is known of a square: nothing where there is no stretch.</summary>
    private readonly record struct Ground(
        int First,
        int Count,
        float Vertical,
        float Horizontal,
        float Slack,
        Side? OnSide
    );
}
