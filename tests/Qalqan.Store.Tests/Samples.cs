using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store.Tests;

/// <summary>One report of every kind, each with its own id and source; what golden bytes were made from.</summary>
internal static class Samples
{
    public static readonly Instant Day0 = Instant.FromUtc(2024, 3, 15, 9, 0);

    private static readonly PublicSource Press = new(
        "kt.kz",
        "Бітімгершілер Голан жоталарына аттанды",
        new LocalDate(2024, 3, 14),
        Confidence.High
    );

    public static IReadOnlyList<Report> All { get; } =
    [
        Say(1, new ScopeOpened(ScopeKind.Contingent, "Қазақстан, резерв ротасы", "undof")),
        Say(2, new ScopeOpened(ScopeKind.Mission, "UNDOF", null)),
        Say(3, new ZoneSet("Asia/Damascus"), to: Day0 + Duration.FromMilliseconds(86_399_999)),
        Say(4, new StandardAdopted("tour", "2023", new string('a', 64), new LocalDate(2023, 1, 1))),
        Say(5, new MissionAdopted("undof", "2026-11", new string('b', 64))),
        Say(6, new Withdrawal(WithdrawalReason.EnteredInError), withdraws: 1),
        Say(7, new ClockBack(Day0, Day0 + Duration.FromMilliseconds(1))),
        Say(8, new PostOpened("HQ-01", "HQ", "OF-4", "COMD", true)),
        Say(9, new Enrolled("R1-001", "OR-5", "MEDIC"), person: "R1-139"),
        Say(10, new Held("HQ-01", "R1-001", Tenure.Handover), corrects: 9),
        Say(11, new Stated("R1-001", PersonState.CompensatoryTime)),
        Say(12, new Arrived("R1-001", "camp-faouar"), to: Day0),
        Say(13, new Departed("R1-001", "camp-faouar"), to: Day0),
        Say(14, new TourSet("R1-001", "R1", new LocalDate(2025, 3, 14))),
        Say(15, new StrengthDeclared(139, 7, [Press, Press with { Published = null, Confidence = Confidence.Low }])),
        Say(16, new StrengthDeclared(0, 0, [])),
        Say(
            17,
            new MilestoneReached(
                "programme",
                "\"April\" to October, <as said> & \\ more.",
                Precision.Approximate,
                Press with
                {
                    Confidence = Confidence.Medium,
                }
            )
        ),
        Say(18, new Identified("R1-001", Seal)),
        Say(19, new KinNamed("R1-001", 2, Seal)),
        Say(20, new Reachable("R1-001", Seal)),
        Say(21, new NationalRank("R1-001", "KZ-SSGT")),
        Say(22, new LanguageTested("R1-001", "en", "STANAG-6001", "2+/2/2/1", null), to: Day0),
        Say(23, new PaperHeld("R1-001", "passport", new LocalDate(2031, 8, 9), Seal)),
        Say(24, new PaperHeld("R1-001", "un-id", null, null)),
        Say(25, new FoundFit("R1-001", Fitness.FitWithLimits, new LocalDate(2024, 12, 31), Seal)),
        Say(26, new Vaccinated("R1-001", "hepatitis-a", null)),
        Say(27, new ConductCertified("R1-001", Clearance.NotCleared, "MOD-KAZ", Seal)),
        Say(
            28,
            new StrengthSigned(
                new LocalDate(2024, 3, 20),
                6,
                2,
                139,
                139,
                new DayCounts(120, 9, 1, 2, 3, 2, 1, 1),
                4242,
                new string('c', 64)
            ),
            corrects: 27
        ),
        Say(29, new Erased("R1-001", "Қызмет мерзімі аяқталды, retention order 12", 9), to: Day0),
        Say(30, new Released(Guid.Parse("0b8f3a54-7a3e-4a0e-9a51-0c2f5f6b7c11")), to: Day0, person: "R1-001"),
        Say(
            31,
            new UnitReported("PLT-1", new LocalDate(2024, 3, 20), 30, new DayCounts(25, 2, 1, 1, 1, 0, 0, 0)),
            to: Day0
        ),
        Say(32, new HeadCounted("PLT-1", 30, 29), to: Day0),
        Say(33, new PostEntrusted("S1", "s1")),
        Say(34, new CompartmentEntrusted("S1", Compartment.Kin)),
        Say(35, new HandedOver("S1", "R1-004", "R2-004", 4242), person: "R1-004"),
        Say(36, new HandedOver("S1", null, "R1-004", 0)),
        Say(37, new DevicePaired("PH-7K2M", "PLT-1", "R1-030", new string('e', 64)), to: Day0),
        Say(38, new DeviceRevoked("PH-7K2M"), to: Day0),
        Say(39, new DeviceClock("PH-7K2M", -1250), to: Day0),
        Say(40, new DetailOpened("R1-001", Compartment.Medical), to: Day0),
        Say(
            41,
            new Issued(
                "readiness-brief",
                "readiness-brief-2024-0001",
                null,
                Day0,
                13_008,
                null,
                "kk",
                Marking.Confidential,
                null,
                "0.1.0",
                [
                    new IssuedFile("pdf", new string('1', 64), 41_250),
                    new IssuedFile("xlsx", new string('2', 64), 9_120),
                ],
                ["R1-001", "R1-002"]
            ),
            to: Day0,
            person: "R1-004"
        ),
        Say(
            42,
            new Issued(
                "period-return",
                "period-return-2024-0002",
                Day0 - Duration.FromDays(30),
                Day0,
                0,
                "OP-17",
                "en",
                Marking.StrictlyConfidential,
                "brigade-return@3",
                "0.1.0",
                [new IssuedFile("docx", new string('3', 64), 1)],
                []
            ),
            to: Day0
        ),
        Say(
            43,
            new Reissued(
                "readiness-brief-2024-0001",
                "R1-001",
                "0.2.0",
                [new IssuedFile("pdf", new string('1', 64), 41_250)],
                [new IssuedFile("pdf", new string('4', 64), 41_100)]
            ),
            to: Day0
        ),
        Say(44, new Voided("readiness-brief-2024-0002", "Issued to the wrong mission"), to: Day0),
        Say(
            45,
            new FormKept("brigade-return", 3, "docx", new string('5', 64), 22_016, ["serial", "strength.present"]),
            to: Day0
        ),
        Say(46, new Logged("ops", "P68", "1432 P68 3 shots 270 800m"), to: Day0, scope: "undof"),
        Say(
            47,
            new Observed(
                "P68",
                "T-240314-01",
                "shot",
                Sense.Told,
                "SRC-0012",
                Timing.Within,
                new Whereabouts("P68", null, null, new Sight(4800.0m, AngleUnit.Mils, North.Grid, 800), 150),
                new Whereabouts(null, "36SYB67836360", null, null, null),
                "bravo",
                "not-determined",
                3,
                Bound.AtLeast,
                "small-arms",
                true,
                "Three single shots",
                Id(46).Value
            ),
            to: Day0,
            scope: "undof"
        ),
        Say(
            48,
            new Observed(
                null,
                null,
                "explosion",
                Sense.Heard,
                null,
                Timing.Throughout,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null
            ),
            scope: "undof"
        ),
        Say(49, new Graded(Id(47).Value, "B", 2), scope: "undof"),
        Say(
            50,
            new Photographed(Id(47).Value, new IssuedFile("jpg", new string('6', 64), 2_400_000), 4032, 3024),
            to: Day0,
            scope: "undof"
        ),
        Say(
            51,
            new PhotoCovered(
                new string('6', 64),
                [new Covering(120, 80, 64, 96)],
                new IssuedFile("jpg", new string('7', 64), 800_000)
            ),
            to: Day0,
            scope: "undof"
        ),
        Say(52, new InformantKnown("SRC-0012", "resident", Seal), scope: "undof"),
        Say(
            53,
            new Notified(
                "N-240314-01",
                "idf",
                "letter",
                "LO 17/24",
                new Whereabouts(null, null, "33.105,35.826", null, null),
                "They say that a drone crossed from the east",
                Id(46).Value
            ),
            to: Day0,
            scope: "undof"
        ),
        Say(
            54,
            new TaskOrdered(
                "T-240314-01",
                "patrol",
                "kaz-undof-2024",
                "Patrol the road between two positions",
                "R1-001",
                ["R1-002", "R1-003"],
                3,
                ["UN-1042"],
                [new Whereabouts("P68", null, null, null, null)],
                null
            ),
            to: Day0 + Duration.FromHours(3),
            scope: "undof"
        ),
        Say(55, new TaskStaged("T-240314-01", TaskStage.Out), to: Day0, scope: "undof"),
        Say(
            56,
            new Debriefed(
                "T-240314-01",
                TaskOutcome.Partly,
                [new Visit(new Whereabouts("P68", null, null, null, null), Day0, Day0 + Duration.FromMinutes(20))],
                42.5m,
                [new Finds("mortar", 3, 2)],
                new Engaged([new Met("mukhtar", 0, 1), new Met("teacher", 2, null)], true, "Water", "Ask again in May"),
                "Women use the well in the morning",
                "Road dry\nBridge sound"
            ),
            to: Day0 + Duration.FromHours(2),
            scope: "undof"
        ),
        Say(
            57,
            new Restricted(
                "RM-240314-01",
                "T-240314-01",
                new Whereabouts(null, "36SYB6763", null, null, null),
                "not-determined",
                90,
                "Turned back at a roadblock"
            ),
            to: Day0 + Duration.FromMinutes(90),
            scope: "undof"
        ),
        Say(
            58,
            new FlashDrafted("F-240314-01", 0, [Id(47).Value], "Three shots near a position", null),
            to: Day0,
            scope: "undof"
        ),
        Say(59, new FlashAcknowledged("F-240314-01", 0, "joc"), to: Day0, scope: "undof"),
        Say(60, new FlashClosed("F-240314-01", "Nothing further"), to: Day0, scope: "undof"),
        Say(61, new PaperWords("sitrep", "2024-03-14", "assessment", "Calm\nNo change"), scope: "undof"),
        Say(62, new TempoReported(new LocalDate(2024, 3, 14), 57), to: Day0, scope: "undof"),
        Say(
            63,
            new TotalDeclared(
                "tasks",
                557,
                Bound.Exactly,
                new PublicSource("A news agency", "A year in the mission", new LocalDate(2025, 3, 14), Confidence.High)
            ),
            to: Day0
        ),
        Say(64, new AlarmRaised("A-240314-01", "shelling", "Two impacts near the camp", Id(46).Value)),
        Say(65, new AlarmEnded("A-240314-01"), to: Day0),
        Say(66, new Accounted("A-240314-01", "R1-001", true), to: Day0),
        Say(67, new Sheltered("A-240314-01", "camp-faouar", true), to: Day0),
        Say(
            68,
            new CasualtyReported(
                "CAS-240314-1",
                CasualtyState.Light,
                "hostile",
                new Whereabouts("camp-faouar", null, null, null, null),
                "A-240314-01",
                Seal
            )
        ),
        Say(69, new KinTold("CAS-240314-1"), to: Day0),
        Say(
            70,
            new Drawn(
                "alpha",
                DrawnForm.Line,
                DrawnUse.Demonstration,
                "2026-12",
                "33.4312,35.8701 33.41,-35.8",
                1000,
                "A public map",
                "public domain"
            )
        ),
        Say(
            71,
            new IncidentStated(
                "INC-2024-0007",
                "fire",
                IncidentForm.Event,
                Timing.Within,
                IncidentLayer.Record,
                new Whereabouts("P68", null, null, new Sight(270, AngleUnit.Degrees, North.Grid, 800), null),
                "bravo",
                new Whereabouts(null, "36SYB6236", null, null, 150),
                "alpha",
                null,
                "bravo",
                "alpha",
                "not-determined",
                "civilian",
                3,
                Bound.AtLeast,
                "mortar",
                ["explosion"],
                "Sheltered for 40 minutes",
                "none reported",
                "Three rounds across the line",
                null
            ),
            to: Day0
        ),
        Say(
            72,
            new IncidentStated(
                "QI-116",
                "presence",
                IncidentForm.State,
                Timing.Throughout,
                IncidentLayer.Public,
                null,
                "aos",
                null,
                null,
                "hermon",
                null,
                null,
                "idf",
                null,
                null,
                null,
                null,
                [],
                null,
                null,
                "Held in three places",
                new PublicTrace(3, "A news agency", "https://example.org/1", "S/2099/1", "4", Confidence.Medium)
            )
        ),
        Say(73, new Linked("INC-2024-0007", Id(54).Value, ["near", "same-time"], "By hand")),
        Say(74, new HeldApart(Id(54).Value, Id(55).Value, "Two towns")),
        Say(75, new StillSo("QI-116", null), to: Day0),
        Say(
            76,
            new Decided(
                "INC-2024-0007",
                "undof-agreement",
                "R-FIRE-1",
                DecisionOutcome.Confirmed,
                "Two posts saw both ends",
                "20240315T090000Z-0123456789abcdef",
                [Id(54).Value]
            )
        ),
        Say(77, new Protested("PR-2024-0001", "INC-2024-0007", "idf", "fhq", "Please protest.\nToday."), to: Day0),
        Say(78, new ProtestAnswered("PR-2024-0001", "idf", "L-17", "It was not ours."), to: Day0),
        Say(79, new ProtestClosed("PR-2024-0001", "denied", null), to: Day0),
        Say(80, new InspectionPlanned("INS-2024-0003", "bravo-10", "kaz-undof-2024", null), to: Day0),
        Say(81, new InspectionAsked("REQ-2024-0001", "idf", "bravo-10", "As soon as may be"), to: Day0),
        Say(
            82,
            new Inspected(
                "VIS-2024-0002",
                "bravo-10",
                "INS-2024-0003",
                null,
                [
                    new Counted("tank", 4, Bound.Exactly, null, null, new Whereabouts("P68", null, null, null, null)),
                    new Counted("gun", null, null, 122, 15.3m, null),
                ],
                false,
                "The yard behind the gate",
                "Two lines\nof words"
            ),
            to: Day0
        ),
        Say(
            83,
            new LayerDrafted("culverts", "Culverts", "kml", new IssuedFile("geojson", new string('e', 64), 812), 9)
        ),
        Say(84, new LayerAccepted("culverts", new string('e', 64))),
        .. MovementSamples.All.Select((claim, index) => Say(85 + index, claim)),
    ];

