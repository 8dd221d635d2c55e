using NodaTime;
using static Qalqan.Lift.Tests.SeatingCase;

namespace Qalqan.Lift.Tests;

public sealed class ResilienceTests
{
    private static readonly Instant Landing = Instant.FromUtc(2024, 3, 15, 6, 0);

    [Fact]
    public void An_errand_fails_by_the_aircraft_that_carries_the_only_two_who_can_do_it()
    {
        var seating = Of(("a", [Medic]), ("b", [Medic]), ("c", [Medic]), ("d", [Ordnance]));
        Seat[] seats = [new("a", "A"), new("b", "A"), new("c", "B"), new("d", "B")];
        Errand[] errands =
        [
            new("aid-post", Landing + Duration.FromHours(48), [new Need(Medic, 2)]),
            new("clearance", Landing + Duration.FromHours(96), [new Need(Ordnance, 1)]),
            new("surgery", Landing, [new Need("surgeon", 1)]),
        ];

        var judged = Resilience.Of(seating, seats, [new("A", Landing), new("B", Landing)], errands);

        Assert.Equal(["surgery"], judged.Already.Select(errand => errand.Errand));
        Assert.Equal(
            ["A lost aid-post", "A 24 ", "A 72 aid-post", "B lost clearance", "B 24 ", "B 72 "],
            judged.Mishaps.Select(mishap =>
                $"{mishap.Mishap.Aircraft} {mishap.Mishap.Late?.TotalHours.ToString() ?? "lost"} "
                + string.Join(' ', mishap.Unstaffed.Select(errand => errand.Errand))
            )
        );
        Assert.Equal(new Need(Medic, 1), judged.Mishaps[0].Unstaffed[0].Lacking[0]);
    }

    [Fact]
    public void Somebody_of_two_trades_moves_over_so_that_both_errands_are_staffed()
    {
        var seating = Of(("a", [Medic, Ordnance]), ("b", [Medic]));
        Seat[] seats = [new("a", "A"), new("b", "A")];
        Errand[] errands = [new("aid", Landing, [new Need(Medic, 1)]), new("clear", Landing, [new Need(Ordnance, 1)])];

        Assert.Empty(Resilience.Of(seating, seats, [new("A", Landing)], errands).Already);
    }

    [Fact]
    public void An_errand_is_staffed_exactly_when_trying_every_choice_staffs_it()
    {
        var random = new Random(11);
        string[] trades = [Medic, Ordnance, Commander];
        for (var round = 0; round < 300; round++)
        {
            var seating = Of([
                .. Enumerable.Range(0, 5).Select(i => ($"p{i}", trades.Where(_ => random.Next(2) == 0).ToArray())),
            ]);
            Need[] needs = [.. trades.Select(trade => new Need(trade, random.Next(3)))];
            Seat[] seats = [.. seating.People.Select(person => new Seat(person.Id, "A"))];

            var already = Resilience.Of(seating, seats, [new("A", Landing)], [new("e", Landing, needs)]).Already;

            var posts = needs.SelectMany(need => Enumerable.Repeat(need.Role, need.Count)).ToList();
            Assert.Equal(!Tried(posts, 0, [.. seating.People]), already.Count > 0);
        }

        static bool Tried(List<string> posts, int at, List<Traveller> free) =>
            at == posts.Count
            || free.Where(person => person.Roles.Contains(posts[at]))
                .Any(person => Tried(posts, at + 1, [.. free.Where(other => other != person)]));
    }

    private static Seating Of(params (string Id, string[] Roles)[] people) =>
        new(
            [.. people.Select(person => new Traveller(person.Id, "S", 100, person.Roles))],
            people.Length > 3 && people[3].Id == "d" ? [new("A", 9, []), new("B", 9, [])] : [new("A", 9, [])],
            [],
            [],
            []
        );
}
