using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// The first deployment as it was planned, backwards from the handover: places, legs and clearances. Public are the days, the three C-295 and
/// the stop at Aktau; hours, gaps and everything about clearances are invented.
/// </summary>
public sealed class DeploymentPlan(MovePen pen)
{
    public const string Move = "DEP-2024";

    public static Instant AdvanceLeaves { get; } = Story.Z("2024-02-22T17:30:00Z");

    /// <summary>Of three aircraft, a quarter of an hour apart.</summary>
    public static Instant MainLeaves { get; } = Story.At(Story.Day("2024-03-14"), 10, 0, Story.Home);

    public static Instant MainLeavesAktau { get; } = Story.Z("2024-03-15T01:00:00Z");

    public static Instant MarchBegins { get; } = Story.At(Story.Day("2024-03-15"), 11, 30, Story.Camp);

    public static Instant HandoverBegins { get; } = Story.At(Story.Day("2024-03-15"), 18, 0, Story.Camp);

    public static Instant HandoverEnds { get; } = Story.At(Story.Day("2024-03-18"), 15, 0, Story.Camp);

    public void Write()
    {
        var opened = Story.Z("2024-01-22T05:00:00Z");
        pen.Plan(
            "CO",
            opened,
            new MoveOpened(Move, "deployment", "EXERCISE: first deployment to UNDOF", Story.Day("2024-03-18"), 139)
        );
        foreach (var node in Nodes())
            pen.Plan("S4", opened + Duration.FromMinutes(20), node);
        foreach (var (stage, at, words) in Stages)
            pen.Tell("CO", Story.Z(at), new MoveStaged(Move, stage, words));
        Legs();
        Clearances();
    }

    // Airfields at their reference points, which thresholds lie up to three and a half kilometres off; stations and camp as far as known.
    private static IEnumerable<NodeDescribed> Nodes() =>
        [
            new("UAAA", "Almaty, airport", "airfield", At("43.3521,77.040497", 3500), "Asia/Almaty"),
            new("ALMATY-STATION", "Almaty, railway station", "station", At("43.34,76.95", 5000), "Asia/Almaty"),
            new(
                "MANGYSTAU-STATION",
                "Mangystau, station 13 km from Aktau",
                "station",
                At("43.7,51.3", 10_000),
                "Asia/Aqtau"
            ),
            new("UATE", "Aktau, airport", "airfield", At("43.8601,51.091999", 3500), "Asia/Aqtau"),
            new("OSDI", "Damascus, airport", "airfield", At("33.411499,36.515598", 3500), "Asia/Damascus"),
            new("FAOUAR", "Camp Faouar", "camp", At("33.2389,35.9106", 1000), "Asia/Damascus"),
        ];

    private static Whereabouts At(string latLon, int errorMetres) => new(null, null, latLon, null, errorMetres);

    private static readonly (MoveStage Stage, string At, string? Words)[] Stages =
    [
        (MoveStage.Draft, "2024-01-22T05:30:00Z", null),
        (MoveStage.Costed, "2024-01-29T06:00:00Z", "The sum is not in this record"),
        (MoveStage.Agreed, "2024-02-05T06:00:00Z", "Agreed with the mission"),
        (MoveStage.Cleared, "2024-02-21T10:00:00Z", "By every state and authority, cargo and main body"),
        (MoveStage.Manifested, "2024-03-13T08:00:00Z", "The advance group by its own manifest of 20 February"),
        (MoveStage.Closed, "2024-03-13T13:00:00Z", null),
        (MoveStage.Departed, "2024-03-14T05:30:00Z", "The last of three aircraft"),
        (MoveStage.Arrived, "2024-03-15T12:40:00Z", "At Camp Faouar"),
        (MoveStage.Reconciled, "2024-03-19T06:00:00Z", "139 people, and things by the list"),
    ];

    private void Legs()
    {
        Leg(
            "L1",
            "advance",
            MoveMode.Air,
            ("UAAA", "OSDI"),
            (AdvanceLeaves, RotationDates.AdvanceGroupArrives),
            600,
            [],
            "How the advance group flew was not published. Whether it is among the 139 is not settled by the sources; here it is, with 20 invented."
        );
        Leg(
            "L1-ROAD",
            "advance",
            MoveMode.Road,
            ("OSDI", "FAOUAR"),
            (Story.Z("2024-02-23T11:00:00Z"), Story.Z("2024-02-23T14:30:00Z")),
            180,
            [("L1", 60)],
            "Invented"
        );
        Leg(
            "L2",
            "cargo",
            MoveMode.Rail,
            ("ALMATY-STATION", "MANGYSTAU-STATION"),
            (Story.Z("2024-02-22T09:00:00Z"), Story.Z("2024-02-25T08:00:00Z")),
            4200,
            [],
            "The day of leaving is public; the arrival is ours, at the pace of the passenger train over 3,270 km"
        );
        Leg(
            "L3",
            "cargo",
            MoveMode.Air,
            ("UATE", "OSDI"),
            (Story.Z("2024-03-04T05:00:00Z"), Story.Z("2024-03-06T12:00:00Z")),
            300,
            [("L2", 2880), ("L1-ROAD", 1440)],
            "Chartered. How many flights, of what type and when was not published: one leg stands for all of them",
            required: Story.Z("2024-03-14T00:00:00Z")
        );
        Leg(
            "L4",
            "main",
            MoveMode.Air,
            ("UAAA", "UATE"),
            (MainLeaves, MainLeaves + Duration.FromMinutes(324)),
            294,
            [("L3", 1440)],
            "Three aircraft a quarter of an hour apart, 2,087 km. Who sat in which was not published",
            "c295m",
            notBefore: Story.Z("2024-03-14T04:00:00Z")
        );
        Leg(
            "L5",
            "main",
            MoveMode.Air,
            ("UATE", "OSDI"),
            (MainLeavesAktau, MainLeavesAktau + Duration.FromMinutes(290)),
            258,
            [("L4", 600)],
            "The track was not published: 1,851 km by Baku, Tabriz, Erbil and Deir ez-Zor is our reading",
            "c295m"
        );
        Leg(
            "L6",
            "main",
            MoveMode.Road,
            ("OSDI", "FAOUAR"),
            (MarchBegins, MarchBegins + Duration.FromMinutes(240)),
            230,
            [("L5", 120)],
            "Under escort, in vehicles that the advance group brought to the airport; before dark",
            required: Story.Z("2024-03-15T14:30:00Z")
        );
        Leg(
            "L7",
            "reception",
            MoveMode.Stay,
            ("FAOUAR", "FAOUAR"),
            (Story.Z("2024-03-15T12:45:00Z"), Story.Z("2024-03-16T12:00:00Z")),
            720,
            [("L6", 0)],
            "Quarters, weapons, the mission's briefings"
        );
        Leg(
            "L8",
            "handover",
            MoveMode.Stay,
            ("FAOUAR", "FAOUAR"),
            (HandoverBegins, HandoverEnds),
            4080,
            [("L6", 60)],
            "From the Irish company, in place"
        );
    }

