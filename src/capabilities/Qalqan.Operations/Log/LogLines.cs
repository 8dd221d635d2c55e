using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>A line of a log. A struck one stays legible: <c>IsStruck</c> of one that was taken back or corrected.</summary>
public sealed record LogLine(Fact Fact, Logged Said, bool IsStruck);

/// <summary>The lines of every log of the mission.</summary>
public static class LogLines
{
    /// <summary>By the time that each speaks of, then as they arrived: two logs merged are one, nothing lost.</summary>
    public static IReadOnlyList<LogLine> Of(Known known, Interval period) =>
        [
            .. known
                .Keys<Logged>()
                .SelectMany(known.EvenStruck<Logged>)
                .Where(said => said.Fact.IsWithin(period))
                .OrderBy(said => said.Fact.From)
                .ThenBy(said => said.Fact.Number)
                .Select(said => new LogLine(said.Fact, (Logged)said.Fact.Claim, !said.IsBelieved)),
        ];
}
