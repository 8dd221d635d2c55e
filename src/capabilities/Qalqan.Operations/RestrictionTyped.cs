using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>A movement that was stopped, as it is typed; what is empty was not said, and without an end it still is so.</summary>
public sealed record RestrictionTyped(
    string Where,
    string From,
    string Until,
    string Party,
    string Minutes,
    string Words
)
{
    /// <param name="reference">Of the restriction.</param>
    /// <param name="task">The task that was stopped; null for none.</param>
    /// <param name="clock">By which times are read.</param>
    /// <param name="places">The mission's.</param>
    /// <param name="problems">Where what is wrong goes.</param>
    public (Restricted Claim, Validity Valid)? Read(
        string reference,
        string? task,
        LogClock clock,
        Gazetteer places,
        List<FieldProblem> problems
    )
    {
        var typed = new Typed(clock, places, problems);
        var from = string.IsNullOrWhiteSpace(From) ? clock.Now : typed.Done("from", From);
        var until = typed.Done("until", Until);
        if (from is { } begins && until is { } ends && ends < begins)
            typed.Wrong("until", Phrase.Of("operations.field.order"));
        var where = typed.Place("place", Where);
        if (string.IsNullOrWhiteSpace(Words))
            typed.Wrong("stopped", Phrase.Of("operations.task.stopped"));
        var minutes = typed.Number("minutes", Minutes);
        if (!typed.IsSound)
            return null;
        var claim = new Restricted(reference, task, where, Typed.OrNone(Party), minutes, Words.Trim());
        return typed.Takes(claim, "stopped") ? (claim, new Validity(from!.Value, until)) : null;
    }
}
