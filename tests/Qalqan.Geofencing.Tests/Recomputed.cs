using System.Numerics;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

/// <summary>
/// The watch's oracle: everything at hand at once, sorted and taken once, track after track; sides, insides and meetings in whole
/// numbers, distances by search along every edge; no index, no state between instants. Slow and plain.
/// </summary>
internal sealed class Recomputed(WatchPlan plan, IEnumerable<Position> positions, IEnumerable<Sighting> sightings)
{
    private readonly List<string> lines = [.. plan.Lines.Select(line => line.Id).Distinct()];
    private readonly List<string> zones =
    [
        .. plan.Zones.Select(zone => zone.Zone.Id).Concat(plan.Bands.Select(band => band.Id)).Distinct(),
    ];
    private readonly List<Alarm> alarms = [];
    private readonly List<(Instant At, int Ceiling, int Change)> changes = [];
    private Instant end;

    public IReadOnlyList<Alarm> Alarms()
    {
        var once = positions
            .GroupBy(position => (position.Entity, position.At, position.Place))
            .Select(same => new Position(
                same.Key.Entity,
                same.Key.At,
                same.Key.Place,
                same.Max(position => position.Error),
                same.Select(position => position.Side).Max(StringComparer.Ordinal),
                same.Select(position => position.What).Max(StringComparer.Ordinal)
            ))
            .ToList();
        end = once.Select(position => position.At).Concat(sightings.Select(sighting => sighting.At)).Max();
        foreach (var track in once.GroupBy(position => position.Entity))
            OfTrack([
                .. track
                    .OrderBy(position => position.At)
                    .ThenBy(position => position.Place.Latitude)
                    .ThenBy(position => position.Place.Longitude),
            ]);
        foreach (var sighting in sightings.DistinctBy(sighting => sighting.Id))
            OfSighting(sighting);
        Counts();
        return alarms;
    }

    // ---- tracks

    private readonly record struct Stood(
        WatchedLine? Line,
        Distance Distance,
        Distance Error,
        Side? Side,
        bool IsPastEnd,
        bool IsBeyondEnd
    );

    private sealed record Standing(Stood[] Lines, HashSet<string> Inside, HashSet<string> TooClose)
    {
        public Doubt? Doubt { get; init; }
        public List<string> Possible { get; } = [];
    }

    private sealed record Believed(Position At, bool IsBroken, string? Side, string? What, Standing Here)
    {
        public Stood[] Lines => Here.Lines;
    }

    private void OfTrack(List<Position> all)
    {
        List<Believed> track = [];
        Position? suspect = null;
        foreach (var position in all)
        {
            if (track.Count > 0 && position.At > track[^1].At.At + plan.Silence)
            {
                Judge(track, track[^1].At.At + plan.Silence);
                (track, suspect) = ([], null);
            }
            if (track.Count == 0 || IsWithinReach(track[^1].At, position, track[^1].What))
            {
                track.Add(Believe(track, position, track.Count == 0));
                suspect = null;
            }
            else if (suspect is { } before && IsWithinReach(before, position, track[^1].What))
            {
                track.Add(Believe(track, position, true));
                suspect = null;
            }
            else
            {
                alarms.Add(
                    new Alarm(AlarmKind.Jump, position.At, position.Entity)
                    {
                        Place = position.Place,
                        NotBefore = track[^1].At.At,
                        Margin = track[^1].At.Place.DistanceTo(position.Place),
                        Error = track[^1].At.Error + position.Error,
                    }
                );
                suspect = position;
            }
        }
        var silent = track[^1].At.At + plan.Silence;
        Judge(track, silent <= end ? silent : null);
    }

    private bool IsWithinReach(Position from, Position to, string? what) =>
        from.Place.DistanceTo(to.Place).Metres - from.Error.Metres - to.Error.Metres
        <= ((to.What ?? what) is { } kind && plan.Speeds.TryGetValue(kind, out var speed) ? speed : plan.Speed)
            * (to.At - from.At).TotalSeconds;