    private static string Seal => new('d', 64);

    public static ReportId Id(int number) => new(new Guid(number, 1, 2, 0x80, 4, 5, 6, 7, 8, 9, 10));

    public static Report Say(
        int id,
        Claim claim,
        Instant? to = null,
        string? person = null,
        int? corrects = null,
        int? withdraws = null,
        string scope = "kaz-undof-2024"
    ) =>
        new(
            Id(id),
            scope,
            new Validity(Day0, to),
            Day0 + Duration.FromMilliseconds(250),
            new Source("S1", person),
            claim,
            corrects is { } c ? Id(c) : null,
            withdraws is { } w ? Id(w) : null
        );

    public static Report Held(int id, string person = "R1-001", string scope = "kaz-undof-2024") =>
        Say(id, new Held("HQ-01", person, Tenure.Substantive), scope: scope);
}

/// <summary>A clock that shows what it is told.</summary>
internal sealed class ToldClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}

/// <summary>A folder with a journal in it, removed after its test.</summary>
internal sealed class JournalFolder : IDisposable
{
    public JournalFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } =
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"qalqan-store-{Guid.NewGuid():N}");

    public string Path => System.IO.Path.Combine(Root, "journal.sqlite");

    public ToldClock Clock { get; } = new(Samples.Day0);

    public Sqlite.SqliteJournal Open(FolderKind kind = FolderKind.Exercise) =>
        Sqlite.SqliteJournal.OpenToWrite(Path, kind, Clock);

    public void Sql(string command)
    {
        using var db = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path};Pooling=False");
        db.Open();
        using var sql = db.CreateCommand();
        sql.CommandText = command;
        sql.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
