using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>Accounts laid out in a plane and in time, with the way of the sound taken off, and which of them may be of one event.</summary>
internal sealed class JoiningField
{
    private const double Radian = Math.PI / 180;
    private const double OfLine = 1.95996;
    private const double WidestBucketMetres = 5000;

    private readonly Account[] all;
    private readonly JoiningPlan plan;
    private readonly Place origin;
    private readonly Instant begin;
    private readonly double timeDeviation;

    public JoiningField(Account[] all, JoiningPlan plan)
    {
        (this.all, this.plan) = (all, plan);
        timeDeviation = plan.TimeError.TotalSeconds / OfLine;
        if (all.Length == 0)
            return;
        begin = all.Min(account => account.From);
        // Any point among them will do; a plane is good to metres over tens of kilometres.
        origin = new Place(all.Average(account => At(account).Latitude), At(all[0]).Longitude);
    }

    /// <summary>What an account by itself says; of a ray, near no place in particular.</summary>
    public Belief BeliefOf(int number) => BeliefOf(number, null);

    public JoinLink LinkOf(JoiningPair pair)
    {
        var (a, b) = (all[pair.One], all[pair.Other]);
        var (inPlace, _) = Cost(pair.One, pair.Other);
        var raw = Math.Abs((Middle(a) - Middle(b)).TotalSeconds);
        var freed = Math.Abs(TimeOf(pair.One, pair.Other) - TimeOf(pair.Other, pair.One));
        var reasons = JoinReasons.SameTime;
        if (a.Ray is not null || b.Ray is not null)
            reasons |= JoinReasons.BearingsMeet;
        else if (inPlace >= 0)
            reasons |= JoinReasons.Near;
        if (freed + 3 < raw)
            reasons |= JoinReasons.SoundDelay;
        if (a.Kind == b.Kind)
            reasons |= JoinReasons.SameKind;
        return new JoinLink(
            a.Id,
            b.Id,
            reasons,
            Math.Exp(-pair.Cost / 2),
            a.Area is not null && b.Area is not null ? a.Area.At.DistanceTo(b.Area.At) : null,
            Duration.FromSeconds(freed)
        );
    }

    /// <summary>How many pairs were looked at.</summary>
    public int Compared { get; private set; }

    /// <summary>Every pair within the gate, in order.</summary>
    public IEnumerable<JoiningPair> Pairs(double gate)
    {
        List<JoiningPair> pairs = [];
        foreach (var (i, j) in Neighbours(gate))
        {
            Compared++;
            if (all[i].Source is { } source && source == all[j].Source || !plan.KindsAgree(all[i].Kind, all[j].Kind))
                continue;
            var (inPlace, inTime) = Cost(i, j);
            if (inPlace + inTime <= gate && plan.MayJoin(all[i], all[j]))
                pairs.Add(new JoiningPair(Math.Min(i, j), Math.Max(i, j), inPlace + inTime));
        }
        pairs.Sort();
        return pairs;
    }

    private (double InPlace, double InTime) Cost(int one, int other)
    {
        if (
            all[one].Ray is { } a
            && all[other].Ray is { } b
            && Bearings.IntersectionOf(a, b).Meeting is not Meeting.Meet
        )
            return (double.PositiveInfinity, 0);
        if (!IsAhead(one, other) || !IsAhead(other, one))
            return (double.PositiveInfinity, 0);
        var (inPlace, _) = Belief.Disagreement(BeliefOf(one, other), BeliefOf(other, one));
        // An interval says nothing of when within it.
        var apart = Math.Abs(TimeOf(one, other) - TimeOf(other, one)) - HalfOf(all[one]) - HalfOf(all[other]);
        var inTime = Math.Max(0, apart) / timeDeviation;
        return (inPlace, inTime * inTime / 2);
    }

    private bool IsAhead(int ray, int other) =>
        all[ray].Ray is not { } from
        || all[other].Area is not { } area
        || Math.Cos((from.From.BearingTo(area.At).Degrees - from.Bearing.Degrees) * Radian) > 0;

    // Beside another account: a ray is as wide as it is there, and sound came from there where the account has no place itself.
    private Belief BeliefOf(int number, int? other)
    {
        var account = all[number];
        var deviation = double.Hypot(timeDeviation, HalfOf(account) / OfLine);
        var time = TimeOf(number, other);
        if (account.Area is { } area)
        {
            var (x, y) = Flat(area.At);
            return Belief.Of(x, y, area.Major.Metres, area.Minor.Metres, area.Along.Degrees * Radian, time, deviation);
        }
        var ray = account.Ray!;
        var (fx, fy) = Flat(ray.From);
        var metres = other is { } near ? ray.From.DistanceTo(Towards(number, near)).Metres : WidestBucketMetres;
        var (sin, cos) = Math.SinCos(ray.Bearing.Degrees * Radian);
        var across = double.Hypot(ray.FromError.Metres / 2.44775, metres * ray.ErrorDegrees * Radian / OfLine);
        return Belief.Across(fx, fy, cos, -sin, Math.Max(across, 1), time, deviation);
    }

