using NodaTime;
using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>What one person weighs for the load, equipped and with baggage. Judges nothing.</summary>
public sealed record PersonMass(double EquippedKg, double BaggageKg) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State<PersonMass>(
            "person-mass",
            fields => new PersonMass(fields.Real("equippedKg", 30, 300), fields.Real("baggageKg", 0, 300)),
            (_, _) => []
        );

    public double Kg => EquippedKg + BaggageKg;
}

/// <summary>
/// What a contingent's lift is asked for when nobody sets anything else. Between <c>Best</c> and <c>Worst</c> the answer may lie; <c>Instead</c> are airfields
/// to land at when the one meant is shut. <c>Aircraft</c> and <c>Cargo</c> are the kinds by which states ask.
/// </summary>
public sealed record LiftCase(
    string Scope,
    int People,
    string From,
    string To,
    LocalDate Day,
    string Aircraft,
    string Reserves,
    string Status,
    string Cargo,
    Condition Best,
    Condition Worst,
    IReadOnlyList<int> PersonMasses,
    IReadOnlyList<string> Instead,
    bool IsReconstruction
);

/// <summary>The lifts that are asked for by a contingent's name. Judges nothing.</summary>
public sealed record LiftCases(IReadOnlyList<LiftCase> Cases) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State<LiftCases>("lift-cases", fields => new LiftCases(fields.List("cases", Read)), (_, _) => []);

    private static LiftCase Read(Fields line) =>
        new(
            line.Ref("scope"),
            line.Whole("people", 1, 100_000),
            line.Icao("from"),
            line.Icao("to"),
            line.Date("day"),
            line.Ref("aircraft"),
            line.OneOf("reserves", [.. Reserves.All.Select(scheme => scheme.Name)]),
            line.OneOf("status", "state", "civil"),
            line.Ref("cargo"),
            Corner(line, "best"),
            Corner(line, "worst"),
            Masses(line),
            line.Texts("instead"),
            line.Flag("isReconstruction")
        );

    private static Condition Corner(Fields line, string key) =>
        line.Under(
            key,
            corner => new Condition(corner.Real("operatingMass", 100, 1_000_000), corner.Real("wind", -300, 300))
        ) ?? new Condition(0, 0);

    private static IReadOnlyList<int> Masses(Fields line) =>
        [.. line.List("personMasses", mass => mass.Whole("kg", 30, 500))];
}
