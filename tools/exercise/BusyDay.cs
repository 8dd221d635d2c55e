using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// One day told line by line, as a watchkeeper types: the positions twice over, drones and shots between them, and the
/// reports that were made from those lines. P85 is not heard from the early morning on.
/// </summary>
public sealed class BusyDay(OpsRoom room, DayPen pen, Xoshiro256StarStar dice)
{
    private static readonly (
        int Hour,
        int Minute,
        string Post,
        string Typed,
        string What,
        int? Count,
        string? Means
    )[] Sights =
    [
        (0, 40, "P85", "dogs and 2 flares 1200 900m", "flare", 2, null),
        (2, 15, "P10A", "drone east to west, high", "drone", 1, "large-drone"),
        (4, 5, "P12", "2 explosions 900 far", "explosion", 2, "not-determined"),
        (6, 30, "P22", "herder and 30 sheep 400 600m", "people", 1, "foot"),
        (7, 50, "P37", "3 vehicles stop at the gate, drive off", "vehicle", 3, "truck"),
        (9, 20, "P60", "digger works 5900 700m", "construction", null, null),
        (10, 45, "P32", "5 shots 2100 1200m", "shot", 5, "small-arms"),
        (12, 5, "P80", "drone hovers over the position", "drone", 1, "small-drone"),
        (13, 10, "P27", "2 jets south to north", "aircraft", 2, "jet"),
        (14, 32, "P68", "3 shots 4800 800m", "shot", 3, "small-arms"),
        (15, 55, "P86B", "4 people cross westward 1600 400m", "crossing", 4, "foot"),
        (17, 25, "P68", "vehicle turns back at the roadblock", "vehicle", 1, "car"),
        (19, 40, "P10A", "8 shots 3200 1500m", "shot", 8, "machine-gun"),
        (21, 15, "P37", "helicopter without lights", "aircraft", 1, "helicopter"),
    ];

    private static readonly (int Hour, int Minute, string Words)[] Room =
    [
        (0, 0, "Watch taken over, keys and sets counted, all in order"),
        (5, 45, "Weather: fog below 900 m until about 0700"),
        (6, 0, "Reveille, shelter doors tried"),
        (7, 15, "Liaison: road west of P32 closed until 1000"),
        (8, 0, "Morning conference, tasks of the day confirmed"),
        (10, 5, "Liaison: road west of P32 open again"),
        (11, 30, "Generator 2 off for an hour, on battery"),
        (14, 36, "Flash report drafted on P68"),
        (14, 50, "Quick reaction force at 15 minutes"),
        (15, 40, "Quick reaction force back to 60 minutes"),
        (18, 0, "Watch handed over"),
        (20, 0, "Radio shadow with P85, tried on two sets and by telephone"),
        (22, 30, "P85 still not heard, force headquarters told"),
        (23, 45, "Day closed"),
    ];

    public static LocalDate Day { get; } = TaskPlan.Counted;

    public void Write()
    {
        foreach (var (hour, minute, words) in Room)
            Log(At(hour, minute), null, words);
        foreach (var hour in (int[])[1, 13])
        foreach (var (position, at) in Position.All.Select((position, at) => (position, at)))
            if (position.Id != "P85" || hour == 1)
                Log(At(hour, 2 + at * 3 + dice.Below(3)), position.Id, $"{position.Id} radio check, nothing to report");
        foreach (var sight in Sights)
            See(sight);
    }

    private void See((int Hour, int Minute, string Post, string Typed, string What, int? Count, string? Means) sight)
    {
        var when = At(sight.Hour, sight.Minute);
        var line = Log(
            when,
            sight.Post,
            string.Create(CultureInfo.InvariantCulture, $"{sight.Hour:00}{sight.Minute:00} {sight.Post} {sight.Typed}")
        );
        var said = when + Duration.FromMinutes(dice.Between(1, 6));
        pen.Write(
            said,
            room.At(said),
            new Observed(
                sight.Post,
                null,
                sight.What,
                sight.What is "explosion" or "shot" ? Sense.Heard : Sense.Seen,
                null,
                Timing.Within,
                Position.All.Single(position => position.Id == sight.Post).Sighted(dice),
                null,
                "not-determined",
                "not-determined",
                sight.Count,
                sight.Count is null ? null : Bound.Exactly,
                sight.Means,
                false,
                sight.Typed,
                line.Id.Value
            ),
            Validity.At(when)
        );
    }

    private Report Log(Instant when, string? post, string words)
    {
        var said = when + Duration.FromSeconds(dice.Between(10, 55));
        return pen.Write(said, room.At(said), new Logged("ops", post, words), Validity.At(when));
    }

    private static Instant At(int hour, int minute) => Story.At(Day, hour, minute, Story.Camp);
}
