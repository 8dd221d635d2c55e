using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>Lines, zones and bands made ready for places. Lines are numbered by their ids as they come in the plan, zones too, and bands behind
/// them; of one number there may be several that hold one after the other, which are editions.</summary>
internal sealed class WatchedGround
{
    /// <summary>Of more zones only those are looked at that have an edge near the place.</summary>
    private const int MostZonesByOne = 16;

    private readonly WatchPlan plan;
    private readonly Editions lines;
    private readonly WatchedZone[] zones; // edition by edition, by number
    private readonly int[] numbers; // of each of them
    private readonly int zoneCount;
    private readonly Zones index;
    private readonly Polyline[][] outlines;
    private readonly Surroundings[][] aroundOutlines;
    private readonly Surroundings[] aroundLines;
    private readonly Distance largestError;
    private readonly WatchedBand[] bands;
    private readonly int[] lineOfBand;
    private readonly (int Area, int Line, int[] Zones)[] doubts;
    private readonly string[] ids;
    private readonly List<int> near;

    // Whether the bounds of what was sketched left a question open, and then all is measured.
    private bool isOpen;

    public WatchedGround(WatchPlan plan)
    {
        this.plan = plan;
        lines = new Editions([.. plan.Lines.Select(line => (line.Id, line.When))]);
        var editions = new Editions([.. plan.Zones.Select(zone => (zone.Zone.Id, zone.When))]);
        zoneCount = editions.Ids.Count;
        zones = [.. editions.InOrder.Select(edition => plan.Zones[edition])];
        numbers = [.. zones.Select(zone => editions.NumberOf(zone.Zone.Id))];
        index = Zones.Of([.. zones.Select(zone => zone.Zone)]);
        outlines =
        [
            .. zones.Select(zone =>
                zone.Zone.Outlines.Select(outline => new Polyline([.. outline.Points, outline.Points[0]])).ToArray()
            ),
        ];
        aroundOutlines =
        [
            .. outlines.Select(zone => zone.Select(outline => Surroundings.OfOutline(outline)).ToArray()),
        ];
        aroundLines = [.. plan.Lines.Select(line => Surroundings.OfLine(line.Line))];
        near = [.. Enumerable.Range(0, zones.Length)];
        largestError = zones.Select(zone => zone.Error).Append(default).Max();
        ids = [.. editions.Ids, .. plan.Bands.Select(band => band.Id)];
        bands = [.. plan.Bands];
        lineOfBand = [.. plan.Bands.Select(band => lines.NumberOf(band.Line))];
        doubts =
        [
            .. plan.Doubts.Select(doubt =>
                (ZoneNumber(doubt.Area), lines.NumberOf(doubt.Line), doubt.Zones.Select(ZoneNumber).ToArray())
            ),
        ];
        if (ids.Distinct().Count() != ids.Length)
            throw new ArgumentException("Two zones have one id.", nameof(plan));
    }

    public string IdOf(int zone) => ids[zone];

    public int ZoneNumber(string id) => Editions.Found(Array.IndexOf(ids, id), id);

    public int LineCount => lines.Ids.Count;

    public Standing New() => new() { Lines = new LineStanding[LineCount] };

    /// <summary>Works out how the place lies to everything, from what is known of the ground about it, and by measuring where that leaves a
    /// question open. The answer is the same.</summary>
    public void Stand(Place place, Distance error, Instant at, Standing into)
    {
        Stand(place, error, at, into, isMeasured: false);
        if (isOpen)
            Stand(place, error, at, into, isMeasured: true);
    }

    private void Stand(Place place, Distance error, Instant at, Standing into, bool isMeasured)
    {
        isOpen = false;
        into.Inside.Clear();
        into.TooClose.Clear();
        ToZones(place, error, at, into, isMeasured);
        for (var line = 0; line < into.Lines.Length && !isOpen; line++)
            into.Lines[line] = ToLine(lines.At(line, at), place, error, isMeasured);
        for (var band = 0; band < bands.Length && !isOpen; band++)
            ToBand(zoneCount + band, bands[band], into.Lines[lineOfBand[band]], into);
        into.Doubt = -1;
        for (var doubt = 0; doubt < doubts.Length && into.Doubt < 0 && !isOpen; doubt++)
            if (plan.Doubts[doubt].When.Contains(at) && IsDoubted(doubts[doubt], into))
                Cast(doubt, into);
    }

    /// <summary>How far the place is from the line, and how wrong the place and the line may be together.</summary>
    public static (Distance Margin, Distance Error) MarginOf(WatchedLine line, Place place, Distance error) =>
        (line.Line.Nearest(place).Distance, Both(error, line.Error));

    /// <summary>How far the place is from the nearest bound of the zone, and how wrong the place and the bound may be together; nulls where
    /// nothing bounds it at the time.</summary>
    public (Distance? Margin, Distance? Error) MarginOf(int number, Place place, Distance error, Instant at)
    {
        if (number >= zoneCount)
            return ToBand(bands[number - zoneCount], lines.At(lineOfBand[number - zoneCount], at), place, error);
        var edition = 0;
        while (edition < zones.Length && (numbers[edition] != number || !zones[edition].When.Contains(at)))
            edition++;
        if (edition == zones.Length)
            return (null, null);
        var least = double.PositiveInfinity;
        foreach (var outline in outlines[edition])
            least = Math.Min(least, outline.Nearest(place).Distance.Metres);
        return (Distance.FromMetres(least), Both(error, zones[edition].Error));
    }

