using NodaTime;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Store;

namespace Qalqan.Bench;

/// <summary>The roll of any day for ten thousand people: the view made new from a folded chronicle, against dated tables.</summary>
internal static class Rolling
{
    private const int Days = 20;

    public static void Run(Table table, string folder)
    {
        var (peer, stored) = Prepare();
        using var tables = peer;
        var chronicle = Fold(stored);
        Instant[] days =
        [
            .. Enumerable
                .Range(1, Days)
                .Select(day => Garrison.First + Duration.FromDays(day * Garrison.Days / (Days + 1))),
        ];
        foreach (var day in days)
            Agree(Ours(chronicle, day), tables.AsOf(day), day);

        Against(
            table,
            $"roll of any day, {Garrison.People} people, {stored.Count} reports, a day",
            20,
            day => Ours(chronicle, day),
            day => tables.AsOf(day),
            days
        );
        Against(
            table,
            "  the day's state with its digest, a day",
            null,
            day => _ = DayState.Of(Look(chronicle, day)).Digest,
            null,
            days
        );
        Against(table, "  the tour clock, a day", null, day => TourClock.Of(Look(chronicle, day)), null, days);
    }

    // Apart, so that nothing keeps the reports alive: what is folded is read from bytes, as a journal gives them.
    private static (DatedTables Peer, IReadOnlyList<byte[]> Stored) Prepare()
    {
        var reports = Garrison.Reports();
        return (new DatedTables(reports), [.. reports.Select(Envelope.Write)]);
    }

    private static Chronicle Fold(IReadOnlyList<byte[]> stored)
    {
        var chronicle = new Chronicle(Garrison.Scope);
        foreach (var bytes in stored)
            if (Envelope.Read(bytes) is var report)
                chronicle.Apply(new Entry(chronicle.Number + 1, report.SaidAt, report));
        GC.Collect();
        return chronicle;
    }

    private static void Against(
        Table table,
        string name,
        double? most,
        Action<Instant> ours,
        Action<Instant>? theirs,
        Instant[] days
    )
    {
        var rounds = Rounds.Of(
            1,
            theirs is null ? [() => Each(ours, days)] : [() => Each(ours, days), () => Each(theirs, days)]
        );
        var milliseconds = rounds.Milliseconds(0);
        if (theirs is not null)
            table.Ratio(name, $"{milliseconds:0.0} ms", $"{rounds.Milliseconds(1):0.0} ms", rounds.Ratio(0, 1));
        table.Figure(
            theirs is null ? name : "  against its limit",
            $"{milliseconds:0.0} ms",
            most is null ? "" : $"< {most} ms",
            most is null ? null : milliseconds < most
        );
    }

    // The median day, not the mean: what one who asks waits for.
    private static double Each(Action<Instant> act, Instant[] days) =>
        Rounds.Median(days.Select(day => Rounds.Time(() => act(day))));

    private static (int People, int Check) Ours(Chronicle chronicle, Instant at)
    {
        var roll = NominalRoll.Of(Look(chronicle, at));
        var check = 0;
        foreach (var line in roll.People)
        {
            check += line.State is { } state ? (int)state + 1 : 0;
            foreach (var tie in line.Ties)
                check += (int)tie.Tenure;
        }
        foreach (var post in roll.Posts)
            check += post.Holders.Count;
        return (roll.People.Count, check);
    }

    private static Known Look(Chronicle chronicle, Instant at) =>
        chronicle.KnownAt(chronicle.Number, at, new Interval(null, at));

    private static void Agree((int, int) ours, (int, int) theirs, Instant day)
    {
        if (ours != theirs)
            throw new InvalidOperationException($"{day}: ours {ours}, theirs {theirs}.");
    }
}
