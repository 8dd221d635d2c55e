using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>What was made of a line, by what it is called: a task, a flash report; an observation by its report's id.</summary>
public sealed record MadeOfLine(Claim Claim, ReportId Report, bool IsStruck);

/// <summary>
/// A row of the day as the operations room reads it: a line of a log, or an observation that came by itself, such as from a
/// phone. <c>Touched</c> is the last entry that changed how it reads.
/// </summary>
public sealed record DayLogRow(
    Fact Fact,
    Logged? Line,
    Observed? Observed,
    bool IsStruck,
    IReadOnlyList<MadeOfLine> Made,
    long Touched
)
{
    public string? Post => Line is null ? Observed!.Post : Line.Post;
}

/// <summary>The log of a day: every line, and every observation that was not made of one, by the time that each speaks of.</summary>
public static class DayLog
{
    public static IReadOnlyList<DayLogRow> Of(Known known, Interval period)
    {
        var made = MadeOf(known);
        return
        [
            .. Lines(known, period, made)
                .Concat(Unlogged(known, period))
                .OrderBy(row => row.Fact.From)
                .ThenBy(row => row.Fact.Number),
        ];
    }

    private static IEnumerable<DayLogRow> Lines(Known known, Interval period, ILookup<Guid, MadeOfLine> made) =>
        from line in LogLines.Of(known, period)
        let of = made[line.Fact.Id.Value].ToList()
        select new DayLogRow(
            line.Fact,
            line.Said,
            null,
            line.IsStruck,
            of,
            of.Select(one => known.NumberOf(one.Report)).Append(Touched(line.Fact, known)).Max()
        );

    private static IEnumerable<DayLogRow> Unlogged(Known known, Interval period) =>
        from said in known.Keys<Observed>().SelectMany(known.EvenStruck<Observed>)
        let observed = (Observed)said.Fact.Claim
        where observed.Line is null && said.Fact.IsWithin(period)
        select new DayLogRow(said.Fact, null, observed, !said.IsBelieved, [], Touched(said.Fact, known));

    private static ILookup<Guid, MadeOfLine> MadeOf(Known known) =>
        Made<Observed>(known, claim => claim.Line)
            .Concat(Made<TaskOrdered>(known, claim => claim.Line))
            .Concat(Made<FlashDrafted>(known, claim => claim.Line))
            .Concat(Made<Notified>(known, claim => claim.Line))
            .ToLookup(one => one.Line, one => one.Made);

    private static IEnumerable<(Guid Line, MadeOfLine Made)> Made<T>(Known known, Func<T, Guid?> lineOf)
        where T : Claim =>
        from said in known.Keys<T>().SelectMany(known.EvenStruck<T>)
        let line = lineOf((T)said.Fact.Claim)
        where line is not null
        select (line.Value, new MadeOfLine(said.Fact.Claim, said.Fact.Id, !said.IsBelieved));

    private static long Touched(Fact fact, Known known) =>
        fact.BelievedTo is { } struck && struck <= known.UpTo ? struck : fact.Number;
}
