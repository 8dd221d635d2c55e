using NodaTime;
using NodaTime.Text;

namespace Qalqan.Exercise;

/// <summary>What holds for the whole invented record: whose it is, its seed, its clocks, and where it ends.</summary>
public static class Story
{
    public const string Scope = "kaz-undof-2024";
    public const string Mission = "undof";
    public const string Seed = "kaz-undof-2024/2026-11";
    public const string Establishment = "establishment-kaz-undof";
    public const string Ranks = "ranks-kaz";

    /// <summary>Nothing recorded after this is written.</summary>
    public static Instant End { get; } = Z("2026-11-20T12:00:00Z");

    public static DateTimeZone Home { get; } = DateTimeZoneProviders.Tzdb["Asia/Almaty"];

    public static DateTimeZone Camp { get; } = DateTimeZoneProviders.Tzdb["Asia/Damascus"];

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Instant Z(string text) => InstantPattern.General.Parse(text).Value;

    public static Instant At(LocalDate day, int hour, int minute, DateTimeZone zone) =>
        day.At(new LocalTime(hour, minute)).InZoneStrictly(zone).ToInstant();
}