    private Believed Believe(List<Believed> track, Position position, bool isBroken)
    {
        return new Believed(
            position,
            isBroken,
            position.Side ?? track.LastOrDefault()?.Side,
            position.What ?? track.LastOrDefault()?.What,
            Stand(position.Place, position.Error, position.At)
        );
    }

    private Standing Stand(Place place, Distance error, Instant at)
    {
        var (inside, close) = ZonesOf(place, error, at);
        var here = new Standing([.. lines.Select(line => ToLine(line, place, error, at))], inside, close);
        foreach (var doubt in plan.Doubts.Where(doubt => doubt.When.Contains(at)))
        {
            var line = lines.IndexOf(doubt.Line);
            var metres = here.Lines[line].Distance;
            if (
                !inside.Contains(doubt.Area) && !close.Contains(doubt.Area)
                || here.Lines[line] is { Line: null } or { IsBeyondEnd: true }
                || here.Lines.Any(other => other.Line is not null && other.Distance < metres)
            )
                continue;
            here = here with { Doubt = doubt };
            var off = here.Lines[line].Error.Metres;
            here.Lines[line] = here.Lines[line] with { Side = null, IsPastEnd = false };
            here.Possible.AddRange(
                doubt.Zones.Where(zone =>
                    plan.Bands.FirstOrDefault(band => band.Id == zone) is not { } band
                    || metres.Metres >= band.From.Metres - off && metres.Metres <= band.To.Metres + off
                )
            );
            inside.ExceptWith(here.Possible);
            close.UnionWith(here.Possible);
            break;
        }
        return here;
    }

