using System.Globalization;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

/// <summary>The watch says what the oracle says, all of it and nothing else, however the input came.</summary>
public sealed class WatchOracleTests
{
    /// <summary>One a case; a campaign of so many where QALQAN_WATCH_ROUNDS says so.</summary>
    private static readonly int Rounds = int.TryParse(
        Environment.GetEnvironmentVariable("QALQAN_WATCH_ROUNDS"),
        out var rounds
    )
        ? rounds
        : 1;

    [Theory]
    [InlineData(21, 0, false)] // no errors: points on edges and corners are decided exactly
    [InlineData(22, 0, false)]
    [InlineData(23, 300, false)]
    [InlineData(24, 1500, false)]
    [InlineData(27, 0, true)]
    [InlineData(28, 300, true)]
    public void Alarms_are_those_of_a_full_recomputation_in_any_order_and_however_often_repeated(
        int seed,
        double errorMetres,
        bool isDated
    )
    {
        for (var round = 0; round < Rounds; round++)
            Agree(Ground.Random(seed + 1000 * round), errorMetres, isDated);
    }

    private static void Agree(Random random, double errorMetres, bool isDated)
    {
        var plan = Traffic.Plan(random, errorMetres);
        plan = isDated ? Traffic.Dated(plan) : plan;
        var positions = Traffic
            .Positions(random, 7, 35, errorMetres)
            .Where(position => IsDecided(plan, position.Place, position.Error))
            .ToList();
        var sightings = Traffic
            .Sightings(random, 25, errorMetres)
            .Where(sighting =>
                IsDecided(plan, sighting.Place, sighting.Error)
                && (sighting.Impact is not { } struck || IsDecided(plan, struck, sighting.ImpactError))
            )
            .ToList();
        var wanted = new Recomputed(plan, positions, sightings).Alarms();
        Assert.Superset(
            new HashSet<AlarmKind>
            {
                AlarmKind.Crossing,
                AlarmKind.Enter,
                AlarmKind.Leave,
                AlarmKind.ViolationStart,
                AlarmKind.Jump,
                isDated ? AlarmKind.ViolationEnd : AlarmKind.UndeterminedStart,
            },
            wanted.Select(alarm => alarm.Kind).ToHashSet()
        );

        foreach (var most in new[] { 1, 2, 16 })
        {
            object[] arriving =
            [
                .. Traffic.Arriving(random, positions.Cast<object>().Concat(sightings), At, plan.Lateness, most),
            ];
            Agree(wanted, Watched(plan, arriving));
        }
    }

    [Fact]
    public void What_waits_is_bounded_by_the_lateness_and_what_is_remembered_by_the_silence()
    {
        var random = Ground.Random(25);
        var plan = Traffic.Plan(random, 0);
        var watch = new Watch(plan, _ => { });
        for (var i = 0; i < 20_000; i++)
        {
            watch.Take(
                new Position($"V-{i}", Traffic.Begin + Duration.FromSeconds(10 * i), Ground.Somewhere(random), default)
            );
            Assert.InRange(watch.Waiting, 0, 91);
            Assert.InRange(watch.Tracks, 0, 360);
        }
    }

    [Fact]
    public void A_position_takes_no_memory_once_the_ground_and_the_tracks_are_known_whatever_is_said_of_it()
    {
        var random = Ground.Random(26);
        var plan = Traffic.Plan(random, 300) with { Lateness = Duration.FromSeconds(30) };
        // The same way again and again, over lines and into zones, each time an hour later.
        var way = Enumerable.Range(0, 500).Select(_ => Ground.Somewhere(random, 0.1)).ToArray();
        var alarms = 0;
        var watch = new Watch(plan, _ => alarms++);
        var (at, before) = (Traffic.Begin, 0L);
        for (var round = 0; round < 6; round++)
        {
            (before, alarms) = (GC.GetAllocatedBytesForCurrentThread(), 0);
            foreach (var place in way)
            foreach (var entity in Entities)
            {
                at += Duration.FromSeconds(60);
                watch.Take(new Position(entity, at, place, Distance.FromMetres(20), "one", "drone"));
            }
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(alarms > 500, $"{alarms}");
    }

    private static readonly string[] Entities = ["V-1", "V-2", "V-3"];

    internal static List<Alarm> Watched(WatchPlan plan, IEnumerable<object> arriving)
    {
        List<Alarm> alarms = [];
        var watch = new Watch(plan, alarms.Add);
        foreach (var one in arriving)
            if (one is Position position)
                watch.Take(position);
            else
                watch.Take((Sighting)one);
        watch.Finish();
        return alarms;
    }

    private static Instant At(object one) => one is Position position ? position.At : ((Sighting)one).At;

    /// <summary>A centimetre from a threshold, or square to an end, the brute search and the quick one may differ; the rest is exact.</summary>
    private static bool IsDecided(WatchPlan plan, Place place, Distance error)
    {
        foreach (var line in plan.Lines)
        {
            var metres = Brute.Metres(line.Line.Points, place);
            var both = double.Hypot(error.Metres, line.Error.Metres);
            foreach (var bound in plan.Bands.SelectMany(band => new[] { band.From.Metres, band.To.Metres }).Append(0))
                if (
                    bound > 0
                    && (Math.Abs(metres - bound) < 0.01 || both > 0 && Math.Abs(Math.Abs(metres - bound) - both) < 0.01)
                )
                    return false;
            if (both > 0 && Math.Abs(metres - both) < 0.01 || Brute.IsAbreastOfEnd(line.Line.Points, place))
                return false;
        }
        var far = plan.Lines.Select(line => Brute.Metres(line.Line.Points, place)).ToList();
        if (far.Order().Zip(far.Order().Skip(1)).Any(two => two.Second - two.First < 0.01)) // in doubt the nearest decides
            return false;
        foreach (var (zone, zoneError) in plan.Zones)
        {
            var both = double.Hypot(error.Metres, zoneError.Metres);
            if (both > 0)
                foreach (var outline in zone.Outlines)
                    if (Math.Abs(Brute.Metres([.. outline.Points, outline.Points[0]], place) - both) < 0.01)
                        return false;
        }
        return true;
    }

    private static void Agree(IReadOnlyList<Alarm> wanted, IReadOnlyList<Alarm> seen)
    {
        // All but what is reckoned with in doubles is compared to the letter; the rest within a millimetre and a millisecond.
        var (one, other) = (Sorted(wanted), Sorted(seen));
        Assert.Equal(one.Select(Text), other.Select(Text));
        foreach (var (want, see) in one.Zip(other))
        {
            Assert.True(Math.Abs((want.At - see.At).TotalMilliseconds) <= 1, $"{want} {see}");
            Assert.True((want.Place is null) == (see.Place is null), $"{want} {see}");
            Assert.True(
                want.Place is null || want.Place.Value.DistanceTo(see.Place!.Value).Metres < 1e-3,
                $"{want} {see}"
            );
            Assert.Equal(want.Margin?.Metres ?? 0, see.Margin?.Metres ?? 0, 2);
        }
    }

    private static List<Alarm> Sorted(IEnumerable<Alarm> alarms) =>
        [.. alarms.OrderBy(Text, StringComparer.Ordinal).ThenBy(alarm => alarm.At)];

    private static string Text(Alarm alarm) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{alarm.Kind} {alarm.Entity} {alarm.Sighting} {alarm.NotBefore} {alarm.NotAfter} {(alarm.Line is null ? alarm.At : null)} {alarm.Line} {alarm.From} {alarm.Zone} {alarm.Rule} {alarm.Count} {alarm.Reason} {alarm.Error?.Metres:0.###}"
        );
}
