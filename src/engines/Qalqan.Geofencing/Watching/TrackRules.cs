using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>What one more position makes of a track: crossings, entries, and what follows from where it now is.</summary>
internal sealed class TrackRules(
    WatchPlan plan,
    WatchedGround ground,
    int[] counts,
    Action<Track, int> stays,
    Action<Alarm> say
)
{
    private readonly Standing standing = ground.New();
    private readonly int[] zoneOfCount = [.. plan.Counts.Select(count => ground.ZoneNumber(count.Zone))];
    private readonly int[] zoneOfDwell = [.. plan.Dwells.Select(dwell => ground.ZoneNumber(dwell.Zone))];
    private readonly int[][] zonesOfPresence =
    [
        .. plan.Presences.Select(rule => rule.Zones.Select(ground.ZoneNumber).ToArray()),
    ];

    /// <summary>Takes the next position of the track. One out of reach is named as a jump and nothing follows from it; if the position
    /// after it is out of reach too, but within reach of it, the track goes on from there.</summary>
    public void Take(Track track, Position position)
    {
        var isFound = track.Suspect is { } suspect && IsWithinReach(track, suspect, position);
        if (track.Last is null || IsWithinReach(track, track.Last, position))
            Move(track, position, isBroken: track.Last is null);
        else if (isFound)
            Move(track, position, isBroken: true);
        else
        {
            track.Suspect = position;
            say(
                new Alarm(AlarmKind.Jump, position.At, track.Entity)
                {
                    Place = position.Place,
                    NotBefore = track.Last.At,
                    Margin = track.Last.Place.DistanceTo(position.Place),
                    Error = track.Last.Error + position.Error,
                }
            );
        }
    }

    /// <summary>The track has not been heard of for too long.</summary>
    public void End(Track track, Instant at)
    {
        foreach (var zone in track.Inside)
            say(
                new Alarm(AlarmKind.Leave, at, track.Entity)
                {
                    Zone = ground.IdOf(zone),
                    Reason = LeaveReason.Silent,
                    NotBefore = track.Last!.At,
                }
            );
        track.Inside.Clear();
        Follow(track, at, null);
    }

    /// <summary>It is still where it may be for so long and no longer.</summary>
    public void Overstay(Track track, int dwell, Instant at)
    {
        track.Dwells[dwell].IsOver = true;
        var ceiling = plan.Dwells[dwell];
        say(
            new Alarm(AlarmKind.LimitOver, at, track.Entity)
            {
                Zone = ceiling.Zone,
                Rule = ceiling.Id,
                NotBefore = track.Dwells[dwell].Since,
            }
        );
    }

    private bool IsWithinReach(Track track, Position from, Position to)
    {
        var metres = from.Place.DistanceTo(to.Place).Metres - from.Error.Metres - to.Error.Metres;
        return metres <= plan.SpeedOf(to.What ?? track.What) * (to.At - from.At).TotalSeconds;
    }

    private void Move(Track track, Position position, bool isBroken)
    {
        track.Side = position.Side ?? track.Side;
        track.What = position.What ?? track.What;
        ground.Stand(position.Place, position.Error, standing);
        for (var line = 0; line < track.Lines.Length; line++)
            MeetLine(track, line, position, isBroken);
        ChangeZones(track, position, isBroken);
        (track.Last, track.Suspect) = (position, null);
        Follow(track, position.At, position.Place);
    }

    private void MeetLine(Track track, int line, Position position, bool isBroken)
    {
        ref var memory = ref track.Lines[line];
        ref var here = ref standing.Lines[line];
        if (isBroken)
            memory = default;
        else if (memory.Side is not null)
        {
            var (count, last) = LineMeeting.Of(plan.Lines[line].Line, track.Last!.Place, position.Place);
            memory.Meetings += count;
            if (count > 0)
                memory.Last = Between(track.Last, position, last);
        }
        if (here.Side is not { } side)
            return;
        // From one side to the other without an odd number of meetings it went round an end, and has crossed nothing.
        if (memory.Side is { } before && before != side && memory.Meetings % 2 == 1)
            Cross(track, line, before, memory, position, here);
        memory = new LineMemory { Side = side, At = position.At };
    }

    private void Cross(Track track, int line, Side from, in LineMemory memory, Position position, in LineStanding here)
    {
        var crossing = new Alarm(AlarmKind.Crossing, memory.Last.At, track.Entity)
        {
            Line = plan.Lines[line].Id,
            From = from,
            Place = memory.Last.Place,
            NotBefore = memory.At,
            NotAfter = position.At,
            Margin = here.Distance,
            Error = here.Error,
        };
        say(crossing);
        foreach (var rule in plan.Crossings)
            if (rule.Line == crossing.Line && (rule.From ?? from) == from && rule.Among.Holds(track.Side, track.What))
            {
                say(crossing with { Kind = AlarmKind.ViolationStart, Rule = rule.Rule });
                say(crossing with { Kind = AlarmKind.ViolationEnd, Rule = rule.Rule });
            }
    }

    private void ChangeZones(Track track, Position position, bool isBroken)
    {
        var before = track.Last?.At;
        for (var i = track.Inside.Count - 1; i >= 0; i--)
        {
            var zone = track.Inside[i];
            if (standing.Inside.BinarySearch(zone) >= 0 || standing.TooClose.BinarySearch(zone) >= 0)
                continue;
            track.Inside.RemoveAt(i);
            say(
                WithMargin(
                    new Alarm(AlarmKind.Leave, position.At, track.Entity)
                    {
                        Zone = ground.IdOf(zone),
                        Place = position.Place,
                        NotBefore = before,
                        Reason = isBroken ? LeaveReason.Jumped : LeaveReason.Moved,
                    },
                    position
                )
            );
        }
        foreach (var zone in standing.Inside)
        {
            var at = track.Inside.BinarySearch(zone);
            if (at >= 0)
                continue;
            track.Inside.Insert(~at, zone);
            say(
                WithMargin(
                    new Alarm(AlarmKind.Enter, position.At, track.Entity)
                    {
                        Zone = ground.IdOf(zone),
                        Place = position.Place,
                        NotBefore = isBroken ? null : before,
                    },
                    position
                )
            );
        }
    }

    // Where it now is, whose it is and what it is decide the rest.
    private void Follow(Track track, Instant at, Place? place)
    {
        for (var i = 0; i < plan.Counts.Count; i++)
        {
            var isCounted = IsIn(track, zoneOfCount[i]) && plan.Counts[i].Among.Holds(track.Side, track.What);
            if (isCounted != track.IsCounted[i])
                counts[i] += isCounted ? 1 : -1;
            track.IsCounted[i] = isCounted;
        }
        for (var i = 0; i < plan.Dwells.Count; i++)
            FollowStay(track, i, at);
        for (var i = 0; i < plan.Presences.Count; i++)
        {
            var rule = plan.Presences[i];
            var zone = Array.FindIndex(zonesOfPresence[i], zone => IsIn(track, zone));
            var isThere = zone >= 0 && rule.Among.Holds(track.Side, track.What);
            if (isThere == track.Touched[i] is not null)
                continue;
            var alarm = new Alarm(isThere ? AlarmKind.ViolationStart : AlarmKind.ViolationEnd, at, track.Entity)
            {
                Zone = isThere ? rule.Zones[zone] : track.Touched[i],
                Rule = rule.Rule,
                Place = place,
            };
            track.Touched[i] = isThere ? alarm.Zone : null;
            say(place is null ? alarm : WithMargin(alarm, track.Last!));
        }
    }

    private Alarm WithMargin(Alarm alarm, Position position)
    {
        var (margin, error) = ground.MarginOf(ground.ZoneNumber(alarm.Zone!), position.Place, position.Error);
        return alarm with { Margin = margin, Error = error };
    }

    private void FollowStay(Track track, int dwell, Instant at)
    {
        var ceiling = plan.Dwells[dwell];
        var isThere = IsIn(track, zoneOfDwell[dwell]) && ceiling.Among.Holds(track.Side, track.What);
        var (since, isOver) = track.Dwells[dwell];
        if (isThere == since is not null)
            return;
        if (isOver)
            say(
                new Alarm(AlarmKind.LimitBack, at, track.Entity)
                {
                    Zone = ceiling.Zone,
                    Rule = ceiling.Id,
                    NotBefore = since,
                }
            );
        track.Dwells[dwell] = (isThere ? at : null, false);
        if (isThere)
            stays(track, dwell);
    }

    private static bool IsIn(Track track, int zone) => track.Inside.BinarySearch(zone) >= 0;

    private static (Place, Instant) Between(Position from, Position to, double share)
    {
        var (a, b) = (from.Place, to.Place);
        var milliseconds = (to.At - from.At).TotalMilliseconds * share;
        return (
            new Place(
                a.Latitude + share * (b.Latitude - a.Latitude),
                a.Longitude + share * (b.Longitude - a.Longitude)
            ),
            from.At + Duration.FromMilliseconds(Math.Floor(milliseconds))
        );
    }
}
