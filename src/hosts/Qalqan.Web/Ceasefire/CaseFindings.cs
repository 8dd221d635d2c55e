using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>What the rules of the ceasefire find, and those alone: what else the mission's texts ask is nobody's question where incidents are.</summary>
internal static class CaseFindings
{
    public static IReadOnlyList<Finding> Of(Adoption adoption, Known known, List<Problem> problems) =>
        Assessment.Of(
            [
                .. adoption
                    .Adopted(known, _ => null, problems)
                    .Select(standard =>
                        standard with
                        {
                            Rules =
                            [
                                .. standard.Rules.Where(rule =>
                                    rule.Shape.Capability == Ceasefire.Ceasefire.Capability.Name
                                ),
                            ],
                        }
                    ),
            ],
            known
        );
}
