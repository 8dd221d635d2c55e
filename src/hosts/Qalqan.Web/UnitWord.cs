using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>What a sub-unit itself said of its day: its state as its post had it, and heads as they were counted.</summary>
internal static class UnitWord
{
    /// <summary>The last report of the day; null where there is none.</summary>
    public static Fact? Reported(Known known, string? subUnit, LocalDate day) =>
        subUnit is null
            ? null
            : known.Ever<UnitReported>($"{subUnit}/{LocalDatePattern.Iso.Format(day)}").LastOrDefault();

    /// <summary>The last count on that day by the contingent's clock; what was counted on another day says nothing of it.</summary>
    public static Fact? Counted(Known known, string? subUnit, LocalDate day) =>
        subUnit is null
            ? null
            : known
                .Ever<HeadCounted>(subUnit)
                .LastOrDefault(fact => fact.From.InZone(known.ZoneAt(fact.From)).Date == day);
}
