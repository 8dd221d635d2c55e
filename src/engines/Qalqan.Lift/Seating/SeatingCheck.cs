namespace Qalqan.Lift;

/// <summary>A limit or rule of a seating. Each can be lifted alone to see whether it is what stands in the way.</summary>
public enum SeatingRule
{
    /// <summary>Everybody listed flies, once, in an aircraft that is listed.</summary>
    Manifest,
    Seats,
    Payload,
    Chain,
    Survivors,
    Pins,
}

/// <summary>
/// One breach: which rule, on which aircraft and flight, by whom; what was seen and what was wanted, in persons or kilograms; and
/// the change that would heal it.
/// </summary>
public sealed record SeatingFault(
    SeatingRule Rule,
    string Code,
    string? Aircraft,
    string? Leg,
    IReadOnlyList<string> People,
    double Seen,
    double Wanted,
    string Change
);

/// <summary>
/// What an allocation is worth. <see cref="Presences"/> counts for every sub-unit the aircraft that carry some of it: the fewer, the
/// more are together.
/// </summary>
public sealed record SeatingJudged(
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<SeatingFault> Faults,
    int Presences,
    IReadOnlyList<string> SplitSubUnits
)
{
    public bool Stands => Problems.Count == 0 && Faults.Count == 0;
}

/// <summary>Judges any allocation, whoever made it, by counting. It shares nothing with the solver but the question.</summary>
public static class SeatingCheck
{
    // A gram: payloads are computed, and the last places of two computations differ.
    private const double Hair = 0.001;

    public static SeatingJudged Check(this Seating seating, IReadOnlyList<Seat> seats)
    {
        ArgumentNullException.ThrowIfNull(seating);
        ArgumentNullException.ThrowIfNull(seats);
        if (seating.Problems() is { Count: > 0 } problems)
            return new SeatingJudged(problems, [], 0, []);

        var known = seating.People.ToDictionary(person => person.Id);
        List<SeatingFault> faults = [.. Manifest(seating, seats, known)];
        var aboard = seats.Where(seat => known.ContainsKey(seat.Person)).ToLookup(seat => seat.Aircraft, s => s.Person);
        foreach (var craft in seating.Aircraft)
            faults.AddRange(Limits(craft, [.. aboard[craft.Id].Select(id => known[id])]));
        faults.AddRange(Chains(seating, seats));
        faults.AddRange(Survival(seating, aboard));
        faults.AddRange(Pins(seating, seats));

        var spread = seats
            .Where(seat => known.ContainsKey(seat.Person))
            .GroupBy(seat => known[seat.Person].SubUnit)
            .Select(group => (SubUnit: group.Key, Count: group.Select(seat => seat.Aircraft).Distinct().Count()))
            .ToList();
        return new SeatingJudged(
            [],
            faults,
            spread.Sum(unit => unit.Count),
            [.. spread.Where(unit => unit.Count > 1).Select(unit => unit.SubUnit).Order(StringComparer.Ordinal)]
        );
    }

    private static IEnumerable<SeatingFault> Manifest(
        Seating seating,
        IReadOnlyList<Seat> seats,
        Dictionary<string, Traveller> known
    )
    {
        var aircraft = seating.Aircraft.Select(craft => craft.Id).ToHashSet();
        var lines = seats.ToLookup(seat => seat.Person);
        foreach (var person in seating.People.Where(person => lines[person.Id].Count() != 1))
        {
            var count = lines[person.Id].Count();
            yield return count == 0
                ? Of("person-not-seated", null, person.Id, count, "seat-person")
                : Of("person-on-two-manifests", lines[person.Id].First().Aircraft, person.Id, count, "strike-one-line");
        }
        foreach (var seat in seats)
        {
            if (!known.ContainsKey(seat.Person))
                yield return Of("person-unknown", seat.Aircraft, seat.Person, 1, "correct-reference");
            if (!aircraft.Contains(seat.Aircraft))
                yield return Of("aircraft-unknown", seat.Aircraft, seat.Person, 1, "correct-reference");
        }

        static SeatingFault Of(string code, string? aircraft, string person, int seen, string change) =>
            new(
                SeatingRule.Manifest,
                code,
                aircraft,
                null,
                [person],
                seen,
                code.EndsWith("unknown", StringComparison.Ordinal) ? 0 : 1,
                change
            );
    }

    private static IEnumerable<SeatingFault> Limits(Craft craft, IReadOnlyList<Traveller> aboard)
    {
        if (aboard.Count > craft.Seats)
            yield return new SeatingFault(
                SeatingRule.Seats,
                "seats-exceeded",
                craft.Id,
                null,
                [],
                aboard.Count,
                craft.Seats,
                "move-persons"
            );
        var kg = aboard.Sum(person => person.Kg);
        foreach (var leg in craft.Legs.Where(leg => kg > leg.Kg + Hair))
            yield return new SeatingFault(
                SeatingRule.Payload,
                "payload-exceeded",
                craft.Id,
                leg.Leg,
                [],
                kg,
                leg.Kg,
                "move-persons"
            );
    }

    private static IEnumerable<SeatingFault> Chains(Seating seating, IReadOnlyList<Seat> seats)
    {
        var where = seats.ToLookup(seat => seat.Person, seat => seat.Aircraft);
        foreach (var chain in seating.Chains)
        foreach (var (above, below) in chain.People.Zip(chain.People.Skip(1)))
        foreach (var shared in where[above].Intersect(where[below]))
            yield return new SeatingFault(
                SeatingRule.Chain,
                "chain-together",
                shared,
                null,
                [above, below],
                2,
                1,
                "move-one-of-two"
            );
    }

    private static IEnumerable<SeatingFault> Survival(Seating seating, ILookup<string, string> aboard)
    {
        foreach (var rule in seating.Survivors)
        {
            var holders = seating
                .People.Where(person => person.Roles.Contains(rule.Role))
                .Select(p => p.Id)
                .ToHashSet();
            foreach (var craft in seating.Aircraft)
            {
                var lost = aboard[craft.Id].Where(holders.Contains).Distinct().ToList();
                var left = seating
                    .Aircraft.Where(other => other != craft)
                    .SelectMany(other => aboard[other.Id])
                    .Where(holders.Contains)
                    .Distinct()
                    .Count();
                if (left < rule.Least)
                    yield return new SeatingFault(
                        SeatingRule.Survivors,
                        rule.Role,
                        craft.Id,
                        null,
                        lost,
                        left,
                        rule.Least,
                        holders.Count > rule.Least ? "move-holder" : "add-holder"
                    );
            }
        }
    }

    private static IEnumerable<SeatingFault> Pins(Seating seating, IReadOnlyList<Seat> seats)
    {
        foreach (var pin in seating.Pins)
            if (seats.FirstOrDefault(seat => seat.Person == pin.Person) is { } seat && seat.Aircraft != pin.Aircraft)
                yield return new SeatingFault(
                    SeatingRule.Pins,
                    "pin-broken",
                    seat.Aircraft,
                    null,
                    [pin.Person],
                    0,
                    1,
                    "move-to-pinned-aircraft"
                );
    }
}
