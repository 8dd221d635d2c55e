using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>A movement that was stopped or denied.</summary>
public sealed record Restraint(Fact Fact, Restricted Said);

/// <summary>What stood in the way of the mission's movement.</summary>
public static class Restraints
{
    /// <summary>Those of some instant of the period, in the order of when they began, then of arrival.</summary>
    public static IReadOnlyList<Restraint> Of(Known known, Interval period) =>
        [
            .. known
                .Keys<Restricted>()
                .SelectMany(known.Ever<Restricted>)
                .Where(fact => fact.IsWithin(period))
                .OrderBy(fact => fact.From)
                .ThenBy(fact => fact.Number)
                .Select(fact => new Restraint(fact, (Restricted)fact.Claim)),
        ];
}
