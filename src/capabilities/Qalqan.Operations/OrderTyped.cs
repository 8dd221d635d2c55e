using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// The order of a task as it is typed, field by field; empty is not said. Crew and vehicles by reference with spaces or commas
/// between them, points of the route one a line.
/// </summary>
public sealed record OrderTyped(
    string Kind,
    string Unit,
    string Order,
    string Out,
    string Back,
    string Leader,
    string Crew,
    string Strength,
    string Vehicles,
    string Route
)
{
    private static readonly char[] Between = [' ', ',', ';', '\n', '\r', '\t'];

    /// <param name="reference">Of the task.</param>
    /// <param name="clock">By which times are read.</param>
    /// <param name="places">The mission's.</param>
    /// <param name="roll">Who is on the roll of the unit; null where that is not known here, and then nobody is looked for.</param>
    /// <param name="line">The report of the log's line that it was made from.</param>
    /// <param name="problems">Where what is wrong goes.</param>
    public (TaskOrdered Claim, Validity Valid)? Read(
        string reference,
        LogClock clock,
        Gazetteer places,
        IReadOnlySet<string>? roll,
        Guid? line,
        List<FieldProblem> problems
    )
    {
        var typed = new Typed(clock, places, problems);
        if (Kind.Length == 0)
            typed.Wrong("kind", Phrase.Of("operations.task.kind"));
        if (Unit.Length == 0)
            typed.Wrong("unit", Phrase.Of("operations.task.unit"));
        if (string.IsNullOrWhiteSpace(Order))
            typed.Wrong("order", Phrase.Of("operations.task.order"));
        var begins = typed.Planned("out", Out);
        var ends = typed.Planned("back", Back);
        if (string.IsNullOrWhiteSpace(Out))
            typed.Wrong("out", Phrase.Of("operations.task.out"));
        if (begins is { } start && ends is { } end && end <= start)
            typed.Wrong("back", Phrase.Of("operations.task.back-before-out"));
        var leader = Typed.OrNone(Leader)?.ToUpperInvariant();
        List<string> crew =
        [
            .. Words(Crew).Select(word => word.ToUpperInvariant()).Distinct().Where(word => word != leader),
        ];
        Check("leader", leader is null ? [] : [leader]);
        Check("crew", crew);
        var strength = typed.Number("strength", Strength);
        List<Whereabouts> route =
        [
            .. Route.Split('\n').Select(text => typed.Place("route", text)).OfType<Whereabouts>(),
        ];
        if (!typed.IsSound)
            return null;
        var claim = new TaskOrdered(
            reference,
            Kind,
            Unit,
            Order.Trim(),
            leader,
            crew,
            leader is null && crew.Count == 0 ? strength : null,
            [.. Words(Vehicles).Distinct()],
            route,
            line
        );
        return typed.Takes(claim, "order") ? (claim, new Validity(begins!.Value, ends)) : null;

        // Whoever is no reference may be a name: it is not said again.
        void Check(string field, IReadOnlyList<string> people)
        {
            foreach (var person in people)
                if (!Reference.IsPerson(person))
                    typed.Wrong(field, Phrase.Of("operations.task.no-reference"));
                else if (roll?.Contains(person) is false)
                    typed.Wrong(field, Phrase.Of("operations.task.person", ("person", person)));
        }
    }

    private static string[] Words(string typed) =>
        typed.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
