namespace Qalqan.Lift;

/// <summary>
/// What is to be flown: persons of one mass each, baggage and kit included, and cargo, in kilograms. Cargo is taken to divide freely,
/// but for its heaviest piece, which must fit into one aircraft.
/// </summary>
public sealed record Load(int Persons, double PersonKg, double CargoKg = 0, double HeaviestPieceKg = 0)
{
    public double Kg => (Persons == 0 ? 0 : Persons * PersonKg) + CargoKg;
}

/// <summary>How many times aircraft must go, and why not fewer times: arithmetic of one payload, one number of seats, one load.</summary>
public sealed record SortieCount(double PayloadKg, int Seats, Load Load)
{
    // Rounding in the last places must not cost a person.
    private const double Hair = 1e-6;

    /// <summary>Persons that one sortie takes: no more than seats, no more than the payload carries.</summary>
    public int PersonsEach => Load.Persons == 0 ? 0 : Math.Min(Seats, PersonsByPayload);

    /// <summary>The same if seats were without end.</summary>
    public int PersonsByPayload => (int)Math.Min(int.MaxValue, Math.Floor((PayloadKg + Hair) / Load.PersonKg));

    public int BySeats => Load.Persons == 0 ? 0 : Over(Load.Persons, Seats);

    /// <summary>The fewest by mass alone; null where one person, or the heaviest piece, is too much.</summary>
    public int? ByPayload =>
        PayloadKg + Hair < Load.HeaviestPieceKg || (Load.Persons > 0 && PersonsByPayload == 0) || PayloadKg <= 0
            ? null
            : Math.Max(
                Load.Persons == 0 ? 0 : Over(Load.Persons, PersonsByPayload),
                (int)Math.Ceiling((Load.Kg - Hair) / PayloadKg)
            );

    /// <summary>The fewest; null where no number is enough.</summary>
    public int? Fewest => ByPayload is { } byPayload ? Math.Max(byPayload, BySeats) : null;

    /// <summary>The least payload a sortie must have for so many to be enough; null where seats forbid it whatever it is.</summary>
    public double? LeastPayload(int sorties) =>
        sorties < 1 || BySeats > sorties
            ? null
            : Math.Max(Math.Max(Over(Load.Persons, sorties) * Load.PersonKg, Load.Kg / sorties), Load.HeaviestPieceKg);

    /// <summary>The greatest mass of a person with which so many are enough; null where none is.</summary>
    public double? GreatestPersonKg(int sorties) =>
        Load.Persons == 0 || sorties < BySeats || sorties * PayloadKg < Load.CargoKg
            ? null
            : Math.Min(PayloadKg / Over(Load.Persons, sorties), (sorties * PayloadKg - Load.CargoKg) / Load.Persons);

    private static int Over(int whole, int part) => (int)(((long)whole + part - 1) / part);
}
