using NodaTime;
using Qalqan.Kernel;
using Qalqan.Readiness;

namespace Qalqan.Web;

/// <summary>What a paper of a mission takes from a contingent's own record at the same cut-off: its strength, and the mandates that its texts list.</summary>
/// <param name="Strength">In numbers alone.</param>
/// <param name="Mandates">Known on the paper's day, whether they cover it or not.</param>
internal sealed record Contributing(UnitStrength Strength, IReadOnlyList<AuthorityLine> Mandates)
{
    /// <summary>Null where the contingent was not on record yet.</summary>
    public static Contributing? Of(Known known, IEnumerable<(Standard Standard, Rule Rule)> rules) =>
        UnitStrength.Of(known) is { } strength
            ? new Contributing(strength, [.. Authorities.Of(known.Today, rules).Where(line => line.Kind == "mandate")])
            : null;

    /// <summary>Those of any contingent that cover a day from the first to the last, each once, in order of their days.</summary>
    public static IReadOnlyList<Instrument> MandatesOf(
        IEnumerable<Contributing> contingents,
        LocalDate first,
        LocalDate last
    ) =>
        [
            .. contingents
                .SelectMany(one => one.Mandates)
                .Select(line => line.Instrument)
                .Where(one => one.IsPublished && one.From <= last && !(one.To < first))
                .DistinctBy(one => one.Name)
                .OrderBy(one => one.From)
                .ThenBy(one => one.Name, StringComparer.Ordinal),
        ];
}
