using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>The personnel of a situation report, from each contingent's own record at the same cut-off: numbers, and nobody.</summary>
internal static class SitrepPeople
{
    public static IEnumerable<Block> Of(SitrepPart part)
    {
        var look = part.Look;
        yield return new Heading(look.Say("web.sitrep.personnel"));
        if (look.Strengths.Count == 0)
            yield return new Paragraph(look.Say("web.sitrep.personnel.gap"));
        foreach (var unit in look.Strengths)
        {
            yield return new Paragraph(
                look.Say(
                    "web.sitrep.checks",
                    ("unit", unit.Title),
                    ("checkedin", unit.CheckedIn),
                    ("checkedout", unit.CheckedOut)
                )
            );
            yield return Strength(part, unit);
        }
    }

    // By sub-unit: of stations no return is on record.
    private static Table Strength(SitrepPart part, UnitStrength unit)
    {
        var look = part.Look;
        return new Table(
            look.Strengths.Count == 1 ? look.Say("web.sitrep.personnel") : unit.Scope,
            [
                new Column(look.Say("web.paper.unit"), 4),
                new Column(look.Say("web.paper.strength"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.effective"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.leave"), 2, IsNumber: true),
                new Column(look.Say("web.sitrep.other"), 2, IsNumber: true),
                new Column(look.Say("web.state.unstated"), 2, IsNumber: true),
            ],
            [.. unit.SubUnits.Select(one => Line(part, unit, look.UnitOf(one.SubUnit), one))],
            unit.SubUnits.Count > 0 ? Line(part, unit, look.Say("web.paper.total"), unit.Total) : null,
            look.Say("web.sitrep.personnel.none")
        );
    }

    private static Row Line(SitrepPart part, UnitStrength unit, string title, SubUnitStrength one)
    {
        var opens = part.ListOf($"/state?day={part.Figures.About}&scope={Uri.EscapeDataString(unit.Scope)}");
        return new Row([
            Cell.Of(title),
            Number(one.Strength),
            Number(one.Effective),
            Number(one.Leave),
            Number(one.Other),
            Number(one.Unstated),
        ]);

        Cell Number(int number) => Cell.Of(number) with { Opens = opens };
    }
}
