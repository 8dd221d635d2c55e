using NodaTime;
using Qalqan.Lift;
using Qalqan.Lift.Tests;
using Qalqan.Measures;

namespace Qalqan.Bench;

/// <summary>
/// The first move whole (sorties with their sensitivities, who flies with whom, the road), a thousand people in twelve aircraft, and a
/// long load list. No peer in .NET does any of it; the aims are the issue's.
/// </summary>
internal static class Lifting
{
    private const int Payloads = 1_000;

    public static void Run(Table table, string path)
    {
        _ = path;
        Leg(table);
        Whole(table);
        foreach (var (seed, spare) in new[] { (1, 0.09), (2, 0.04), (3, 0.02) })
            Thousand(table, seed, spare);
        LoadList(table);
    }

    private static void Leg(Table table)
    {
        var (aircraft, flight) = (FirstCase.C295(), FirstCase.ByAktau.Flights[0]);
        var sum = 0.0;
        var milliseconds = Rounds
            .Of(
                1,
                () =>
                    Rounds.Time(() =>
                    {
                        for (var i = 0; i < Payloads; i++)
                            sum += FlightPayload.Of(aircraft, flight.Against(i % 50), Reserves.Study).Kg;
                    })
            )
            .Milliseconds(0);
        GC.KeepAlive(sum);
        table.Figure("payload of a flight, every limit of it", $"{milliseconds * 1000 / Payloads:0} us", "", null);
    }

    private static void Whole(Table table)
    {
        var optimal = true;
        var milliseconds = Rounds
            .Of(
                1,
                () =>
                    Rounds.Time(() =>
                    {
                        var lift = FirstCase.Lift();
                        var best = lift.Answer().Best!;
                        foreach (var route in lift.Routes)
                            Sensitivity.Table(lift, route, [100, 120, 139, 150], [FirstCase.Best, FirstCase.Worst]);
                        Sensitivity.HeadwindAtMost(lift, best.Route);
                        var seating = SeatingCase.First();
                        var proposal = seating.Propose(Duration.FromSeconds(5));
                        optimal &= proposal.Proof is Proof.Optimal && seating.Check(proposal.Seats).Stands;
                        optimal &= Road().Check().Count == 0;
                    })
            )
            .Milliseconds(0);
        table.Figure(
            "the first case whole, its seating proven",
            $"{milliseconds:0} ms",
            "< 5 s",
            optimal && milliseconds < 5000
        );
    }

    private static MarchTable Road()
    {
        Serial[] serials =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(i => new Serial($"{i}", [new MarchUnit($"{i}a", 5), new MarchUnit($"{i}b", 4)])),
        ];
        var column = new Column(
            serials,
            Distance.FromMetres(92),
            Distance.FromMetres(8),
            Duration.FromMinutes(2),
            Duration.FromMinutes(5)
        );
        CriticalPoint[] points =
        [
            .. Enumerable.Range(0, 8).Select(i => new CriticalPoint($"CP{i}", Distance.FromKilometres(12 * i), 25)),
        ];
        return MarchTable.Of(column, new MarchRoute(points), Instant.FromUtc(2024, 3, 15, 9, 0));
    }

    private static void Thousand(Table table, int seed, double spare)
    {
        var seating = SeatingCase.Large(seed, spare);
        SeatingProposal? proposal = null;
        var milliseconds = Rounds.Time(() => proposal = seating.Propose(Duration.FromSeconds(30)));
        var stands = seating.Check(proposal!.Seats).Stands;
        table.Figure(
            $"1,000 in 12 aircraft, {spare:0%} spare: {proposal.Presences}, bound {proposal.Bound}",
            $"{milliseconds / 1000:0.0} s",
            "< 60 s",
            stands && proposal.Gap <= 0.1 && milliseconds < 60_000
        );
    }

    private static void LoadList(Table table)
    {
        var random = new Random(9);
        TransportUnit[] units =
        [
            .. Enumerable.Range(0, 60).Select(i => new TransportUnit($"{i}", UnitKind.Vehicle, NetExplosiveKg: 1000)),
        ];
        var entries = GoodsTables.Entries;
        GoodsLine[] lines =
        [
            .. Enumerable
                .Range(0, 10_000)
                .Select(i =>
                    i % 3 == 0
                        ? new GoodsLine($"{i}", $"{random.Next(60)}", null, 20)
                        : new GoodsLine(
                            $"{i}",
                            $"{random.Next(60)}",
                            entries[random.Next(entries.Count)].Number,
                            20,
                            10,
                            1
                        )
                ),
        ];
        var milliseconds = Rounds
            .Of(1, () => Rounds.Time(() => GoodsTables.ByRoad.Check(units, lines)))
            .Milliseconds(0);
        table.Figure("a load list of 10,000 lines judged", $"{milliseconds:0.0} ms", "< 200 ms", milliseconds < 200);
    }
}
