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

    private readonly Instant[] turns =
    [
        .. plan
            .Counts.Select(ceiling => ceiling.When)
            .Concat(plan.Dwells.Select(ceiling => ceiling.When))
            .Concat(plan.Presences.Select(rule => rule.When))
            .SelectMany(Valid.Turns)
            .Distinct(),
    ];
    private readonly NoCrossing[] crossings = [.. plan.Crossings];
    private readonly int[][] zonesOfPresence =
    [
        .. plan.Presences.Select(rule => rule.Zones.Select(ground.ZoneNumber).ToArray()),
    ];

    /// <summary>Takes the next position of the track. One out of reach is named as a jump and nothing follows from it; if the position
    /// after it is out of reach too, but within reach of it, the track goes on from there.</summary>
    public void Take(Track track, in Position position)
    {
        if (track.Last is not { } last)
            Move(track, position, isBroken: true);
        else if (IsWithinReach(track, last, position))
            Move(track, position, isBroken: false);
        else if (track.Suspect is { } suspect && IsWithinReach(track, suspect, position))
            Move(track, position, isBroken: true);
        else
        {
            track.Suspect = position;
            say(
                new Alarm(AlarmKind.Jump, position.At, track.Entity)
                {
                    Place = position.Place,
                    NotBefore = last.At,
                    Margin = last.Place.DistanceTo(position.Place),
                    Error = last.Error + position.Error,
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
                    NotBefore = track.Last!.Value.At,
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

    private bool IsWithinReach(Track track, in Position from, in Position to)
    {
        var reach =
            plan.SpeedOf(to.What ?? track.What) * (to.At - from.At).TotalSeconds + from.Error.Metres + to.Error.Metres;
        return MostMetres(from.Place, to.Place) <= reach || from.Place.DistanceTo(to.Place).Metres <= reach;
    }

    // No geodesic is longer than the way by a meridian and a parallel, nor a degree of either than here.
    private static double MostMetres(Place one, Place other)
    {
        var east = Math.Abs(one.Longitude - other.Longitude);
        return 111_700 * Math.Abs(one.Latitude - other.Latitude) + 111_330 * Math.Min(east, 360 - east);
    }

    private void Move(Track track, in Position position, bool isBroken)
    {
        var (side, what) = (position.Side ?? track.Side, position.What ?? track.What);
        var isOther = side != track.Side || what != track.What;
        (track.Side, track.What) = (side, what);
        ground.Stand(position.Place, position.Error, position.At, standing);
        for (var line = 0; line < standing.Lines.Length; line++)
            MeetLine(track, line, position, isBroken);
        var isElsewhere = ChangeZones(track, position, isBroken);
        isElsewhere |= standing.Doubt >= 0 || track.Doubt >= 0;
        isElsewhere |= track.Last is { } last && HasTurned(last.At, position.At);
        (track.Last, track.Suspect, track.Doubt) = (position, null, standing.Doubt);
        if (isOther || isElsewhere)
            Follow(track, position.At, position.Place);
    }

    // Whether a rule began or ended since, which it may while nothing moves.
    private bool HasTurned(Instant since, Instant now)
    {
        foreach (var turn in turns)
            if (since < turn && turn <= now)
                return true;
        return false;
    }

    private void MeetLine(Track track, int line, in Position position, bool isBroken)
    {
        ref var memory = ref track.Lines[line];
        ref var here = ref standing.Lines[line];
        if (isBroken || here.Edition != memory.Edition)
            memory = new LineMemory { Edition = here.Edition };
        else if (memory.Side is not null && track.Last is { } last)
        {
            // A step that is shorter than the way to the line does not meet it.
            if (MostMetres(last.Place, position.Place) >= here.Near.Least)
            {
                var (count, share) = LineMeeting.Of(plan.Lines[here.Edition].Line, last.Place, position.Place);
                memory.Meetings += count;
                if (count > 0)
                    memory.Last = Between(last, position, share);
                if (count % 2 == 1 && !memory.IsDoubted && ground.IsDoubted(line, standing))
                    DoubtCrossing(track, ref memory, last, position);
            }
        }
        memory.IsDoubted &= ground.IsDoubted(line, standing);
        if (here.Side is not { } side)
            return;
        // From one side to the other without an odd number of meetings it went round an end, and has crossed nothing.
        if (memory.Side is { } before && before != side && memory.Meetings % 2 == 1)
            Cross(track, before, memory, position);
        memory = new LineMemory
        {
            Edition = here.Edition,
            Side = side,
            At = position.At,
        };
    }

    private void Cross(Track track, Side from, in LineMemory memory, in Position position)
    {
        var (margin, error) = WatchedGround.MarginOf(plan.Lines[memory.Edition], position.Place, position.Error);
        var crossing = new Alarm(AlarmKind.Crossing, memory.Last.At, track.Entity)
        {
            Line = plan.Lines[memory.Edition].Id,
            From = from,
            Place = memory.Last.Place,
            NotBefore = memory.At,
            NotAfter = position.At,
            Margin = margin,
            Error = error,
        };
        say(crossing);
        foreach (var rule in crossings)
            if (
                rule.Line == crossing.Line
                && (rule.From ?? from) == from
                && rule.When.Contains(crossing.At)
                && rule.Among.Holds(track.Side, track.What)
            )
            {
                say(crossing with { Kind = AlarmKind.ViolationStart, Rule = rule.Rule });
                say(crossing with { Kind = AlarmKind.ViolationEnd, Rule = rule.Rule });
            }
    }

    // Over the line where its sides cannot be told: once, however often it goes over it there.
    private void DoubtCrossing(Track track, ref LineMemory memory, in Position last, in Position position)
    {
        memory.IsDoubted = true;
        var (margin, error) = WatchedGround.MarginOf(plan.Lines[memory.Edition], position.Place, position.Error);
        foreach (var rule in crossings)
        {
            if (
                rule.Line != plan.Lines[memory.Edition].Id
                || !rule.When.Contains(memory.Last.At)
                || !rule.Among.Holds(track.Side, track.What)
            )
                continue;
            var doubt = new Alarm(AlarmKind.UndeterminedStart, memory.Last.At, track.Entity)
            {
                Line = rule.Line,
                Zone = ground.AreaOf(standing.Doubt),
                Rule = rule.Rule,
                Place = memory.Last.Place,
                NotBefore = last.At,
                NotAfter = position.At,
                Margin = margin,
                Error = error,
            };
            say(doubt);
            say(doubt with { Kind = AlarmKind.UndeterminedEnd });
        }
    }

    private bool ChangeZones(Track track, in Position position, bool isBroken)
    {
        var isElsewhere = false;
        var before = track.Last?.At;
        for (var i = track.Inside.Count - 1; i >= 0; i--)
        {
            var zone = track.Inside[i];
            if (standing.Inside.BinarySearch(zone) >= 0 || standing.TooClose.BinarySearch(zone) >= 0)
                continue;
            isElsewhere = true;
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
            isElsewhere = true;
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
        return isElsewhere;
    }

    // Where it now is, whose it is and what it is decide the rest.
    private void Follow(Track track, Instant at, Place? place)
    {
        for (var i = 0; i < plan.Counts.Count; i++)
        {
            var ceiling = plan.Counts[i];
            var isCounted =
                IsIn(track, zoneOfCount[i]) && ceiling.When.Contains(at) && ceiling.Among.Holds(track.Side, track.What);
            if (isCounted != track.IsCounted[i])
                counts[i] += isCounted ? 1 : -1;
            track.IsCounted[i] = isCounted;
        }
        for (var i = 0; i < plan.Dwells.Count; i++)
            FollowStay(track, i, at);
        for (var i = 0; i < plan.Presences.Count; i++)
        {
            var rule = plan.Presences[i];
            var holds = rule.When.Contains(at) && rule.Among.Holds(track.Side, track.What);
            var zone = holds ? FirstOf(track, zonesOfPresence[i]) : -1;
            var possible = holds && place is not null && standing.Doubt >= 0 ? Possible(zonesOfPresence[i]) : 0;
            var area = possible > 0 ? ground.AreaOf(standing.Doubt) : null;
            var isSure = possible == standing.Possible.Count;
            var touched =
                zone >= 0 ? rule.Zones[zone]
                : isSure ? area
                : null;
            Follow(track, at, place, rule.Rule, ref track.Touched[i], touched, AlarmKind.ViolationStart);
            area = touched is null ? area : null;
            Follow(track, at, place, rule.Rule, ref track.Doubted[i], area, AlarmKind.UndeterminedStart);
        }
    }

    // How many of the zones that are possible the rule is about.
    private int Possible(int[] zones)
    {
        var count = 0;
        foreach (var zone in standing.Possible)
            count += zones.Contains(zone) ? 1 : 0;
        return count;
    }

    // What begins or ends; the kind is that of the beginning, and that of the end follows it.
    private void Follow(
        Track track,
        Instant at,
        Place? place,
        string rule,
        ref string? before,
        string? now,
        AlarmKind kind
    )
    {
        if (before is null == now is null)
            return;
        var alarm = new Alarm(now is null ? kind + 1 : kind, at, track.Entity)
        {
            Zone = now ?? before,
            Rule = rule,
            Place = place,
        };
        before = now;
        say(place is null ? alarm : WithMargin(alarm, track.Last!.Value));
    }

    private Alarm WithMargin(in Alarm alarm, in Position position)
    {
        var (margin, error) = ground.MarginOf(
            ground.ZoneNumber(alarm.Zone!),
            position.Place,
            position.Error,
            position.At
        );
        return alarm with { Margin = margin, Error = error };
    }

    private void FollowStay(Track track, int dwell, Instant at)
    {
        var ceiling = plan.Dwells[dwell];
        var isThere =
            IsIn(track, zoneOfDwell[dwell]) && ceiling.When.Contains(at) && ceiling.Among.Holds(track.Side, track.What);
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

    // The first of the zones that it is in; -1 where it is in none.
    private static int FirstOf(Track track, int[] zones)
    {
        for (var i = 0; i < zones.Length; i++)
            if (IsIn(track, zones[i]))
                return i;
        return -1;
    }

    private static bool IsIn(Track track, int zone) => track.Inside.BinarySearch(zone) >= 0;

    private static (Place, Instant) Between(in Position from, in Position to, double share)
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
