namespace Qalqan.Lift;

/// <summary>One person to be flown, by a reference and never a name, with baggage and kit in the mass.</summary>
public sealed record Traveller(string Id, string SubUnit, double Kg, IReadOnlyList<string> Roles);

/// <summary>What one aircraft may carry of people on one of its flights, in kilograms.</summary>
public sealed record LegPayload(string Leg, double Kg);

/// <summary>One aircraft of the move: its seats, and its payload on each flight.</summary>
public sealed record Craft(string Id, int Seats, IReadOnlyList<LegPayload> Legs)
{
    internal double LeastPayload => Legs.Count == 0 ? double.MaxValue : Legs.Min(leg => leg.Kg);
}

/// <summary>A chain of command from the top: no two neighbours in it may share an aircraft.</summary>
public sealed record Chain(string Name, IReadOnlyList<string> People);

/// <summary>Whichever one aircraft is lost, at least so many holders of the role must be on the others.</summary>
public sealed record Survivors(string Role, int Least = 1);

/// <summary>One line of a manifest. As a pin: this person on this aircraft, whatever the solver would prefer.</summary>
public sealed record Seat(string Person, string Aircraft);

/// <summary>Who is to fly, in what, and what no loss of one aircraft may take away.</summary>
public sealed record Seating(
    IReadOnlyList<Traveller> People,
    IReadOnlyList<Craft> Aircraft,
    IReadOnlyList<Chain> Chains,
    IReadOnlyList<Survivors> Survivors,
    IReadOnlyList<Seat> Pins
)
{
    /// <summary>What is wrong with the question itself: then there is nothing to solve or to judge by.</summary>
    public IReadOnlyList<Problem> Problems()
    {
        List<Problem> problems = [];
        Repeated(People.Select(person => person.Id), "person-listed-twice", problems);
        Repeated(Aircraft.Select(craft => craft.Id), "aircraft-listed-twice", problems);
        var people = People.Select(person => person.Id).ToHashSet();
        var aircraft = Aircraft.Select(craft => craft.Id).ToHashSet();
        foreach (var person in People.Where(person => !(double.IsFinite(person.Kg) && person.Kg > 0)))
            problems.Add(new("figure-not-positive", person.Id, $"{person.Kg} kg", ">0 kg", "correct-figure"));
        foreach (var craft in Aircraft)
        {
            if (craft.Seats < 0)
                problems.Add(new("seats-negative", craft.Id, $"{craft.Seats}", ">=0", "correct-figure"));
            foreach (var leg in craft.Legs.Where(leg => !(double.IsFinite(leg.Kg) && leg.Kg >= 0)))
                problems.Add(
                    new("payload-not-a-mass", $"{craft.Id} {leg.Leg}", $"{leg.Kg} kg", ">=0 kg", "correct-figure")
                );
        }
        foreach (var chain in Chains)
        {
            Repeated(chain.People, "chain-names-twice", problems);
            foreach (var person in chain.People.Where(person => !people.Contains(person)))
                problems.Add(new("person-unknown", chain.Name, person, "listed-person", "correct-reference"));
        }
        Repeated(Pins.Select(pin => pin.Person), "person-on-two-manifests", problems);
        foreach (var pin in Pins)
        {
            if (!people.Contains(pin.Person))
                problems.Add(new("person-unknown", pin.Aircraft, pin.Person, "listed-person", "correct-reference"));
            if (!aircraft.Contains(pin.Aircraft))
                problems.Add(new("aircraft-unknown", pin.Person, pin.Aircraft, "listed-aircraft", "correct-reference"));
        }
        return problems;
    }

    private static void Repeated(IEnumerable<string> names, string code, List<Problem> problems)
    {
        foreach (var group in names.GroupBy(name => name).Where(group => group.Count() > 1))
            problems.Add(new(code, group.Key, $"{group.Count()}", "1", "remove-repetition"));
    }
}
