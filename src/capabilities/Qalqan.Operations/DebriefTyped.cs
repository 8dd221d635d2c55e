using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>A place that was visited, as typed.</summary>
public sealed record VisitTyped(string Where, string Arrived, string Left)
{
    public bool IsEmpty =>
        string.IsNullOrWhiteSpace(Where) && string.IsNullOrWhiteSpace(Arrived) && string.IsNullOrWhiteSpace(Left);
}

/// <summary>Ordnance of a kind, as typed.</summary>
public sealed record FindsTyped(string Kind, string Found, string Destroyed)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Found) && string.IsNullOrWhiteSpace(Destroyed);
}

/// <summary>Whom one met, as typed: a class, and how many of either sex where they were counted.</summary>
public sealed record MetTyped(string Class, string Women, string Men)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Class);
}

/// <summary>The debrief of a task as it is typed; what is empty was not said.</summary>
public sealed record DebriefTyped(
    string Outcome,
    string Out,
    string Back,
    string Kilometres,
    IReadOnlyList<VisitTyped> Visits,
    IReadOnlyList<FindsTyped> Finds,
    IReadOnlyList<MetTyped> Met,
    bool IsTeamMixed,
    string Concern,
    string FollowUp,
    string Gender,
    string Words
)
{
    /// <summary>What a form is asked for that nobody has typed into.</summary>
    public static DebriefTyped Empty { get; } =
        new(nameof(TaskOutcome.Done).ToLowerInvariant(), "", "", "", [], [], [], false, "", "", "", "");

    /// <param name="task">Whose times stand where none is typed.</param>
    /// <param name="clock">By which times are read.</param>
    /// <param name="places">The mission's.</param>
    /// <param name="problems">Where what is wrong goes.</param>
    public (Debriefed Claim, Validity Valid)? Read(
        TaskLine task,
        LogClock clock,
        Gazetteer places,
        List<FieldProblem> problems
    )
    {
        var typed = new Typed(clock, places, problems);
        if (Chosen(Outcome) is not { } outcome)
        {
            typed.Wrong("outcome", Phrase.Of("operations.task.outcome"));
            outcome = TaskOutcome.Done;
        }
        var begins = typed.Done("out", Out) ?? (Out.Length == 0 ? task.Out : null);
        var ends = typed.Done("back", Back) ?? (Back.Length == 0 ? task.Back : null);
        if (begins is null && Out.Length == 0)
            typed.Wrong("out", Phrase.Of("operations.task.went"));
        if (ends is null && Back.Length == 0)
            typed.Wrong("back", Phrase.Of("operations.task.came"));
        if (begins is { } start && ends is { } end && end < start)
            typed.Wrong("back", Phrase.Of("operations.task.back-before-out"));
        decimal? kilometres = null;
        if (Typed.OrNone(Kilometres) is { } km)
            if (
                decimal.TryParse(
                    km.Replace(',', '.'),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var driven
                )
            )
                kilometres = driven;
            else
                typed.Wrong("kilometres", Phrase.Of("operations.task.number", ("number", km)));
        List<Visit> visits =
        [
            .. Visits.Where(visit => !visit.IsEmpty).Select(visit => Read(visit, typed)).OfType<Visit>(),
        ];
        List<Finds> finds = [.. Finds.Where(one => !one.IsEmpty).Select(one => Read(one, typed))];
        List<Met> met =
        [
            .. Met.Where(one => !one.IsEmpty)
                .Select(one => new Met(one.Class, typed.Number("met", one.Women), typed.Number("met", one.Men))),
        ];
        var claim = new Debriefed(
            task.Order.Task,
            outcome,
            visits,
            kilometres,
            finds,
            met.Count == 0 && Typed.OrNone(Concern) is null && Typed.OrNone(FollowUp) is null
                ? null
                : new Engaged(met, IsTeamMixed, Typed.OrNone(Concern), Typed.OrNone(FollowUp)),
            Typed.OrNone(Gender),
            Typed.OrNone(Words)?.ReplaceLineEndings("\n")
        );
        return typed.Takes(claim, "words") ? (claim, new Validity(begins!.Value, ends)) : null;
    }

    private static TaskOutcome? Chosen(string word) =>
        word switch
        {
            "done" => TaskOutcome.Done,
            "partly" => TaskOutcome.Partly,
            "not-done" => TaskOutcome.NotDone,
            _ => null,
        };

    private static Visit? Read(VisitTyped visit, Typed typed)
    {
        var where = typed.Place("visits", visit.Where);
        var arrived = typed.Done("visits", visit.Arrived);
        var left = typed.Done("visits", visit.Left);
        if (left < arrived)
            typed.Wrong("visits", Phrase.Of("operations.task.left-before-arrived"));
        return where is null ? null : new Visit(where, arrived, left);
    }

    private static Finds Read(FindsTyped one, Typed typed)
    {
        var found = typed.Number("finds", one.Found) ?? 0;
        var destroyed = typed.Number("finds", one.Destroyed) ?? 0;
        if (destroyed > found)
            typed.Wrong("finds", Phrase.Of("operations.task.destroyed", ("found", found), ("destroyed", destroyed)));
        return new Finds(one.Kind, found, destroyed);
    }
}
