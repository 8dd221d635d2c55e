using System.Diagnostics;
using NodaTime;
using static Qalqan.Lift.Tests.SeatingCase;

namespace Qalqan.Lift.Tests;

public sealed class SeatingTests(ITestOutputHelper output)
{
    private static readonly Duration Limit = Duration.FromSeconds(20);

    [Fact]
    public void The_first_case_is_seated_optimally_and_the_judge_agrees()
    {
        var seating = First();
        var clock = Stopwatch.StartNew();

        var proposal = seating.Propose(Limit, TestContext.Current.CancellationToken);

        output.WriteLine($"{clock.ElapsedMilliseconds} ms, {proposal.Presences} presences, bound {proposal.Bound}");
        Assert.Equal(Proof.Optimal, proposal.Proof);
        Assert.Equal(proposal.Bound, proposal.Presences);
        Assert.Empty(seating.Check(proposal.Seats).Faults);
        Assert.Equal(139, proposal.Seats.Count);
        Assert.Equal(proposal.Seats, seating.Propose(Limit, TestContext.Current.CancellationToken).Seats);
    }

    [Fact]
    public void Two_aircraft_cannot_take_139_and_payload_alone_stands_in_the_way()
    {
        var seating = First();
        var two = seating with { Aircraft = [.. seating.Aircraft.Take(2)] };

        var proposal = two.Propose(Limit, TestContext.Current.CancellationToken);

        Assert.Equal(Proof.Infeasible, proposal.Proof);
        var relaxation = Assert.Single(proposal.Relaxations, one => one.Helps);
        Assert.Equal((SeatingRule.Payload, Proof.Optimal), (relaxation.Rule, relaxation.Proof));
        // All that is too much for the first leg of two, however it is divided.
        Assert.Equal(139 * 139 - 2 * 7308, relaxation.Faults.Where(fault => fault.Leg == "UAAA-UATE").Sum(Over), 1.0);
        Assert.All(relaxation.Faults, fault => Assert.Equal("payload-exceeded", fault.Code));
        Assert.Contains(relaxation.Faults, fault => fault.Leg == "UAAA-UATE");
    }

    [Fact]
    public void A_single_medic_can_survive_no_loss_and_the_answer_is_to_add_one()
    {
        var seating = First();
        var one = seating with
        {
            People =
            [
                .. seating.People.Select(person =>
                    person.Roles.Contains(Medic) && person.Id != Ref(5) ? person with { Roles = [] } : person
                ),
            ],
        };

        var relaxation = Assert.Single(
            one.Propose(Limit, TestContext.Current.CancellationToken).Relaxations,
            relaxation => relaxation.Helps
        );

        Assert.Equal(SeatingRule.Survivors, relaxation.Rule);
        var fault = Assert.Single(relaxation.Faults, fault => fault.Code == Medic);
        Assert.Equal([Ref(5)], fault.People);
        Assert.Equal((0, 1, "add-holder"), (fault.Seen, fault.Wanted, fault.Change));
    }

    [Fact]
    public void A_thousand_in_eleven_are_refused_and_the_payload_that_is_short_is_named()
    {
        var seating = Large();
        var eleven = seating with
        {
            Aircraft = [.. seating.Aircraft.Skip(1).Select(craft => craft with { Seats = 140 })],
        };
        var clock = Stopwatch.StartNew();

        var proposal = eleven.Propose(Duration.FromSeconds(2), TestContext.Current.CancellationToken);

        output.WriteLine($"{clock.ElapsedMilliseconds} ms");
        Assert.Equal(Proof.Infeasible, proposal.Proof);
        var relaxation = Assert.Single(proposal.Relaxations, one => one.Helps);
        Assert.Equal(SeatingRule.Payload, relaxation.Rule);
        var shortBy =
            eleven.People.Sum(person => person.Kg) - eleven.Aircraft.Sum(craft => craft.Legs.Min(leg => leg.Kg));
        Assert.True(relaxation.Faults.Sum(Over) >= shortBy - 0.01);
    }

