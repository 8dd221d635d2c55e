using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

public sealed class JoiningTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 1, 7, 12, 0);
    private static readonly Place Here = new(33.1, 35.9);

    [Theory]
    [InlineData(31, 400, 100)] // four events a day
    [InlineData(32, 400, 10)]
    [InlineData(33, 400, 1)]
    [InlineData(34, 800, 1)] // one in two minutes over the whole area
    public void Pairs_are_as_in_truth_at_nominal_noise(int seed, int incidents, double days)
    {
        var made = new Incidents(Ground.Random(seed), incidents, days);
        var f1 = made.F1(Joining.Propose(made.Accounts, new JoiningPlan()));
        TestContext.Current.TestOutputHelper?.WriteLine($"F1 {f1:0.0000} of {made.Accounts.Count} accounts");
        Assert.True(f1 >= 0.98, $"F1 {f1:0.0000}");
    }

    [Fact]
    public void Whatever_the_order_the_proposals_are_the_same()
    {
        var random = Ground.Random(35);
        var made = new Incidents(random, 150, 0.5);
        var first = Text(Joining.Propose(made.Accounts, new JoiningPlan()));
        for (var i = 0; i < 5; i++)
        {
            var shuffled = made.Accounts.Concat(made.Accounts.Take(50 * i)).OrderBy(_ => random.Next()).ToList();
            Assert.Equal(first, Text(Joining.Propose(shuffled, new JoiningPlan())));
        }
    }

    [Fact]
    public void Nothing_is_ever_joined_across_a_line()
    {
        // Two on either side of the line, each clear of it by a hair, and one between them that may be of either.
        var random = Ground.Random(36);
        List<Account> accounts = [];
        for (var i = 0; i < 200; i++)
        {
            var somewhere = Ground.Somewhere(random);
            var on = Ground.Alpha.Nearest(somewhere).At;
            var away = on.BearingTo(somewhere);
            var (error, at) = (Distance.FromMetres(50 + 150 * random.NextDouble()), Noon + Duration.FromHours(i));
            foreach (
                var (name, off) in new[] { ("one", -1.05), ("between", 0.3 * random.NextDouble()), ("other", 1.05) }
            )
            {
                var place = on.Destination(off < 0 ? away.Reversed : away, error * Math.Abs(off));
                accounts.Add(new Account($"{i}-{name}", null, at, at, "shot", Area95.Circle(place, error)));
            }
        }
        Side? Clear(Account account) =>
            Ground.Alpha.Nearest(account.Area!.At) is var near && near.Distance > account.Area.Major ? near.Side : null;
        bool MayJoin(Account one, Account other) => Clear(one) is not { } a || Clear(other) is not { } b || a == b;
        var byId = accounts.ToDictionary(account => account.Id);
        int Across(JoiningPlan plan) =>
            Joining
                .Propose(accounts, plan)
                .Count(join => join.Accounts.Any(one => join.Accounts.Any(other => !MayJoin(byId[one], byId[other]))));

        Assert.True(Across(new JoiningPlan()) > 50, "nothing was near enough to the line to show it");
        var kept = new JoiningPlan { MayJoin = MayJoin };
        Assert.Equal(0, Across(kept));
        Assert.True(Joining.Propose(accounts, kept).Count > 150, "what may be joined is joined");
    }

    [Fact]
    public void Two_reports_of_one_post_are_two_shots()
    {
        var joins = Joining.Propose(
            [Seen("A", "P1", 0, 0), Seen("B", "P1", 50, 10), Seen("C", "P2", 20, 5)],
            new JoiningPlan()
        );
        Assert.Equal(["A", "C"], Assert.Single(joins).Accounts);
    }

    [Fact]
    public void Reasons_say_why()
    {
        var link = Assert.Single(
            Assert.Single(Joining.Propose([Seen("A", "P1", 0, 0), Seen("B", "P2", 50, 10)], new JoiningPlan())).Links
        );
        Assert.Equal(JoinReasons.Near | JoinReasons.SameTime | JoinReasons.SameKind, link.Reasons);
        Assert.Equal((50.0, 10.0), (Math.Round(link.Apart!.Value.Metres), link.Between.TotalSeconds));
    }

    [Fact]
    public void Sound_takes_its_time()
    {
        // Ten kilometres away: half a minute.
        var ear = Here.Destination(Bearing.FromDegrees(90), Distance.FromKilometres(10.2));
        var heard = Seen("B", "P2", 0, 30) with { HeardAt = ear };
        var plan = new JoiningPlan { TimeError = Duration.FromSeconds(5) };
        var join = Assert.Single(Joining.Propose([Seen("A", "P1", 0, 0), heard], plan));
        Assert.True(join.Links[0].Reasons.HasFlag(JoinReasons.SoundDelay));
        Assert.True(join.Links[0].Between < Duration.FromSeconds(1));
        Assert.Empty(Joining.Propose([Seen("A", "P1", 0, 0), heard with { HeardAt = null }], plan));
    }

    [Fact]
    public void Two_bearings_that_meet_are_joined_and_two_that_part_are_not()
    {
        var west = Taken("A", "P1", Here.Destination(Bearing.FromDegrees(270), Distance.FromKilometres(2)), 45);
        var east = Here.Destination(Bearing.FromDegrees(90), Distance.FromKilometres(2));
        var join = Assert.Single(Joining.Propose([west, Taken("B", "P2", east, 315)], new JoiningPlan()));
        Assert.True(join.Links[0].Reasons.HasFlag(JoinReasons.BearingsMeet));
        Assert.Empty(Joining.Propose([west, Taken("B", "P2", east, 135)], new JoiningPlan()));
    }

    [Theory]
    [InlineData(2000, 0, "shot", false)] // too far apart
    [InlineData(0, 900, "shot", false)] // too late
    [InlineData(0, 0, "flare", false)] // something else
    [InlineData(100, 60, "shot", true)]
    public void What_does_not_agree_is_left_apart(double metres, double seconds, string kind, bool isJoined) =>
        Assert.Equal(
            isJoined ? 1 : 0,
            Joining
                .Propose(
                    [Seen("A", "P1", 0, 0), Seen("B", "P2", metres, seconds) with { Kind = kind }],
                    new JoiningPlan()
                )
                .Count
        );

    [Fact]
    public void Of_ten_times_the_accounts_about_ten_times_the_pairs_are_looked_at()
    {
        double Compared(int incidents)
        {
            var made = new Incidents(Ground.Random(37), incidents, incidents / 400.0);
            var field = new JoiningField([.. made.Accounts], new JoiningPlan());
            Assert.NotEmpty(field.Pairs(16));
            return field.Compared / (double)made.Accounts.Count;
        }
        var (few, many) = (Compared(150), Compared(1500));
        Assert.True(many < 1.5 * few, $"{few:0} each, then {many:0} each");
    }

    [Fact]
    public void An_account_without_a_place_and_a_bearing_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() =>
            Joining.Propose([Seen("A", "P1", 0, 0) with { Area = null }], new JoiningPlan())
        );

    private static Account Seen(string id, string source, double metresNorth, double seconds) =>
        new(
            id,
            source,
            Noon + Duration.FromSeconds(seconds),
            Noon + Duration.FromSeconds(seconds),
            "shot",
            Area95.Circle(Here.Destination(default, Distance.FromMetres(metresNorth)), Distance.FromMetres(200))
        );

    private static Account Taken(string id, string source, Place post, double degrees) =>
        new(
            id,
            source,
            Noon,
            Noon,
            "shot",
            null,
            new BearingRay(post, Distance.FromMetres(20), Bearing.FromDegrees(degrees), 2)
        );

    private static List<string> Text(IEnumerable<ProposedJoin> joins) =>
        [.. joins.Select(join => $"{string.Join(' ', join.Accounts)} | {string.Join("; ", join.Links)}")];
}
