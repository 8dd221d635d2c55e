using NodaTime;
using Qalqan.Claims;
using Qalqan.Geofencing;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Ceasefire;

/// <summary>Where places lie of the mission's lines, by the drawings in force at an instant. Pure, and the same whichever side is asked.</summary>
public sealed class Zones
{
    private readonly Drawing? alpha;
    private readonly Drawing? bravo;
    private readonly Drawing? alphaOne;
    private readonly Drawing? qunaytirah;
    private readonly Polyline? a;
    private readonly Polyline? b;
    private readonly Polyline? a1;

    public Zones(Known known, Instant at)
    {
        Drawing? Drawn(string feature) => known.DrawingOf(feature, at);
        (alpha, bravo, alphaOne, qunaytirah) = (
            Drawn(Zone.Alpha),
            Drawn(Zone.Bravo),
            Drawn(Zone.BetweenA),
            Drawn("qunaytirah")
        );
        (a, b, a1) = (LineOf(alpha), LineOf(bravo), LineOf(alphaOne));
    }

    /// <summary>Where the spot lies.</summary>
    public ZoneAnswer Of(Spot spot)
    {
        if (a is null || b is null)
            return ZoneAnswer.NotDrawn;
        var (toA, toB) = (a.Nearest(spot.At), b.Nearest(spot.At));
        var isByA = toA.Distance <= toB.Distance;
        var (line, drawing, near) = isByA ? (Zone.Alpha, alpha!, toA) : (Zone.Bravo, bravo!, toB);
        var error = ErrorOf(spot, near.At, drawing);
        List<Drawing> used = [alpha!, bravo!];
        ZoneAnswer Answer(string zone, string across, Doubt doubt = Doubt.None) =>
            Banded(zone, across, doubt, line, near.Distance, error, (toA, toB), used);

        if (near.IsBeyondEnd)
            return Answer(Zone.Out, Zone.Out) with { Line = null };
        var isOutside = near.Side == (isByA ? Side.Right : Side.Left);
        var side = isByA ? Zone.Alpha : Zone.Bravo;
        var (zone, across) = isOutside ? (side, Zone.Aos) : (Zone.Aos, side);
        if (qunaytirah is not null && (isByA || zone == Zone.Alpha) && new Outline(qunaytirah).Holds(spot) is not false)
        {
            used.Add(qunaytirah);
            if (a1 is null)
                return Answer(zone, across, Doubt.LineA1) with { Possible = [Zone.Alpha, Zone.Aos] };
            used.Add(alphaOne!);
            var toA1 = a1.Nearest(spot.At);
            if (zone == Zone.Alpha && !toA1.IsBeyondEnd && toA1.Side == Side.Left)
                return Between(spot, used, near.Distance, error, toA1);
        }
        return Answer(zone, across, near.Distance <= error || near.Side is Side.On ? Doubt.TooClose : Doubt.None);
    }

    // East of Line A-1 and west of Line A: whichever of the two is nearer decides how sure that is.
    private ZoneAnswer Between(Spot spot, List<Drawing> used, Distance margin, Distance error, Nearness toA1)
    {
        var own = ErrorOf(spot, toA1.At, alphaOne!);
        var isByOwn = toA1.Distance < margin;
        var (near, wrong) = isByOwn ? (toA1.Distance, own) : (margin, error);
        var isClose = near <= wrong;
        return new ZoneAnswer(
            Zone.BetweenA,
            isClose ? Doubt.TooClose : Doubt.None,
            isByOwn ? Zone.BetweenA : Zone.Alpha,
            near,
            wrong,
            null,
            null,
            used
        )
        {
            Possible = isClose ? [Zone.BetweenA, isByOwn ? Zone.Alpha : Zone.Aos] : [Zone.BetweenA],
        };
    }

    private static ZoneAnswer Banded(
        string zone,
        string across,
        Doubt doubt,
        string line,
        Distance margin,
        Distance error,
        (Nearness ToA, Nearness ToB) near,
        List<Drawing> used
    )
    {
        Distance? own =
            zone == Zone.Alpha ? near.ToA.Distance
            : zone == Zone.Bravo ? near.ToB.Distance
            : null;
        return new ZoneAnswer(
            zone,
            doubt,
            line,
            margin,
            error,
            own,
            own is { } distance && doubt is Doubt.None ? BandOf(distance, error) : null,
            used
        )
        {
            Possible = doubt is Doubt.None || zone == across ? [zone] : Third(zone, across, line, near, error),
        };
    }

    // Where the area of separation is narrower than the errors, the far side of it is possible too.
    private static IReadOnlyList<string> Third(
        string zone,
        string across,
        string line,
        (Nearness ToA, Nearness ToB) near,
        Distance error
    )
    {
        var other = line == Zone.Alpha ? near.ToB.Distance : near.ToA.Distance;
        return other <= error ? [zone, across, Zone.Other(line)] : [zone, across];
    }

    // The band that holds the distance with its error on both sides; null where an end lies within it, or beyond the last.
    private static int? BandOf(Distance distance, Distance error)
    {
        var metres = distance.Metres;
        foreach (var band in Zone.Bands)
            if (metres <= band * 1000)
                return Zone.Bands.Any(end => Math.Abs(metres - end * 1000) <= error.Metres) ? null : band;
        return null;
    }

    // Across the line is along the way to its nearest point: how far the ellipse reaches that way, and the line's own error.
    private static Distance ErrorOf(Spot spot, Place nearest, Drawing drawing)
    {
        var way = spot.At == nearest ? spot.Along : Geodesic.Inverse(spot.At, nearest).Departure;
        var (across, along) = Math.SinCos((way.Degrees - spot.Along.Degrees) * (Math.PI / 180));
        var reach = double.Hypot(spot.Major.Metres * along, spot.Minor.Metres * across);
        return Distance.FromMetres(double.Hypot(reach, drawing.Error.Metres));
    }

    private static Polyline? LineOf(Drawing? drawing) =>
        drawing is { Form: DrawnForm.Line } ? new Polyline(drawing.Points) : null;
}