    /// <summary>Of every allocation that keeps the other rules, the least that the lifted rule is broken by.</summary>
    [Fact]
    public void The_price_of_a_relaxation_is_what_trying_everything_finds()
    {
        var random = new Random(23);
        Dictionary<SeatingRule, int> compared = [];
        for (var round = 0; round < 80; round++)
        {
            var seating = Knotted(random);
            var proposal = seating.Propose(Limit, TestContext.Current.CancellationToken);
            if (proposal.Proof is Proof.Optimal)
                continue;
            var judged = Everything(seating).Select(seats => seating.Check(seats)).ToList();
            foreach (var relaxation in proposal.Relaxations)
            {
                var least = judged
                    .Where(one => one.Faults.All(fault => fault.Rule == relaxation.Rule))
                    .Select(one => (double?)one.Faults.Sum(fault => Math.Abs(Over(fault))))
                    .Min();
                Assert.Equal(least, relaxation.Helps ? relaxation.Faults.Sum(fault => Math.Abs(Over(fault))) : null);
                if (relaxation.Helps)
                    compared[relaxation.Rule] = compared.GetValueOrDefault(relaxation.Rule) + 1;
            }
        }
        output.WriteLine(string.Join(' ', compared));
        Assert.Equal(5, compared.Count);
    }

    [Fact]
    public void What_the_solver_finds_on_small_cases_is_what_trying_everything_finds()
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var seating = Small(random);
            var tried = Everything(seating)
                .Select(seats => seating.Check(seats))
                .Where(judged => judged.Stands)
                .Select(judged => (int?)judged.Presences)
                .Min();

            var proposal = seating.Propose(Limit, TestContext.Current.CancellationToken);

