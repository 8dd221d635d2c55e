using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>A copy of the exercise in which a small move of its contingent is told: rail, two flights with a stop, a march, a relief.</summary>
public sealed class MoveCase : IDisposable
{
    public const string Move = "MT1";
    public const string Scope = "kaz-undof-2024";

    /// <summary>The day before the main body leaves.</summary>
    public const string Day = "2024-03-13";

    private readonly Scratch scratch = new();
    private readonly Ledger ledger;

    public MoveCase(FirstCase first)
    {
        var clock = new Stopped(FirstCase.Now);
        Folder = Folder.OpenToWrite(first.CopyTo(scratch, "data"), FolderKind.Exercise, clock);
        ledger = new Ledger(Folder.Journal, Folder.Vault);
        Desk = new Desk(Folder.Journal, Folder.Vault, Folder.Shelf, CommandLine.Capabilities, clock);
        Tell();
    }

    public Folder Folder { get; }

    public Desk Desk { get; }

    public string File(string name) => scratch.At(name);

    public static User Officer { get; } = User.Local(post: "S4", person: "R1-003");

    public static User Commander { get; } = User.Local(post: "CO", person: "R1-001");

    /// <summary>An event where <paramref name="to"/> is null, else over the hours.</summary>
    public void Say(Claim claim, string from, string? to = null, Detail? detail = null)
    {
        var begins = DayCase.At(from);
        var report = new Report(
            default,
            Scope,
            new Validity(begins, to is null ? begins : DayCase.At(to)),
            FirstCase.Now,
            new Source("S4", null),
            claim
        );
        var receipts = ledger.Append(ledger.Prepare([new Draft(report, detail)])).AsTask().GetAwaiter().GetResult();
        Assert.Equal(Outcome.Recorded, receipts[0].Outcome);
    }

    public void Grant(string clearance, string number, string from, string to) =>
        Say(
            new ClearanceStepped(
                Move,
                clearance,
                ClearanceDoing.Granted,
                number,
                DayCase.At(from),
                DayCase.At(to),
                null
            ),
            "2024-03-11 08:00"
        );

    public Paper.Document Made(PaperOrder order)
    {
        var drafted = Desk.Papers.Draft(Officer, order);
        Assert.Empty(drafted.Problems);
        return drafted.Document!;
    }

    public void Dispose()
    {
        Folder.Dispose();
        scratch.Dispose();
    }

    private void Tell()
    {
        Say(new MoveOpened(Move, "deployment", "To the Golan", new LocalDate(2024, 3, 18), 139), "2024-01-20 06:00");
        Node("UAAA", "Almaty", "airfield", "43.3521,77.0405", "Asia/Almaty");
        Node("UATE", "Aktau", "airfield", "43.8601,51.0920", "Asia/Aqtau");
        Node("OSDI", "Damascus", "airfield", "33.4115,36.5156", "Asia/Damascus");
        Node("FAOUAR", "Camp Faouar", "camp", "33.2389,35.9106", "Asia/Damascus");
        Leg("L1", "cargo", MoveMode.Rail, "UAAA", "UATE", null, "2024-02-22 04:00", "2024-02-25 04:00");
        Leg("L2", "main", MoveMode.Air, "UAAA", "UATE", "c295m", "2024-03-14 05:00", "2024-03-14 09:54");
        Leg("L3", "main", MoveMode.Air, "UATE", "OSDI", "c295m", "2024-03-14 11:24", "2024-03-14 15:42", "L2");
        Leg("L4", "main", MoveMode.Road, "OSDI", "FAOUAR", null, "2024-03-15 06:00", "2024-03-15 09:30", "L3");
        Leg("L5", "handover", MoveMode.Stay, "FAOUAR", "FAOUAR", null, "2024-03-16 06:00", "2024-03-18 06:00", "L4");
        Chalk("C1", "c295m", ["L2", "L3"], null, "R1-001", "R1-017");
        Chalk("C2", "c295m", ["L2", "L3"], null, "R1-002", "R1-018");
        Chalk("V1", "truck", ["L4"], "S1");
        Chalk("W1", "wagon", ["L1"], null);
        Thing("I1", "ammunition", "Cartridges, small arms", "C1", null, 4, 120.5m, 96, 1.25m, "UN0012");
        Thing("I2", "ammunition", "Grenades, hand", "W1", null, 20, 640, 400, 88, "UN0285");
        Thing("I3", "vehicle", "Armoured vehicle", "W1", "KZ-0017", 1, 8200, null, null, null);
        Thing("I4", "box", "=cmd|' /C calc'!A0", "W1", null, 2, null, null, null, null);
        Say(new RoleListed(Move, "command", true, null, ["R1-001", "R1-002"]), "2024-02-01 06:00");
        Wanted("K1", "munitions", "AZ", 40, 160);
        Wanted("K2", "landing", "SY", 240, null);
        Say(
            new ClearanceStepped(
                Move,
                "K1",
                ClearanceDoing.Granted,
                "5/1-77",
                DayCase.At("2024-03-13 00:00"),
                DayCase.At("2024-03-16 00:00"),
                null
            ),
            "2024-03-05 08:00"
        );
        March();
        Reliefs();
    }

