using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>Whether the record's own count bears a published total out.</summary>
public enum TotalFit
{
    /// <summary>The same; not less where at least so many were said; within a tenth where about so many were.</summary>
    Agrees,
    Differs,

    /// <summary>The record does not count such a thing, or whoever looks may not see it.</summary>
    NotCounted,
}

/// <summary>A total as it was published, and what the record counts over the same days; null where it does not count that.</summary>
public sealed record TotalLine(Fact Fact, TotalDeclared Said, int? Counted, TotalFit Fit)
{
    /// <summary>A source that carries far gives an exact number, and the record has another: one of the two is wrong.</summary>
    public bool IsAmiss =>
        Fit is TotalFit.Differs && Said is { Bound: Bound.Exactly, Source.Confidence: Confidence.High };
}

/// <summary>
/// What sources published of a contingent, beside what the record counts. Sources that differ are both there: none of them is
/// corrected by another, and none by the record.
/// </summary>
public static class Totals
{
    private static readonly Dictionary<string, Func<TaskLine, int>> Counts = new(StringComparer.Ordinal)
    {
        ["tasks"] = _ => 1,
        ["evacuations"] = task => Of(task, "evacuation"),
        ["medical-evacuations"] = task => Of(task, "medical-evacuation"),
        ["ordnance-tasks"] = task => Codes.OrdnanceTasks.Contains(task.Order.Kind) ? 1 : 0,
        ["searches"] = task => Of(task, "search"),
        ["minefield-recces"] = task => Of(task, "minefield-recce"),
        ["find-recces"] = task => Of(task, "find-recce"),
        ["ordnance-items"] = task => task.Said?.Finds.Sum(finds => finds.Found) ?? 0,
        ["ieds"] = task => task.Said?.Finds.Where(finds => finds.Kind == "ied").Sum(finds => finds.Found) ?? 0,
    };

    /// <summary>By what is counted, then by the day to which it is, then as they arrived.</summary>
    /// <param name="contingent">Where totals are declared.</param>
    /// <param name="tasks">Every task of its mission, whoever does it: those of the contingent itself are counted; null where they are not to be seen.</param>
    public static IReadOnlyList<TotalLine> Of(Known contingent, IReadOnlyList<TaskLine>? tasks)
    {
        var own = tasks
            ?.Where(task => task.Order.Unit == contingent.Scope && task.Standing is not TaskStanding.Cancelled)
            .ToList();
        return
        [
            .. contingent
                .Keys<TotalDeclared>()
                .SelectMany(contingent.Ever<TotalDeclared>)
                .OrderBy(fact => fact.Claim.Key, StringComparer.Ordinal)
                .ThenBy(fact => fact.To)
                .ThenBy(fact => fact.Number)
                .Select(fact => Line(fact, (TotalDeclared)fact.Claim, own)),
        ];
    }

    private static TotalLine Line(Fact fact, TotalDeclared said, List<TaskLine>? own)
    {
        if (own is null || !Counts.TryGetValue(said.Of, out var count))
            return new TotalLine(fact, said, null, TotalFit.NotCounted);
        var counted = own.Where(task => fact.From <= task.Ordered.From && !(fact.To <= task.Ordered.From)).Sum(count);
        return new TotalLine(fact, said, counted, Fits(said, counted) ? TotalFit.Agrees : TotalFit.Differs);
    }

    private static bool Fits(TotalDeclared said, int counted) =>
        said.Bound switch
        {
            Bound.Exactly => counted == said.Count,
            Bound.AtLeast => counted >= said.Count,
            _ => Math.Abs(counted - said.Count) * 10 <= said.Count,
        };

    private static int Of(TaskLine task, string kind) => task.Order.Kind == kind ? 1 : 0;
}
