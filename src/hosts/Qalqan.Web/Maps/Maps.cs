using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>What a mission's map shows over a period: what is drawn at its end, the places, the rows, and the layers that were brought.</summary>
/// <param name="Area">All of it; null where nothing is drawn and no place is known.</param>
/// <param name="Period">Half-open.</param>
/// <param name="Drawings">By feature.</param>
/// <param name="Places">Those that stand then, within the area.</param>
/// <param name="Rows">In the order of when they began.</param>
/// <param name="PublicRows">How many incidents there are that were only reported in public, shown or not.</param>
/// <param name="Layers">Drafts too, which are not on the map.</param>
public sealed record MapLook(
    Box? Area,
    Interval Period,
    IReadOnlyList<Drawing> Drawings,
    IReadOnlyList<Landmark> Places,
    IReadOnlyList<MapRow> Rows,
    int PublicRows,
    IReadOnlyList<MapLayer> Layers
)
{
    /// <summary>Whether anything on it may not be used for decisions.</summary>
    public bool HasDemonstration => Drawings.Any(drawing => drawing.Use is DrawnUse.Demonstration);

    public int Placed => Rows.Count(row => row.Spot is not null || row.Ray is not null);
}

/// <summary>The maps of missions, for pages, calls and commands.</summary>
internal sealed class Maps(Days days)
{
    /// <summary>Over which time a map is that was asked of none.</summary>
    public static Duration Usual { get; } = Duration.FromDays(30);

    /// <param name="inquiry">Its period; without one the 30 days before the look.</param>
    /// <param name="withPublic">Whether incidents that were only reported in public are shown.</param>
    public Looks<MapLook> Of(Inquiry inquiry, bool withPublic) =>
        days.Look(inquiry, (look, _) => LookOf(look, withPublic));

    /// <summary>A place that somebody points at, by the ground of each mission that is asked.</summary>
    public Looks<(Located Located, ZoneAnswer? Lies)> Place(Inquiry inquiry, string text) =>
        days.Look(
            inquiry,
            (look, _) =>
            {
                var located = Located.Of(text, look.Places);
                return (located, located.Spot is { } spot ? new Zones(look.Known, look.Known.At).Of(spot) : null);
            }
        );

    private static MapLook LookOf(DayLook look, bool withPublic)
    {
        var known = look.Known;
        var period = known.Period.HasStart
            ? known.Period
            : new Interval(known.At - Usual, known.At + Duration.FromMilliseconds(1));
        var incidents = Incidents.Of(known, period).Select(incident => RowOf(look, incident)).ToList();
        var (area, zones) = (MissionArea.Of(known), new ZonesByTime(known));
        return new MapLook(
            area,
            period,
            known.DrawnAt(known.At),
            [.. look.Places.Places.Where(place => !place.IsGone && area?.Holds(place.At) is true)],
            [
                .. Observations
                    .Of(known, period)
                    .Where(sighting => !sighting.IsQuiet)
                    .Select(sighting => RowOf(look, sighting))
                    .Concat(incidents.Where(row => withPublic || row.Kind is MapKind.Incident))
                    .OrderBy(row => row.From)
                    .Select(row => row.Spot is { } spot ? row with { Lies = zones.Of(spot, row.From) } : row),
            ],
            incidents.Count(row => row.Kind is MapKind.Public),
            MapLayer.Of(known)
        );
    }

    private static MapRow RowOf(DayLook look, Sighting sighting)
    {
        var (fact, said) = (sighting.Fact, sighting.Said);
        return new MapRow(
            MapKind.Observation,
            said.Post ?? fact.Source.Post,
            $"/observation/{fact.Number}",
            fact.From,
            fact.To,
            look.Known.ZoneAt(fact.From),
            speech => DayWords.Counted(said, speech),
            said.Where,
            said.Where is { } where ? Ground.Of(where, look.Places) : null,
            said.Where is { } from ? Ground.RayOf(from, look.Places) : null,
            MapSymbols.Of(said.What)
        );
    }

    private static MapRow RowOf(DayLook look, Incident incident)
    {
        var (fact, said) = (incident.Fact, incident.Said);
        return new MapRow(
            incident.IsUnassessed ? MapKind.Public : MapKind.Incident,
            said.Incident,
            IncidentList.PageOf(said.Incident),
            fact.From,
            fact.To,
            look.Known.ZoneAt(fact.From),
            _ => said.Words,
            said.Where,
            Placing.Of(incident, look.Known)?.Spot,
            said.Where is { } from ? Ground.RayOf(from, look.Places) : null,
            MapSymbols.Of(said.Kind)
        );
    }
}
