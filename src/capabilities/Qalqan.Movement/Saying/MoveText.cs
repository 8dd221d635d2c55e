using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Movement;

/// <summary>Values as a form shows them for changing: what is written here is read back as the same.</summary>
internal static class MoveText
{
    public static string Kebab<T>(T choice)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString());

    public static IReadOnlyList<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Kebab)];

    public static string Of(Instant? at) => at is { } instant ? Iso.Format(instant) : "";

    public static string Of(LocalDate? day) => day is { } date ? NodaTime.Text.LocalDatePattern.Iso.Format(date) : "";

    public static string Of(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Of(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Of(Whereabouts? where) => where is null ? "" : where.Place ?? where.Grid ?? where.LatLon ?? "";

    public static string List(IEnumerable<string> words) => string.Join(' ', words);

    public static string Rows(IEnumerable<string> rows) => string.Join('\n', rows);
}