    private void March()
    {
        Say(
            new MarchOrdered(
                Move,
                "L4",
                100,
                10,
                5,
                10,
                [new MarchSerial("S1", [6, 7]), new MarchSerial("S2", [6])],
                [
                    new MarchPoint("SP", "Airport gate", 0, 0, 0, 10, null),
                    new MarchPoint("CP1", "Southern ring", 30, 25, 15, null, null),
                    new MarchPoint("RP", "Camp gate", 88, 25, 0, 20, null),
                ],
                []
            ),
            "2024-03-15 06:00"
        );
        Say(
            new EscortArranged(
                Move,
                "E1",
                "L4",
                "un-unit",
                "Force reserve",
                "front and rear",
                "SP",
                "RP",
                "SP",
                "channel 3",
                "wait inside the gate, call the operations centre"
            ),
            "2024-03-15 05:45"
        );
    }

    private void Reliefs()
    {
        Say(
            new ReliefPlanned(Move, "HQ-01", "commander of the outgoing company", "R1-001", "P68", "two patrols"),
            "2024-03-15 12:00",
            "2024-03-18 06:00"
        );
        Say(new PageWritten(Move, "HQ-01", "First ask the village elder.\nThe gate sticks."), "2024-03-12 06:00");
        Say(
            new PropertyHanded(
                Move,
                "G1",
                "radio",
                "SN-44871",
                "VHF set",
                "outgoing company",
                "ours",
                "HQ-01",
                "serviceable"
            ),
            "2024-03-12 06:00"
        );
        Say(
            new PropertyHanded(Move, "G2", "key", "K-7", "Armoury", "outgoing company", "ours", null, "listed"),
            "2024-03-12 06:00"
        );
        Say(new ChecklistLine(Move, "clearances", "Apply for overflights", 30, "S4"), "2024-01-21 06:00");
        Say(new LineDone(Move, "clearances", true, null), "2024-03-05 09:00");
        Say(
            new LessonDrawn(Move, "LL1", "Papers were late.", "S4", "clearances", "Apply 45 days before"),
            "2024-03-12 09:00"
        );
    }

    private void Node(string node, string title, string kind, string latLon, string zone) =>
        Say(
            new NodeDescribed(node, title, kind, new Whereabouts(null, null, latLon, null, null), zone),
            "2024-01-20 06:00"
        );

    private void Leg(
        string leg,
        string party,
        MoveMode mode,
        string from,
        string to,
        string? carrier,
        string departs,
        string arrives,
        params string[] after
    ) =>
        Say(
            new LegPlanned(
                Move,
                leg,
                party,
                mode,
                from,
                to,
                (int)(DayCase.At(arrives) - DayCase.At(departs)).TotalMinutes,
                [.. after.Select(one => new LegAfter(one, 60))],
                null,
                null,
                carrier,
                null
            ),
            departs,
            arrives
        );

    private void Chalk(string chalk, string carrier, string[] legs, string? serial, params string[] people) =>
        Say(new ChalkListed(Move, chalk, carrier, legs, serial, null, null, people), "2024-02-01 06:00");

    private void Thing(
        string item,
        string what,
        string words,
        string within,
        string? serial,
        int count,
        decimal? gross,
        decimal? net,
        decimal? explosive,
        string? un
    ) =>
        Say(
            new ItemListed(
                Move,
                item,
                what,
                words,
                within,
                serial,
                null,
                count,
                gross,
                net,
                explosive,
                un,
                null,
                null,
                null,
                null,
                un is null ? null : "K1"
            ),
            "2024-02-01 06:00"
        );

    private void Wanted(string clearance, string kind, string state, int enter, int? leave) =>
        Say(new ClearanceWanted(Move, clearance, kind, state, ["L3"], enter, leave, null), "2024-02-01 06:00");
}

/// <summary>The move as it is told, for tests that only read it.</summary>
public sealed class ToldMove : IDisposable
{
    public ToldMove(FirstCase first) => Case = new MoveCase(first);

    public MoveCase Case { get; }

    public void Dispose() => Case.Dispose();
}
