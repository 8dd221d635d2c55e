using Qalqan.Claims;
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

    private static string? Side(Whereabouts? where, string? zone, Speech speech) =>
        (where, zone) switch
        {
            (null, null) => null,
            (null, { } only) => CodeWords.Zone(only, speech),
            ({ } place, null) => DayWords.Say(place, speech),
            ({ } place, { } both) => $"{DayWords.Say(place, speech)} ({CodeWords.Zone(both, speech)})",
        };
}
