using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Measures;

namespace Qalqan.Movement;

/// <summary>Days on which an airfield was shut, and who said so.</summary>
public sealed record Closure(DateInterval Days, string Source, Confidence Mark);

/// <summary>An airfield of the table: the engine's, with its name, state and clock. <c>Alternate</c> is where one goes when it is shut; its way, where none is written, is the shortest.</summary>
public sealed record KnownAirfield(
    Airfield Field,
    Words Title,
    string State,
    DateTimeZone Zone,
    double ElevationMetres,
    string? Alternate,
    Distance? AlternateWay,
    IReadOnlyList<Closure> Closures,
    string Source,
    Confidence Mark,
    LocalDate AsOf
);

/// <summary>Where airfields are, how long their runways, when they were shut. Judges nothing.</summary>
public sealed record Airfields(IReadOnlyList<KnownAirfield> Fields) : Requirement
{
    private const double MetresInFoot = 0.3048;

    public static Shape Shape { get; } = Shape.State<Airfields>("airfields", Read, (_, _) => []);

    private static Airfields Read(Fields fields)
    {
        HashSet<string> seen = [];
        return new Airfields(
            fields.List(
                "airfields",
                line =>
                {
                    var field = ReadOne(line);
                    if (!seen.Add(field.Field.Code))
                        line.Refuse("icao", $"\"{field.Field.Code}\" a second time", "each airfield once");
                    return field;
                }
            )
        );
    }

    private static KnownAirfield ReadOne(Fields line)
    {
        var closures = line.List(
            "closed",
            days => new Closure(days.Days(), days.Text("source"), days.Mark()),
            least: 0
        );
        var (metres, feet) = (line.Real("runwayMetres", 100, 6_000), line.Real("runwayFeet", 300, 20_000));
        if (Math.Abs(feet * MetresInFoot - metres) > 0.01 * metres)
            line.Refuse(
                "runwayMetres",
                $"{metres} m beside {feet} ft",
                "one runway in both",
                "feet stand where metres should"
            );
        var alternate = line.UnderOrNull(
            "alternate",
            one => Tuple.Create(one.Icao("icao"), one.RealOrNull("kilometres", 1, 5_000))
        );
        return new KnownAirfield(
            new Airfield(
                line.Icao("icao"),
                new Place(line.Real("latitude", -90, 90), line.Real("longitude", -180, 180)),
                metres,
                feet,
                HasFuel: line.Flag("hasFuel")
            )
            {
                Closed = [.. closures.Select(closure => closure.Days)],
            },
            line.Words("title"),
            line.State("state"),
            line.Zone("zone"),
            line.Real("elevationMetres", -430, 5_000),
            alternate?.Item1,
            alternate?.Item2 is { } kilometres ? Distance.FromKilometres(kilometres) : null,
            closures,
            line.Text("source"),
            line.Mark(),
            line.Date("asOf")
        );
    }
}
