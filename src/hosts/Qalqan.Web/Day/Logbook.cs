using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Store;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A row of the log, when it was learned, and the initials of whoever said it; null where they are not to be told.</summary>
public sealed record LogbookRow(DayLogRow Row, Instant RecordedAt, string? Initials);

/// <summary>The log of one day of a mission.</summary>
public sealed record LogbookDay(LocalDate Day, IReadOnlyList<LogbookRow> Rows, IReadOnlyList<PostHeard> Heard);

/// <summary>What is made of a line besides the line itself, in the same moment.</summary>
internal enum LogMaking
{
    Nothing,
    Observation,
    Flash,
}

/// <summary>What came of writing in the log: the line's report and what was made of it; or why nothing was recorded.</summary>
public sealed record Written(
    IReadOnlyList<Problem> Problems,
    LogReading? Reading = null,
    ReportId Line = default,
    long? Entry = null,
    string? Flash = null
);

/// <summary>The watchkeeper's log: read, written, struck.</summary>
internal sealed class Logbook(Archive archive, Days days, Personnel personnel)
{
    /// <summary>Of the one log of a node; a line that was kept elsewhere comes under that log's own name.</summary>
    public const string Own = "ops";

    private const string WordsWanted = "a line of 1 to 500 characters, without marks that turn its order around";

    /// <param name="user">Who reads.</param>
    /// <param name="inquiry">From which day, as known when.</param>
    /// <param name="after">Only rows that an entry after this one touched.</param>
    public Looks<LogbookDay> Of(User user, Inquiry inquiry, long after = 0)
    {
        var looks = days.Look(
            inquiry,
            (look, _) =>
                (
                    look.Day,
                    Rows: DayLog.Of(look.Known, look.Period).Where(row => row.Touched > after).ToList(),
                    Heard: Hearing.Of(look.Known, look.Period, look.Places.Positions)
                )
        );
        return looks.As(look => new LogbookDay(look.Value.Day, Told(user, look.Value.Rows), look.Value.Heard));
    }

    /// <summary>What would be made of a line now, by the clock and places of the mission; null where there is none to ask.</summary>
    public (LogReading Reading, DateTimeZone Zone)? Read(User user, string? scope, string words) =>
        days.Look(new Inquiry(Scope: scope) { Reach = user.Reach }, (look, _) => Read(look, words)).Scopes
            is [var first, ..]
            ? (first.Value, first.Zone)
            : null;