    private (Distance? Margin, Distance? Error) ToBand(WatchedBand band, int edition, Place place, Distance error)
    {
        if (edition < 0)
            return (null, null);
        var (distance, both) = MarginOf(plan.Lines[edition], place, error);
        var metres = distance.Metres;
        var margin = Math.Min(Math.Abs(metres - band.From.Metres), Math.Abs(metres - band.To.Metres));
        return (Distance.FromMetres(margin), both);
    }

    public string AreaOf(int doubt) => plan.Doubts[doubt].Area;

    /// <summary>Whether the sides of the line cannot be told where something stands so.</summary>
    public bool IsDoubted(int line, Standing standing) => standing.Doubt >= 0 && doubts[standing.Doubt].Line == line;

    private bool IsDoubted(in (int Area, int Line, int[] Zones) doubt, Standing here)
    {
        if (here.Inside.BinarySearch(doubt.Area) < 0 && here.TooClose.BinarySearch(doubt.Area) < 0)
            return false;
        var near = here.Lines[doubt.Line].Near;
        for (var other = 0; other < here.Lines.Length; other++)
            if (other != doubt.Line)
            {
                if (near.Least > here.Lines[other].Near.Most)
                    return false;
                isOpen |= near.Most > here.Lines[other].Near.Least;
            }
        isOpen |= near.IsBeyondEnd is null;
        return near.IsBeyondEnd is false;
    }

    private void Cast(int doubt, Standing into)
    {
        var (_, line, zones) = doubts[doubt];
        into.Doubt = doubt;
        into.Possible.Clear();
        foreach (var zone in zones)
        {
            if (zone >= zoneCount && !IsPossible(bands[zone - zoneCount], into.Lines[line]))
                continue;
            into.Possible.Add(zone);
            into.Inside.Remove(zone);
            if (into.TooClose.BinarySearch(zone) is < 0 and var at)
                into.TooClose.Insert(~at, zone);
        }
        into.Lines[line] = into.Lines[line] with { Side = null, IsPastEnd = false };
    }

    // By the distance alone.
    private bool IsPossible(WatchedBand band, in LineStanding line) =>
        !IsLess(line.Near, band.From.Metres - line.Error) && !IsMore(line.Near, band.To.Metres + line.Error);

    private Proximity Near(Polyline line, Surroundings around, Place place, bool isMeasured)
    {
        if (isMeasured)
            return Proximity.Of(line.Nearest(place));
        var near = around.Of(place);
        isOpen |= near is null;
        return near.GetValueOrDefault();
    }

    private LineStanding ToLine(int edition, Place place, Distance error, bool isMeasured)
    {
        if (edition < 0)
            return LineStanding.None;
        var near = Near(plan.Lines[edition].Line, aroundLines[edition], place, isMeasured);
        var both = Both(error, plan.Lines[edition].Error).Metres;
        // Without any error a hair decides, which is too fine for a distance and not for the side.
        var isClear = both == 0 ? near.Side is not Side.On : IsMore(near, both);
        if (!isClear)
            return new LineStanding(near, both, null, false, edition);
        if (near.Side is null || near.IsBeyondEnd is null)
            isOpen = true;
        var isPastEnd = near.IsBeyondEnd is not false;
        return new LineStanding(near, both, isPastEnd ? null : near.Side, isPastEnd, edition);
    }

    private void ToZones(Place place, Distance error, Instant at, Standing into, bool isMeasured)
    {
        var most = Both(error, largestError);
        if (most > default(Distance))
        {
            if (zones.Length > MostZonesByOne)
                index.AddNear(place, most, near);
            foreach (var zone in near)
            {
                if (!zones[zone].When.Contains(at))
                    continue;
                var both = Both(error, zones[zone].Error).Metres;
                for (var i = 0; i < outlines[zone].Length && both > 0; i++)
                    if (!IsMore(Near(outlines[zone][i], aroundOutlines[zone][i], place, isMeasured), both))
                    {
                        into.TooClose.Add(numbers[zone]);
                        break;
                    }
            }
        }
        foreach (var zone in index.ZonesIn(index.SetAt(place)))
            if (zones[zone].When.Contains(at) && into.TooClose.BinarySearch(numbers[zone]) < 0)
                into.Inside.Add(numbers[zone]);
    }

    private void ToBand(int zone, WatchedBand band, in LineStanding line, Standing into)
    {
        var (near, error, from, to) = (line.Near, line.Error, band.From.Metres, band.To.Metres);
        if (line.IsPastEnd)
            return;
        if (line.Side is null)
        {
            if (!IsLess(near, from - error))
                into.TooClose.Add(zone);
            return;
        }
        if (line.Side != band.Side)
            return;
        // Of the nearer bound of the first band the side has spoken already.
        if (error > 0 && (from > 0 && IsWithin(near, from, error) || IsWithin(near, to, error)))
            into.TooClose.Add(zone);
        else if (!IsLess(near, from) && IsLess(near, to))
            into.Inside.Add(zone);
    }

    private bool IsWithin(in Proximity near, double bound, double error) =>
        !IsLess(near, bound - error) && !IsMore(near, bound + error);

    private bool IsLess(in Proximity near, double metres)
    {
        isOpen |= near.Least < metres && near.Most >= metres;
        return near.Least < metres;
    }

    private bool IsMore(in Proximity near, double metres)
    {
        isOpen |= near.Least <= metres && near.Most > metres;
        return near.Least > metres;
    }

    private static Distance Both(Distance one, Distance other) =>
        one == default ? other
        : other == default ? one
        : Distance.FromMetres(Math.Sqrt(one.Metres * one.Metres + other.Metres * other.Metres));
}
