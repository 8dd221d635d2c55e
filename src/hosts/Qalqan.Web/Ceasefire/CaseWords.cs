using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Incidents in words.</summary>
internal static class CaseWords
{
    /// <summary>Its place as it was said, else the zone that its source names; empty where neither is.</summary>
    public static string? Where(IncidentStated said, Speech speech)
    {
        var at = Side(said.Where, said.Zone, speech);
        var to = Side(said.Impact, said.ImpactZone ?? said.Toward, speech);
        return at is null ? to
            : to is null ? at
            : $"{at} → {to}";
    }

    /// <summary>A place that was worked out: the grid in no more figures than its error allows, and the error.</summary>
    public static string Of(Spot spot, Speech speech) =>
        $"{(Mgrs.TryOf(spot.At, ObservationRow.FiguresOf(spot.Error), out var grid) ? grid.Spaced() : spot.At)} ± {WhereWords.Of(spot.Error, speech)}";

    private static string? Side(Whereabouts? where, string? zone, Speech speech) =>
        (where, zone) switch
        {
            (null, null) => null,
            (null, { } only) => CodeWords.Zone(only, speech),
            ({ } place, null) => DayWords.Say(place, speech),
            ({ } place, { } both) => $"{DayWords.Say(place, speech)} ({CodeWords.Zone(both, speech)})",
        };
}
