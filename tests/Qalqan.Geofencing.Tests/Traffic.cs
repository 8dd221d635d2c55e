using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

/// <summary>Made-up traffic about lines and zones, and a plan to watch it by.</summary>
internal static class Traffic
{
    public static readonly Instant Begin = Instant.FromUtc(2025, 1, 7, 6, 0);

    public static WatchPlan Plan(Random random, double errorMetres)
    {
        var error = Distance.FromMetres(errorMetres);
        // A saw, so that one step may meet it more than once.
        var west = Ground.Line(
            "33.25,35.80 33.20,35.81 33.19,35.79 33.18,35.82 33.17,35.79 33.16,35.82 33.15,35.80 33.15,35.83 33.10,35.83 33.09,35.79 33.08,35.82 "
                + "33.07,35.79 33.05,35.80 32.95,35.82"
        );
        var east = Ground.Line("33.25,35.80 33.22,35.86 33.15,35.87 33.08,35.85 32.98,35.88 32.95,35.82");
        List<WatchedZone> zones =
        [
            new(new Zone("aos", new Polygon([.. west.Points, .. east.Points.Reverse()])), error),
            new(new Zone("square", Ground.Area("33.1,35.8 33.1,35.85 33.15,35.85 33.15,35.8")), default),
            new(
                new Zone(
                    "ring",
                    [
                        Ground.Area("33.0,35.8 33.0,35.9 33.1,35.9 33.1,35.8"),
                        Ground.Area("33.03,35.83 33.03,35.87 33.07,35.87 33.07,35.83"),
                    ]
                ),
                default
            ),
        ];
        zones.Add(
            new WatchedZone(new Zone("town", Ground.Area("33.05,35.77 33.05,35.86 33.17,35.86 33.17,35.77")), error)
        );
        for (var i = 0; i < 3; i++)
            zones.Add(new WatchedZone(new Zone($"star-{i}", new Polygon(PolygonTests.Star(random, 6 + i))), error));
        return new WatchPlan
        {
            Lines = [new("west", west, error), new("east", east, error)],
            Zones = zones,
            Bands =
            [
                new("west-near", "west", Side.Right, default, Distance.FromKilometres(3)),
                new("west-far", "west", Side.Right, Distance.FromKilometres(3), Distance.FromKilometres(6)),
                new("east-near", "east", Side.Left, default, Distance.FromKilometres(4)),
            ],
            Counts =
            [
                new("most-in-aos", "aos", Among.All, 2),
                new("no-tank-near", "west-near", new Among(["one"], ["vehicle"]), 0),
                new("most-in-star", "star-0", new Among([], ["person", "vehicle"]), 1),
            ],
            Dwells =
            [
                new("ten-minutes", "square", Among.All, Duration.FromMinutes(10)),
                new("half-an-hour", "west-near", new Among(["one", "other"], []), Duration.FromMinutes(30)),
            ],
            Presences =
            [
                new("no-one-in-aos", ["aos"], new Among(["one"], [])),
                new("no-other-west", ["aos", "west-near", "west-far"], new Among(["other"], ["vehicle", "drone"])),
            ],
            Crossings =
            [
                new("no-drone-over", "west", Side.Right, new Among([], ["drone"])),
                new("no-crossing", "east", null, Among.All),
            ],
            Impacts = [new("no-fire-into-aos", "aos", new Among([], ["shot"]))],
            Doubts = [new("town", "west", ["aos", "west-near", "west-far"])],
            Lateness = Duration.FromMinutes(15),
            Silence = Duration.FromHours(1),
        };
    }

