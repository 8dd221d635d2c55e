using Qalqan.Kernel;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>
/// A question of a lift answered, or what is wrong with it. <c>IsOffered</c>: nobody here has adopted tables of moves, and the program's own
/// answered. <c>Question</c> is null where it could not be read.
/// </summary>
public sealed record LiftLook(
    LiftQuestion? Question,
    LiftAnswer? Answer,
    IReadOnlyList<Lift.Problem> Problems,
    MoveTables Tables,
    IReadOnlyList<(Standard Standard, Rule Rule)> Rules,
    bool IsOffered
)
{
    public static LiftLook Of(
        IReadOnlyList<(Standard Standard, Rule Rule)> rules,
        bool isOffered,
        string? scope,
        IEnumerable<KeyValuePair<string, string>> set
    )
    {
        var tables = MoveTables.Of(rules.Select(one => one.Rule));
        var (question, problems) = LiftReading.Of(tables, scope, set);
        var answer = question is null ? null : LiftPlanner.Answer(tables, question);
        return new LiftLook(question, answer, answer?.Problems ?? problems, tables, rules, isOffered);
    }

    /// <summary>By the program's own tables, as of a day.</summary>
    public static LiftLook Offered(
        NodaTime.LocalDate day,
        string? scope,
        IEnumerable<KeyValuePair<string, string>> set
    ) =>
        Of(
            [.. OfferedTables.On(day).SelectMany(standard => standard.Rules.Select(rule => (standard, rule)))],
            isOffered: true,
            scope,
            set
        );
}

/// <summary>Answers questions of lifts by the tables that a contingent has adopted, and by the program's where it has none. Safe for many threads.</summary>
public sealed class Lifts
{
    private readonly Archive archive;
    private readonly Adoption adoption;

    internal Lifts(Archive archive, Adoption adoption) => (this.archive, this.adoption) = (archive, adoption);

    public Looks<LiftLook> Of(Inquiry inquiry, IReadOnlyList<KeyValuePair<string, string>> set) =>
        archive.Look(
            inquiry,
            (known, problems) =>
            {
                List<(Standard, Rule Rule)> rules =
                [
                    .. adoption.RulesInForce(known, problems).Where(one => one.Rule.Shape.Capability == "Movement"),
                ];
                return rules.Any(one => one.Rule.Requirement is AircraftTypes)
                    ? LiftLook.Of(rules, isOffered: false, known.Scope, set)
                    : LiftLook.Offered(known.Today, known.Scope, set);
            }
        );
}
