using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>The fields of a situation report that an officer writes: words, and never a number.</summary>
public static class SitrepFields
{
    public const string Document = "sitrep";
    public const string To = "to";
    public const string Copies = "copies";
    public const string Gender = "gender";
    public const string Assessment = "assessment";

    /// <summary>What is read aloud of it, shortened by the officer.</summary>
    public const string Voice = "voice";

    /// <summary>In the order in which they stand in the report.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        To,
        Copies,
        "actions",
        "special-tasks",
        "natural-resources",
        Gender,
        Assessment,
        "communications",
        "vehicles",
        "future",
        Voice,
    ];

    /// <summary>Those without which the report goes out with a gap in what only an officer knows.</summary>
    public static IReadOnlyList<string> Needed { get; } = [To, "actions", Gender, Assessment];

    /// <summary>What a report of that day is about, as its words are kept.</summary>
    public static string AboutOf(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>The same of any period: its day where it lies within one, else both ends, <c>2024-03-14.2024-03-16</c> of whole days.</summary>
    public static string AboutOf(Known known, Interval period)
    {
        var first = DayOf(known, period.Start);
        var hours = Periods.DayOf(known, first);
        if (period.Start == hours.Start && period.End <= hours.End)
            return AboutOf(first);
        var last = DayOf(known, period.End - Duration.FromMilliseconds(1));
        return period.Start == hours.Start && period.End == Periods.DayOf(known, last).End
            ? $"{AboutOf(first)}.{AboutOf(last)}"
            : $"{Compact(period.Start)}.{Compact(period.End)}";
    }

    /// <summary>The days of which any words were ever said.</summary>
    internal static IEnumerable<LocalDate> DaysWritten(Known known) =>
        known
            .OtherSubjects<PaperWords>()
            .Select(subject => subject.Key.Split('/'))
            .Where(parts => parts is [Document, _])
            .Select(parts => LocalDatePattern.Iso.Parse(parts[1]))
            .Where(day => day.Success)
            .Select(day => day.Value);

    private static LocalDate DayOf(Known known, Instant instant) => instant.InZone(known.ZoneAt(instant)).Date;

    private static string Compact(Instant instant) =>
        instant.ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
