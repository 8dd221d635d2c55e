using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>What is open in a mission's record when a post is handed over: of what kind, its page, since when.</summary>
public sealed record OpenInMission(string Reference, bool IsTask, string Page, Instant Since)
{
    /// <summary>Tasks that nobody debriefed, and protests without any reply; the oldest first.</summary>
    internal static IReadOnlyList<OpenInMission> Of(Known known) =>
        [
            .. Tasks
                .Of(known, new Interval(known.At, known.At + Duration.FromMilliseconds(1)))
                .Where(task => task.IsOpen)
                .Select(task => new OpenInMission(
                    task.Order.Task,
                    IsTask: true,
                    "/task/" + Uri.EscapeDataString(task.Order.Task),
                    task.Ordered.From
                ))
                .Concat(
                    Protests
                        .All(known)
                        .Where(protest => protest.IsOpen && protest.Replies.Count == 0)
                        .Select(protest => new OpenInMission(
                            protest.Said.Protest,
                            IsTask: false,
                            IncidentList.PageOf(protest.Said.Incident),
                            protest.Fact.From
                        ))
                )
                .OrderBy(one => one.Since)
                .ThenBy(one => one.Reference, StringComparer.Ordinal),
        ];
}
