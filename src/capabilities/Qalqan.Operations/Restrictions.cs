using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>A movement that was stopped, as it is believed last.</summary>
public sealed record RestrictionLine(Fact Fact, Restricted Said)
{
    /// <summary>It was still so at the look.</summary>
    public bool IsOpen => Fact.To is null;
}

/// <summary>A month of restrictions: how many began in it, the minutes that were said to be lost, and of how many none were said.</summary>
public sealed record RestrictionMonth(YearMonth Month, int Restrictions, int Minutes, int NotSaid);

/// <summary>Restrictions of movement of a mission.</summary>
public static class Restrictions
{
    /// <summary>Those that held at some instant of the period, by when they began.</summary>
    public static IReadOnlyList<RestrictionLine> Of(Known known, Interval period) =>
        [
            .. known
                .Subjects<Restricted>()
                .Select(subject => Find(known, subject.Key))
                .OfType<RestrictionLine>()
                .Where(line => line.Fact.IsWithin(period))
                .OrderBy(line => line.Fact.From)
                .ThenBy(line => line.Fact.Number),
        ];

    /// <summary>The restriction of that reference; null where there is none.</summary>
    public static RestrictionLine? Find(Known known, string reference) =>
        known.Ever<Restricted>(reference).LastOrDefault() is { Claim: Restricted said } fact
            ? new RestrictionLine(fact, said)
            : null;

    /// <summary>By the month in which each began, on the clock of the zone.</summary>
    public static IReadOnlyList<RestrictionMonth> ByMonth(IEnumerable<RestrictionLine> lines, DateTimeZone zone) =>
        [
            .. lines
                .GroupBy(line => line.Fact.From.InZone(zone).Date.ToYearMonth())
                .OrderBy(month => month.Key)
                .Select(month => new RestrictionMonth(
                    month.Key,
                    month.Count(),
                    month.Sum(line => line.Said.MinutesLost ?? 0),
                    month.Count(line => line.Said.MinutesLost is null)
                )),
        ];
}
