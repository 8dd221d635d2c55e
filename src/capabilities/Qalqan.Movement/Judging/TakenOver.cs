using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>By the end of its overlap every post is taken over, with its page written and its property seen by both.</summary>
internal static class TakenOver
{
    public static IEnumerable<Finding> Judge(Ruling ruling, MovePlan plan, MoveLaw law)
    {
        foreach (var post in Relief.Posts(plan))
        {
            var open = post.Property.Count(one => one.Said.State == Relief.NotSeen);
            var missing = post.Property.Count(one => one.Said.State == "missing");
            // Before both are there nothing can be taken over, and what is missing is missing all the same.
            if (post.Planned.Fact.From > plan.Known.At && missing == 0)
                continue;
            var isOver = post.Planned.Fact.To <= plan.Known.At;
            var isDone = post is { Done: not null, Page: not null } && open == 0 && missing == 0;
            yield return ruling.Find(
                ruling.SubjectOf(plan, "relief", post.Planned.Said.Post),
                isDone ? Verdict.Met
                    : missing > 0 || isOver ? Verdict.Breached
                    : Verdict.Undetermined,
                missing > 0
                        ? Phrase.Of(
                            "movement.handover.missing",
                            ("post", post.Planned.Said.Post),
                            ("missing", missing),
                            ("seen", post.Property.Count - open - missing),
                            ("all", post.Property.Count)
                        )
                    : post.Done is not null && isDone
                        ? Phrase.Of(
                            "movement.handover.done",
                            ("post", post.Planned.Said.Post),
                            ("seen", post.Property.Count - open - missing),
                            ("all", post.Property.Count)
                        )
                    : post.Done is not null
                        ? Phrase.Of(
                            "movement.handover.half",
                            ("post", post.Planned.Said.Post),
                            ("seen", post.Property.Count - open - missing),
                            ("all", post.Property.Count)
                        )
                    : isOver
                        ? Phrase.Of(
                            "movement.handover.over",
                            ("post", post.Planned.Said.Post),
                            ("seen", post.Property.Count - open - missing),
                            ("all", post.Property.Count)
                        )
                    : Phrase.Of(
                        "movement.handover.open",
                        ("post", post.Planned.Said.Post),
                        ("seen", post.Property.Count - open - missing),
                        ("all", post.Property.Count)
                    ),
                new Amount(post.Property.Count - open - missing, post.Property.Count, "items"),
                post.Property.Select(one => one.Fact)
                    .Concat(new[] { post.Planned.Fact, post.Page?.Fact, post.Done?.Fact }.OfType<Fact>()),
                remedy: isDone ? null : Phrase.Of("movement.handover.remedy", ("post", post.Planned.Said.Post))
            );
        }
    }
}
