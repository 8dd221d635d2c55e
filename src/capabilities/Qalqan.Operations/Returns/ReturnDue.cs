using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>How often a return is owed.</summary>
public enum Rhythm
{
    Day,
    Week,
    Month,
}

/// <summary>One return that is owed: the hours it covers, whole days of the mission's clock, and by when it is to be out.</summary>
public sealed record Owed(Interval Hours, Instant Due);

/// <summary>
/// A return is out, issued and released, not later than a local hour: of each day by that hour of the next, of seven days by that hour of
/// the weekday behind them, of a month by that hour of its following month's day. <c>IsKept</c> is false of a return that
/// is not made here: its deadline is shown, and nothing is judged. Measured are the minutes it is late, below zero before its hour.
/// Nothing is owed of days before the mission's day was first written.
/// </summary>
public sealed record ReturnDue(
    string Document,
    Rhythm Every,
    LocalTime Hour,
    IsoDayOfWeek? Weekday,
    int? Day,
    bool IsKept
) : Requirement
{
    public static Shape Shape { get; } = Shape.State("return-due", Read, Judge);

    /// <summary>The last that was due by then.</summary>
    public Owed LastDue(Known known, Instant at) => Around(known, at).Last(owed => owed.Due <= at);

    /// <summary>The first that is due after then.</summary>
    public Owed NextDue(Known known, Instant at) => Around(known, at).First(owed => owed.Due > at);

    /// <summary>The first day of which a log line, an observation or a task is on record; null before there is any.</summary>
    public static LocalDate? FirstDay(Known known)
    {
        Instant? first = null;
        foreach (
            var fact in known
                .Keys<Logged>()
                .SelectMany(known.Ever<Logged>)
                .Concat(known.Keys<Observed>().SelectMany(known.Ever<Observed>))
                .Concat(known.Keys<TaskOrdered>().SelectMany(known.Ever<TaskOrdered>))
        )
            if (first is null || fact.From < first)
                first = fact.From;
        return first is { } began ? began.InZone(known.ZoneAt(began)).Date : null;
    }

    private IEnumerable<Owed> Around(Known known, Instant at)
    {
        var today = at.InZone(known.ZoneAt(at)).Date;
        return Every switch
        {
            Rhythm.Day => Enumerable.Range(-2, 5).Select(day => Of(known, today.PlusDays(day), Period.FromDays(1))),
            Rhythm.Week => Enumerable
                .Range(-2, 5)
                .Select(week => Of(known, today.PlusWeeks(week).Next(Weekday!.Value), Period.FromWeeks(1))),
            _ => Enumerable
                .Range(-2, 5)
                .Select(month => new LocalDate(today.Year, today.Month, 1).PlusMonths(month))
                .Select(first => Of(known, first, Period.FromMonths(1), first.PlusDays(Day!.Value - 1))),
        };
    }

    // What ended where that day begins is due at the hour of that day, or of a later one.
    private Owed Of(Known known, LocalDate end, Period length, LocalDate? dueOn = null)
    {
        var zone = known.ZoneAt(end.At(Hour).InUtc().ToInstant());
        return new Owed(
            new Interval(Periods.DayOf(known, end - length).Start, Periods.DayOf(known, end).Start),
            (dueOn ?? end).At(Hour).InZoneLeniently(zone).ToInstant()
        );
    }

    private static ReturnDue Read(Fields fields)
    {
        var every = Enum.Parse<Rhythm>(fields.OneOf("every", "day", "week", "month"), ignoreCase: true);
        var hour = LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Parse(fields.Text("hour"));
        if (!hour.Success)
            fields.Refuse("hour", "no time", "HH:mm, such as 06:00");
        return new ReturnDue(
            fields.Ref("document"),
            every,
            hour.Success ? hour.Value : LocalTime.Midnight,
            every is Rhythm.Week
                ? Enum.Parse<IsoDayOfWeek>(
                    fields.OneOf(
                        "weekday",
                        "monday",
                        "tuesday",
                        "wednesday",
                        "thursday",
                        "friday",
                        "saturday",
                        "sunday"
                    ),
                    ignoreCase: true
                )
                : null,
            every is Rhythm.Month ? fields.Whole("day", 1, 28) : null,
            fields.Flag("kept")
        );
    }

    private static IEnumerable<Finding> Judge(Ruling ruling, ReturnDue rule)
    {
        var known = ruling.Known;
        var owed = rule.LastDue(known, known.At);
        if (!rule.IsKept || FirstDay(known) is not { } first || owed.Hours.End <= Periods.DayOf(known, first).Start)
            yield break;
        var made = ReturnMade.Of(known, rule.Document, owed.Hours);
        var (from, to) = (owed.Hours.Start, owed.Hours.End);
        var outAt = made?.Released?.From ?? known.At;
        var minutes = (decimal)Math.Floor((outAt - owed.Due).TotalMinutes);
        yield return ruling.Find(
            ruling.Subject("return", rule.Document),
            made?.Released is not null && outAt <= owed.Due ? Verdict.Met : Verdict.Breached,
            made switch
            {
                null => Phrase.Of(
                    "operations.return.missing",
                    ("document", rule.Document),
                    ("from", from),
                    ("to", to),
                    ("due", owed.Due)
                ),
                { Released: null } => Phrase.Of(
                    "operations.return.unreleased",
                    ("serial", made.Serial),
                    ("from", from),
                    ("to", to),
                    ("due", owed.Due)
                ),
                { Released: { } released } when released.From <= owed.Due => Phrase.Of(
                    "operations.return.out",
                    ("serial", made.Serial),
                    ("from", from),
                    ("to", to),
                    ("due", owed.Due),
                    ("at", released.From)
                ),
                { Released: { } released } => Phrase.Of(
                    "operations.return.late",
                    ("serial", made.Serial),
                    ("from", from),
                    ("to", to),
                    ("due", owed.Due),
                    ("at", released.From)
                ),
            },
            new Amount(minutes, 0, "minutes"),
            made is null ? [] : [made.Issue, .. made.Released is { } let ? [let] : Array.Empty<Fact>()],
            remedy: made switch
            {
                null => Phrase.Of("operations.return.missing.remedy", ("document", rule.Document)),
                { Released: null } => Phrase.Of("operations.return.unreleased.remedy", ("serial", made.Serial)),
                _ => null,
            }
        );
    }
}
