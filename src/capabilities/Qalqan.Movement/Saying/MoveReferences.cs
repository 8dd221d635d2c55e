using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>
/// What a statement may refer to: legs, chalks, clearances and the like of its own move, and people on the roll. A slip is told at once, and is not
/// left to be found.
/// </summary>
internal static class MoveReferences
{
    public static void Check(MovePlan plan, StatementKind kind, MoveTyped typed)
    {
        foreach (var field in kind.Fields)
        {
            if (field.Sort is FieldSort.People || field.Name is "person" or "incoming")
                foreach (var person in typed.References(field).Select(one => one.ToUpperInvariant()))
                    if (Reference.IsPerson(person) && !plan.Known.Ever<Enrolled>(person).Any())
                        typed.Wrong(field, Phrase.Of("movement.field.stranger", ("person", person)));
            if (Listed(plan, kind, field) is { } known)
                foreach (var word in typed.References(field).Select(word => word.Split('+')[0]))
                    if (!known.Contains(word))
                        typed.Wrong(field, Phrase.Of("movement.field.reference-unknown", ("seen", word)));
        }
    }

    // Null where the field names something new, or nothing of the move's.
    private static HashSet<string>? Listed(MovePlan plan, StatementKind kind, MoveField field) =>
        (kind.Word, field.Name) switch
        {
            ("leg", "leg") or ("chalk", "chalk") or ("clearance", "clearance") or ("escort", "escort") => null,
            (_, "leg" or "legs" or "after") => [.. plan.Legs.Select(leg => leg.Name)],
            (_, "chalk" or "within") => Names<ChalkListed>(plan),
            (_, "clearance" or "approval") => Names<ClearanceWanted>(plan),
            (_, "escort") => Names<EscortArranged>(plan),
            ("relieved", "post") => Names<ReliefPlanned>(plan),
            ("line-done", "line") => Names<ChecklistLine>(plan),
            ("errand", "needs") => Names<RoleListed>(plan),
            ("count", "gone") => Names<ItemListed>(plan),
            _ => null,
        };

    private static HashSet<string> Names<T>(MovePlan plan)
        where T : OfMove => [.. plan.Standing<T>().Select(one => one.Said.Name)];
}
