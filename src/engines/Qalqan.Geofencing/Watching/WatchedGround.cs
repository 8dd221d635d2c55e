using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>Lines, zones and bands made ready for places: zones are numbered as in the plan, bands behind them.</summary>
internal sealed class WatchedGround
{
    private readonly WatchPlan plan;
    private readonly Zones index;
    private readonly Polyline[][] outlines;
    private readonly Distance largestError;
    private readonly int[] lineOfBand;
    private readonly string[] ids;
    private readonly List<int> near = [];

    public WatchedGround(WatchPlan plan)
    {
        this.plan = plan;
        index = Zones.Of([.. plan.Zones.Select(zone => zone.Zone)]);
        outlines =
        [
            .. plan.Zones.Select(zone =>
                zone.Zone.Outlines.Select(outline => new Polyline([.. outline.Points, outline.Points[0]])).ToArray()
            ),
        ];
        largestError = plan.Zones.Select(zone => zone.Error).Append(default).Max();
        ids = [.. plan.Zones.Select(zone => zone.Zone.Id), .. plan.Bands.Select(band => band.Id)];
        lineOfBand = [.. plan.Bands.Select(band => LineNumber(band.Line))];
        if (ids.Distinct().Count() != ids.Length || plan.Lines.DistinctBy(line => line.Id).Count() != plan.Lines.Count)
            throw new ArgumentException("Two zones or two lines have one id.", nameof(plan));
    }

    public string IdOf(int zone) => ids[zone];

    public int ZoneNumber(string id) => Found(Array.IndexOf(ids, id), id);

    public int LineNumber(string id) => Found(plan.Lines.ToList().FindIndex(line => line.Id == id), id);

    public Standing New() => new() { Lines = new LineStanding[plan.Lines.Count] };

    public void Stand(Place place, Distance error, Standing into)
    {
        for (var line = 0; line < into.Lines.Length; line++)
            into.Lines[line] = ToLine(plan.Lines[line], place, error);
        into.Inside.Clear();
        into.TooClose.Clear();
        ToZones(place, error, into);
        for (var band = 0; band < lineOfBand.Length; band++)
            ToBand(plan.Zones.Count + band, plan.Bands[band], into.Lines[lineOfBand[band]], into);
    }

    /// <summary>How far the place is from the nearest bound of the zone, and how wrong the place and the bound may be together.</summary>
    public (Distance Margin, Distance Error) MarginOf(int zone, Place place, Distance error)
    {
        if (zone < outlines.Length)
            return (
                outlines[zone].Select(outline => outline.Nearest(place).Distance).Min(),
                Both(error, plan.Zones[zone].Error)
            );
        var band = plan.Bands[zone - outlines.Length];
        var line = ToLine(plan.Lines[lineOfBand[zone - outlines.Length]], place, error);
        var metres = line.Distance.Metres;
        var margin = Math.Min(Math.Abs(metres - band.From.Metres), Math.Abs(metres - band.To.Metres));
        return (Distance.FromMetres(margin), line.Error);
    }

    private static LineStanding ToLine(WatchedLine line, Place place, Distance error)
    {
        var nearness = line.Line.Nearest(place);
        var both = Both(error, line.Error);
        // Without any error a hair decides, which is too fine for a distance and not for the side.
        var isClear = both == default ? nearness.Side is not Side.On : nearness.Distance > both;
        return new LineStanding(
            nearness.Distance,
            both,
            isClear && !nearness.IsBeyondEnd ? nearness.Side : null,
            isClear && nearness.IsBeyondEnd
        );
    }

    private void ToZones(Place place, Distance error, Standing into)
    {
        var most = Both(error, largestError);
        if (most > default(Distance))
        {
            index.AddNear(place, most, near);
            foreach (var zone in near)
            {
                var both = Both(error, plan.Zones[zone].Error);
                foreach (var outline in outlines[zone])
                    if (both > default(Distance) && outline.Nearest(place).Distance <= both)
                    {
                        into.TooClose.Add(zone);
                        break;
                    }
            }
        }
        foreach (var zone in index.ZonesIn(index.SetAt(place)))
            if (into.TooClose.BinarySearch(zone) < 0)
                into.Inside.Add(zone);
    }

    private static void ToBand(int zone, WatchedBand band, in LineStanding line, Standing into)
    {
        if (line.IsPastEnd)
            return;
        if (line.Side is null)
        {
            if (line.Distance + line.Error >= band.From)
                into.TooClose.Add(zone);
            return;
        }
        if (line.Side != band.Side)
            return;
        var (distance, error) = (line.Distance.Metres, line.Error.Metres);
        var isInside = distance >= band.From.Metres && distance < band.To.Metres;
        // Of the nearer bound of the first band the side has spoken already.
        var margin = Math.Min(
            band.From == default ? double.PositiveInfinity : Math.Abs(distance - band.From.Metres),
            Math.Abs(distance - band.To.Metres)
        );
        if (margin <= error && error > 0)
            into.TooClose.Add(zone);
        else if (isInside)
            into.Inside.Add(zone);
    }

    private static Distance Both(Distance one, Distance other) =>
        one == default ? other
        : other == default ? one
        : Distance.FromMetres(double.Hypot(one.Metres, other.Metres));

    private static int Found(int number, string id) =>
        number >= 0 ? number : throw new ArgumentException($"Nothing that is watched is called {id}.");
}
