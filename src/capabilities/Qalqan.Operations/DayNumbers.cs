using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>References of what a day numbers: <c>T-240314-01</c>, <c>F-240314-01</c>. To be taken where nothing else is said in between.</summary>
public static class DayNumbers
{
    /// <summary>The next of that letter and day that no report of the kind ever had, struck ones included.</summary>
    public static string Next<T>(Known known, string letters, LocalDate day)
        where T : Claim
    {
        var stem = string.Create(
            CultureInfo.InvariantCulture,
            $"{letters}-{day.Year % 100:00}{day.Month:00}{day.Day:00}-"
        );
        var last = known
            .Keys<T>()
            .Where(key => key.StartsWith(stem, StringComparison.Ordinal))
            .Select(key =>
                int.TryParse(key.AsSpan(stem.Length), CultureInfo.InvariantCulture, out var number) ? number : 0
            )
            .DefaultIfEmpty(0)
            .Max();
        return string.Create(CultureInfo.InvariantCulture, $"{stem}{last + 1:00}");
    }
}
