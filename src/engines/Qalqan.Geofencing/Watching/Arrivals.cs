using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>What has come and is not yet due, by instant; each thing once, and in one order however it came.</summary>
internal sealed class Arrivals
{
    private readonly Dictionary<Instant, Moment> moments = [];
    private readonly PriorityQueue<Moment, Instant> order = new();

    public Instant? First => order.TryPeek(out _, out var at) ? at : null;

    public int Count { get; private set; }

    public void Add(Position position)
    {
        var positions = MomentOf(position.At).Positions;
        var key = (position.Entity, position.Place);
        if (positions.TryGetValue(key, out var before))
            position = position with
            {
                Error = position.Error > before.Error ? position.Error : before.Error,
                Side = Later(position.Side, before.Side),
                What = Later(position.What, before.What),
            };
        else
            Count++;
        positions[key] = position;
    }

    public void Add(Sighting sighting)
    {
        var sightings = MomentOf(sighting.At).Sightings;
        if (!sightings.TryGetValue(sighting.Id, out var before))
            Count++;
        else if (string.CompareOrdinal(before.ToString(), sighting.ToString()) <= 0)
            return;
        sightings[sighting.Id] = sighting;
    }

    /// <summary>Takes out the first instant: positions by entity, then by place; sightings by id.</summary>
    public (IReadOnlyList<Position> Positions, IReadOnlyList<Sighting> Sightings) TakeFirst()
    {
        order.TryDequeue(out var moment, out var at);
        moments.Remove(at);
        Count -= moment!.Positions.Count + moment.Sightings.Count;
        return (
            Ordered(moment.Positions),
            [.. moment.Sightings.Values.OrderBy(sighting => sighting.Id, StringComparer.Ordinal)]
        );
    }

    // Nearly every instant holds one position.
    private static IReadOnlyList<Position> Ordered(Dictionary<(string Entity, Place Place), Position> positions) =>
        positions.Count < 2
            ? [.. positions.Values]
            :
            [
                .. positions
                    .Values.OrderBy(position => position.Entity, StringComparer.Ordinal)
                    .ThenBy(position => position.Place.Latitude)
                    .ThenBy(position => position.Place.Longitude),
            ];

    private Moment MomentOf(Instant at)
    {
        if (!moments.TryGetValue(at, out var moment))
        {
            moments[at] = moment = new Moment();
            order.Enqueue(moment, at);
        }
        return moment;
    }

    private static string? Later(string? one, string? other) => string.CompareOrdinal(one, other) > 0 ? one : other;

    private sealed class Moment
    {
        public Dictionary<(string Entity, Place Place), Position> Positions { get; } = [];
        public Dictionary<string, Sighting> Sightings { get; } = [];
    }
}