    /// <summary>The same, but in the middle of it the western line and the area are drawn anew, another area is no longer drawn, and rules begin
    /// and end; at an instant of which there are positions.</summary>
    public static WatchPlan Dated(WatchPlan plan)
    {
        var turn = Begin + Duration.FromMinutes(55);
        var (before, after) = (new Interval(null, turn), new Interval(turn, null));
        var (west, east) = (plan.Lines[0], plan.Lines[1]);
        var moved = Ground.Line("33.25,35.80 33.18,35.79 33.15,35.81 33.10,35.80 33.05,35.81 32.95,35.82");
        var area = new Zone("aos", new Polygon([.. moved.Points, .. east.Line.Points.Reverse()]));
        return plan with
        {
            Lines = [west with { When = before }, east, west with { Line = moved, When = after }],
            Zones =
            [
                plan.Zones[0] with
                {
                    When = before,
                },
                .. plan.Zones.Skip(1).Select(zone => zone.Zone.Id == "star-1" ? zone with { When = before } : zone),
                plan.Zones[0] with
                {
                    Zone = area,
                    When = after,
                },
            ],
            Counts = [.. plan.Counts.Select((ceiling, i) => i == 0 ? ceiling with { When = after } : ceiling)],
            Dwells = [.. plan.Dwells.Select((ceiling, i) => i == 0 ? ceiling with { When = before } : ceiling)],
            Presences = [.. plan.Presences.Select((rule, i) => rule with { When = i == 0 ? before : after })],
            Crossings = [.. plan.Crossings.Select((rule, i) => i == 1 ? rule with { When = after } : rule)],
            Impacts = [.. plan.Impacts.Select(rule => rule with { When = before })],
            Doubts = [.. plan.Doubts.Select(doubt => doubt with { When = after })],
        };
    }

    /// <summary>Walks with jumps, silences, pauses, repeats and a coarse raster, so that many lie on edges and corners.</summary>
    public static List<Position> Positions(Random random, int entities, int steps, double errorMetres)
    {
        List<Position> positions = [];
        for (var entity = 0; entity < entities; entity++)
        {
            var (at, place) = (
                Begin + Duration.FromSeconds(30 * random.Next(60)),
                Raster(random, Ground.Somewhere(random, 0.15))
            );
            string? what = random.Next(4) switch
            {
                0 => null,
                1 => "person",
                2 => "vehicle",
                _ => "drone",
            };
            string? side = random.Next(3) switch
            {
                0 => null,
                1 => "one",
                _ => "other",
            };
            for (var step = 0; step < steps; step++)
            {
                var jump = random.NextDouble() < 0.04;
                var error = Distance.FromMetres(errorMetres == 0 ? 0 : Math.Round(errorMetres * random.NextDouble()));
                positions.Add(
                    new Position(
                        $"V-{entity}",
                        at,
                        jump ? Ground.Somewhere(random, 1) : place,
                        error,
                        random.Next(3) == 0 ? side : null,
                        random.Next(5) == 0 ? what : null
                    )
                );
                if (random.Next(4) == 0)
                    positions.Add(
                        positions[^1] with
                        {
                            Error = error * 0.5,
                            Side = random.Next(2) == 0 ? "other" : null,
                        }
                    );
                if (random.NextDouble() < 0.03)
                    place = Ground.Somewhere(random, 0.15); // it is found elsewhere from now on
                at += Duration.FromSeconds(random.NextDouble() < 0.02 ? 4500 : 30 * random.Next(0, 8));
                if (random.Next(5) > 0)
                    place = Raster(
                        random,
                        new Place(
                            place.Latitude + 0.03 * (random.NextDouble() - 0.5),
                            place.Longitude + 0.03 * (random.NextDouble() - 0.5)
                        )
                    );
            }
        }
        return positions;
    }

    public static List<Sighting> Sightings(Random random, int count, double errorMetres) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Sighting(
                    $"S-{i}",
                    Begin + Duration.FromSeconds(60 * random.Next(200)),
                    random.Next(3) == 0 ? "drone" : "shot",
                    Raster(random, Ground.Somewhere(random, 0.15)),
                    Distance.FromMetres(errorMetres),
                    random.Next(5) == 0 ? null : Raster(random, Ground.Somewhere(random, 0.15)),
                    Distance.FromMetres(errorMetres)
                )),
        ];

    /// <summary>In any order in which nothing is later than the lateness, and each up to so many times.</summary>
    public static IEnumerable<T> Arriving<T>(
        Random random,
        IEnumerable<T> all,
        Func<T, Instant> at,
        Duration lateness,
        int most
    ) =>
        all.SelectMany(one => Enumerable.Repeat(one, 1 + random.Next(most)))
            .Select(one => (One: one, Order: at(one) + lateness * random.NextDouble()))
            .OrderBy(one => one.Order)
            .Select(one => one.One);

    private static Place Raster(Random random, Place place) =>
        random.Next(2) == 0
            ? place
            : new Place(Math.Round(place.Latitude * 100) / 100, Math.Round(place.Longitude * 100) / 100);
}
