using System.Text;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement.Tests;

/// <summary>What is typed about a move, read, and written for changing.</summary>
public sealed class StatementTests
{
    private static readonly Instant Now = Planned.At("2024-03-01 06:00");
    private static readonly DateTimeZone Almaty = DateTimeZoneProviders.Tzdb["Asia/Almaty"];

    /// <summary>One of every kind that is said again in a form, with every field filled.</summary>
    private static IReadOnlyList<(Claim Claim, Validity Valid)> Standing { get; } =
    [
        (new MoveOpened("M1", "rotation", "To the Golan", new LocalDate(2024, 3, 18), 139), new(Now, null)),
        (
            new NodeDescribed(
                "UATE",
                "Aktau",
                "airfield",
                new(null, null, "43.8601,51.091999", null, 3000),
                "Asia/Aqtau"
            ),
            new(Now, null)
        ),
        (
            new LegPlanned(
                "M1",
                "L2",
                "main",
                MoveMode.Air,
                "UAAA",
                "UATE",
                294,
                [new LegAfter("L1", 60)],
                Now,
                Now + Duration.FromHours(6),
                "c295m",
                "first of two"
            ),
            new(Now, Now + Duration.FromMinutes(294))
        ),
        (new ClearanceWanted("M1", "K1", "munitions", "AZ", ["L1", "L2"], 45, 120, "arms aboard"), new(Now, null)),
        (new ChalkListed("M1", "C1", "c295m", ["L2"], "S1", 71, 7308.25m, ["R1-001", "R1-002"]), new(Now, null)),
        (new RoleListed("M1", "command", true, 1, ["R1-001", "R1-002"]), new(Now, null)),
        (new ErrandPlanned("M1", "guard", "Guard of the camp", [new RoleNeed("command", 2)]), new(Now, null)),
        (
            new ItemListed(
                "M1",
                "I1",
                "ammunition",
                "cartridges",
                "C1",
                "LOT-1",
                "R1-001",
                4,
                120.5m,
                96m,
                1.25m,
                "UN0012",
                60,
                40,
                30,
                "006141411234567890",
                "K1"
            ),
            new(Now, null)
        ),
        (
            new MarchOrdered(
                "M1",
                "L3",
                100,
                7.5m,
                5,
                10,
                [new MarchSerial("S1", [6, 7])],
                [
                    new MarchPoint("SP", "Gate", 0, 0, 0, 10, new(null, null, "33.41,36.51", null, null)),
                    new MarchPoint("RP", null, 88.5m, 25, 15, null, null),
                ],
                [new MarchTime("S1", "RP", Now, Now, Now + Duration.FromMinutes(9))]
            ),
            new(Now, null)
        ),
        (
            new EscortArranged("M1", "E1", "L3", "un-unit", "Escort", "front", "SP", "RP", "SP", "channel 3", "wait"),
            new(Now, null)
        ),
        (
            new ReliefPlanned("M1", "HQ-01", "commander of the outgoing company", "R1-001", "P68", "two patrols"),
            new(Now, Now + Duration.FromDays(3))
        ),
        (new PageWritten("M1", "HQ-01", "First the elder.\nThe gate sticks."), new(Now, null)),
        (
            new PropertyHanded("M1", "G1", "radio", "SN-1", "VHF set", "outgoing", "ours", "HQ-01", "serviceable"),
            new(Now, null)
        ),
        (new LessonDrawn("M1", "LL1", "Papers were late.", "S4", "clearances", "apply earlier"), new(Now, null)),
        (new ChecklistLine("M1", "clearances", "Apply", 30, "S4"), new(Now, null)),
    ];

