namespace Qalqan.Lift;

/// <summary>
/// People whom no rule tells apart: one sub-unit, one mass, the same roles that matter, in no chain and not pinned. The solver
/// decides how many of each fly where, not who, so that equal people are not tried in every order.
/// </summary>
internal sealed record SeatingClass(
    string SubUnit,
    long Grams,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> People
)
{
    public int Count => People.Count;

    public static IReadOnlyList<SeatingClass> Of(Seating seating)
    {
        var singled = seating
            .Chains.SelectMany(chain => chain.People)
            .Concat(seating.Pins.Select(pin => pin.Person))
            .ToHashSet();
        var counted = seating.Survivors.Select(rule => rule.Role).ToHashSet();
        return
        [
            .. seating
                .People.GroupBy(person =>
                    (
                        person.SubUnit,
                        Grams: (long)Math.Ceiling(person.Kg * 1000),
                        Roles: string.Join(
                            '\n',
                            person.Roles.Where(counted.Contains).Distinct().Order(StringComparer.Ordinal)
                        ),
                        Alone: singled.Contains(person.Id) ? person.Id : ""
                    )
                )
                .Select(group => new SeatingClass(
                    group.Key.SubUnit,
                    group.Key.Grams,
                    group.Key.Roles.Length == 0 ? [] : group.Key.Roles.Split('\n'),
                    [.. group.Select(person => person.Id).Order(StringComparer.Ordinal)]
                ))
                .OrderBy(one => one.SubUnit, StringComparer.Ordinal)
                .ThenBy(one => one.People[0], StringComparer.Ordinal),
        ];
    }
}

internal static class SeatingClasses
{
    /// <summary>The class of somebody in a chain or pinned, who is alone in it.</summary>
    public static int IndexOfAlone(this IReadOnlyList<SeatingClass> classes, string person)
    {
        for (var c = 0; c < classes.Count; c++)
            if (classes[c].Count == 1 && classes[c].People[0] == person)
                return c;
        throw new InvalidOperationException($"{person} is in no class alone.");
    }

    /// <summary>Nothing tells the two aircraft apart, and nobody is pinned to either.</summary>
    public static bool Alike(this Seating seating, int one, int other)
    {
        var (a, b) = (seating.Aircraft[one], seating.Aircraft[other]);
        return a.Seats == b.Seats
            && a.LeastPayload.Equals(b.LeastPayload)
            && !seating.Pins.Any(pin => pin.Aircraft == a.Id || pin.Aircraft == b.Id);
    }
}
