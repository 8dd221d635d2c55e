using NodaTime;

namespace Qalqan.Lift;

/// <summary>One line of a march table: the head of a serial comes and goes, the tail is clear.</summary>
public sealed record MarchRow(string Serial, string Point, Instant Arrive, Instant Leave, Instant Clear);

/// <summary>A table as made or as typed in by hand; <see cref="MarchCheck"/> judges either.</summary>
public sealed record MarchTable(Column Column, MarchRoute Route, IReadOnlyList<MarchRow> Rows)
{
    /// <summary>
    /// The table that follows from the start. Serials leave so far apart that the slowest section keeps their distances; no serial
    /// has to march faster than a section's rate to stay behind the one before. Last clear is start, way, halts and pass time.
    /// Throws where <see cref="MarchCheck.Problems"/> finds any.
    /// </summary>
    public static MarchTable Of(Column column, MarchRoute route, Instant start)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(route);
        if (route.Problems(column) is { Count: > 0 } problems)
            throw new ArgumentException(string.Join("; ", problems), nameof(route));
        List<MarchRow> rows = [];
        var (offset, before) = (Duration.Zero, 0);
        foreach (var serial in column.Serials)
        {
            var gaps = column.UnitGap * (serial.Units.Count - 1);
            // What has stretched the serials before is in the clear time of this one, so that the last has the whole column's.
            var extra = Column.Extra(before + serial.Vehicles);
            foreach (var (point, arrive) in route.Arrivals())
            {
                var head = start + offset + arrive;
                var leave = head + point.Halt;
                rows.Add(
                    new MarchRow(
                        serial.Id,
                        point.Id,
                        head,
                        leave,
                        leave + column.Moving(serial.Vehicles, route.RateAt(point)) + gaps + extra
                    )
                );
            }
            offset += column.Moving(serial.Vehicles, route.SlowestKmh) + gaps + column.SerialGap;
            before += serial.Vehicles;
        }
        return new MarchTable(column, route, rows);
    }

    /// <summary>When the last tail clears the last point.</summary>
    public Instant End => Rows.Max(row => row.Clear);
}
