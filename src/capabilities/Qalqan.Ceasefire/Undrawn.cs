using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>An area that a rule in force asks for and that nobody drew: there only a source's words can say that something was in it.</summary>
public sealed record Undrawn(Standard Standard, Rule Rule, string Area)
{
    public Phrase Says => Phrase.Of("ceasefire.undrawn", ("standard", Standard.Id), ("rule", Rule.Id), ("area", Area));

    /// <summary>At the look, by rule and then by area.</summary>
    public static IReadOnlyList<Undrawn> Of(Known known, IEnumerable<Standard> adopted) =>
        [
            .. from standard in Assessment.InForce([.. adopted], known.Today)
            from rule in standard.Rules
            where rule.Requirement is Conduct
            from area in ((Conduct)rule.Requirement).Cases.Select(one => one.Area).OfType<string>().Distinct()
            where known.DrawingOf(area, known.At) is null
            orderby rule.Id, area
            select new Undrawn(standard, rule, area),
        ];
}
