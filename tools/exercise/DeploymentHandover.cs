using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// The relief of the Irish company, post by post, and what the tour taught. That there was a handover of some days and a flag is public; posts, pages,
/// property and lessons are invented.
/// </summary>
public sealed class DeploymentHandover(MovePen pen)
{
    private const string Move = DeploymentPlan.Move;
    private const string From = "Irish company";
    private const string To = "Kazakh company";

    private static readonly (string Post, string Outgoing, string Page)[] Posts =
    [
        (
            "HQ-01",
            "Outgoing company commander",
            "Call on the mission's operations each evening. The liaison wants movements a day ahead."
        ),
        (
            "HQ-02",
            "Outgoing second in command",
            "The camp's standing orders are in the blue folder. Three of them are out of date: fire, fuel, visitors."
        ),
        (
            "HQ-04",
            "Outgoing personnel officer",
            "Cards of the mission take a week. Send photographs before people arrive."
        ),
        (
            "OPS-01",
            "Outgoing operations officer",
            "The morning return is due at seven. Ask for the day's restrictions before the patrols leave."
        ),
        (
            "OPS-03",
            "Outgoing watchkeeper",
            "Radio checks on the hour. Two positions are hard to hear in rain: relay through the hill."
        ),
        (
            "LOG-01",
            "Outgoing logistics officer",
            "Water comes on Tuesdays and Fridays. Order spare parts six weeks ahead."
        ),
        ("LOG-04", "Outgoing armourer", "Count the racks with both keys present. The second lock sticks."),
        (
            "SIG-01",
            "Outgoing signals officer",
            "The mast is guyed on three sides only. Spare batteries are in the cool room."
        ),
        (
            "MED-01",
            "Outgoing medical officer",
            "The helicopter's landing place floods. Use the upper one from November on."
        ),
        (
            "ENG-01",
            "Outgoing engineer officer",
            "Finds are marked on the wall map by the date of finding. Not all have been cleared."
        ),
        (
            "PL1-01",
            "Outgoing platoon commander, first platoon",
            "The reserve's vehicles stand with their noses to the gate. Keep it so."
        ),
        (
            "PL2-01",
            "Outgoing platoon commander, second platoon",
            "The shelter takes thirty. Drill it in the first week, at night as well."
        ),
    ];

    private static readonly (string Post, string What, int Count, string Words)[] Things =
    [
        ("HQ-01", "key", 2, "Key of the safe"),
        ("HQ-02", "document", 2, "Standing orders, numbered copy"),
        ("HQ-04", "document", 1, "Register of cards"),
        ("OPS-01", "map", 2, "Wall map, numbered copy"),
        ("OPS-03", "radio", 3, "Base radio of the watch"),
        ("LOG-01", "vehicle", 2, "Water trailer of the camp"),
        ("LOG-04", "key", 4, "Key of the arms store"),
        ("SIG-01", "radio", 3, "Relay set"),
        ("MED-01", "medical", 2, "Defibrillator of the camp"),
        ("ENG-01", "equipment", 2, "Generator of the camp"),
        ("PL1-01", "key", 1, "Key of the gate"),
        ("PL2-01", "key", 1, "Key of the shelter"),
    ];

    private static readonly (string Line, string Words, int Days, string Owner, string Done)[] Lines =
    [
        ("agreement", "Agree dates of arrival with the mission", 42, "CO", "2024-02-05"),
        ("clearances", "Apply for every overflight and landing", 42, "S4", "2024-02-06"),
        ("munitions", "Apply for munitions in working days of that state", 42, "S4", "2024-02-05"),
        ("packing-list", "Packing list to the host's customs", 35, "S4", "2024-02-12"),
        ("rail", "Wagons loaded and sealed", 26, "S4", "2024-02-22"),
        ("advance", "Advance group at the camp", 24, "S3", "2024-02-23"),
        ("cargo", "Cargo at Damascus before people leave home", 10, "S4", "2024-03-06"),
        ("manifests", "Manifests of all aircraft, each chain apart", 6, "S1", "2024-03-13"),
        ("escort", "Escort asked for, meeting point agreed", 6, "S3", "2024-03-12"),
        ("counted", "139 counted at the camp", 3, "S1", "2024-03-15"),
        ("property", "Property seen by both, by serial", 1, "S4", "2024-03-17"),
        ("flag", "Flag and command", 0, "CO", "2024-03-18"),
    ];