    /// <summary>Seconds when it was, at the middle of its interval; of what was heard, less the sound's way.</summary>
    private double TimeOf(int number, int? other)
    {
        var account = all[number];
        var seconds = (Middle(account) - begin).TotalSeconds;
        if (account.HeardAt is not { } ear)
            return seconds;
        var from = account.Area?.At ?? (other is { } near ? Towards(number, near) : (Place?)null);
        return from is { } place ? seconds - ear.DistanceTo(place).Metres / plan.SoundSpeed : seconds;
    }

    private Place Towards(int ray, int other) =>
        all[other].Area?.At
        ?? (
            Bearings.IntersectionOf(all[ray].Ray!, all[other].Ray!).Fix is { } fix
                ? fix.At
                : all[ray].Ray!.From.Destination(all[ray].Ray!.Bearing, Distance.FromMetres(WidestBucketMetres))
        );

    private IEnumerable<(int, int)> Neighbours(double gate)
    {
        // Both deviations together, as far as the gate goes, and the longest way of sound that anybody hears.
        var reach = Math.Sqrt(2 * gate) * timeDeviation + 2 * all.Select(HalfOf).DefaultIfEmpty().Max() + 60;
        var buckets = new Dictionary<(long T, long X, long Y), List<int>>();
        List<(double Time, int Number)> wide = [];
        var narrow = Math.Min(
            WidestBucketMetres,
            2
                * Math.Sqrt(gate)
                / 2.44775
                * all.Select(account => account.Area?.Major.Metres ?? 0).DefaultIfEmpty(1).Max()
                + 1
        );
        for (var i = 0; i < all.Length; i++)
        {
            var time = (Middle(all[i]) - begin).TotalSeconds;
            if (all[i].Area is not { } area || 2 * Math.Sqrt(gate) / 2.44775 * area.Major.Metres > narrow)
            {
                wide.Add((time, i));
                continue;
            }
            var (x, y) = Flat(area.At);
            var key = ((long)Math.Floor(time / reach), (long)Math.Floor(x / narrow), (long)Math.Floor(y / narrow));
            if (!buckets.TryGetValue(key, out var bucket))
                buckets[key] = bucket = [];
            bucket.Add(i);
        }
        foreach (var (key, bucket) in buckets)
        {
            for (var dt = -1; dt <= 1; dt++)
            for (var dx = -1; dx <= 1; dx++)
            for (var dy = -1; dy <= 1; dy++)
                if (buckets.TryGetValue((key.T + dt, key.X + dx, key.Y + dy), out var beside))
                    foreach (var i in bucket)
                    foreach (var j in beside)
                        if (i < j)
                            yield return (i, j);
        }
        foreach (var pair in OfWide(wide, reach))
            yield return pair;
    }

    private IEnumerable<(int, int)> OfWide(List<(double Time, int Number)> wide, double reach)
    {
        if (wide.Count == 0)
            yield break;
        var isWide = wide.Select(one => one.Number).ToHashSet();
        var byTime = all.Select((account, i) => ((Middle(account) - begin).TotalSeconds, i)).Order().ToArray();
        var times = byTime.Select(one => one.TotalSeconds).ToArray();
        foreach (var (time, number) in wide)
        {
            var at = Array.BinarySearch(times, time - reach);
            for (at = at < 0 ? ~at : at; at < times.Length && times[at] <= time + reach; at++)
                if (byTime[at].i is var other && other != number && (!isWide.Contains(other) || number < other))
                    yield return (number, other);
        }
    }

    private (double X, double Y) Flat(Place place)
    {
        var (vertical, horizontal) = Polyline.Scale((place.Latitude + origin.Latitude) / 2);
        return (
            Math.IEEERemainder(place.Longitude - origin.Longitude, 360) * horizontal,
            (place.Latitude - origin.Latitude) * vertical
        );
    }

    private static Place At(Account account) => account.Area?.At ?? account.Ray!.From;

    private static Instant Middle(Account account) => account.From + (account.To - account.From) / 2;

    private static double HalfOf(Account account) => (account.To - account.From).TotalSeconds / 2;
}
