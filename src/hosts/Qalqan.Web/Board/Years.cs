using System.Collections.Concurrent;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>The years of one scope, worked out up to an entry: as known then on each day, or with all that this entry knows.</summary>
/// <param name="UpTo">The last entry they know of.</param>
/// <param name="Findings">What was not met on each day.</param>
/// <param name="Phases">The phase of each day, run by run.</param>
public sealed record Chronology(
    long UpTo,
    Annals Findings,
    IReadOnlyList<(MissionPhase Phase, LocalDate First, LocalDate Last)> Phases
);

/// <summary>
/// Every day of the record judged, apart from whoever asks: some thousand days take some seconds, so they are worked out once
/// beside everything else and again when the record has grown. Until they are there nothing waits for them.
/// </summary>
public sealed class Years
{
    private readonly Archive archive;
    private readonly Func<Known, IReadOnlyList<Finding>> judge;
    private readonly ConcurrentDictionary<(string Scope, bool AsKnownThen), Chronology> made = [];
    private static readonly Duration Between = Duration.FromMinutes(10);

    private readonly Lock gate = new();
    private Task? working;
    private Instant begunAt;
    private CancellationToken? kept;

    internal Years(Archive archive, Func<Known, IReadOnlyList<Finding>> judge) =>
        (this.archive, this.judge) = (archive, judge);

    /// <summary>Those that are there; null while they are worked out, or where nobody asked for them to be.</summary>
    public Chronology? Of(string scope, bool asKnownThen = false)
    {
        var found = made.GetValueOrDefault((scope, asKnownThen));
        if (kept is { } stop && found?.UpTo != archive.Journal.Head.Number && archive.Now - begunAt > Between)
            Refresh(stop);
        return found;
    }

    /// <summary>Works them out now, and anew whenever somebody looks and the record has grown since, ten minutes apart at least.</summary>
    public void Keep(CancellationToken stop)
    {
        kept = stop;
        Refresh(stop);
    }

    /// <summary>Works them out beside everything else, where they are not of the newest entry; one at a time.</summary>
    public Task Refresh(CancellationToken stop = default)
    {
        lock (gate)
        {
            if (working is { IsCompleted: false })
                return working;
            begunAt = archive.Now;
            return working = Task.Factory.StartNew(
                () => Work(stop),
                stop,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
        }
    }

    /// <summary>Works out the years of every contingent with all that is known now, and waits for it.</summary>
    public void WorkOut()
    {
        foreach (var scope in archive.Contingents())
            if (Make(scope, asKnownThen: false) is { } whole)
                made[(scope, false)] = whole;
    }

    private void Work(CancellationToken stop)
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        foreach (var asKnownThen in new[] { false, true })
        foreach (var scope in archive.Contingents())
        {
            if (stop.IsCancellationRequested)
                return;
            if (
                made.GetValueOrDefault((scope, asKnownThen))?.UpTo != archive.Journal.Head.Number
                && Make(scope, asKnownThen, stop) is { } whole
            )
                made[(scope, asKnownThen)] = whole;
        }
    }

    /// <summary>Every day from the first that anything was recorded on to today; null where it was stopped.</summary>
    public Chronology? Make(string scope, bool asKnownThen, CancellationToken stop = default)
    {
        var head = archive.Journal.Head.Number;
        if (archive.BeganAt(scope) is not { } began)
            return new Chronology(head, new Annals(), []);
        var (day, last) = archive.Of(
            scope,
            chronicle =>
                (
                    began.InZone(chronicle.KnownAt(head, began, default).Zone).Date,
                    archive.Now.InZone(chronicle.KnownAt(head, archive.Now, default).Zone).Date
                )
        );
        return Make(scope, asKnownThen, day, last, head, stop);
    }

    internal Chronology? Make(
        string scope,
        bool asKnownThen,
        LocalDate day,
        LocalDate last,
        long head,
        CancellationToken stop = default
    )
    {
        var annals = new Annals();
        List<(MissionPhase Phase, LocalDate First, LocalDate Last)> phases = [];
        for (; day <= last && !stop.IsCancellationRequested; day = day.PlusDays(1))
        {
            // One day at a time under the lock of the view: who writes waits for a day, not for years.
            var (phase, findings) = archive.Of(scope, chronicle => Judge(chronicle, day, asKnownThen, head));
            annals.Add(day, findings);
            if (phases is [.., var run] && run.Phase == phase)
                phases[^1] = run with { Last = day };
            else
                phases.Add((phase, day, day));
        }
        return stop.IsCancellationRequested ? null : new Chronology(head, annals, phases);
    }

    private (MissionPhase, IReadOnlyList<Finding>) Judge(
        Chronicle chronicle,
        LocalDate day,
        bool asKnownThen,
        long head
    )
    {
        var noon = day.At(LocalTime.Noon).InUtc().ToInstant();
        var end = LocalDay.End(day, chronicle.KnownAt(head, noon, default).ZoneAt(noon));
        var known = chronicle.KnownAt(
            asKnownThen ? Math.Min(head, archive.Journal.NumberAt(end)) : head,
            end,
            new Interval(null, end + Duration.FromMilliseconds(1))
        );
        return (Phase.Of(known), judge(known));
    }
}
