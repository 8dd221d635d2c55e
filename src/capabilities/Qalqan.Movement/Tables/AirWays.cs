using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Movement;

/// <summary>
/// A way from one airfield to another. Without a length it is the great circle. <c>States</c> are those it crosses, in order, one perhaps more
/// than once; empty: nobody has read them off.
/// </summary>
public sealed record KnownWay(
    string From,
    string To,
    Distance? Length,
    IReadOnlyList<string> Via,
    IReadOnlyList<string> States,
    string Source,
    Confidence Mark
)
{
    /// <summary>The same way flown back.</summary>
    public KnownWay Back() =>
        this with
        {
            From = To,
            To = From,
            Via = [.. Via.Reverse()],
            States = [.. States.Reverse()],
        };
}

/// <summary>Ways that are known to be flown otherwise than straight, and states under those that are straight. Judges nothing.</summary>
public sealed record AirWays(IReadOnlyList<KnownWay> Ways) : Requirement
{
    public static Shape Shape { get; } = Shape.State<AirWays>("air-ways", Read, (_, _) => []);

    private static AirWays Read(Fields fields)
    {
        HashSet<(string, string)> seen = [];
        return new AirWays(
            fields.List(
                "ways",
                line =>
                {
                    var kilometres = line.RealOrNull("kilometres", 1, 20_000);
                    var way = new KnownWay(
                        line.Icao("from"),
                        line.Icao("to"),
                        kilometres is { } km ? Distance.FromKilometres(km) : null,
                        line.Texts("via"),
                        line.States("states"),
                        line.Text("source"),
                        line.Mark()
                    );
                    if (way.From == way.To)
                        line.Refuse("to", $"\"{way.To}\"", "another airfield than the first");
                    if (!seen.Add((way.From, way.To)) || seen.Contains((way.To, way.From)))
                        line.Refuse(
                            "from",
                            $"{way.From} to {way.To} a second time",
                            "each pair once, either way round"
                        );
                    return way;
                }
            )
        );
    }
}
