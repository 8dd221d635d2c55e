using NodaTime;
using Qalqan.Claims;
using Qalqan.Lift;
using Qalqan.Measures;

namespace Qalqan.Movement;

public enum PassStanding
{
    /// <summary>Its time has not come.</summary>
    Ahead,

    /// <summary>Its time has come, and the margin has not passed.</summary>
    Expected,

    /// <summary>Nothing heard, and the margin has passed.</summary>
    Overdue,

    /// <summary>Nothing heard of this point, but of one further on.</summary>
    PassedUnheard,

    Reported,
}

/// <summary>One serial at one point: when its head is planned there, and when it was said to be. <c>MinutesLate</c> is below zero where it is early.</summary>
public sealed record PassLine(
    string Serial,
    MarchPoint Point,
    MarchRow Planned,
    Instant OverdueFrom,
    Told<CheckedIn>? Reported,
    PassStanding Standing
)
{
    public int? MinutesLate => Reported is { } said ? (int)(said.Fact.From - Planned.Arrive).TotalMinutes : null;
}

/// <summary>An escort as arranged, and whether it was met; null while nobody said.</summary>
public sealed record EscortLine(Told<EscortArranged> Arranged, Told<EscortMet>? Met);

/// <summary>A march of a leg: its table, worked out or written, what is wrong with it, and how it goes. With problems there are no passes.</summary>
public sealed record RoadMarch(
    Told<MarchOrdered> Order,
    Column Column,
    MarchRoute Route,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<PassLine> Passes,
    IReadOnlyList<EscortLine> Escorts
)
{
    /// <summary>How long after its time a head that nobody reported is overdue, where the order does not say. Our local default.</summary>
    public const int OverdueMinutes = 15;

    public IEnumerable<PassLine> Overdue => Passes.Where(pass => pass.Standing is PassStanding.Overdue);

    /// <summary>The march of the leg; null where none is ordered.</summary>
    public static RoadMarch? Of(MovePlan plan, string leg)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Standing<MarchOrdered>().FirstOrDefault(one => one.Said.Leg == leg) is not { } order)
            return null;
        var (column, route) = (ColumnOf(order.Said), RouteOf(order.Said));
        List<Problem> problems = [.. route.Problems(column)];
        IReadOnlyList<MarchRow> rows = [];
        if (problems.Count == 0)
        {
            var table =
                order.Said.Times.Count == 0
                    ? MarchTable.Of(column, route, order.Fact.From)
                    : new MarchTable(column, route, [.. order.Said.Times.Select(RowOf)]);
            problems = [.. table.Check()];
            rows = table.Rows;
        }
        var met = plan.Happened<EscortMet>().ToLookup(one => one.Said.Escort);
        return new RoadMarch(
            order,
            column,
            route,
            problems,
            [.. PassesOf(plan, order, rows)],
            [
                .. plan.Standing<EscortArranged>()
                    .Where(escort => escort.Said.Leg == leg)
                    .OrderBy(escort => escort.Fact.From)
                    .Select(escort => new EscortLine(escort, met[escort.Said.Escort].LastOrDefault())),
            ]
        );
    }

    private static Column ColumnOf(MarchOrdered order) =>
        new(
            [
                .. order.Serials.Select(serial => new Serial(
                    serial.Serial,
                    [.. serial.Units.Select((count, number) => new MarchUnit($"{serial.Serial}-{number + 1}", count))]
                )),
            ],
            Distance.FromMetres((double)order.IntervalMetres),
            Distance.FromMetres((double)order.VehicleMetres),
            Duration.FromMinutes(order.UnitGapMinutes),
            Duration.FromMinutes(order.SerialGapMinutes)
        );

    private static MarchRoute RouteOf(MarchOrdered order) =>
        new([
            .. order.Points.Select(point => new CriticalPoint(
                point.Point,
                Distance.FromKilometres((double)point.Kilometres),
                (double)point.KmPerHour,
                Duration.FromMinutes(point.HaltMinutes)
            )),
        ]);

    private static MarchRow RowOf(MarchTime time) => new(time.Serial, time.Point, time.Arrive, time.Leave, time.Clear);

    // Kilometres by a rate give no whole milliseconds, and no time of ours is told finer.
    private static Instant ToMillisecond(Instant at) => Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    // By the times that reports speak of, and not by when they came: one that comes late fills its own place and no other.
    private static IEnumerable<PassLine> PassesOf(MovePlan plan, Told<MarchOrdered> order, IReadOnlyList<MarchRow> rows)
    {
        var heard = plan.Happened<CheckedIn>()
            .Where(one => one.Said.Leg == order.Said.Leg)
            .ToLookup(one => (one.Said.Serial, one.Said.Point));
        foreach (var serial in order.Said.Serials)
        {
            var further = false;
            List<PassLine> passes = [];
            foreach (var point in order.Said.Points.Reverse())
            {
                if (rows.FirstOrDefault(row => row.Serial == serial.Serial && row.Point == point.Point) is not { } made)
                    continue;
                var row = made with
                {
                    Arrive = ToMillisecond(made.Arrive),
                    Leave = ToMillisecond(made.Leave),
                    Clear = ToMillisecond(made.Clear),
                };
                var said = heard[(serial.Serial, point.Point)].FirstOrDefault();
                var overdue = row.Arrive + Duration.FromMinutes(point.OverdueMinutes ?? OverdueMinutes);
                passes.Add(
                    new PassLine(
                        serial.Serial,
                        point,
                        row,
                        overdue,
                        said,
                        said is not null ? PassStanding.Reported
                            : further ? PassStanding.PassedUnheard
                            : plan.Known.At < row.Arrive ? PassStanding.Ahead
                            : plan.Known.At < overdue ? PassStanding.Expected
                            : PassStanding.Overdue
                    )
                );
                further |= said is not null;
            }
            passes.Reverse();
            foreach (var pass in passes)
                yield return pass;
        }
    }
}