    private void Judge(List<Believed> track, Instant? silent)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            Crossings(track, line);
            DoubtCrossings(track, line);
        }
        var stays = zones.ToDictionary(zone => zone, zone => Stays(track, zone, silent));
        for (var i = 0; i < plan.Counts.Count; i++)
            foreach (
                var (from, to) in Spans(track, plan.Counts[i].Among, stays[plan.Counts[i].Zone], plan.Counts[i].When)
            )
            {
                changes.Add((track[from].At.At, i, 1));
                if (Until(track, to, silent) is { } left)
                    changes.Add((left, i, -1));
            }
        foreach (var ceiling in plan.Dwells)
        foreach (var (first, last) in Spans(track, ceiling.Among, stays[ceiling.Zone], ceiling.When))
        {
            var (from, to) = (track[first].At.At, Until(track, last, silent));
            var over = from + ceiling.Most;
            if (to is { } left ? left > over : over <= end)
                alarms.Add(
                    new Alarm(AlarmKind.LimitOver, over, track[0].At.Entity)
                    {
                        Zone = ceiling.Zone,
                        Rule = ceiling.Id,
                        NotBefore = from,
                    }
                );
            if (to is { } after && after > over)
                alarms.Add(
                    new Alarm(AlarmKind.LimitBack, after, track[0].At.Entity)
                    {
                        Zone = ceiling.Zone,
                        Rule = ceiling.Id,
                        NotBefore = from,
                    }
                );
        }
        void Touched(AlarmKind start, AlarmKind over, int from, int to, string zone, string rule)
        {
            alarms.Add(Touch(start, track[from].At, zone, rule));
            if (to < track.Count)
                alarms.Add(Touch(over, track[to].At, zone, rule));
            else if (silent is { } left)
                alarms.Add(new Alarm(over, left, track[0].At.Entity) { Zone = zone, Rule = rule });
        }

        foreach (var rule in plan.Presences)
        {
            var isThere = rule
                .Zones.Select(zone => stays[zone])
                .Aggregate((one, other) => [.. one.Zip(other, (a, b) => a || b)]);
            for (var i = 0; i < track.Count; i++)
                isThere[i] |=
                    track[i].Here is { Doubt: not null, Possible.Count: > 0 } here
                    && here.Possible.All(rule.Zones.Contains);
            var mayBe = track.Select((here, i) => !isThere[i] && here.Here.Possible.Any(rule.Zones.Contains)).ToArray();
            foreach (var (from, to) in Spans(track, rule.Among, isThere, rule.When))
            {
                var zone = rule.Zones.FirstOrDefault(zone => stays[zone][from]) ?? track[from].Here.Doubt!.Area;
                Touched(AlarmKind.ViolationStart, AlarmKind.ViolationEnd, from, to, zone, rule.Rule);
            }
            foreach (var (from, to) in Spans(track, rule.Among, mayBe, rule.When))
                Touched(
                    AlarmKind.UndeterminedStart,
                    AlarmKind.UndeterminedEnd,
                    from,
                    to,
                    track[from].Here.Doubt!.Area,
                    rule.Rule
                );
        }
    }

    private void DoubtCrossings(List<Believed> track, int line)
    {
        var (isClear, isSaid) = (false, false);
        for (var i = 0; i < track.Count; i++)
        {
            var isOther = i > 0 && track[i].Lines[line].Line != track[i - 1].Lines[line].Line;
            isClear &= !track[i].IsBroken && !isOther;
            isSaid &= !track[i].IsBroken && !isOther && track[i].Here.Doubt?.Line == lines[line];
            if (isClear && !isSaid && track[i].Here.Doubt?.Line == lines[line])
            {
                var (one, other) = (track[i - 1].At, track[i].At);
                var shares = Meetings(track[i].Lines[line].Line!.Line, one.Place, other.Place);
                isSaid = shares.Count % 2 == 1;
                if (isSaid)
                    foreach (var rule in plan.Crossings.Where(rule => rule.Line == lines[line]))
                        if (
                            rule.When.Contains(one.At + (other.At - one.At) * shares[^1])
                            && rule.Among.Holds(track[i].Side, track[i].What)
                        )
                            Undetermined(
                                new Alarm(AlarmKind.Jump, one.At + (other.At - one.At) * shares[^1], one.Entity)
                                {
                                    Line = rule.Line,
                                    Zone = track[i].Here.Doubt!.Area,
                                    Rule = rule.Rule,
                                    Place = On(one.Place, other.Place, shares[^1]),
                                    NotBefore = one.At,
                                    NotAfter = other.At,
                                    Margin = track[i].Lines[line].Distance,
                                    Error = track[i].Lines[line].Error,
                                }
                            );
            }
            isClear |= track[i].Lines[line].Side is not null;
        }
    }

    private void Undetermined(Alarm alarm) =>
        alarms.AddRange([
            alarm with
            {
                Kind = AlarmKind.UndeterminedStart,
            },
            alarm with
            {
                Kind = AlarmKind.UndeterminedEnd,
            },
        ]);

    private Alarm Touch(AlarmKind kind, Position position, string zone, string rule) =>
        new(kind, position.At, position.Entity)
        {
            Zone = zone,
            Rule = rule,
            Place = position.Place,
            Margin = MarginOf(zone, position),
            Error = ErrorOf(zone, position),
        };

    private Distance? MarginOf(string id, Position position)
    {
        if (plan.Bands.FirstOrDefault(band => band.Id == id) is { } band)
        {
            if (LineOf(band.Line, position.At) is not { } line)
                return null;
            var metres = Brute.Metres(line.Line.Points, position.Place);
            return Distance.FromMetres(new[] { band.From, band.To }.Min(bound => Math.Abs(metres - bound.Metres)));
        }
        return ZoneOf(id, position.At) is { } area
            ? Distance.FromMetres(
                area.Zone.Outlines.Min(outline => Brute.Metres([.. outline.Points, outline.Points[0]], position.Place))
            )
            : null;
    }

    private Distance? ErrorOf(string id, Position position)
    {
        var other = plan.Bands.FirstOrDefault(band => band.Id == id) is { } band
            ? LineOf(band.Line, position.At)?.Error
            : ZoneOf(id, position.At)?.Error;
        return other is { } error ? Distance.FromMetres(double.Hypot(position.Error.Metres, error.Metres)) : null;
    }

    private WatchedLine? LineOf(string id, Instant at) =>
        plan.Lines.SingleOrDefault(line => line.Id == id && line.When.Contains(at));

    private WatchedZone? ZoneOf(string id, Instant at) =>
        plan.Zones.SingleOrDefault(zone => zone.Zone.Id == id && zone.When.Contains(at));

    // Past the last position: when it fell silent, if it did.
    private static Instant? Until(List<Believed> track, int to, Instant? silent) =>
        to < track.Count ? track[to].At.At : silent;

    /// <summary>Whether it is in the zone with each of its positions; says what it enters and leaves.</summary>
    private bool[] Stays(List<Believed> track, string zone, Instant? silent)
    {
        var isIn = new bool[track.Count];
        for (var i = 0; i < track.Count; i++)
        {
            var before = i > 0 && isIn[i - 1];
            isIn[i] = track[i].Here.Inside.Contains(zone) || before && track[i].Here.TooClose.Contains(zone);
            if (isIn[i] == before)
                continue;
            alarms.Add(
                new Alarm(isIn[i] ? AlarmKind.Enter : AlarmKind.Leave, track[i].At.At, track[i].At.Entity)
                {
                    Zone = zone,
                    Place = track[i].At.Place,
                    NotBefore = isIn[i] && track[i].IsBroken ? null : track[i - 1].At.At,
                    Margin = MarginOf(zone, track[i].At),
                    Error = ErrorOf(zone, track[i].At),
                    Reason =
                        isIn[i] ? null
                        : track[i].IsBroken ? LeaveReason.Jumped
                        : LeaveReason.Moved,
                }
            );
        }
        if (isIn[^1] && silent is { } at)
            alarms.Add(
                new Alarm(AlarmKind.Leave, at, track[^1].At.Entity)
                {
                    Zone = zone,
                    NotBefore = track[^1].At.At,
                    Reason = LeaveReason.Silent,
                }
            );
        return isIn;
    }

    /// <summary>From which position to which it is there and one of those, the latter not included.</summary>
    private static IEnumerable<(int From, int To)> Spans(List<Believed> track, Among among, bool[] isIn, Interval when)
    {
        for (var i = 0; i < track.Count; i++)
        {
            var from = i;
            while (
                i < track.Count && isIn[i] && when.Contains(track[i].At.At) && among.Holds(track[i].Side, track[i].What)
            )
                i++;
            if (i > from)
                yield return (from, i);
        }
    }

    private void Crossings(List<Believed> track, int line)
    {
        var clear = -1; // the last position that is clearly on a side
        for (var i = 0; i < track.Count; i++)
        {
            if (track[i].IsBroken || track[i].Lines[line].Line != track[i - 1].Lines[line].Line)
                clear = -1;
            if (track[i].Lines[line].Side is not { } side)
                continue;
            if (clear >= 0 && track[clear].Lines[line].Side is { } from && from != side)
            {
                var steps = Enumerable
                    .Range(clear + 1, i - clear)
                    .Select(step =>
                        (
                            Step: step,
                            Shares: Meetings(
                                track[i].Lines[line].Line!.Line,
                                track[step - 1].At.Place,
                                track[step].At.Place
                            )
                        )
                    )
                    .ToList();
                if (steps.Sum(step => step.Shares.Count) % 2 == 1)
                {
                    var (last, shares) = steps.Last(step => step.Shares.Count > 0);
                    Cross(track[last - 1].At, track[last].At, shares[^1], track[clear].At.At, track[i], line, from);
                }
            }
            clear = i;
        }
    }

    private void Cross(
        Position one,
        Position other,
        double share,
        Instant notBefore,
        Believed here,
        int line,
        Side from
    )
    {
        var crossing = new Alarm(AlarmKind.Crossing, one.At + (other.At - one.At) * share, one.Entity)
        {
            Line = lines[line],
            From = from,
            Place = On(one.Place, other.Place, share),
            NotBefore = notBefore,
            NotAfter = here.At.At,
            Margin = here.Lines[line].Distance,
            Error = here.Lines[line].Error,
        };
        alarms.Add(crossing);
        foreach (
            var rule in plan.Crossings.Where(rule =>
                rule.Line == crossing.Line && (rule.From is null || rule.From == from)
            )
        )
            if (rule.When.Contains(crossing.At) && rule.Among.Holds(here.Side, here.What))
                Propose(crossing with { Rule = rule.Rule });
    }

    private void Propose(Alarm alarm) =>
        alarms.AddRange([alarm with { Kind = AlarmKind.ViolationStart }, alarm with { Kind = AlarmKind.ViolationEnd }]);

    private void OfSighting(Sighting sighting)
    {
        if (sighting.Impact is not { } struck)
            return;
        var (origin, impact) = (
            Stand(sighting.Place, sighting.Error, sighting.At),
            Stand(struck, sighting.ImpactError, sighting.At)
        );
        foreach (var (line, one, other) in lines.Select((line, i) => (line, origin.Lines[i], impact.Lines[i])))
        {
            var (isOne, isOther) = (origin.Doubt?.Line == line, impact.Doubt?.Line == line);
            var rules = plan.Crossings.Where(rule =>
                rule.Line == line && rule.When.Contains(sighting.At) && rule.Among.Holds(sighting.Side, sighting.What)
            );
            if ((isOne || isOther) && (isOne || one.Side is not null) && (isOther || other.Side is not null))
                foreach (var rule in rules)
                    Undetermined(
                        new Alarm(AlarmKind.Jump, sighting.At, null, sighting.Id)
                        {
                            Line = line,
                            Zone = (origin.Doubt ?? impact.Doubt)!.Area,
                            Rule = rule.Rule,
                            Place = struck,
                        }
                    );
            if (
                one.Side is not { } from
                || other.Side is null
                || other.Side == from
                || Meetings(other.Line!.Line, sighting.Place, struck) is var shares && shares.Count % 2 == 0
            )
                continue;
            var crossing = new Alarm(AlarmKind.Crossing, sighting.At, null, sighting.Id)
            {
                Line = line,
                From = from,
                Place = On(sighting.Place, struck, shares[^1]),
                Margin = other.Distance,
                Error = other.Error,
            };
            alarms.Add(crossing);
            foreach (var rule in rules.Where(rule => rule.From is null || rule.From == from))
                Propose(crossing with { Rule = rule.Rule });
        }
        foreach (
            var rule in plan.Impacts.Where(rule =>
                rule.When.Contains(sighting.At) && rule.Among.Holds(sighting.Side, sighting.What)
            )
        )
        {
            var alarm = new Alarm(AlarmKind.Enter, sighting.At, null, sighting.Id)
            {
                Zone = rule.Zone,
                Place = struck,
                Rule = rule.Rule,
            };
            if (impact.Inside.Contains(rule.Zone))
                Propose(alarm);
            else if (impact.Possible.Contains(rule.Zone))
                Undetermined(alarm with { Zone = impact.Doubt!.Area });
        }
    }

    private void Counts()
    {
        var (sums, isOver) = (new int[plan.Counts.Count], new bool[plan.Counts.Count]);
        foreach (var now in changes.GroupBy(change => change.At).OrderBy(now => now.Key))
        {
            foreach (var (_, ceiling, change) in now)
                sums[ceiling] += change;
            for (var i = 0; i < sums.Length; i++)
                if (sums[i] > plan.Counts[i].Most != isOver[i])
                    alarms.Add(
                        new Alarm((isOver[i] = !isOver[i]) ? AlarmKind.LimitOver : AlarmKind.LimitBack, now.Key)
                        {
                            Zone = plan.Counts[i].Zone,
                            Rule = plan.Counts[i].Id,
                            Count = sums[i],
                        }
                    );
        }
    }

    // ---- ground

    private Stood ToLine(string id, Place place, Distance error, Instant at)
    {
        if (LineOf(id, at) is not { } line)
            return new Stood(null, default, default, null, true, true);
        var (metres, isPast, side) = Brute.ToLine(line.Line.Points, place);
        var both = double.Hypot(error.Metres, line.Error.Metres);
        var isClear = both == 0 ? side is not Side.On : metres > both;
        return new Stood(
            line,
            Distance.FromMetres(metres),
            Distance.FromMetres(both),
            isClear && !isPast && side is not Side.On ? side : null,
            isClear && isPast,
            isPast
        );
    }

    private (HashSet<string> Inside, HashSet<string> TooClose) ZonesOf(Place place, Distance error, Instant at)
    {
        var (inside, close) = (new HashSet<string>(), new HashSet<string>());
        foreach (var (zone, zoneError) in plan.Zones.Where(zone => zone.When.Contains(at)))
        {
            var rings = zone.Outlines.Select(outline => outline.Points.ToList()).ToList();
            var both = double.Hypot(error.Metres, zoneError.Metres);
            if (both > 0 && rings.Min(ring => Brute.Metres([.. ring, ring[0]], place)) <= both)
                close.Add(zone.Id);
            else if (
                Exact.Covers(
                    rings.Select(ring => ring.Select(point => (point.Longitude, point.Latitude)).ToArray()),
                    (place.Longitude, place.Latitude)
                )
            )
                inside.Add(zone.Id);
        }
        foreach (var band in plan.Bands)
        {
            var line = ToLine(band.Line, place, error, at);
            var (low, high, off) = (band.From.Metres, band.To.Metres, line.Error.Metres);
            if (line.IsPastEnd || line.Side is { } side && side != band.Side)
                continue;
            if (
                line.Side is null
                    ? line.Distance.Metres + off >= low
                    : off > 0
                        && (
                            low > 0 && Math.Abs(line.Distance.Metres - low) <= off
                            || Math.Abs(line.Distance.Metres - high) <= off
                        )
            )
                close.Add(band.Id);
            else if (line.Side is not null && low <= line.Distance.Metres && line.Distance.Metres < high)
                inside.Add(band.Id);
        }
        return (inside, close);
    }

    /// <summary>Where the way meets the line, in order, by fractions of whole numbers; a point on the line counts as on its right.</summary>
    private static List<double> Meetings(Polyline line, Place from, Place to)
    {
        List<double> shares = [];
        var (p, q) = ((from.Longitude, from.Latitude), (to.Longitude, to.Latitude));
        for (var i = 0; i + 1 < line.Points.Count; i++)
        {
            var (a, b) = (
                (line.Points[i].Longitude, line.Points[i].Latitude),
                (line.Points[i + 1].Longitude, line.Points[i + 1].Latitude)
            );
            if (
                Exact.Turn(a, b, p) > 0 == Exact.Turn(a, b, q) > 0
                || Exact.Turn(p, q, a) > 0 == Exact.Turn(p, q, b) > 0
            )
                continue;
            var (one, other) = (BigInteger.Abs(Exact.Area(a, b, p)), BigInteger.Abs(Exact.Area(a, b, q)));
            shares.Add((double)(one * BigInteger.Pow(10, 18) / (one + other)) / 1e18);
        }
        shares.Sort();
        return shares;
    }

    private static Place On(Place one, Place other, double share) =>
        new(one.Latitude * (1 - share) + other.Latitude * share, one.Longitude * (1 - share) + other.Longitude * share);
}
