using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>What was said of a move, with the report that brought it.</summary>
public sealed record Told<T>(Fact Fact, T Said)
    where T : Claim;

internal static class Telling
{
    /// <summary>Of everything of that kind in the move what was said last, whatever time it speaks of; by reference.</summary>
    public static IReadOnlyList<Told<T>> Standing<T>(Known known, string move)
        where T : OfMove =>
        [
            .. known
                .EverOther<T>(move)
                .GroupBy(fact => fact.Claim.Key)
                .Select(same => same.MaxBy(fact => fact.Number)!)
                .Select(fact => new Told<T>(fact, (T)fact.Claim))
                .OrderBy(told => told.Said.Name, StringComparer.Ordinal),
        ];

    /// <summary>The events of that kind in the move that have happened by the look, in order.</summary>
    public static IReadOnlyList<Told<T>> Happened<T>(Known known, string move)
        where T : OfMove =>
        [
            .. known
                .EverOther<T>(move)
                .Where(fact => fact.From <= known.At)
                .OrderBy(fact => fact.From)
                .ThenBy(fact => fact.Number)
                .Select(fact => new Told<T>(fact, (T)fact.Claim)),
        ];
}
