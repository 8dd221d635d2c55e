using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>The personnel of a situation report, from each contingent's own record at the same cut-off: numbers, and nobody.</summary>
internal static class SitrepPeople
{
    public static IEnumerable<Block> Of(SitrepPart part)
    {
        var look = part.Look;
        yield return new Heading(look.Say("web.sitrep.personnel"));
        yield return new Table(
            look.Say("web.sitrep.personnel"),
            [
                new Column(look.Say("web.sitrep.unit"), 5),
                new Column(look.Say("web.paper.unit"), 4),
                new Column(look.Say("web.paper.strength"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.effective"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.leave"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.other"), 2, IsNumber: true),
                new Column(look.Say("web.state.unstated"), 2, IsNumber: true),
            ],
            [.. look.Strengths.SelectMany(unit => unit.SubUnits.Select(one => Line(part, unit, one)))],
            look.Strengths.Sum(unit => unit.SubUnits.Count) > 1 ? Total(part) : null,
            look.Say(look.Strengths.Count == 0 ? "web.sitrep.personnel.gap" : "web.sitrep.personnel.none")
        );
        foreach (var unit in look.Strengths)
            yield return new Paragraph(
                look.Say(
                    "web.sitrep.checks",
                    ("unit", unit.Title),
                    ("checkedin", unit.CheckedIn),
                    ("checkedout", unit.CheckedOut)
                )
            );
    }

    private static Row Line(SitrepPart part, UnitStrength unit, SubUnitStrength one) =>
        new([
            Cell.Of(unit.Title),
            Cell.Of(part.Look.UnitOf(one.SubUnit)),
            .. Numbers(one, part.ListOf($"/state?day={part.Figures.About}&scope={Uri.EscapeDataString(unit.Scope)}")),
        ]);

    private static Row Total(SitrepPart part)
    {
        return new Row([
            Cell.Of(part.Look.Say("web.paper.total")),
            Cell.Of(""),
            .. Numbers(
                new SubUnitStrength(
                    null,
                    Sum(one => one.Strength),
                    Sum(one => one.Effective),
                    Sum(one => one.Leave),
                    Sum(one => one.Other),
                    Sum(one => one.Unstated)
                ),
                null
            ),
        ]);

        int Sum(Func<SubUnitStrength, int> of) => part.Look.Strengths.Sum(unit => of(unit.Total));
    }

    private static Cell[] Numbers(SubUnitStrength one, string? opens) =>
        [
            Cell.Of(one.Strength) with
            {
                Opens = opens,
            },
            Cell.Of(one.Effective) with
            {
                Opens = opens,
            },
            Cell.Of(one.Leave) with
            {
                Opens = opens,
            },
            Cell.Of(one.Other) with
            {
                Opens = opens,
            },
            Cell.Of(one.Unstated) with
            {
                Opens = opens,
            },
        ];
}
