using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>What a check says, in sentences.</summary>
public static class CheckWords
{
    public static Phrase Of(CheckedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var name = part.Part switch
        {
            "seating" => Phrase.Of("movement.check.seating"),
            "loadList" => Phrase.Of("movement.check.load-list"),
            "march" => Phrase.Of("movement.check.march"),
            _ => Phrase.Of("movement.check.clearances"),
        };
        return part.Stands
            ? Phrase.Of("movement.check.stands", ("part", name))
            : Phrase.Of(
                "movement.check.fails",
                ("part", name),
                ("faults", part.Found.Count(one => one.Kind is not CheckKind.Open))
            );
    }

    public static Phrase Of(CheckFound found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return ProblemWords.Of(found.Code, found.Subject, found.Seen, found.Wanted, found.Change);
    }

    /// <summary>By when to apply; null where it is no clearance or the day cannot be counted.</summary>
    public static Phrase? ApplyBy(CheckFound found) =>
        found switch
        {
            { ApplyBy: { } day, IsLate: true } => Phrase.Of("movement.check.late", ("day", day)),
            { ApplyBy: { } day } => Phrase.Of("movement.check.apply-by", ("day", day)),
            _ => null,
        };

    public static Phrase Of(Lift.ExplosiveQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return Phrase.Of(
            "movement.check.explosive",
            ("unit", quantity.Unit),
            ("kg", (decimal)quantity.Kg),
            ("division", quantity.Division)
        );
    }
}
