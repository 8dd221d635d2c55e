using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Qalqan.Lift;

/// <summary>Judges a march table, whoever made it. What it finds are slips and refusals alike: none means that it can be ordered.</summary>
public static class MarchCheck
{
    // Tables are written to the minute.
    private static readonly Duration Rounding = Duration.FromMinutes(1);

    public static IReadOnlyList<Problem> Check(this MarchTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<Problem> problems = [.. table.Route.Problems(table.Column)];
        if (problems.Count > 0)
            return problems;
        var rows = table.Rows.ToLookup(row => (row.Serial, row.Point));
        foreach (var serial in table.Column.Serials)
        foreach (var point in table.Route.Points.Where(point => rows[(serial.Id, point.Id)].Count() != 1))
            problems.Add(
                new(
                    "row-count",
                    $"{serial.Id} {point.Id}",
                    $"{rows[(serial.Id, point.Id)].Count()}",
                    "1",
                    "correct-rows"
                )
            );
        var serials = table.Column.Serials.Select(serial => serial.Id).ToHashSet();
        var points = table.Route.Points.Select(point => point.Id).ToHashSet();
        foreach (var row in table.Rows.Where(row => !serials.Contains(row.Serial) || !points.Contains(row.Point)))
            problems.Add(
                new("row-unknown", $"{row.Serial} {row.Point}", row.Point, "listed-point", "correct-reference")
            );
        if (problems.Count > 0)
            return problems;

        foreach (var serial in table.Column.Serials)
            Along(table.Route, serial, point => rows[(serial.Id, point.Id)].First(), problems);
        foreach (var point in table.Route.Points)
            Past(
                table.Column,
                point,
                table.Route.RateAt(point),
                serial => rows[(serial.Id, point.Id)].First(),
                problems
            );
        return problems;
    }

    /// <summary>The slips of a column and a route themselves: with any of these there are no times.</summary>
    public static IReadOnlyList<Problem> Problems(this MarchRoute route, Column column)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(column);
        return [.. Slips(column, route)];
    }

    private static IEnumerable<Problem> Slips(Column column, MarchRoute route)
    {
        if (column.Serials.Count == 0)
            yield return new("no-serial", "column", "0", ">=1", "name-a-serial");
        if (route.Points.Count < 2)
            yield return new("too-few-points", "route", $"{route.Points.Count}", ">=2", "name-start-and-release-point");
        foreach (var twice in column.Serials.GroupBy(serial => serial.Id).Where(group => group.Count() > 1))
            yield return new("serial-listed-twice", twice.Key, $"{twice.Count()}", "1", "remove-repetition");
        foreach (var twice in route.Points.GroupBy(point => point.Id).Where(group => group.Count() > 1))
            yield return new("point-listed-twice", twice.Key, $"{twice.Count()}", "1", "remove-repetition");
        foreach (
            var serial in column.Serials.Where(serial =>
                serial.Units.Any(unit => unit.Vehicles < 1) || serial.Units.Count == 0
            )
        )
            yield return new("serial-without-vehicles", serial.Id, "0", ">=1", "correct-figure");
        if (!((column.Interval + column.VehicleLength).Metres > 0))
            yield return new("interval-zero", "column", "0 m", ">0 m", "correct-figure");
        foreach (
            var point in route.Points.Skip(1).Where(point => !(double.IsFinite(point.RateKmh) && point.RateKmh > 0))
        )
            yield return new("rate-not-positive", point.Id, Text(point.RateKmh) + " km/h", ">0 km/h", "correct-figure");
        foreach (var (before, point) in route.Points.Zip(route.Points.Skip(1)))
            if (point.FromStart <= before.FromStart)
                yield return new(
                    "points-out-of-order",
                    point.Id,
                    Text(point.FromStart.Kilometres) + " km",
                    ">" + Text(before.FromStart.Kilometres) + " km",
                    "correct-order"
                );
    }

    private static void Along(
        MarchRoute route,
        Serial serial,
        Func<CriticalPoint, MarchRow> rowAt,
        List<Problem> problems
    )
    {
        foreach (var point in route.Points)
        {
            var row = rowAt(point);
            if (row.Leave < row.Arrive)
                problems.Add(Of("leaves-before-it-arrives", serial, point, row.Leave, ">=", row.Arrive));
            if (row.Clear < row.Leave)
                problems.Add(Of("clears-before-it-leaves", serial, point, row.Clear, ">=", row.Leave));
            if (row.Leave - row.Arrive < point.Halt - Rounding)
                problems.Add(Of("halt-cut-short", serial, point, row.Leave, ">=", row.Arrive + point.Halt));
            if (point.Open is { } open && (Before(row.Arrive, open) || After(row.Clear, open)))
                problems.Add(
                    new(
                        "point-not-open",
                        $"{serial.Id} {point.Id}",
                        $"{Text(row.Arrive)}/{Text(row.Clear)}",
                        InstantText(open),
                        "move-start-or-route"
                    )
                );
            if (serial.LoadClass > point.LoadClass)
                problems.Add(
                    new(
                        "load-class",
                        $"{serial.Id} {point.Id}",
                        $"{serial.LoadClass}",
                        $"<={point.LoadClass}",
                        "other-route-or-vehicle"
                    )
                );
        }
        foreach (var (before, point) in route.Points.Zip(route.Points.Skip(1)))
        {
            var (left, arrived) = (rowAt(before).Leave, rowAt(point).Arrive);
            var needed = Duration.FromHours((point.FromStart.Kilometres - before.FromStart.Kilometres) / point.RateKmh);
            if (arrived <= left)
                problems.Add(Of("arrives-before-it-leaves", serial, point, arrived, ">", left));
            else if (arrived - left < needed - Rounding)
                problems.Add(Of("faster-than-the-rate", serial, point, arrived, ">=", left + needed));
        }
    }

    private static void Past(
        Column column,
        CriticalPoint point,
        double rate,
        Func<Serial, MarchRow> rowAt,
        List<Problem> problems
    )
    {
        foreach (var serial in column.Serials)
        {
            var row = rowAt(serial);
            if (row.Clear >= row.Leave && row.Clear - row.Leave < Passing(serial) - Rounding)
                problems.Add(Of("clears-too-soon", serial, point, row.Clear, ">=", row.Leave + Passing(serial)));
        }
        foreach (var (before, serial) in column.Serials.Zip(column.Serials.Skip(1)))
        {
            var tail = rowAt(before).Arrive + Passing(before);
            if (rowAt(serial).Arrive < tail - Rounding)
                problems.Add(Of("serials-overlap", serial, point, rowAt(serial).Arrive, ">=", tail));
        }

        Duration Passing(Serial serial) =>
            column.Moving(serial.Vehicles, rate) + column.UnitGap * (serial.Units.Count - 1);
    }

    private static bool Before(Instant at, Interval open) => open.HasStart && at < open.Start;

    private static bool After(Instant at, Interval open) => open.HasEnd && at > open.End;

    private static Problem Of(
        string code,
        Serial serial,
        CriticalPoint point,
        Instant seen,
        string sign,
        Instant wanted
    ) => new(code, $"{serial.Id} {point.Id}", Text(seen), sign + Text(wanted), "correct-times");

    private static string InstantText(Interval open) =>
        $"{(open.HasStart ? Text(open.Start) : "")}/{(open.HasEnd ? Text(open.End) : "")}";

    private static string Text(Instant at) => InstantPattern.General.Format(at);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
