using NodaTime;
using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>What is not met, in the brief: counted by capability, then capability by capability, by cited text before by our default.</summary>
internal static class BriefFindings
{
    public static IEnumerable<Block> Of(PaperLook look, Board board)
    {
        yield return new Heading(look.Say("web.brief.findings"));
        yield return Counts(look, board);
        foreach (var capability in board.Capabilities.Where(one => one.NotMet > 0))
        {
            var title = look.Say(CapabilityWords.Of(capability.Capability));
            var open = board.Open.Where(one => one.Finding.Rule.Shape.Capability == capability.Capability);
            foreach (var basis in open.GroupBy(one => one.Finding.Basis).OrderBy(group => group.Key))
            {
                var by = look.Say("basis." + Reader.WordOf(basis.Key));
                yield return new Heading(
                    look.Say("web.brief.findings.of", ("what", title), ("basis", by), ("count", basis.Count())),
                    Level: 2
                );
                yield return new Table(
                    $"{title} - {look.Say("basis." + Reader.WordOf(basis.Key) + ".short")}",
                    [
                        new Column(look.Say("web.brief.verdict"), 3),
                        new Column(look.Say("web.column.what"), 7),
                        new Column(look.Say("web.brief.written"), 5),
                        new Column(look.Say("web.brief.since"), 3),
                        new Column(look.Say("web.brief.remedy"), 6),
                    ],
                    [.. basis.Select(one => Line(look, one))]
                );
            }
        }
    }

    private static Table Counts(PaperLook look, Board board) =>
        new(
            look.Say("web.brief.findings"),
            [
                new Column(look.Say("web.brief.capability"), 3),
                new Column(look.Say("web.falls.breached-cited"), 2, IsNumber: true),
                new Column(look.Say("web.falls.breached-ours"), 2, IsNumber: true),
                new Column(look.Say("web.falls.open-cited"), 2, IsNumber: true),
                new Column(look.Say("web.falls.open-ours"), 2, IsNumber: true),
                new Column(look.Say("verdict.met"), 2, IsNumber: true),
            ],
            [
                .. board.Capabilities.Select(one =>
                    Count(
                        look.Say(CapabilityWords.Of(one.Capability)),
                        one.BreachedCited,
                        one.BreachedDefault,
                        one.UndeterminedCited,
                        one.UndeterminedDefault,
                        one.Met
                    )
                ),
            ],
            Count(
                look.Say("web.paper.total"),
                board.Capabilities.Sum(one => one.BreachedCited),
                board.Capabilities.Sum(one => one.BreachedDefault),
                board.Capabilities.Sum(one => one.UndeterminedCited),
                board.Capabilities.Sum(one => one.UndeterminedDefault),
                board.Capabilities.Sum(one => one.Met)
            ),
            look.Say("web.paper.editions.none")
        );

    private static Row Count(string title, params int[] counts) =>
        new([Cell.Of(title), .. counts.Select(count => Cell.Of(count))]);

    private static Row Line(PaperLook look, OpenFinding open)
    {
        var finding = open.Finding;
        return new Row([
            Cell.Of(look.Say("verdict." + Reader.WordOf(finding.Verdict))),
            Cell.Of(look.Speech.Say(finding.Says)),
            Cell.Of($"{finding.Citation.Document}, {finding.Citation.Paragraph}"),
            open.Since is { } day ? Cell.Of(day) : Cell.Of(look.Say("web.brief.since.long", ("days", OpenSince.Back))),
            Cell.Of(finding.Remedy is { } remedy ? look.Speech.Say(remedy) : ""),
        ]);
    }
}
