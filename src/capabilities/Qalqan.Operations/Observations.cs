using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>An observation as it is believed, and how it was graded last; null where nobody has.</summary>
public sealed record Sighting(Fact Fact, Observed Said, Graded? Grade)
{
    public bool IsQuiet => Said.What == Codes.AllQuiet;
}

/// <summary>What was observed in a period.</summary>
public static class Observations
{
    /// <summary>Every observation of some instant of the period, in the order of when it began, then of arrival.</summary>
    public static IReadOnlyList<Sighting> Of(Known known, Interval period) =>
        [
            .. known
                .Within<Observed>(period)
                .Select(fact => new Sighting(fact, (Observed)fact.Claim, GradeOf(known, fact.Id))),
        ];

    /// <summary>Those that were made on the task, in the same order.</summary>
    public static IReadOnlyList<Sighting> OnTask(Known known, string task) =>
        [
            .. known
                .EverOther<Observed>(task)
                .OrderBy(fact => fact.From)
                .ThenBy(fact => fact.Number)
                .Select(fact => new Sighting(fact, (Observed)fact.Claim, GradeOf(known, fact.Id))),
        ];

    /// <summary>The observation of that id; null where it is not believed.</summary>
    public static Sighting? Find(Known known, ReportId id) =>
        known
            .Keys<Observed>()
            .SelectMany(known.Ever<Observed>)
            .Where(fact => fact.Id == id)
            .Select(fact => new Sighting(fact, (Observed)fact.Claim, GradeOf(known, id)))
            .FirstOrDefault();

    private static Graded? GradeOf(Known known, ReportId id) =>
        known.Ever<Graded>(id.ToString()).LastOrDefault()?.Claim as Graded;
}