    /// <summary>The report of the entry of that number; null where it is no number, or no line and no observation.</summary>
    public ReportId? LineOf(string? number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
        && entry > 0
        && archive.Journal.ReadAfter(entry - 1).Take(1).ToList() is [var stored]
        && stored.Number == entry
        && stored.Read().Report is { Claim: Logged or Observed } report
            ? report.Id
            : null;

    /// <summary>The words of a line; of an observation its own.</summary>
    public string WordsOf(ReportId line) =>
        archive.Journal.NumberOf(line) is { } number
            ? archive.Journal.ReadAfter(number - 1).First().Read().Report.Claim switch
            {
                Logged logged => logged.Words,
                Observed observed => observed.Words ?? observed.What,
                _ => "",
            }
            : "";

    /// <summary>Writes a line, and what is made of it, all or nothing. The same id with the same words again is the same line.</summary>
    /// <param name="user">Whose line it is.</param>
    /// <param name="scope">A contingent or mission; null where there is one.</param>
    /// <param name="words">As typed.</param>
    /// <param name="id">Of the line's report, made where it was typed; null derives it from the line, so that a log read in twice is there once.</param>
    /// <param name="making">What else.</param>
    /// <param name="corrects">The line in whose place it stands; null of a new one.</param>
    /// <param name="log">The name of a log that was kept elsewhere.</param>
    /// <param name="on">The day of a log that was kept elsewhere, whose times are that day's; null is now.</param>
    public Written Write(
        User user,
        string? scope,
        string words,
        Guid? id,
        LogMaking making = LogMaking.Nothing,
        ReportId? corrects = null,
        string log = Own,
        LocalDate? on = null
    )
    {
        LogReading? reading = null;
        string? flash = null;
        ReportId line = default;
        if (id is { } sent && archive.Journal.NumberOf(new ReportId(sent)) is { } before && Same(before, words))
            return new Written([], null, new ReportId(sent), before);
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                reading = LogReader.Read(words, ClockOf(look, on), look.Places);
                var logged = new Logged(log, reading.Post, words);
                if (logged.Problems().Any())
                    problems.Add(new Problem("words", 0, $"{words.Length} characters", WordsWanted));
                problems.AddRange(
                    reading
                        .Slips.Where(slip => slip.Stops)
                        .Select(slip => new Problem(
                            "words",
                            slip.Start + 1,
                            words.Substring(slip.Start, slip.Length),
                            Speech.In("en").Say(slip.Says)
                        ))
                );
                if (problems.Count > 0)
                    return [];
                var at = Validity.At(reading.At!.Value);
                var report = new Report(
                    default,
                    mission,
                    at,
                    at.From,
                    new Source(user.Post, user.Person),
                    logged,
                    corrects
                );
                line = id is { } own ? new ReportId(own) : DerivedId.Of(report, log);
                return
                [
                    new Saying(mission, at, logged, line, corrects, SaidAt: on is null ? null : at.From),
                    .. Making(mission, look, reading, words),
                ];

                IEnumerable<Saying> Making(string mission, DayLook look, LogReading read, string words)
                {
                    if (making is LogMaking.Flash)
                    {
                        flash = DayNumbers.Next<FlashDrafted>(look.Known, "F", look.Day);
                        return
                        [
                            new Saying(
                                mission,
                                Validity.At(archive.Now),
                                new FlashDrafted(flash, 0, [], words, line.Value)
                            ),
                        ];
                    }
                    if (making is LogMaking.Nothing)
                        return [];
                    if (read.AsObservation(words, line.Value) is { } observed)
                        return [new Saying(mission, at, observed)];
                    problems.Add(NoKind("words"));
                    return [];
                }
            }
        );
        return said.Problems.Any()
            ? new Written([.. said.Problems], reading)
            : new Written([], reading, line, said.Receipts[0].Number, flash);
    }

    /// <summary>Makes an observation of a line that is on record; one that was made already is not made again.</summary>
    public Written Observe(User user, string? scope, ReportId line)
    {
        LogReading? reading = null;
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if (FindLine(look, line) is not { } row)
                {
                    problems.Add(new Problem("line", 0, $"{line}", "a line of the log that stands"));
                    return [];
                }
                if (row.Made.Any(made => made is { Claim: Observed, IsStruck: false }))
                    return [];
                // As it was read when it was written: a time of day is of that day.
                var words = row.Line!.Words;
                reading = LogReader.Read(
                    words,
                    new LogClock(row.Fact.From, look.Known.ZoneAt(row.Fact.From)),
                    look.Places
                );
                if (reading.AsObservation(words, line.Value) is { } observed)
                    return [new Saying(mission, new Validity(row.Fact.From, row.Fact.To), observed)];
                problems.Add(NoKind("line"));
                return [];
            }
        );
        return new Written(
            [.. said.Problems],
            reading,
            line,
            said.Receipts is [var receipt, ..] ? receipt.Number : null
        );
    }

    /// <summary>Strikes a line, with the observations made of it, or an observation: all stays on the record and legible.</summary>
    public Said Strike(User user, string? scope, ReportId report, WithdrawalReason reason) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                var made = FindLine(look, report)
                    ?.Made.Where(one => one is { Claim: Observed, IsStruck: false })
                    .Select(one => one.Report)
                    .Prepend(report);
                if ((made ?? (Observations.Find(look.Known, report) is null ? null : [report])) is { } struck)
                    return
                    [
                        .. struck.Select(one => new Saying(
                            mission,
                            Validity.At(archive.Now),
                            new Withdrawal(reason),
                            Withdraws: one
                        )),
                    ];
                problems.Add(new Problem("line", 0, $"{report}", "a line or an observation that stands"));
                return [];
            }
        );

    internal static DayLogRow? FindLine(DayLook look, ReportId line) =>
        look
            .Known.Keys<Logged>()
            .SelectMany(look.Known.Ever<Logged>)
            .Where(fact => fact.Id == line)
            .Select(fact => Periods.DayOf(look.Known, fact.From.InZone(look.Known.ZoneAt(fact.From)).Date))
            .SelectMany(day => DayLog.Of(look.Known, day))
            .FirstOrDefault(row => row.Fact.Id == line && !row.IsStruck);

    private LogReading Read(DayLook look, string words) => LogReader.Read(words, ClockOf(look, null), look.Places);

    // Of a day that is past the clock stands at its end.
    private LogClock ClockOf(DayLook look, LocalDate? on)
    {
        var now = on is { } day
            ? Instant.Min(archive.Now, Periods.DayOf(look.Known, day).End - Duration.FromMinutes(1))
            : archive.Now;
        return new LogClock(now, look.Known.ZoneAt(now));
    }

    private static Problem NoKind(string where) =>
        new(where, 0, "no kind of observation", "of what it is, such as shots, explosion, crossing");

    private bool Same(long entry, string words) =>
        archive.Journal.ReadAfter(entry - 1).First().Read().Report.Claim is Logged logged && logged.Words == words;

    private IReadOnlyList<LogbookRow> Told(User user, IReadOnlyList<DayLogRow> rows)
    {
        var initials = personnel.InitialsOf(
            user,
            rows.Select(row => row.Fact.Source.Person).OfType<string>().Distinct()
        );
        return
        [
            .. rows.Select(row => new LogbookRow(
                row,
                Iso.FromMilliseconds(archive.Journal.ReadAfter(row.Fact.Number - 1).First().RecordedAtMilliseconds),
                row.Fact.Source.Person is { } person ? initials.GetValueOrDefault(person) : null
            )),
        ];
    }
}
