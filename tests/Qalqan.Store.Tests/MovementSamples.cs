using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Store.Tests;

/// <summary>What a move says of itself, a claim of every kind, with every field filled somewhere.</summary>
internal static class MovementSamples
{
    private static readonly Instant Left = Samples.Day0;
    private static readonly Instant There = Samples.Day0 + Duration.FromHours(5);
    private static readonly Whereabouts Aktau = new(null, null, "43.8601,51.091999", null, 3000);

    public static IReadOnlyList<Claim> All { get; } =
    [
        new MoveOpened("M1", "deployment", "Голанға аттану", new LocalDate(2024, 3, 18), 139),
        new MoveStaged("M1", MoveStage.Cleared, "all four states"),
        new NodeDescribed("UATE", "Aktau", "airfield", Aktau, "Asia/Aqtau"),
        new LegPlanned(
            "M1",
            "L3",
            "main",
            MoveMode.Air,
            "UAAA",
            "UATE",
            294,
            [new LegAfter("L1", 60)],
            Left,
            There,
            "c295m",
            "first of the two flights"
        ),
        new LegPassed("M1", "L3", "C1", LegDoing.Left, "on time"),
        new ChalkListed("M1", "C1", "c295m", ["L3", "L4"], "S1", 71, 7308.25m, ["R1-001", "R1-002"]),
        new ChalkStated("M1", "C1", ChalkState.Late, "magneto"),
        new RoleListed("M1", "command", true, 1, ["R1-001", "R1-002"]),
        new ErrandPlanned("M1", "guard", "Guard of the camp", [new RoleNeed("commander", 1)]),
        new SeatingProposed(
            "M1",
            "P1",
            new string('a', 64),
            "CP-SAT 9.15",
            1,
            30,
            "optimal",
            9,
            9,
            [new ProposedChalk("C1", ["R1-001"])]
        ),
        new ItemListed(
            "M1",
            "I7",
            "ammunition",
            "Cartridges, small arms",
            "V3",
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
        new ClearanceWanted("M1", "K1", "munitions", "AZ", ["L4"], 45, 120, "arms aboard"),
        new ClearanceStepped("M1", "K1", ClearanceDoing.Granted, "5/1-77", Left, There, "three days"),
        new NodeCounted(
            "M1",
            "L3",
            "UATE",
            CountDoing.Arrived,
            "C1",
            138,
            [new NotThere("R1-002", "at the buffet, 1015")],
            ["I7"],
            "counted twice"
        ),
        new MarchOrdered(
            "M1",
            "L6",
            100,
            7.5m,
            5,
            10,
            [new MarchSerial("S1", [6, 7])],
            [
                new MarchPoint("SP", "Airport gate", 0, 0, 0, 10, Aktau),
                new MarchPoint("RP", null, 88, 25, 15, null, null),
            ],
            [new MarchTime("S1", "RP", Left, Left, There)]
        ),
        new EscortArranged(
            "M1",
            "E1",
            "L6",
            "un-unit",
            "Force reserve of the mission",
            "front and rear",
            "SP",
            "RP",
            "SP",
            "channel 3",
            "wait inside the gate, call the operations centre"
        ),
        new EscortMet("M1", "E1", true, "on time"),
        new CheckedIn("M1", "L6", "S1", "RP", 13, 70, "all well"),
        new Tracked("M1", "V3", "tracker", [new TrackPoint(Left, "33.41,36.51"), new TrackPoint(There, "33.24,35.91")]),
        new ReliefPlanned("M1", "HQ-01", "commander of the outgoing company", "R1-001", "P68", "two patrols together"),
        new Relieved("M1", "HQ-01", "signed"),
        new PageWritten("M1", "HQ-01", "First ask the village elder.\nThe gate sticks."),
        new PropertyHanded(
            "M1",
            "G1",
            "radio",
            "SN-44871",
            "VHF set",
            "outgoing company",
            "ours",
            "HQ-01",
            "serviceable"
        ),
        new LessonDrawn("M1", "LL1", "Papers were late.", "S4", "clearances", "apply 30 days before"),
        new ChecklistLine("M1", "clearances", "Apply for overflights", 30, "S4"),
        new LineDone("M1", "clearances", true, "all applied"),
    ];
}
