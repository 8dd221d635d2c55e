using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>Where spots lie by the drawings of their own time; between two changes of what is drawn it is worked out once.</summary>
internal sealed class ZonesByTime(Known known)
{
    private readonly List<Instant> changes =
    [
        .. known
            .Keys<Drawn>()
            .SelectMany(known.Ever<Drawn>)
            .SelectMany(fact => fact.To is { } to ? new[] { fact.From, to } : [fact.From])
            .Distinct()
            .Order(),
    ];

    private readonly Dictionary<int, Zones> between = [];

    public ZoneAnswer Of(Spot spot, Instant at)
    {
        var found = changes.BinarySearch(at);
        var part = found < 0 ? ~found : found + 1;
        if (!between.TryGetValue(part, out var zones))
            between.Add(part, zones = new Zones(known, at));
        return zones.Of(spot);
    }
}
