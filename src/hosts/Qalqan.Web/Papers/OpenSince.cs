using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>
/// Since when what is not met stands so: the first day of the unbroken run of day's ends, by all that the cut-off knows. Worked
/// out for a paper on the spot, day by day backwards, so that the paper is the same whoever makes it and when.
/// </summary>
internal static class OpenSince
{
    /// <summary>How many days it looks back; what stands longer is said to.</summary>
    public const int Back = 400;

    /// <param name="chronicle">Of the scope.</param>
    /// <param name="known">The look whose findings these are.</param>
    /// <param name="findings">Not met; the same rule and subject once.</param>
    /// <param name="began">The first day that anything was recorded on: what stood so then stands since then.</param>
    /// <param name="judge">All findings of another look.</param>
    /// <returns>By rule and subject; what is not there stands longer than <see cref="Back"/> days.</returns>
    public static IReadOnlyDictionary<string, LocalDate> Of(
        Chronicle chronicle,
        Known known,
        IReadOnlyList<Finding> findings,
        LocalDate began,
        Func<Known, IReadOnlyList<Finding>> judge
    )
    {
        Dictionary<string, LocalDate> since = [];
        var standing = findings.ToLookup(KeyOf).ToDictionary(group => group.Key, group => group.First().Verdict);
        for (
            var day = known.Today;
            standing.Count > 0 && Period.DaysBetween(day, known.Today) < Back;
            day = day.PlusDays(-1)
        )
        {
            var then =
                day <= began
                    ? []
                    : judge(LookOf(chronicle, known, day.PlusDays(-1)))
                        .Select(finding => (KeyOf(finding), finding.Verdict))
                        .ToHashSet();
            foreach (var (key, verdict) in standing.ToList())
                if (!then.Contains((key, verdict)))
                {
                    since[key] = day;
                    standing.Remove(key);
                }
        }
        return since;
    }

    public static string KeyOf(Finding finding) => $"{finding.Standard.Id}\n{finding.Rule.Id}\n{finding.Subject}";

    private static Known LookOf(Chronicle chronicle, Known known, LocalDate day)
    {
        var noon = day.At(LocalTime.Noon).InUtc().ToInstant();
        var end = LocalDay.End(day, known.ZoneAt(noon));
        return chronicle.KnownAt(known.UpTo, end, new Interval(null, end + Duration.FromMilliseconds(1)));
    }
}
