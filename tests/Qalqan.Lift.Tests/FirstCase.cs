using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Lift.Tests;

/// <summary>
/// The move of March 2024 as our own study reconstructs it: R read in a source, G general knowledge, C computed there. Why three
/// aircraft flew, and not two, was never reported; what these numbers say of it is an inference.
/// </summary>
internal static class FirstCase
{
    private static readonly LocalDate Day = new(2024, 3, 14);

    // Reference points of OurAirports, public domain (R); runways of its 2026-08-22 dump (R).
    public static readonly Airfield Almaty = new("UAAA", new Place(43.352100, 77.040497), 4500, 14764);
    public static readonly Airfield Aktau = new("UATE", new Place(43.860100, 51.091999), 3052, 10013);
    public static readonly Airfield Damascus = new("OSDI", new Place(33.411499, 36.515598), 3600, 11811);
    public static readonly Airfield Beirut = new("OLBA", new Place(33.820900, 35.488400), 3800, 12467);
    public static readonly Airfield Amman = new("OJAI", new Place(31.722601, 35.993198), 3660, 12008);
    public static readonly Airfield Baku = new("UBBB", new Place(40.467499, 50.046700), 4000, 13123);

    private static readonly Alternate NearAktau = new("UBBB", Distance.FromKilometres(386.6)); // C
    private static readonly Alternate NearDamascus = new("OJAI", Distance.FromKilometres(200)); // C, rounded

    /// <summary>By Baku, Tabriz, Erbil and Deir ez-Zor (C).</summary>
    private static readonly Distance AroundToDamascus = Distance.FromKilometres(1851);

    public static readonly Route Straight = new([Flight.Direct(Almaty, Damascus, alternate: NearDamascus)]);

    public static readonly Route ByAktau = new([
        Flight.Direct(Almaty, Aktau, alternate: NearAktau),
        new Flight(Aktau, Damascus, AroundToDamascus, Alternate: NearDamascus),
    ]);

    public static readonly Condition Best = new(11_500, 0);
    public static readonly Condition Worst = new(12_000, 50);

    public static Aircraft C295(double operatingMass = 11_500) =>
        new(
            "C295M",
            Read(23_200),
            new Figure(operatingMass, Provenance.Entered, "planning range 11.5 to 12.0 t", Day),
            Read(9_250),
            new Figure(6_120, Provenance.Computed, "7,650 l at 0.8", Day),
            Read(71),
            Read(480),
            new Figure(1.46, Provenance.Computed, "fitted to published ranges", Day),
            new Figure(20_500, Provenance.Computed, "fitted to published ranges", Day),
            TakeoffMetres: Read(844),
            LandingMetres: Read(420)
        );

    public static Airlift Lift(int persons = 139, double personKg = 139, double operatingMass = 11_500) =>
        new(C295(operatingMass), Reserves.Study, new Load(persons, personKg), [Straight, ByAktau], Day);

    private static Figure Read(double value) => new(value, Provenance.Read, "aircraft.csv, C295", Day);
}