    private void Leg(
        string leg,
        string party,
        MoveMode mode,
        (string From, string To) way,
        (Instant From, Instant To) time,
        int minutes,
        (string Leg, int Minutes)[] after,
        string words,
        string? carrier = null,
        Instant? notBefore = null,
        Instant? required = null
    ) =>
        pen.Say(
            mode is MoveMode.Stay ? "S3" : "S4",
            Story.Z("2024-01-24T06:00:00Z"),
            new LegPlanned(
                Move,
                leg,
                party,
                mode,
                way.From,
                way.To,
                minutes,
                [.. after.Select(one => new LegAfter(one.Leg, one.Minutes))],
                notBefore,
                required,
                carrier,
                words
            ),
            new Validity(time.From, time.To)
        );

    private void Clearances()
    {
        const string munitions =
            "Munitions aboard; which states were crossed was not published, the track is our reading";
        (string, string) cargo = ("2024-03-04T00:00:00Z", "2024-03-07T00:00:00Z");
        (string, string) main = ("2024-03-14T00:00:00Z", "2024-03-17T00:00:00Z");
        (string, string) march = ("2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z");
        Clearance("AZ-CARGO", "munitions", "AZ", ["L3"], null, null, "2024-01-29", "2024-02-16", cargo, munitions);
        Clearance("IR-CARGO", "overflight", "IR", ["L3"], null, null, "2024-02-01", "2024-02-18", march, munitions);
        Clearance("IQ-CARGO", "overflight", "IQ", ["L3"], null, null, "2024-02-01", "2024-02-19", march, munitions);
        Clearance("SY-CARGO", "landing", "SY", ["L3"], null, null, "2024-01-30", "2024-02-18", march, munitions);
        Clearance(
            "AZ-OVF",
            "munitions",
            "AZ",
            ["L5"],
            25,
            160,
            "2024-02-05",
            "2024-02-20",
            main,
            "72 hours, as that state gives them. " + munitions
        );
        Clearance("IR-OVF", "overflight", "IR", ["L5"], 80, 205, "2024-02-06", "2024-02-19", march, munitions);
        Clearance("IQ-OVF", "overflight", "IQ", ["L5"], 132, 257, "2024-02-06", "2024-02-19", march, munitions);
        Clearance("SY-LAND", "landing", "SY", ["L5"], 185, null, "2024-02-05", "2024-02-20", march, munitions);
        Clearance(
            "UN-AGREED",
            "agreement",
            "UNDOF",
            ["L1", "L1-ROAD", "L2", "L3", "L4", "L5", "L6"],
            null,
            null,
            "2024-01-25",
            "2024-02-05",
            null,
            "The mission agrees to the dates of arrival"
        );
        Clearance(
            "HOST-ENTRY",
            "entry",
            "SY",
            ["L1", "L1-ROAD", "L3", "L5", "L6"],
            null,
            null,
            "2024-01-26",
            "2024-02-15",
            null,
            "The host lets people and equipment in, through the mission"
        );
        Clearance(
            "CUSTOMS",
            "customs",
            "SY",
            ["L3", "L5", "L6"],
            null,
            null,
            "2024-02-12",
            "2024-02-21",
            march,
            "The packing list, line by line as the load list has it"
        );
    }

    private void Clearance(
        string clearance,
        string kind,
        string state,
        string[] legs,
        int? enter,
        int? leave,
        string applied,
        string granted,
        (string From, string To)? window,
        string words
    )
    {
        Instant? from = window is { } first ? Story.Z(first.From) : null;
        Instant? to = window is { } last ? Story.Z(last.To) : null;
        pen.Plan(
            "S4",
            Story.Z("2024-01-24T09:00:00Z"),
            new ClearanceWanted(Move, clearance, kind, state, legs, enter, leave, words)
        );
        pen.Tell(
            "S4",
            Story.Z($"{applied}T06:00:00Z"),
            new ClearanceStepped(Move, clearance, ClearanceDoing.Applied, null, from, to, null)
        );
        pen.Tell(
            "S4",
            Story.Z($"{granted}T07:00:00Z"),
            new ClearanceStepped(Move, clearance, ClearanceDoing.Granted, $"EXERCISE-{clearance}", from, to, null)
        );
    }
}
