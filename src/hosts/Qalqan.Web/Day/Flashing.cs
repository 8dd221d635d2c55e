using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>Where the time went: what happened in a step, at whom, when it was done and how long after the step before.</summary>
public sealed record FlashStep(string Key, string Who, Instant At, Duration? After);

/// <summary>A flash report opened, with its basis and the clock of every step from what was observed to who acknowledged it.</summary>
public sealed record FlashFile(Flash Flash, IReadOnlyList<Sighting> Basis, IReadOnlyList<FlashStep> Steps);

/// <summary>
/// Flash reports: drafted, released by another, acknowledged, updated, closed. Every delay stands where it arose: a report that
/// waited on a phone waited there, and not at whoever drafted.
/// </summary>
internal sealed class Flashing(Archive archive, Days days, Logbook logbook, Releasing releasing)
{
    private const string WordsWanted = "1 to 2,000 characters";

    /// <summary>Those of the day that is looked from, and whatever is still open.</summary>
    public Looks<IReadOnlyList<FlashFile>> Of(Inquiry inquiry) =>
        days.Look<IReadOnlyList<FlashFile>>(
            inquiry,
            (look, _) => [.. Flashes.Of(look.Known, look.Period).Select(flash => FileOf(look, flash))]
        );

    /// <summary>One by its reference; null in a mission that does not have it.</summary>
    public Looks<FlashFile?> One(Inquiry inquiry, string reference) =>
        days.Look(inquiry, (look, _) => Flashes.Find(look.Known, reference) is { } flash ? FileOf(look, flash) : null);

