using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>What has come and is not yet due, by instant; each thing once, and in one order however it came.</summary>
internal sealed class Arrivals
{
    private readonly Waiting<(Instant, string, Place), Position> positions = new();
    private readonly Waiting<(Instant, string), Sighting> sightings = new();

    public int Count => positions.Count + sightings.Count;

    /// <summary>The earliest instant of anything; the end of time where nothing waits.</summary>
    public Instant First => Instant.Min(positions.First, sightings.First);

    public void Add(Position position)
    {
        ref var waiting = ref positions.At((position.At, position.Entity, position.Place), position.At, out var isNew);
        waiting = isNew
            ? position
            : position with
            {
                Error = position.Error > waiting.Error ? position.Error : waiting.Error,
                Side = Later(position.Side, waiting.Side),
                What = Later(position.What, waiting.What),
            };
    }

    public void Add(Sighting sighting)
    {
        ref var waiting = ref sightings.At((sighting.At, sighting.Id), sighting.At, out var isNew);
        if (isNew || string.CompareOrdinal(waiting.ToString(), sighting.ToString()) > 0)
            waiting = sighting;
    }

    /// <summary>Takes out what is of the instant, which is the first: positions by entity, then by place; sightings by id.</summary>
    public void Take(Instant at, List<Position> positions, List<Sighting> sightings)
    {
        this.positions.Take(at, positions);
        this.sightings.Take(at, sightings);
        if (positions.Count > 1) // nearly every instant holds one
            positions.Sort(
                static (one, other) =>
                    string.CompareOrdinal(one.Entity, other.Entity) is not 0 and var byEntity ? byEntity
                    : one.Place.Latitude != other.Place.Latitude ? one.Place.Latitude.CompareTo(other.Place.Latitude)
                    : one.Place.Longitude.CompareTo(other.Place.Longitude)
            );
        if (sightings.Count > 1)
            sightings.Sort(static (one, other) => string.CompareOrdinal(one.Id, other.Id));
    }

    private static string? Later(string? one, string? other) => string.CompareOrdinal(one, other) > 0 ? one : other;

    /// <summary>Things by key, and their places by instant. What is given back is used again, so that a steady stream takes no memory.</summary>
    private sealed class Waiting<TKey, T>
        where TKey : struct
    {
        private readonly Dictionary<TKey, int> slots = [];
        private readonly PriorityQueue<int, Instant> order = new();
        private readonly Stack<int> free = [];
        private (TKey Key, T Thing)[] things = new (TKey, T)[16];

        public int Count => slots.Count;

        public Instant First => order.TryPeek(out _, out var at) ? at : Instant.MaxValue;

        /// <summary>Where the thing of that key stands, or is to be put.</summary>
        public ref T At(in TKey key, Instant at, out bool isNew)
        {
            isNew = !slots.TryGetValue(key, out var slot);
            if (isNew)
            {
                if (!free.TryPop(out slot))
                    slot = slots.Count;
                if (slot == things.Length)
                    Array.Resize(ref things, slot * 2);
                slots[key] = slot;
                things[slot].Key = key;
                order.Enqueue(slot, at);
            }
            return ref things[slot].Thing;
        }

        public void Take(Instant at, List<T> into)
        {
            into.Clear();
            while (order.TryPeek(out var slot, out var first) && first == at)
            {
                order.Dequeue();
                into.Add(things[slot].Thing);
                slots.Remove(things[slot].Key);
                things[slot] = default; // holds nothing alive
                free.Push(slot);
            }
        }
    }
}
