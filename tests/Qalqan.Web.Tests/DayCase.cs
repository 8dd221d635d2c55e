using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>A copy of the exercise in which days of the mission are told, at noon Z of 24 November 2026 by every clock.</summary>
public sealed class DayCase : IDisposable
{
    public const string Mission = "undof";
    public const string Day = "2024-03-16";

    private readonly Scratch scratch = new();
    private readonly Ledger ledger;

    public DayCase(FirstCase first)
    {
        var clock = new Stopped(FirstCase.Now);
        Folder = Folder.OpenToWrite(first.CopyTo(scratch, "data"), FolderKind.Exercise, clock);
        ledger = new Ledger(Folder.Journal, Folder.Vault);
        Desk = new Desk(Folder.Journal, Folder.Vault, Folder.Shelf, CommandLine.Capabilities, clock);
    }

    public Folder Folder { get; }

    public Desk Desk { get; }

    public static User Officer { get; } = User.Local(post: "S3", person: "R1-003");

    public static User Commander { get; } = User.Local(post: "CO", person: "R1-001");

    /// <summary>Positions as a mission's pack has them.</summary>
    public static Gazetteer Places { get; } =
        new([
            .. new[] { "P10", "P68", "P80", "P85" }.Select(post => new Landmark(
                post,
                "Position " + post[1..],
                new Place(33.1, 35.8),
                Distance.FromMetres(50),
                true
            )),
            new("camp-faouar", "Camp Faouar", new Place(33.2, 35.9), Distance.FromMetres(1000), false),
        ]);

    public static Instant At(string time) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(time).Value;

    /// <summary>An event where <paramref name="to"/> is null, else over the hours. Its report.</summary>
    public ReportId Say(
        Claim claim,
        string from,
        string? to = null,
        ReportId? corrects = null,
        ReportId? withdraws = null,
        string post = "S3"
    )
    {
        var begins = At(from);
        var report = new Report(
            default,
            Mission,
            new Validity(begins, to is null ? begins : At(to)),
            FirstCase.Now,
            new Source(post, null),
            claim,
            corrects,
            withdraws
        );
        var prepared = ledger.Prepare([new Draft(report)]);
        var receipts = ledger.Append(prepared).AsTask().GetAwaiter().GetResult();
        Assert.Equal(Outcome.Recorded, receipts[0].Outcome);
        return Folder.Journal.ReadAfter(receipts[0].Number - 1).First().Read().Report.Id;
    }

    public ReportId Observe(string post, string what, string at, int? count = null, string? words = null) =>
        Say(Observation(post, what, count, words), at);

    public static Observed Observation(string post, string what, int? count = null, string? words = null) =>
        new(
            post,
            null,
            what,
            Sense.Heard,
            null,
            Timing.Throughout,
            new Whereabouts(post, null, null, new Sight(270, AngleUnit.Degrees, North.Magnetic, 800), null),
            null,
            "bravo",
            Codes.NotDetermined,
            count,
            count is null ? null : Bound.Exactly,
            null,
            false,
            words,
            null
        );

    /// <summary>A day with a shot, a patrol that met people, a restriction, a notification, a flash report, and a post that is silent.</summary>
    public void TellDay()
    {
        Observe("P85", Codes.AllQuiet, "2024-03-15 03:40");
        var shot = Observe("P68", "shot", "2024-03-16 08:00", 3, "Three single shots");
        Say(new Graded(shot.Value, "B", 2), "2024-03-16 08:30");
        Observe("P10", Codes.AllQuiet, "2024-03-16 09:00");
        Say(new Logged("ops", "P80", "P80 radio check"), "2024-03-16 10:00");
        Say(
            new Notified(
                "N-240316-01",
                "idf",
                "letter",
                "17/24",
                null,
                "Engineering work along the line until dusk",
                null
            ),
            "2024-03-16 06:15"
        );
        Say(
            new TaskOrdered(
                "T-240316-01",
                "patrol",
                "kaz-undof-2024",
                "Patrol to P85 and the village",
                "R1-017",
                [],
                null,
                ["V-07"],
                [new Whereabouts("P85", null, null, null, null)],
                null
            ),
            "2024-03-16 08:00",
            "2024-03-16 12:00"
        );
        Say(new TaskStaged("T-240316-01", TaskStage.Out), "2024-03-16 08:05");
        Say(new TaskStaged("T-240316-01", TaskStage.Back), "2024-03-16 11:55");
        Say(
            new Restricted(
                "R-240316-01",
                "T-240316-01",
                new Whereabouts(null, "36SYB67836360", null, null, null),
                Codes.NotDetermined,
                45,
                "Stopped at a checkpoint, passed after a call"
            ),
            "2024-03-16 09:00",
            "2024-03-16 09:45"
        );
        Say(
            new Debriefed(
                "T-240316-01",
                TaskOutcome.Done,
                [
                    new Visit(
                        new Whereabouts("P85", null, null, null, null),
                        At("2024-03-16 10:00"),
                        At("2024-03-16 10:40")
                    ),
                ],
                42.5m,
                [new Finds("mortar", 3, 2)],
                new Engaged([new Met("teacher", 4, 1)], true, "The school has no water", null),
                "Girls fetch the water",
                "Road passable"
            ),
            "2024-03-16 08:05",
            "2024-03-16 11:55"
        );
        Say(
            new TaskOrdered("T-240317-01", "escort", "kaz-undof-2024", "Escort", null, [], 12, [], [], null),
            "2024-03-17 06:00",
            "2024-03-17 09:00"
        );
        Say(
            new TaskOrdered(
                "T-240316-02",
                "patrol",
                "kaz-undof-2024",
                "Night patrol",
                "R1-017",
                [],
                null,
                [],
                [],
                null
            ),
            "2024-03-16 15:00",
            "2024-03-16 17:00"
        );
        Say(new TaskStaged("T-240316-02", TaskStage.Out), "2024-03-16 15:00");
        Say(new TaskStaged("T-240316-02", TaskStage.Back), "2024-03-16 17:00");
        var flash = Say(
            new FlashDrafted("F-240316-01", 0, [shot.Value], "Three shots near P68", null),
            "2024-03-16 08:10"
        );
        Say(new Released(flash.Value), "2024-03-16 08:25", post: "CO");
    }

    /// <summary>The paper as it is written, with the positions of <see cref="Places"/>.</summary>
    internal Paper.Document Made(PaperOrder order)
    {
        List<Problem> problems = [];
        var basis = Desk.Papers.Making.Read(Officer, order, problems);
        Assert.Empty(problems);
        return Desk.Papers.Making.Of(
            basis!,
            look => PaperHead.Of(PaperKind.Named(order.Document)!, basis!, look with { Places = Places }, null, null)
        );
    }

    public void Dispose()
    {
        Folder.Dispose();
        scratch.Dispose();
    }
}

/// <summary>A day that was told once, for whoever only looks at it.</summary>
public sealed class ToldDay : IDisposable
{
    public ToldDay(FirstCase first)
    {
        Day = new DayCase(first);
        Day.TellDay();
    }

    public DayCase Day { get; }

    public void Dispose() => Day.Dispose();
}