    /// <summary>Drafts one of a line or an observation that is on record, with its words.</summary>
    public Written Draft(User user, string? scope, ReportId of)
    {
        string? reference = null;
        var said = days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                var isObservation = Observations.Find(look.Known, of) is not null;
                if (!isObservation && Logbook.FindLine(look, of) is null)
                {
                    problems.Add(new Problem("line", 0, $"{of}", "a line or an observation that stands"));
                    return [];
                }
                reference = DayNumbers.Next<FlashDrafted>(look.Known, "F", look.Day);
                return
                [
                    Drafted(
                        mission,
                        reference,
                        0,
                        isObservation ? [of.Value] : [],
                        logbook.WordsOf(of),
                        isObservation ? null : of.Value
                    ),
                ];
            }
        );
        return new Written([.. said.Problems], Line: of, Flash: reference);
    }

    /// <summary>
    /// Writes the words anew: while nobody released the last version in its place, afterwards as an update that is to be released
    /// again. <paramref name="more"/> are observations that the basis grows by.
    /// </summary>
    public Said Rewrite(User user, string? scope, string reference, string words, IReadOnlyList<ReportId> more) =>
        Change(
            user,
            scope,
            reference,
            (mission, look, flash, problems) =>
            {
                var last = flash.Last;
                List<Guid> basis = [.. last.Draft.Basis.Concat(more.Select(one => one.Value)).Distinct()];
                var saying = Drafted(
                    mission,
                    reference,
                    last.Released is null ? last.Draft.Update : last.Draft.Update + 1,
                    basis,
                    words.Trim().ReplaceLineEndings("\n"),
                    last.Draft.Line
                );
                problems.AddRange(
                    saying.Claim.Problems().Select(one => new Problem("words", 0, one.Item1, WordsWanted))
                );
                return last.Released is null ? saying with { Corrects = last.Drafted.Id } : saying;
            }
        );

    /// <summary>Says that the last version was acknowledged by somebody; before it was released nobody can have it.</summary>
    public Said Acknowledge(User user, string? scope, string reference, string by, string at) =>
        Change(
            user,
            scope,
            reference,
            (mission, look, flash, problems) =>
            {
                var clock = new LogClock(archive.Now, look.Known.ZoneAt(archive.Now));
                var (when, wrong) =
                    at.Length == 0 ? (archive.Now, null)
                    : DayTime.IsTime(at) ? DayTime.Read(at, clock)
                    : (null, Phrase.Of("operations.field.time", ("time", at)));
                if (flash.Last.Released is not { } released)
                    problems.Add(new Problem("flash", 0, "a version that was not released", "one that left"));
                else if (wrong is not null || when < released.From)
                    problems.Add(new Problem("at", 0, at, "a time after it was released, and not ahead"));
                var claim = new FlashAcknowledged(reference, flash.Last.Draft.Update, by);
                problems.AddRange(claim.Problems().Select(one => new Problem("by", 0, one.Item1, one.Item2)));
                return new Saying(mission, Validity.At(when ?? archive.Now), claim);
            }
        );

    public Said Close(User user, string? scope, string reference, string words) =>
        Change(
            user,
            scope,
            reference,
            (mission, _, _, problems) =>
            {
                var claim = new FlashClosed(reference, words);
                problems.AddRange(claim.Problems().Select(one => new Problem("words", 0, one.Item1, one.Item2)));
                return new Saying(mission, Validity.At(archive.Now), claim);
            }
        );

    /// <summary>Lets the last version leave: by another than who wrote it.</summary>
    public ReleaseOutcome Release(User user, Inquiry inquiry, string reference)
    {
        var look = One(inquiry, reference).Scopes.FirstOrDefault(one => one.Value is not null);
        return look?.Value is { } file
            ? releasing.Release(user, look.Scope, file.Flash.Last.Drafted.Id)
            : new ReleaseOutcome([
                new Problem("flash", 0, $"\"{StateTimes.Clip(reference)}\"", "a flash report on record"),
            ]);
    }

    private Said Change(
        User user,
        string? scope,
        string reference,
        Func<string, DayLook, Flash, List<Problem>, Saying> make
    ) =>
        days.Say(
            user,
            scope,
            (mission, look, problems) =>
            {
                if (Flashes.Find(look.Known, reference) is not { IsOpen: true } flash)
                {
                    problems.Add(
                        new Problem("flash", 0, $"\"{StateTimes.Clip(reference)}\"", "a flash report that is open")
                    );
                    return [];
                }
                var saying = make(mission, look, flash, problems);
                return problems.Count > 0 ? [] : [saying];
            }
        );

    private Saying Drafted(
        string mission,
        string reference,
        int update,
        IReadOnlyList<Guid> basis,
        string words,
        Guid? line
    ) => new(mission, Validity.At(archive.Now), new FlashDrafted(reference, update, basis, words, line));

    private FlashFile FileOf(DayLook look, Flash flash)
    {
        List<Sighting> basis =
        [
            .. flash
                .Versions.SelectMany(version => version.Draft.Basis)
                .Distinct()
                .Select(id => Observations.Find(look.Known, new ReportId(id)))
                .OfType<Sighting>(),
        ];
        return new FlashFile(flash, basis, [.. Steps(flash, basis)]);
    }

    // From what was first observed: when it was said there, when it came here, and each hand that it went through after.
    private IEnumerable<FlashStep> Steps(Flash flash, List<Sighting> basis)
    {
        List<(string Key, string Who, Instant At)> done = [];
        if (basis.MinBy(sighting => sighting.Fact.From) is { } first)
        {
            var entry = archive.Journal.ReadAfter(first.Fact.Number - 1).First().Read();
            done.Add(("web.flash.observed", first.Said.Post ?? first.Fact.Source.Post, first.Fact.From));
            // What was typed in after it came to pass was said then; on a phone it may have waited for a network.
            done.Add(("web.flash.said", first.Fact.Source.Post, entry.Report.SaidAt));
            done.Add(("web.flash.received", Logbook.Own, entry.RecordedAt));
        }
        foreach (var version in flash.Versions)
        {
            done.Add(
                (
                    version.Draft.Update == 0 ? "web.flash.drafted" : "web.flash.updated",
                    version.Drafted.Source.Post,
                    version.Drafted.From
                )
            );
            if (version.Released is { } released)
                done.Add(("web.flash.released", released.Source.Post, released.From));
            if (version.Acknowledged is { } acknowledged)
                done.Add(("web.flash.acknowledged", ((FlashAcknowledged)acknowledged.Claim).By, acknowledged.From));
        }
        if (flash.Closed is { } closed)
            done.Add(("web.flash.closed", closed.Source.Post, closed.From));
        for (var i = 0; i < done.Count; i++)
            yield return new FlashStep(
                done[i].Key,
                done[i].Who,
                done[i].At,
                i == 0 ? null : done[i].At - done[i - 1].At
            );
    }
}
