using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations.Tests;

/// <summary>A mission's places by hand: three positions on the line of sight, a camp, and an airport a continent away.</summary>
internal static class Area
{
    public static Gazetteer Places { get; } = new(All);

    public static Gazetteer WithDeclination { get; } = new(All, 5);

    private static Landmark[] All =>
        [
            Post("P68", 33.0781, 35.8692),
            Post("P85", 32.8986, 35.8608),
            Post("P10", 33.28, 35.82),
            new("camp-faouar", "Camp Faouar", new Place(33.239, 35.911), Distance.FromMetres(1000), false),
            new(
                "almaty-airport",
                "Almaty International Airport",
                new Place(43.352, 77.04),
                Distance.FromMetres(200),
                false
            ),
        ];

    private static Landmark Post(string id, double north, double east) =>
        new(id, $"Position {id[1..]}", new Place(north, east), Distance.FromMetres(500), true);
}