            Assert.Equal(tried is null ? Proof.Infeasible : Proof.Optimal, proposal.Proof);
            Assert.Equal(tried ?? 0, proposal.Presences);
            if (tried is not null)
                Assert.True(seating.Check(proposal.Seats).Stands);
        }
    }

    [Theory]
    [MemberData(nameof(Thousands))]
    public void A_thousand_people_in_twelve_aircraft_are_seated_within_a_tenth_of_the_best(int seed, double spare)
    {
        var seating = Large(seed, spare);
        var clock = Stopwatch.StartNew();

        var proposal = seating.Propose(Duration.FromSeconds(LongRun ? 60 : 2), TestContext.Current.CancellationToken);

        output.WriteLine(
            $"{clock.ElapsedMilliseconds} ms, {proposal.Proof}, {proposal.Presences} presences, bound {proposal.Bound}"
        );
        Assert.Empty(seating.Check(proposal.Seats).Faults);
        Assert.True(proposal.Gap <= 0.1, $"gap {proposal.Gap}");
    }

    [Fact]
    public void Without_time_to_search_the_clerks_allocation_is_lawful_and_bounded()
    {
        var seating = Large();

        var proposal = seating.Propose(Duration.FromMilliseconds(1), TestContext.Current.CancellationToken);

        Assert.Equal(Proof.Bounded, proposal.Proof);
        Assert.Empty(seating.Check(proposal.Seats).Faults);
        Assert.True(proposal.Gap <= 0.1, $"gap {proposal.Gap}");
    }

    [Fact]
    public void Cancelled_on_its_way_it_stops_long_before_its_limit()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var seating = Large(3, 0.02);
        var clock = Stopwatch.StartNew();
        cancel.CancelAfter(300);

        var proposal = seating.Propose(Duration.FromMinutes(10), cancel.Token);

        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"{clock.Elapsed}");
        Assert.NotEqual(Proof.Optimal, proposal.Proof);
        Assert.True(proposal.Seats.Count == 0 || seating.Check(proposal.Seats).Stands);
    }

    /// <summary>Two chains through one person, and pins in them: the draft may fail, the answer may not.</summary>
    [Fact]
    public void Chains_that_cross_are_kept_even_when_there_is_no_time_to_search()
    {
        var seating = First();
        var crossed = seating with
        {
            Chains =
            [
                new Chain("command", [Ref(1), Ref(2), Ref(3)]),
                new Chain("signals", [Ref(5), Ref(6), Ref(4), Ref(1)]),
                new Chain("medical", [Ref(3), Ref(1)]),
            ],
            Pins = [new Seat(Ref(6), "C"), new Seat(Ref(3), "B")],
        };

        foreach (var limit in new[] { Duration.FromMilliseconds(1), Limit })
        {
            var proposal = crossed.Propose(limit, TestContext.Current.CancellationToken);
            Assert.True(
                proposal.Proof is Proof.Unknown ? proposal.Seats.Count == 0 : crossed.Check(proposal.Seats).Stands
            );
        }
    }

    [Fact]
    public void Cancelled_it_returns_what_is_known_and_claims_no_proof()
    {
        var seating = First();

        var proposal = seating.Propose(Limit, new CancellationToken(true));

        Assert.Equal(Proof.Bounded, proposal.Proof);
        Assert.True(seating.Check(proposal.Seats).Stands);
    }

    public static TheoryData<int, double> Thousands =>
        LongRun
            ? new()
            {
                { 0, 0.09 },
                { 1, 0.09 },
                { 2, 0.04 },
                { 3, 0.02 },
                { 4, 0.01 },
            }
            : new() { { 0, 0.09 } };

    private static bool LongRun => Environment.GetEnvironmentVariable("QALQAN_LIFT_LONG") is not null;

    private static double Over(SeatingFault fault) => fault.Seen - fault.Wanted;

    private static Seating Small(Random random)
    {
        var people = Enumerable
            .Range(1, 5)
            .Select(i => new Traveller(
                Ref(i),
                $"S{random.Next(3)}",
                100 + 10 * random.Next(3),
                random.Next(3) == 0 ? [Medic] : []
            ))
            .ToList();
        return new Seating(
            people,
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(i => new Craft(
                        $"A{i}",
                        2 + random.Next(2),
                        [new("1", 280 + 20 * random.Next(4)), new("2", 330)]
                    )),
            ],
            [new Chain("command", [Ref(1), Ref(2), Ref(3)])],
            random.Next(2) == 0 ? [new Survivors(Medic)] : [],
            random.Next(2) == 0 ? [new Seat(Ref(4), "A1")] : []
        );
    }

    // Everybody weighs 100 kg, so that the payload's price is in whole persons; seats, payload, pins and roles are in each other's way.
    private static Seating Knotted(Random random)
    {
        var people = Enumerable
            .Range(1, 5)
            .Select(i => new Traveller(Ref(i), $"S{random.Next(2)}", 100, random.Next(2) == 0 ? [Medic] : []))
            .ToList();
        return new Seating(
            people,
            [
                .. Enumerable
                    .Range(0, 3)
                    .Select(i => new Craft($"A{i}", 1 + random.Next(3), [new("1", 100 + 100 * random.Next(3))])),
            ],
            [new Chain("command", [Ref(1), Ref(2), Ref(3)])],
            random.Next(2) == 0 ? [new Survivors(Medic, 1 + random.Next(2))] : [],
            [
                .. Enumerable
                    .Range(2, 3)
                    .Where(_ => random.Next(3) == 0)
                    .Select(i => new Seat(Ref(i), $"A{random.Next(3)}")),
            ]
        );
    }

    private static IEnumerable<IReadOnlyList<Seat>> Everything(Seating seating)
    {
        var ways = (int)Math.Pow(seating.Aircraft.Count, seating.People.Count);
        for (var way = 0; way < ways; way++)
        {
            var rest = way;
            List<Seat> seats = [];
            foreach (var person in seating.People)
            {
                seats.Add(new Seat(person.Id, seating.Aircraft[rest % seating.Aircraft.Count].Id));
                rest /= seating.Aircraft.Count;
            }
            yield return seats;
        }
    }
}
