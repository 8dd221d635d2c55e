using NodaTime;

namespace Qalqan.Geofencing;

/// <summary>
/// Positions and sightings in, in any order within the plan's lateness; alarms out, a function of what came and not of when it came:
/// the same as if all had been sorted, each taken once, and worked through from the first. Not safe for several threads.
/// </summary>
/// <remarks>
/// <para><b>Too close to call.</b> A position is clearly on a side of a line, inside or outside of a zone, where it is further from
/// it than its error and the line's together (the root of the sum of their squares). Any other changes nothing: a crossing is said
/// with the first position clearly on the other side, and its place is where the track, drawn straight between its
/// positions, last met the line. It must have met it an odd number of times: whoever goes round the end of a line has not crossed it.</para>
/// <para><b>Time.</b> An instant is worked through when something later than it by more than the lateness has come: first positions,
/// by entity, then sightings, then what falls due by time alone (a track that fell silent, a stay that grew too long),
/// and last the numbers in zones are held against their ceilings. What comes for an instant that has been worked through is
/// late, and said to be.</para>
/// </remarks>
public sealed class Watch
{
    private readonly WatchPlan plan;
    private readonly Action<Alarm> say;
    private readonly Arrivals arrivals = new();
    private readonly List<Position> positions = []; // of the instant that is worked through
    private readonly List<Sighting> seen = [];
    private readonly Dictionary<string, Track> tracks = [];
    private readonly PriorityQueue<Instant, Due> due = new(Due.Order); // of a stay, since when
    private readonly int[] counts;
    private readonly bool[] isOver;
    private readonly TrackRules rules;
    private readonly SightingRules sightings;

    /// <param name="plan">What to watch for.</param>
    /// <param name="say">Hears each alarm as it is known.</param>
    public Watch(WatchPlan plan, Action<Alarm> say)
    {
        ArgumentNullException.ThrowIfNull(plan);
        (this.plan, this.say) = (plan, say);
        var ground = new WatchedGround(plan);
        counts = new int[plan.Counts.Count];
        isOver = new bool[plan.Counts.Count];
        rules = new TrackRules(plan, ground, counts, Stays, say);
        sightings = new SightingRules(plan, ground, say);
    }

    /// <summary>The latest instant of anything that came; null before.</summary>
    public Instant? Latest { get; private set; }

    /// <summary>How many things wait for their instant to be worked through.</summary>
    public int Waiting => arrivals.Count;

    /// <summary>How many tracks are remembered.</summary>
    public int Tracks => tracks.Count;

    public void Take(Position position)
    {
        ArgumentNullException.ThrowIfNull(position.Entity);
        if (IsLate(position.At))
            say(new Alarm(AlarmKind.Late, position.At, position.Entity) { Place = position.Place });
        else
            arrivals.Add(position);
        Pass(position.At);
    }

    public void Take(Sighting sighting)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        if (IsLate(sighting.At))
            say(new Alarm(AlarmKind.Late, sighting.At, null, sighting.Id) { Place = sighting.Place });
        else
            arrivals.Add(sighting);
        Pass(sighting.At);
    }

    /// <summary>Nothing more comes: works through all that waits, up to the latest instant of it.</summary>
    public void Finish()
    {
        if (Latest is { } latest)
            WorkBefore(latest + Duration.Epsilon);
    }

    private bool IsLate(Instant at) => at < Latest - plan.Lateness;

    private void Pass(Instant at)
    {
        if (at <= Latest)
            return;
        Latest = at;
        WorkBefore(at - plan.Lateness);
    }

    private void WorkBefore(Instant end)
    {
        while (true)
        {
            var first = arrivals.First;
            var timer = due.TryPeek(out _, out var next) ? next.At : Instant.MaxValue;
            var now = first < timer ? first : timer;
            if (now >= end)
                return;
            if (first == now)
                WorkThrough(now);
            while (due.TryPeek(out var since, out next) && next.At == now)
            {
                due.Dequeue();
                FallDue(next, since);
            }
            Count(now);
        }
    }

    private void WorkThrough(Instant now)
    {
        arrivals.Take(now, positions, seen);
        foreach (var position in positions)
        {
            if (!tracks.TryGetValue(position.Entity, out var track))
            {
                tracks[position.Entity] = track = new Track(position.Entity, plan);
                due.Enqueue(default, new Due(position.At + plan.Silence, position.Entity, Due.Silence));
            }
            rules.Take(track, position);
        }
        foreach (var sighting in seen)
            sightings.Take(sighting);
    }

    private void Stays(Track track, int dwell)
    {
        var since = track.Dwells[dwell].Since!.Value;
        due.Enqueue(since, new Due(since + plan.Dwells[dwell].Most, track.Entity, dwell));
    }

    private void FallDue(Due fallen, Instant since)
    {
        if (!tracks.TryGetValue(fallen.Entity, out var track))
            return;
        if (fallen.What != Due.Silence)
        {
            if (track.Dwells[fallen.What] == (since, false))
                rules.Overstay(track, fallen.What, fallen.At);
        }
        else if (track.Last!.Value.At + plan.Silence is var until && until > fallen.At)
            due.Enqueue(default, fallen with { At = until }); // one for each track, however many positions
        else
        {
            rules.End(track, fallen.At);
            tracks.Remove(fallen.Entity);
        }
    }

    private void Count(Instant now)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            var ceiling = plan.Counts[i];
            if (counts[i] > ceiling.Most == isOver[i])
                continue;
            isOver[i] = !isOver[i];
            say(
                new Alarm(isOver[i] ? AlarmKind.LimitOver : AlarmKind.LimitBack, now)
                {
                    Zone = ceiling.Zone,
                    Rule = ceiling.Id,
                    Count = counts[i],
                }
            );
        }
    }

    /// <summary>What comes by time alone: of one instant silences first, then stays; each by entity.</summary>
    private readonly record struct Due(Instant At, string Entity, int What)
    {
        public const int Silence = -1;

        public static Comparer<Due> Order { get; } =
            Comparer<Due>.Create(
                (one, other) =>
                    one.At != other.At ? one.At.CompareTo(other.At)
                    : (one.What == Silence) != (other.What == Silence) ? (one.What == Silence ? -1 : 1)
                    : string.CompareOrdinal(one.Entity, other.Entity) is not 0 and var order ? order
                    : one.What.CompareTo(other.What)
            );
    }
}
