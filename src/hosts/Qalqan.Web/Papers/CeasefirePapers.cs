using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>The paper <c>protest-input</c>: what Force Headquarters is given to protest one incident. What it appears to touch is proposed until a post decided.</summary>
internal static class ProtestInput
{
    public static PaperKind Kind { get; } =
        new("protest-input", "web.paper.protest-input", IsOfDay: false, _ => [], Blocks)
        {
            Of = ScopeKind.Mission,
            HasSubject = (known, incident) => Incidents.Find(known, incident) is { IsUnassessed: false },
            SubjectWanted = "an incident on record by its reference, such as INC-240314-01",
        };

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var incident = Incidents.Find(look.Known, look.Basis.Subject!)!;
        var findings = look
            .Findings.Where(finding => finding.Subject == incident.Id && finding.Verdict is not Verdict.Met)
            .ToList();
        return
        [
            new FactList([
                new Paper.Fact(look.Say("web.paper.reference"), incident.Id),
                new Paper.Fact(look.Say("web.observation.when"), look.Clock(incident.Fact.From)),
                new Paper.Fact(look.Say("web.sitrep.what"), CodeWords.Act(incident.Said.Kind, look.Speech)),
                new Paper.Fact(look.Say("web.sitrep.place"), CaseWords.Where(incident.Said, look.Speech) ?? "–"),
                new Paper.Fact(look.Say("web.incident.on-un"), incident.Said.OnUn ?? "–"),
            ]),
            new Paragraph(incident.Said.Words),
            new Heading(look.Say("web.incident.findings")),
            new Table(
                look.Say("web.incident.findings"),
                [
                    new Column(look.Say("web.incidents.rules"), 2),
                    new Column(look.Say("web.incident.paragraph.head"), 7),
                    new Column(look.Say("web.column.what"), 6),
                    new Column(look.Say("web.incidents.decision"), 3),
                ],
                [
                    .. findings.Select(finding => new Row([
                        Cell.Of(finding.Rule.Id),
                        Cell.Of(
                            $"{look.Speech.Say(finding.Rule.Paraphrase)} ({finding.Citation.Document}, {finding.Citation.Paragraph})"
                        ),
                        Cell.Of(look.Speech.Say(finding.Says)),
                        Cell.Of(look.Say("decision." + JsonLines.Kebab(finding.Decision))),
                    ])),
                ],
                Empty: look.Say("web.incident.findings.none")
            ),
            new Heading(look.Say("web.incident.protests")),
            .. Protests.Of(look.Known, incident.Id).SelectMany(protest => Protest(look, protest)),
        ];
    }

    private static IEnumerable<Block> Protest(PaperLook look, Protest protest)
    {
        yield return new Paragraph($"{protest.Said.Protest}, {look.Clock(protest.Fact.From)}: {protest.Said.Words}");
        foreach (var (fact, reply) in protest.Replies)
            yield return new Paragraph($"{look.Say("web.incident.reply")}, {look.Clock(fact.From)}: {reply.Words}");
    }
}

/// <summary>The paper <c>inspection-report</c> of one visit: the area, what was counted beside its ceilings, what was denied.</summary>
internal static class InspectionReport
{
    public static PaperKind Kind { get; } =
        new("inspection-report", "web.paper.inspection-report", IsOfDay: false, _ => [], Blocks)
        {
            Of = ScopeKind.Mission,
            HasSubject = (known, visit) => Inspections.Visits(known).Any(one => one.Said.Visit == visit),
            SubjectWanted = "a visit on record by its reference, such as VIS-240314-01",
        };

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var visit = Inspections.Visits(look.Known).First(one => one.Said.Visit == look.Basis.Subject);
        var findings = look.Findings.Where(finding => finding.Subject == visit.Said.Visit).ToList();
        return
        [
            new FactList([
                new Paper.Fact(look.Say("web.paper.reference"), visit.Said.Visit),
                new Paper.Fact(look.Say("web.inspection.area"), visit.Said.Area),
                new Paper.Fact(
                    look.Say("web.observation.when"),
                    $"{look.Clock(visit.Fact.From)} – {(visit.Fact.To is { } to ? look.Clock(to) : "–")}"
                ),
                new Paper.Fact(
                    look.Say("web.inspection.whole"),
                    look.Say(visit.Said.IsWhole ? "web.inspection.whole.yes" : "web.inspection.whole.no")
                ),
                new Paper.Fact(look.Say("web.inspection.denied"), visit.Said.Denied ?? "–"),
            ]),
            new Table(
                look.Say("web.inspection.counts"),
                [
                    new Column(look.Say("web.sitrep.what"), 4),
                    new Column(look.Say("web.sitrep.count"), 2, true),
                    new Column(look.Say("web.inspection.calibre"), 2, true),
                    new Column(look.Say("web.inspection.range"), 2, true),
                    new Column(look.Say("web.sitrep.place"), 4),
                ],
                [
                    .. visit.Said.Counts.Select(count => new Row([
                        Cell.Of(count.What),
                        Cell.Of((decimal?)count.Count),
                        Cell.Of((decimal?)count.CalibreMillimetres),
                        Cell.Of(count.RangeKilometres),
                        Cell.Of(count.Where is { } where ? DayWords.Say(where, look.Speech) : null),
                    ])),
                ],
                Empty: look.Say("web.inspection.counts.none")
            ),
            new Heading(look.Say("web.inspection.ceilings")),
            new Table(
                look.Say("web.inspection.ceilings"),
                [
                    new Column(look.Say("web.incidents.rules"), 3),
                    new Column(look.Say("web.column.what"), 8),
                    new Column(look.Say("web.incidents.decision"), 3),
                ],
                [
                    .. findings.Select(finding => new Row([
                        Cell.Of(finding.Rule.Id),
                        Cell.Of(look.Speech.Say(finding.Says)),
                        Cell.Of(look.Say("decision." + JsonLines.Kebab(finding.Decision))),
                    ])),
                ],
                Empty: look.Say("web.incident.findings.none")
            ),
            .. visit.Said.Words is { } words ? new Block[] { new Paragraph(words) } : [],
        ];
    }
}
