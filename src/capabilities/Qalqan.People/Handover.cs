using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.People;

/// <summary>
/// A successor stands beside the holder of a post, one at a time and for at most so many days, the first and today both
/// counted. A successor without a holder is the establishment's vacancy, and breaks this rule too.
/// </summary>
public sealed record Handover(int Days) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State("handover", fields => new Handover(fields.Whole("days", 1, 366)), Judge);

    private static IEnumerable<Finding> Judge(Ruling ruling, Handover rule) =>
        from post in Roll.Of(ruling.Known).Posts()
        where post.Successors.Count > 0
        select Judge(ruling, rule, post);

    private static Finding Judge(Ruling ruling, Handover rule, Tenures post)
    {
        List<Fact> facts = [.. post.With(Tenure.Handover)];
        var began = facts.Min(fact => fact.From);
        var first = began.InZone(ruling.Known.ZoneAt(began)).Date;
        var days = NodaTime.Period.DaysBetween(first, ruling.Known.Today) + 1;
        var (verdict, says, remedy) =
            post.IsContested(Tenure.Substantive, Tenure.Acting, Tenure.Handover)
                ? (
                    Verdict.Undetermined,
                    Phrase.Of("people.handover.contested", ("post", post.Post)),
                    Phrase.Of("people.contested.remedy")
                )
            : post.Successors.Count > 1
                ? (
                    Verdict.Breached,
                    Phrase.Of("people.handover.several", ("post", post.Post), ("count", post.Successors.Count)),
                    Phrase.Of("people.handover.several.remedy", ("post", post.Post))
                )
            : post.Holders.Count == 0
                ? (
                    Verdict.Breached,
                    Phrase.Of("people.handover.alone", ("post", post.Post)),
                    Phrase.Of("people.handover.alone.remedy", ("post", post.Post))
                )
            : days > rule.Days
                ? (
                    Verdict.Breached,
                    Phrase.Of("people.handover.long", ("post", post.Post), ("days", days), ("limit", rule.Days)),
                    Phrase.Of("people.handover.long.remedy", ("post", post.Post))
                )
            : (Verdict.Met, Phrase.Of("people.handover", ("post", post.Post), ("days", days)), (Phrase?)null);
        return ruling.Find(
            ruling.Subject("post", post.Post),
            verdict,
            says,
            new Amount(days, rule.Days, "days"),
            facts.Concat(post.HolderFacts),
            [
                Phrase.Of(
                    "people.handover.arithmetic",
                    ("first", first),
                    ("today", ruling.Known.Today),
                    ("days", days),
                    ("limit", rule.Days)
                ),
            ],
            remedy,
            verdict is Verdict.Met ? [Phrase.Of("people.handover.change", ("day", first.PlusDays(rule.Days)))] : []
        );
    }
}
