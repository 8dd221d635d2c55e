using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Readiness;

namespace Qalqan.Web;

/// <summary>The steps from pledge to homecoming, each as each source gives it: two accounts of one step are two rows.</summary>
public static class MilestoneList
{
    public static Listing<IReadOnlyList<MilestoneLine>, MilestoneLine> Listing { get; } =
        new(
            "milestones",
            "web.milestones",
            look => look.Value,
            [
                new("milestone", "web.milestones.milestone", ColumnKind.Choice, row => Worth.Of(row.Milestone))
                {
                    IsCode = true,
                },
                new("says", "web.milestones.says", ColumnKind.Text, row => Worth.Of(row.Says)) { IsLong = true },
                new("first", "web.milestones.first", ColumnKind.Day, row => Worth.Of(row.First)),
                new("last", "web.milestones.last", ColumnKind.Day, row => Worth.Of(row.Last)),
                new(
                    "precision",
                    "web.milestones.precision",
                    ColumnKind.Choice,
                    row => Worth.Of<Precision>(row.Precision, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("precision." + word)),
                    Known = [.. Enum.GetValues<Precision>().Select(JsonLines.Kebab)],
                },
                new("publisher", "web.milestones.publisher", ColumnKind.Text, row => Worth.Of(row.Source.Publisher)),
                new("title", "web.milestones.title", ColumnKind.Text, row => Worth.Of(row.Source.Title))
                {
                    Stands = Stands.InWorkbook,
                },
                new("published", "web.milestones.published", ColumnKind.Day, row => Worth.Of(row.Source.Published)),
                new(
                    "confidence",
                    "web.milestones.confidence",
                    ColumnKind.Choice,
                    row => Worth.Of<Confidence>(row.Source.Confidence, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("confidence." + word)),
                    Known = [.. Enum.GetValues<Confidence>().Select(JsonLines.Kebab)],
                },
                Cells.Disputed<MilestoneLine>(row => row.Differs),
            ]
        )
        {
            Sums = look =>
                Phrase.Of(
                    "web.milestones.sums",
                    ("count", look.Value.Count),
                    ("steps", look.Value.Select(row => row.Milestone).Distinct().Count())
                ),
        };
}
