using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>Everybody is on one manifest of a leg, as many as are to travel, and no chalk has more people or kilograms than it takes.</summary>
internal static class Manifested
{
    public static IEnumerable<Finding> Judge(Ruling ruling, MovePlan plan, MoveLaw law)
    {
        foreach (var leg in plan.Legs.Where(leg => leg is { IsCancelled: false, HasPeople: true }))
        {
            var chalks = plan.ChalksOn(leg.Name).ToList();
            var twice = chalks
                .SelectMany(chalk => chalk.Said.People.Select(person => (person, chalk)))
                .GroupBy(pair => pair.person, pair => pair.chalk)
                .Where(same => same.Count() > 1)
                .OrderBy(same => same.Key, StringComparer.Ordinal);
            foreach (var person in twice)
                yield return ruling.Find(
                    ruling.SubjectOf(plan, "leg", leg.Name, person.Key),
                    Verdict.Breached,
                    Phrase.Of(
                        "movement.manifest.twice",
                        ("person", person.Key),
                        ("leg", leg.Name),
                        ("chalks", string.Join(", ", person.Select(chalk => chalk.Said.Chalk)))
                    ),
                    new Amount(person.Count(), 1, "items"),
                    person.Select(chalk => chalk.Fact),
                    remedy: Phrase.Of("movement.manifest.twice.remedy", ("person", person.Key))
                );
            foreach (var chalk in chalks)
            foreach (var stranger in chalk.Said.People.Where(person => !ruling.Known.Ever<Enrolled>(person).Any()))
                yield return ruling.Find(
                    ruling.SubjectOf(plan, "chalk", chalk.Said.Chalk, stranger),
                    Verdict.Breached,
                    Phrase.Of("movement.manifest.stranger", ("person", stranger), ("chalk", chalk.Said.Chalk)),
                    new Amount(0, 1, "people"),
                    [chalk.Fact],
                    remedy: Phrase.Of("movement.manifest.stranger.remedy", ("person", stranger))
                );
        }
        if (Strength(ruling, plan) is { } strength)
            yield return strength;
        foreach (var load in ChalkLoad.Of(plan, law.Loads))
        foreach (var finding in Loaded(ruling, plan, load))
            yield return finding;
    }

    // Over all legs together: whoever travels somewhere in the move is counted once.
    private static Finding? Strength(Ruling ruling, MovePlan plan)
    {
        if (plan.Move.Said.Strength is not { } strength)
            return null;
        var chalks = plan.Standing<ChalkListed>();
        var listed = chalks.SelectMany(chalk => chalk.Said.People).Distinct().Count();
        return ruling.Find(
            ruling.SubjectOf(plan, "strength"),
            listed == strength ? Verdict.Met : Verdict.Breached,
            Phrase.Of("movement.manifest.strength", ("move", plan.Name), ("listed", listed), ("strength", strength)),
            new Amount(listed, strength, "people"),
            chalks.Select(chalk => chalk.Fact).Prepend(plan.Move.Fact),
            remedy: listed == strength ? null : Phrase.Of("movement.manifest.strength.remedy")
        );
    }

    private static IEnumerable<Finding> Loaded(Ruling ruling, MovePlan plan, ChalkLoad load)
    {
        var (chalk, people) = (load.Chalk.Said.Chalk, load.Chalk.Said.People.Count);
        if (load.Seats is { } seats)
            yield return ruling.Find(
                ruling.SubjectOf(plan, "chalk", chalk, "seats"),
                people > seats ? Verdict.Breached : Verdict.Met,
                Phrase.Of("movement.manifest.seats", ("chalk", chalk), ("people", people), ("seats", seats)),
                new Amount(people, seats, "people"),
                [load.Chalk.Fact],
                remedy: people > seats ? Phrase.Of("movement.manifest.seats.remedy", ("count", people - seats)) : null
            );
        if (load is { Chalk.Said.PayloadKg: { } said, StructureKg: { } structure } && (double)said > structure)
            yield return ruling.Find(
                ruling.SubjectOf(plan, "chalk", chalk, "structure"),
                Verdict.Breached,
                Phrase.Of(
                    "movement.manifest.structure",
                    ("chalk", chalk),
                    ("payload", said),
                    ("carrier", load.Chalk.Said.Carrier),
                    ("structure", Kg(structure))
                ),
                new Amount(said, Kg(structure), "kg"),
                [load.Chalk.Fact],
                remedy: Phrase.Of("movement.manifest.structure.remedy", ("structure", Kg(structure)))
            );
        if (load.PayloadKg is not { } payload)
            yield break;
        var kg = load.Kg;
        var verdict =
            kg > payload ? Verdict.Breached
            : kg is null || load.Unweighed > 0 ? Verdict.Undetermined
            : Verdict.Met;
        yield return ruling.Find(
            ruling.SubjectOf(plan, "chalk", chalk, "payload"),
            verdict,
            kg is { } known
                ? Phrase.Of("movement.manifest.payload", ("chalk", chalk), ("kg", Kg(known)), ("payload", Kg(payload)))
                : Phrase.Of("movement.manifest.payload.unknown", ("chalk", chalk), ("payload", Kg(payload))),
            new Amount(kg is { } mass ? Kg(mass) : null, Kg(payload), "kg"),
            load.Items.Select(item => item.Fact).Prepend(load.Chalk.Fact),
            [
                Phrase.Of(
                    "movement.manifest.payload.arithmetic",
                    ("people", people),
                    ("peopleKg", load.PeopleKg is { } own ? Kg(own) : Phrase.Of("movement.open")),
                    ("itemsKg", Kg(load.ItemsKg)),
                    ("unweighed", load.Unweighed)
                ),
            ],
            verdict switch
            {
                Verdict.Breached => Phrase.Of("movement.manifest.payload.remedy", ("kg", Kg(kg!.Value - payload))),
                Verdict.Undetermined => Phrase.Of("movement.manifest.payload.weigh", ("count", load.Unweighed)),
                _ => null,
            }
        );
    }

    private static decimal Kg(double kg) => Math.Round((decimal)kg, 1);
}
