using static Qalqan.Lift.Tests.SeatingCase;

namespace Qalqan.Lift.Tests;

public sealed class SeatingCheckTests
{
    private static readonly Seating Seating = First();

    // In the order of the list, 47, 46, 46: as a clerk would do it.
    private static readonly IReadOnlyList<Seat> ByHand =
    [
        .. Seating.People.Select(
            (person, i) =>
                new Seat(
                    person.Id,
                    i < 47 ? "A"
                        : i < 93 ? "B"
                        : "C"
                )
        ),
    ];

    [Fact]
    public void A_list_filled_from_the_top_puts_the_chain_and_both_commanders_in_one_aircraft()
    {
        var faults = Seating.Check(ByHand).Faults;

        Assert.Equal(
            [(Ref(1), Ref(2)), (Ref(2), Ref(3)), (Ref(3), Ref(4))],
            faults.Where(fault => fault.Code == "chain-together").Select(fault => (fault.People[0], fault.People[1]))
        );
        var commander = Assert.Single(faults, fault => fault.Rule == SeatingRule.Survivors);
        Assert.Equal(
            (Commander, "A", 0, 1, "move-holder"),
            (commander.Code, commander.Aircraft, commander.Seen, commander.Wanted, commander.Change)
        );
        Assert.Equal(4, faults.Count);
    }

    [Fact]
    public void A_man_on_two_manifests_is_named_and_so_is_one_on_none()
    {
        Seat[] seats = [.. ByHand.Where(seat => seat.Person != Ref(139)), new Seat(Ref(100), "A")];

        var faults = Seating.Check(seats).Faults.Where(fault => fault.Rule == SeatingRule.Manifest);

        Assert.Equal(
            [("person-on-two-manifests", Ref(100), 2), ("person-not-seated", Ref(139), 0)],
            faults.Select(fault => (fault.Code, fault.People[0], (int)fault.Seen))
        );
    }

    [Fact]
    public void Strangers_and_aircraft_that_are_not_listed_are_named()
    {
        Seat[] seats = [.. ByHand.Skip(1), new Seat(Ref(1), "D"), new Seat("R9-0001", "A")];

        Assert.Equal(
            ["aircraft-unknown", "person-unknown"],
            Seating.Check(seats).Faults.Where(fault => fault.Rule == SeatingRule.Manifest).Select(fault => fault.Code)
        );
    }

    [Fact]
    public void Seventy_in_one_have_seats_and_are_too_heavy_for_the_first_leg_and_the_second()
    {
        Seat[] seats =
        [
            .. Seating.People.Select(
                (person, i) =>
                    new Seat(
                        person.Id,
                        i < 70 ? "A"
                            : i % 2 == 0 ? "B"
                            : "C"
                    )
            ),
        ];

        var faults = Seating.Check(seats).Faults;

        Assert.DoesNotContain(faults, fault => fault.Rule == SeatingRule.Seats);
        Assert.Equal(
            [("A", "UAAA-UATE", 9730.0), ("A", "UATE-OSDI", 9730.0)],
            faults
                .Where(fault => fault.Rule == SeatingRule.Payload)
                .Select(fault => (fault.Aircraft!, fault.Leg!, fault.Seen))
        );
    }

    [Fact]
    public void A_broken_pin_is_a_fault_and_a_seat_too_few_too()
    {
        var pinned = Seating with
        {
            Pins = [new Seat(Ref(1), "C")],
            Aircraft = [.. Seating.Aircraft.Select(craft => craft with { Seats = 46 })],
        };

        Assert.Equal(
            ["seats-exceeded", "pin-broken"],
            pinned
                .Check(ByHand)
                .Faults.Where(fault => fault.Rule is SeatingRule.Pins or SeatingRule.Seats)
                .Select(fault => fault.Code)
        );
    }

    [Fact]
    public void A_question_that_contradicts_itself_is_neither_solved_nor_judged()
    {
        var wrong = Seating with
        {
            Pins = [new Seat(Ref(1), "A"), new Seat(Ref(1), "B"), new Seat("X", "Z")],
            Chains = [new Chain("command", [Ref(1), "Y"])],
        };

        string[] codes = ["person-unknown", "person-on-two-manifests", "person-unknown", "aircraft-unknown"];
        Assert.Equal(codes, wrong.Check(ByHand).Problems.Select(problem => problem.Code));
        Assert.Equal(
            codes,
            wrong
                .Propose(NodaTime.Duration.FromSeconds(5), TestContext.Current.CancellationToken)
                .Problems.Select(problem => problem.Code)
        );
    }
}
