using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>A part of a road: a drive or a border.</summary>
public sealed record RoadPart(Words Title, Duration Takes, string Source, Confidence Mark);

/// <summary>From an airfield by road to where people are wanted, over these states.</summary>
public sealed record OnwardRoad(string From, IReadOnlyList<string> States, IReadOnlyList<RoadPart> Parts)
{
    public Duration Takes => Parts.Aggregate(Duration.Zero, (sum, part) => sum + part.Takes);
}

/// <summary>How long it takes from airfields by road to one place, borders included. Judges nothing.</summary>
public sealed record OnwardRoads(string To, IReadOnlyList<OnwardRoad> Roads) : Requirement
{
    public static Shape Shape { get; } = Shape.State<OnwardRoads>("onward-roads", Read, (_, _) => []);

    private static OnwardRoads Read(Fields fields)
    {
        HashSet<string> seen = [];
        return new OnwardRoads(
            fields.Ref("to"),
            fields.List(
                "roads",
                line =>
                {
                    var road = new OnwardRoad(line.Icao("from"), line.States("states"), line.List("parts", ReadPart));
                    if (!seen.Add(road.From))
                        line.Refuse("from", $"\"{road.From}\" a second time", "one road from each airfield");
                    return road;
                }
            )
        );
    }

    private static RoadPart ReadPart(Fields part) =>
        new(
            part.Words("title"),
            Duration.FromMinutes(part.Whole("minutes", 1, 20_000)),
            part.Text("source"),
            part.Mark()
        );
}
