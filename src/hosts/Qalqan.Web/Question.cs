using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>
/// An inquiry made exact for one scope. A bare date is the end of that day, its last millisecond, in the zone the scope
/// lives by on that day; a period of dates includes both days; without a period, everything up to the instant.
/// </summary>
internal sealed record Question(Instant At, long UpTo, Interval Period)
{
    private const string TimeWanted = "a date 2024-03-20, an instant 2024-03-20T09:00:00Z or a DTG 200900ZMAR24";

    public static Question? Read(
        Inquiry inquiry,
        Chronicle chronicle,
        long head,
        Func<Instant, long> numberAt,
        Instant now,
        List<Problem> problems
    )
    {
        var before = problems.Count;
        // Zones are read by what was known at the cut-off; to read a dated cut-off, by all that is known.
        var upTo = UpToOf(
            inquiry.KnownAt,
            head,
            numberAt,
            text => Time("--known-at", text, chronicle, head, true, problems),
            problems
        );
        var at = inquiry.AsOf is null ? now : Time("--as-of", inquiry.AsOf, chronicle, upTo, true, problems) ?? now;
        var period = new Interval(null, at + Duration.FromMilliseconds(1));
        if (inquiry.Period is { } text)
        {
            var ends = text.Split('/');
            if (ends.Length != 2)
                problems.Add(
                    new Problem(
                        "--period",
                        0,
                        $"\"{text}\"",
                        "A/B, two times with a slash between, such as 2024-03-01/2024-03-31"
                    )
                );
            else if (
                Time("--period", ends[0], chronicle, upTo, false, problems) is { } from
                && Time("--period", ends[1], chronicle, upTo, true, problems) is { } to
            )
            {
                // The end of a day is its last millisecond, and is in; an instant as typed is out, as everywhere.
                var end = LocalDatePattern.Iso.Parse(ends[1]).Success ? to + Duration.FromMilliseconds(1) : to;
                if (end < from)
                    problems.Add(new Problem("--period", 0, $"\"{text}\"", "a period that ends after it begins"));
                else
                    period = new Interval(from, end);
            }
        }
        return problems.Count == before ? new Question(at, upTo, period) : null;
    }

    private static long UpToOf(
        string? knownAt,
        long head,
        Func<Instant, long> numberAt,
        Func<string, Instant?> time,
        List<Problem> problems
    )
    {
        if (knownAt is null)
            return head;
        if (!knownAt.All(char.IsAsciiDigit))
            return time(knownAt) is { } instant ? numberAt(instant) : head;
        if (long.TryParse(knownAt, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= head)
            return number;
        problems.Add(
            new Problem("--known-at", 0, $"\"{knownAt}\"", $"an entry number from 0 to {head}, or {TimeWanted}")
        );
        return head;
    }

    private static Instant? Time(
        string option,
        string text,
        Chronicle chronicle,
        long upTo,
        bool isEnd,
        List<Problem> problems
    )
    {
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
        {
            if (Era.Holds(date))
            {
                var zone = ZoneOn(date, chronicle, upTo);
                return isEnd ? LocalDay.End(date, zone) : LocalDay.Start(date, zone);
            }
        }
        else if ((Iso.TryParse(text, out var instant) || Dtg.TryParse(text, out instant, out _)) && Era.Holds(instant))
            return instant;
        problems.Add(new Problem(option, 0, $"\"{text}\"", $"{TimeWanted}, {Era.Wanted}"));
        return null;
    }

    // The zone in force at the day's end: on the day a contingent changes zones, its day ends where it has arrived.
    private static DateTimeZone ZoneOn(LocalDate date, Chronicle chronicle, long upTo)
    {
        var noon = date.At(LocalTime.Noon).InUtc().ToInstant();
        var known = chronicle.KnownAt(upTo, noon, new Interval(null, null));
        return known.ZoneAt(LocalDay.End(date, known.ZoneAt(noon)));
    }
}