    private static readonly (string Lesson, string Words, string Owner, string Line, string Change)[] Lessons =
    [
        (
            "LL1",
            "A clearance good for 72 hours left two days for weather. A second one for the days after costs a letter.",
            "S4",
            "munitions",
            "Apply for munitions in working days of that state, and for the three days after as well"
        ),
        (
            "LL2",
            "Manifests were made again on the eve because one person fell ill.",
            "S1",
            "manifests",
            "Manifests of all aircraft with a reserve by name for each, each chain apart"
        ),
        (
            "LL3",
            "Overlap of three days was too short for the wall map of finds.",
            "S3",
            "advance",
            "Advance group at the camp with the engineer officer and one watchkeeper in it"
        ),
        (
            "LL4",
            "Trackers without a signal sent their positions two days late, and the watch looked for a vehicle that stood in the camp.",
            "S3",
            "escort",
            "Escort asked for, meeting point agreed, each serial with a radio that was tried the day before"
        ),
        (
            "LL5",
            "Cards of the mission came a week after the people.",
            "S1",
            "photographs",
            "Photographs for the mission's cards a month before arrival"
        ),
    ];

    public void Write()
    {
        Checklist();
        Reliefs();
        Property();
        foreach (var (lesson, place) in Lessons.Select((lesson, place) => (lesson, place)))
            pen.Plan(
                place % 2 == 0 ? "S4" : "S3",
                Story.Z("2025-04-08T08:00:00Z") + Duration.FromMinutes(20 * place),
                new LessonDrawn(Move, lesson.Lesson, lesson.Words, lesson.Owner, lesson.Line, lesson.Change)
            );
    }

    private void Checklist()
    {
        foreach (var (line, words, days, owner, done) in Lines)
        {
            pen.Plan("S3", Story.Z("2024-01-23T06:00:00Z"), new ChecklistLine(Move, line, words, days, owner));
            pen.Tell(owner, Story.Z($"{done}T12:50:00Z"), new LineDone(Move, line, true, null));
        }
    }

    private void Reliefs()
    {
        foreach (var ((post, outgoing, page), place) in Posts.Select((one, place) => (one, place)))
        {
            pen.Say(
                "S3",
                Story.Z("2024-03-05T07:00:00Z"),
                new ReliefPlanned(
                    Move,
                    post,
                    outgoing,
                    pen.Holder(post, DeploymentPlan.HandoverBegins)?.Reference,
                    Position.Faouar,
                    null
                ),
                new Validity(DeploymentPlan.HandoverBegins, DeploymentPlan.HandoverEnds)
            );
            var at = Duration.FromMinutes(12 * place);
            pen.Plan("S3", Story.Z("2024-03-17T06:00:00Z") + at, new PageWritten(Move, post, $"EXERCISE. {page}"));
            pen.Tell("S3", Story.Z("2024-03-18T06:30:00Z") + at, new Relieved(Move, post, null));
        }
    }

    // Listed on the first morning, seen by both on the last day but one.
    private void Property()
    {
        var number = 0;
        foreach (var (post, what, count, words) in Things)
            for (var piece = 0; piece < count; piece++)
            {
                number++;
                var listed = new PropertyHanded(
                    Move,
                    $"P{number:00}",
                    what,
                    $"EXERCISE-P-{number:000}",
                    words,
                    From,
                    To,
                    post,
                    "listed"
                );
                var at = Duration.FromMinutes(3 * number);
                var valid = new Validity(DeploymentPlan.HandoverBegins, DeploymentPlan.HandoverEnds);
                pen.Say("S4", Story.Z("2024-03-16T06:00:00Z") + at, listed, valid);
                // One generator does not run, and is taken over as what it is.
                var state = what == "equipment" && piece == 0 ? "unserviceable" : "serviceable";
                pen.Say("S4", Story.Z("2024-03-17T07:00:00Z") + at, listed with { State = state }, valid);
            }
    }
}
