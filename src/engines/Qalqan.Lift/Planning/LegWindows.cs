using NodaTime;

namespace Qalqan.Lift;

/// <summary>The nearest time at which a leg may begin so that its beginning and its end both fall into a window.</summary>
internal static class LegWindows
{
    public static Instant? AtOrAfter(PlannedLeg leg, Instant from)
    {
        // Each step goes forward to the edge of some window, and there are finitely many.
        while (true)
        {
            if (
                Next(leg.DepartWithin, from) is not { } depart
                || Next(leg.ArriveWithin, depart + leg.Takes) is not { } arrive
            )
                return null;
            var start = arrive - leg.Takes;
            if (start == from)
                return start;
            from = start;
        }
    }

    public static Instant? AtOrBefore(PlannedLeg leg, Instant by)
    {
        while (true)
        {
            if (
                Last(leg.DepartWithin, by) is not { } depart
                || Last(leg.ArriveWithin, depart + leg.Takes) is not { } arrive
            )
                return null;
            var start = arrive - leg.Takes;
            if (start == by)
                return start;
            by = start;
        }
    }

    /// <summary>The first time that the windows alone allow; null where they do not say.</summary>
    public static Instant? Opening(PlannedLeg leg)
    {
        var (depart, arrive) = (First(leg.DepartWithin), First(leg.ArriveWithin) - leg.Takes);
        return depart is { } one && arrive is { } other ? Instant.Max(one, other) : depart ?? arrive;

        static Instant? First(IReadOnlyList<Interval> windows) =>
            windows.Count > 0 && windows.All(window => window.HasStart) ? windows.Min(window => window.Start) : null;
    }

    /// <summary>The time after which the windows alone allow nothing; null where they do not say.</summary>
    public static Instant? Closing(PlannedLeg leg)
    {
        var (depart, arrive) = (Final(leg.DepartWithin), Final(leg.ArriveWithin) - leg.Takes);
        return depart is { } one && arrive is { } other ? Instant.Min(one, other) : depart ?? arrive;

        static Instant? Final(IReadOnlyList<Interval> windows) =>
            windows.Count > 0 && windows.All(window => window.HasEnd) ? windows.Max(window => window.End) : null;
    }

    private static Instant? Next(IReadOnlyList<Interval> windows, Instant from) =>
        windows.Count == 0
            ? from
            : windows
                .Where(window => !window.HasEnd || window.End > from)
                .Select(window => (Instant?)(window.HasStart ? Instant.Max(window.Start, from) : from))
                .Min();

    private static Instant? Last(IReadOnlyList<Interval> windows, Instant by) =>
        windows.Count == 0
            ? by
            : windows
                .Where(window => !window.HasStart || window.Start <= by)
                .Select(window => (Instant?)(window.HasEnd && window.End <= by ? JustBefore(window) : by))
                .Max();

    // A window is shut at its end. Plans are kept to the second, so the second before is the last time in it.
    private static Instant JustBefore(Interval window) =>
        window.HasStart
            ? Instant.Max(window.Start, window.End - Duration.FromSeconds(1))
            : window.End - Duration.FromSeconds(1);
}
