namespace Qalqan.Lift.Tests;

/// <summary>Contingents made up for the tests: sub-units, roles and masses, nobody real.</summary>
internal static class SeatingCase
{
    public const string Commander = "commander";
    public const string Medic = "medic";
    public const string Ordnance = "ordnance";

    /// <summary>139 in twelve sub-units, 139 kg each, on three aircraft with the first case's payload by leg.</summary>
    public static Seating First()
    {
        var people = Enumerable
            .Range(1, 139)
            .Select(number => new Traveller(Ref(number), SubUnit(number), 139, Roles(number)))
            .ToList();
        var legs = FirstCase
            .Lift()
            .Answer()
            .Best!.Flights.Select(flight => new LegPayload(
                $"{flight.Flight.From.Code}-{flight.Flight.To.Code}",
                flight.Kg
            ))
            .ToList();
        return new Seating(
            people,
            [new("A", 71, legs), new("B", 71, legs), new("C", 71, legs)],
            [new Chain("command", [Ref(1), Ref(2), Ref(3), Ref(4)])],
            [new Survivors(Commander), new Survivors(Medic), new Survivors(Ordnance)],
            []
        );

        static string SubUnit(int number) => number <= 11 ? "HQ" : $"S{(number - 12) / 12 + 1:00}";

        static IReadOnlyList<string> Roles(int number) =>
            number <= 2 ? [Commander]
            : number % 30 == 5 ? [Medic]
            : number % 40 == 7 ? [Ordnance]
            : ["rifle"];
    }

    /// <summary>
    /// 1,000 in forty sub-units of unequal size and five masses, twelve aircraft of two kinds; masses go round, or come by a seed.
    /// Spare is the share of the payload that is left over.
    /// </summary>
    public static Seating Large(int seed = 0, double spare = 0.09)
    {
        var random = new Random(seed);
        var people = Enumerable
            .Range(1, 1000)
            .Select(number => new Traveller(
                Ref(number),
                $"S{(int)Math.Sqrt(number * 1.6):00}",
                120 + 5 * (seed == 0 ? number % 5 : random.Next(5)),
                number <= 3 ? [Commander]
                    : number % 50 == 5 ? [Medic]
                    : number % 70 == 7 ? [Ordnance]
                    : []
            ))
            .ToList();
        var small = people.Sum(person => person.Kg) / (1 - spare) / (8 + 4 * 1.44);
        var large = small * 1.44;
        return new Seating(
            people,
            [
                .. Enumerable
                    .Range(0, 12)
                    .Select(i => new Craft(
                        $"A{i:00}",
                        i < 4 ? 116 : 80,
                        [new("out", i < 4 ? large : small), new("in", 16_000)]
                    )),
            ],
            [new Chain("command", [.. Enumerable.Range(1, 8).Select(Ref)])],
            [new Survivors(Commander), new Survivors(Medic, 4), new Survivors(Ordnance, 2)],
            [new Seat(Ref(500), "A11")]
        );
    }

    public static string Ref(int number) => $"R1-{number:0000}";
}
