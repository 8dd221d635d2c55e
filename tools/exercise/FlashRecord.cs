using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>Flash reports: drafted by the watch on an observation of the hour, released by the operations officer, acknowledged, closed.</summary>
public sealed class FlashRecord(OpsRoom room, DayPen pen)
{
    private static readonly (string Day, int Hour, string Post, string What, string Words)[] Told =
    [
        (
            "2024-05-07",
            2,
            "P10A",
            "explosion",
            "Two explosions heard about 700 m north-east of P10A. Own people in shelter, none hurt."
        ),
        ("2024-08-19", 21, "P80", "shot", "Burst of machine-gun fire over P80. No damage. Shelter for 40 minutes."),
        (
            "2024-12-08",
            5,
            "P37",
            "vehicle",
            "Column of armoured vehicles crosses into the area of separation near P37."
        ),
        (
            "2025-01-16",
            11,
            "P60",
            "people",
            "Armed men at the gate of P60 ask for vehicles. Refused. Reserve on the way."
        ),
        ("2025-03-14", 14, "P68", "shot", "Three shots about 800 m west of P68. Patrol halted, nobody hurt."),
        (
            "2025-07-22",
            9,
            "P32",
            "explosion",
            "Explosion at a roadblock 300 m from the convoy. Nobody hurt, two vehicles damaged."
        ),
    ];

    public void Write()
    {
        foreach (var (day, hour, post, what, words) in Told)
        {
            var when = Story.At(Story.Day(day), hour, 32, Story.Camp);
            var seen = pen.Write(
                when + Duration.FromMinutes(2),
                room.At(when),
                Observation(post, what),
                Validity.At(when)
            );
            Report(day, when, seen, words);
        }
    }

    private void Report(string day, Instant when, Report seen, string words)
    {
        var number = $"F-{day[2..].Replace("-", "", StringComparison.Ordinal)}-01";
        var watch = room.At(when);
        var officer = new Source("S3", room.Holder(when, "OPSO") ?? room.Holder(when, "DCOMD"));
        var draft = Say(5, watch, new FlashDrafted(number, 0, [seen.Id.Value], words, null));
        Say(9, officer, new Released(draft.Id.Value));
        Say(16, watch, new FlashAcknowledged(number, 0, "joc"));
        var update = Say(
            65,
            watch,
            new FlashDrafted(number, 1, [seen.Id.Value], words + " Situation unchanged after one hour.", null)
        );
        Say(71, officer, new Released(update.Id.Value));
        Say(80, watch, new FlashAcknowledged(number, 1, "joc"));
        Say(240, watch, new FlashClosed(number, "Nothing further seen or heard"));

        Report Say(int minutes, Source source, Claim claim)
        {
            var at = when + Duration.FromMinutes(minutes);
            return pen.Write(at, source, claim, Validity.At(at));
        }
    }

    private static Observed Observation(string post, string what) =>
        new(
            post,
            null,
            what,
            what is "explosion" or "shot" ? Sense.Heard : Sense.Seen,
            null,
            Timing.Within,
            new Whereabouts(post, null, null, new Sight(4800, AngleUnit.Mils, North.Grid, 800), null),
            null,
            "not-determined",
            "not-determined",
            3,
            Bound.AtLeast,
            what is "vehicle" ? "armoured-vehicle" : "not-determined",
            false,
            null,
            null
        );
}