    public static TheoryData<string> Kinds =>
        [.. StatementKinds.All.Where(kind => !kind.IsEvent).Select(kind => kind.Word)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_stands_is_written_into_the_form_and_read_back_as_the_same(string word)
    {
        var kind = StatementKind.Named(word)!;
        var (claim, valid) = Standing.Single(one => kind.Says.Is(one.Claim));
        var fact = FactOf(claim, valid);
        List<FieldProblem> problems = [];

        var read = kind.Read(
            Typed(name => kind.Write(fact, kind.Fields.Single(field => field.Name == name)), kind, problems),
            "M1"
        );

        Assert.Empty(problems);
        Assert.Equal(Bytes(claim), Bytes(read!.Value.Claim));
        Assert.Equal(valid, read.Value.Valid);
        Assert.All(kind.Fields, field => Assert.NotEqual("", kind.Write(fact, field)));
    }

    [Fact]
    public void Every_claim_of_a_move_but_a_solvers_has_one_kind_that_says_it()
    {
        var claims = Claims
            .Kinds.All.Where(kind => kind.Name.StartsWith("movement.", StringComparison.Ordinal))
            .Select(kind => kind.Name["movement.".Length..^2])
            .Except(["proposal"]);

        Assert.Equal(claims.Order(), StatementKinds.All.Select(kind => kind.Word).Order());
    }

    [Theory]
    [InlineData("2024-02-22T10:00", "2024-02-22 04:00")]
    [InlineData("2024-03-14T10:00", "2024-03-14 05:00")]
    [InlineData("2024-03-14 10:00", "2024-03-14 05:00")]
    [InlineData("2024-03-14T05:00Z", "2024-03-14 05:00")]
    [InlineData("2024-03-14T05:00:00Z", "2024-03-14 05:00")]
    [InlineData("140500ZMAR24", "2024-03-14 05:00")]
    public void A_bare_time_is_by_the_clock_of_its_place_as_it_was_that_day(string typed, string wanted)
    {
        var leg = StatementKind.Named("leg")!;
        List<FieldProblem> problems = [];

        var at = Typed(_ => typed, leg, problems).Time(MoveFields.Departs, "UAAA");

        Assert.Empty(problems);
        Assert.Equal(Planned.At(wanted), at);
    }

    [Theory]
    [InlineData("payload", "7308 kg")]
    [InlineData("payload", "23000ft")]
    [InlineData("seats", "71.5")]
    [InlineData("people", "Alibek")]
    [InlineData("carrier", "")]
    public void What_cannot_be_read_is_told_at_its_field(string field, string typed)
    {
        var kind = StatementKind.Named("chalk")!;
        List<FieldProblem> problems = [];
        Dictionary<string, string> fields = new()
        {
            ["chalk"] = "C1",
            ["carrier"] = "c295m",
            ["legs"] = "L1",
            [field] = typed,
        };

        kind.Read(Typed(fields.GetValueOrDefault, kind, problems), "M1");

        Assert.Equal(field, Assert.Single(problems).Field);
        Assert.DoesNotContain(
            "Alibek",
            $"{problems[0].Says.Key} {string.Join(' ', problems[0].Says.Values)}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_leg_that_arrives_before_it_leaves_is_told_by_the_clocks_of_both_places()
    {
        var leg = StatementKind.Named("leg")!;
        Dictionary<string, string> fields = new()
        {
            ["leg"] = "L1",
            ["party"] = "main",
            ["mode"] = "air",
            ["from"] = "UAAA",
            ["to"] = "OSDI",
            ["departs"] = "2024-03-14T10:00",
            ["arrives"] = "2024-03-14T04:59Z",
            ["minutes"] = "60",
        };
        List<FieldProblem> problems = [];

        leg.Read(Typed(fields.GetValueOrDefault, leg, problems), "M1");

        Assert.Equal("arrives", Assert.Single(problems).Field);
    }

    private static MoveTyped Typed(Func<string, string?> fields, StatementKind kind, List<FieldProblem> problems) =>
        new(fields, kind, _ => Almaty, Now, problems);

    private static Fact FactOf(Claim claim, Validity valid)
    {
        var chronicle = new Chronicle("kaz-undof-2024");
        chronicle.Apply(
            new Entry(
                1,
                Now,
                new Report(new ReportId(Guid.NewGuid()), "kaz-undof-2024", valid, Now, new Source("S4", null), claim)
            )
        );
        var known = chronicle.KnownAt(1, Now, new Interval(null, null));
        return StatementKind.Of(claim)!.Says.Standing(known, claim.Key)!;
    }

    private static string Bytes(Claim claim)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            Claims.Kinds.Of(claim).Write(json, claim);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
