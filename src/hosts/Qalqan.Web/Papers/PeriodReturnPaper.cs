using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>period-return</c>, in the shape of the Secretary-General's reports: the classes of the formula of the period, as reported when
/// the return was first issued and as known now; then the incidents in order of their days. Until a named post confirmed something, the paper
/// has no word for more than what was reported.
/// </summary>
internal static class PeriodReturnPaper
{
    public static PaperKind Kind { get; } =
        new(PeriodReturn.Document, "web.paper.period-return", IsOfDay: false, _ => [], Blocks)
        {
            Of = ScopeKind.Mission,
            IsOfPeriod = true,
        };

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var now = PeriodReturn.Of(look.Known, look.Adopted);
        var first = FirstIssued(look);
        var then = first is null ? null : PeriodReturn.Of(look.KnownUpTo(first.KnownUpTo), look.Adopted);
        return
        [
            new FactList([
                new Paper.Fact(
                    look.Say("web.sitrep.period"),
                    $"{look.Clock(look.Period.Start)} – {look.Clock(look.Period.End)}"
                ),
                new Paper.Fact(look.Say("web.return.incidents"), look.Speech.Number(now.Incidents.Count)),
                new Paper.Fact(look.Say("web.return.public"), look.Speech.Number(now.Unassessed)),
                new Paper.Fact(
                    look.Say("web.return.then"),
                    first is null
                        ? look.Say("web.return.first")
                        : look.Say("web.return.then.of", ("serial", first.Serial), ("entry", first.KnownUpTo))
                ),
            ]),
            .. PeriodReturnWork.Mandate(look),
            new Paragraph(look.Say("web.return.rule")),
            new Heading(look.Say("web.return.classes")),
            Classes(look, now, then),
            .. Confirmed(look, now),
            .. Sections(look, now),
            .. InspectionsOf(look),
            .. PeriodReturnWork.Activity(look),
            .. ProtestsOf(look),
            .. PeriodReturnWork.Strength(look),
        ];
    }

    // Columns for what was confirmed stand only where something was.
    private static Table Classes(PaperLook look, PeriodReturn now, PeriodReturn? then)
    {
        var hasConfirmed = now.Confirmed.Count > 0 || then?.Confirmed.Count > 0;
        List<Column> columns =
        [
            new(look.Say("web.return.class"), 5),
            new(look.Say("web.return.edition"), 2),
            new(look.Say("web.return.reported.then"), 2, true),
            new(look.Say("web.return.reported"), 2, true),
            new(look.Say("web.return.untold"), 2, true),
        ];
        if (hasConfirmed)
            columns.Add(new Column(look.Say("web.return.confirmed"), 2, true));
        return new Table(
            look.Say("web.return.classes"),
            columns,
            [
                .. now.Classes.Select(one =>
                {
                    var before = then?.Classes.FirstOrDefault(other =>
                        other.Rule.Id == one.Rule.Id && other.Standard.Edition == one.Standard.Edition
                    );
                    List<Cell> cells =
                    [
                        Cell.Of(look.Speech.Say(one.Rule.Paraphrase)),
                        Cell.Of(one.Standard.Edition),
                        Cell.Of((decimal?)(before is null ? null : before.Reported.Count + before.Confirmed.Count)),
                        Cell.Of(one.Reported.Count),
                        Cell.Of(one.Untold.Count),
                    ];
                    if (hasConfirmed)
                        cells.Add(Cell.Of(one.Confirmed.Count));
                    return new Row(cells);
                }),
            ],
            Empty: look.Say("web.return.classes.none")
        );
    }

    private static IEnumerable<Block> Confirmed(PaperLook look, PeriodReturn now)
    {
        if (now.Confirmed.Count == 0)
            yield break;
        yield return new Heading(look.Say("web.return.confirmed.title"));
        yield return Rows(
            look,
            "web.return.confirmed.title",
            [.. now.Incidents.Where(one => now.Confirmed.Contains(one.Id))]
        );
    }

    private static IEnumerable<Block> Sections(PaperLook look, PeriodReturn now)
    {
        foreach (
            var (key, acts) in new (string, string[])[]
            {
                ("web.return.section.fire", ["fire", "impact", "explosion", "explosive", "air-strike", "interception"]),
                (
                    "web.return.section.crossing",
                    ["force-crossing", "person-crossing", "civilian-crossing", "aircraft", "drone"]
                ),
                ("web.return.section.presence", ["presence", "construction", "detention", "weapon"]),
                ("web.return.section.un", ["attack-on-un", "un-casualty", "un-detained", "movement-denied"]),
                ("web.return.section.activity", ["un-activity", "use-of-force", "marker", "other"]),
            }
        )
        {
            var own = now
                .Incidents.Where(one => acts.Contains(one.Said.Kind) && !now.Confirmed.Contains(one.Id))
                .ToList();
            if (own.Count == 0)
                continue;
            yield return new Heading(look.Say(key));
            yield return Rows(look, key, own);
        }
    }

    private static Table Rows(PaperLook look, string nameKey, IReadOnlyList<Incident> incidents) =>
        new(
            look.Say(nameKey),
            [
                new Column(look.Say("web.sitrep.time"), 3),
                new Column(look.Say("web.incidents.reference"), 3),
                new Column(look.Say("web.sitrep.what"), 3),
                new Column(look.Say("web.sitrep.place"), 4),
                new Column(look.Say("web.sitrep.words"), 7),
            ],
            [
                .. incidents.Select(one => new Row([
                    Cell.Of(look.Speech.Date(look.DayOf(one.Fact.From))) with
                    {
                        Opens = IncidentList.PageOf(one.Id),
                    },
                    Cell.Of(one.Id),
                    Cell.Of(CodeWords.Act(one.Said.Kind, look.Speech)),
                    Cell.Of(CaseWords.Where(one.Said, look.Speech)),
                    Cell.Of(
                        string.Join(". ", new[] { one.Said.Words, one.Said.OnUn, one.Said.Casualties }.OfType<string>())
                    ),
                ])),
            ]
        );

    private static IEnumerable<Block> InspectionsOf(PaperLook look)
    {
        var visits = Inspections.Visits(look.Known).Where(visit => visit.Fact.From >= look.Period.Start).ToList();
        yield return new Heading(look.Say("web.return.inspections"));
        yield return new Table(
            look.Say("web.return.inspections"),
            [
                new Column(look.Say("web.sitrep.time"), 3),
                new Column(look.Say("web.inspection.visit"), 3),
                new Column(look.Say("web.inspection.area"), 3),
                new Column(look.Say("web.inspection.counts"), 6),
            ],
            [
                .. visits.Select(visit => new Row([
                    Cell.Of(look.Speech.Date(look.DayOf(visit.Fact.From))),
                    Cell.Of(visit.Said.Visit),
                    Cell.Of(visit.Said.Area),
                    Cell.Of(
                        string.Join(
                            ", ",
                            visit.Said.Counts.Select(count =>
                                $"{count.What} {count.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"}"
                            )
                        )
                    ),
                ])),
            ],
            Empty: look.Say("web.return.inspections.none")
        );
    }

    private static IEnumerable<Block> ProtestsOf(PaperLook look)
    {
        var protests = Protests.All(look.Known).Where(protest => protest.Fact.From >= look.Period.Start).ToList();
        yield return new Heading(look.Say("web.incident.protests"));
        yield return new Table(
            look.Say("web.incident.protests"),
            [
                new Column(look.Say("web.incident.protest"), 3),
                new Column(look.Say("web.incidents.reference"), 3),
                new Column(look.Say("web.sitrep.party"), 3),
                new Column(look.Say("web.incident.outcome"), 3),
                new Column(look.Say("web.incident.days"), 2, true),
            ],
            [
                .. protests.Select(protest => new Row([
                    Cell.Of(protest.Said.Protest),
                    Cell.Of(protest.Said.Incident),
                    Cell.Of(CodeWords.Actor(protest.Said.Party, look.Speech)),
                    Cell.Of(protest.Closed?.Said.Outcome ?? look.Say("web.incident.outcome.none")),
                    Cell.Of(protest.DaysOpen(look.Basis.AsOf)),
                ])),
            ],
            Empty: look.Say("web.incident.protests.none")
        );
    }

    // The first return of the very same hours that was issued and not voided: its figures are the ones that were reported then.
    private static Issued? FirstIssued(PaperLook look) =>
        look
            .Known.Keys<Issued>()
            .SelectMany(look.Known.Ever<Issued>)
            .Where(fact =>
                fact.Claim is Issued { Document: PeriodReturn.Document } issued
                && issued.From == look.Basis.From
                && issued.AsOf == look.Basis.AsOf
                && !look.Known.Ever<Voided>(issued.Serial).Any()
            )
            .OrderBy(fact => fact.Number)
            .Select(fact => (Issued)fact.Claim)
            .FirstOrDefault();
}
