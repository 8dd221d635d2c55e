using NodaTime;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>The places of a mission's area and what its pack draws on it, as of one look.</summary>
public sealed record AreaMap(Gazetteer Places, IReadOnlyList<Drawing> Drawings)
{
    public static AreaMap Empty { get; } = new(Gazetteer.Empty, []);
}

/// <summary>What is drawn, and when: reports that draw a feature stand before the pack that comes with the mission.</summary>
public static class Drawings
{
    /// <summary>
    /// The drawing of the feature that is in force at the instant: of those on record the one that began last, of several that began together
    /// the one learned last; the pack's where there is none; null where nobody drew it.
    /// </summary>
    public static Drawing? DrawingOf(this Known known, string feature, Instant at)
    {
        var milliseconds = Iso.ToMilliseconds(at);
        var fact = known
            .Ever<Drawn>(feature)
            .Where(fact => fact.IsTrueAt(milliseconds))
            .MaxBy(fact => (fact.FromMilliseconds, fact.Number));
        return fact is not null
            ? Drawing.Of(fact)
            : known.Map.Drawings.FirstOrDefault(drawing => drawing.Feature == feature);
    }

    /// <summary>Since when all that is drawn at the instant has stood as it is: two instants with one answer have the same drawings.</summary>
    public static Instant DrawnSince(this Known known, Instant at) =>
        known
            .Keys<Drawn>()
            .SelectMany(known.Ever<Drawn>)
            .SelectMany(fact => new[] { fact.From, fact.To ?? Instant.MaxValue })
            .Where(change => change <= at)
            .Append(Instant.MinValue)
            .Max();

    /// <summary>Every feature that is drawn at the instant, by its code.</summary>
    public static IReadOnlyList<Drawing> DrawnAt(this Known known, Instant at) =>
        [
            .. known
                .Keys<Drawn>()
                .Concat(known.Map.Drawings.Select(drawing => drawing.Feature))
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(feature => known.DrawingOf(feature, at))
                .OfType<Drawing>(),
        ];
}
