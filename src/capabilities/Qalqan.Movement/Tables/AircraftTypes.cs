using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>A type of aircraft by the reference under which legs name it, such as <c>c295m</c>.</summary>
public sealed record AircraftType(string Id, Aircraft Aircraft);

/// <summary>What types of aircraft weigh, hold and burn, each figure with how it is known. Judges nothing.</summary>
public sealed record AircraftTypes(IReadOnlyList<AircraftType> Types) : Requirement
{
    public static Shape Shape { get; } = Shape.State<AircraftTypes>("aircraft-types", Read, (_, _) => []);

    private static AircraftTypes Read(Fields fields)
    {
        HashSet<string> seen = [];
        return new AircraftTypes(
            fields.List(
                "aircraft",
                line =>
                {
                    var id = line.Ref("id");
                    if (!seen.Add(id))
                        line.Refuse("id", $"\"{id}\" a second time", "each type once");
                    var name = line.Text("type");
                    return new AircraftType(id, line.Under("figures", figures => Read(name, figures))!);
                }
            )
        );
    }

    private static Aircraft Read(string type, Fields figures)
    {
        var aircraft = new Aircraft(
            type,
            Of("takeoffMass"),
            Of("operatingMass"),
            Of("structure"),
            Of("tank"),
            Of("seats"),
            Of("cruiseKmh"),
            Of("burnPerKm"),
            Of("burnMass"),
            figures.UnderOrNull("landingMass", TableFields.Figure),
            figures.UnderOrNull("takeoffMetres", TableFields.Figure),
            figures.UnderOrNull("landingMetres", TableFields.Figure)
        );
        if (aircraft is { OperatingMass: { } empty, TakeoffMass: { } full } && empty.Value >= full.Value)
            figures.Refuse("operatingMass", $"{empty.Value} kg", $"less than the takeoff mass, {full.Value} kg");
        return aircraft;

        Figure Of(string key) => figures.Under(key, TableFields.Figure)!;
    }
}
