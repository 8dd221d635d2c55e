using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// What the watch writes down: which position was heard, what was seen from it, how it was graded, the mission's tempo. Every
/// day of the first tour; of the second only the days on which the engineers were out, so that the record stays small.
/// </summary>
public sealed class WatchRecord(OpsRoom room, IReadOnlyList<PlannedTask> plan, Xoshiro256StarStar dice)
{
    private static readonly (string What, int Weight, string?[] Means, string[] Sides)[] Sights =
    [
        (
            "shot",
            26,
            ["small-arms", "small-arms", "machine-gun", "not-determined"],
            ["bravo", "bravo", "aos", "not-determined"]
        ),
        ("explosion", 14, ["artillery", "mortar", "not-determined"], ["bravo", "not-determined"]),
        ("drone", 14, ["small-drone", "large-drone", "not-determined"], ["alpha", "aos", "bravo"]),
        ("aircraft", 8, ["jet", "helicopter"], ["alpha", "not-determined"]),
        ("vehicle", 14, ["truck", "car", "armoured-vehicle"], ["aos", "bravo", "alpha"]),
        ("people", 10, ["foot"], ["aos", "bravo"]),
        ("crossing", 4, ["foot"], ["aos"]),
        ("construction", 4, [null], ["aos", "alpha"]),
        ("flare", 4, [null], ["alpha", "not-determined"]),
        ("weapon", 2, ["small-arms"], ["bravo"]),
    ];

    private static readonly string[] Quiet =
    [
        "radio check, nothing to report",
        "all quiet",
        "nothing to report",
        "radio check, loud and clear",
        "visibility good, nothing to report",
        "fog, sees 300 m, nothing to report",
    ];

    private readonly DayPen pen = new();

    public IReadOnlyList<DetailLine> Write()
    {
        var days = Enumerable
            .Range(0, Period.DaysBetween(TaskPlan.First, TaskPlan.LastOfFirstTour) + 1)
            .Select(TaskPlan.First.PlusDays)
            .Concat(
                plan.Where(task => task.IsOfEngineers)
                    .Select(task => task.Day)
                    .Where(day => day >= TaskPlan.FirstOfSecondTour)
                    .Distinct()
                    .Order()
            );
        new Voices(room, pen, dice).Introduce();
        foreach (var day in days)
        {
            if (day <= TaskPlan.LastOfFirstTour)
                Count(day);
            if (day == BusyDay.Day)
                new BusyDay(room, pen, dice).Write();
            else
                Hear(day);
        }
        new Voices(room, pen, dice).Notify();
        new FlashRecord(room, pen).Write();
        return pen.Lines;
    }

    // The mission's return of the day, the next morning.
    private void Count(LocalDate day)
    {
        var isFree = day < TaskPlan.Changed;
        var said = Story.At(day.PlusDays(1), 6, dice.Below(50), Story.Camp);
        var own = plan.Count(task => task.Day == day);
        var tempo = isFree ? dice.Between(55, 60) : Math.Max(own, dice.Between(3, 5));
        pen.Write(said, room.At(said), new TempoReported(day, tempo), WholeDay(day));
    }

    private void Hear(LocalDate day)
    {
        // Of sixteen positions thirteen to fifteen are heard on most days.
        var silent = dice.Pick((int[])[0, 1, 1, 1, 2, 2, 2, 3, 3, 4]);
        var heard = dice.Shuffled(Position.All).Skip(silent).ToList();
        var sights = day <= TaskPlan.Changed ? dice.Between(0, 2) : dice.Between(1, 3);
        foreach (var (position, at) in heard.Select((position, at) => (position, at)))
            if (at < sights)
                See(position, Moment(day));
            else if (dice.OneIn(5))
                AllQuiet(position, Moment(day));
            else
            {
                var said = Moment(day);
                pen.Write(
                    said,
                    room.At(said),
                    new Logged("ops", position.Id, $"{position.Id} {dice.Pick(Quiet)}"),
                    Validity.At(said)
                );
            }
    }

    private void See(Position position, Instant when)
    {
        var (what, _, means, sides) = Pick();
        var isTold = what is "people" or "crossing" && dice.OneIn(4);
        var isHeard = what is "shot" or "explosion" && dice.OneIn(2);
        int? count = what is "construction" || dice.OneIn(5) ? null : dice.Between(1, what is "shot" ? 12 : 4);
        var said = when + Duration.FromMinutes(dice.Between(1, 12));
        var observed = new Observed(
            position.Id,
            null,
            what,
            isTold ? Sense.Told
                : isHeard ? Sense.Heard
                : Sense.Seen,
            isTold ? dice.Pick(Voices.References) : null,
            Timing.Within,
            position.Sighted(dice),
            null,
            dice.Pick(sides),
            dice.Pick((string?[])["not-determined", "not-determined", "civilian", "idf", "saf", "armed-group", null]),
            count,
            count is null ? null
                : dice.OneIn(3) ? Bound.About
                : Bound.Exactly,
            dice.Pick(means),
            what is "people" && dice.OneIn(5),
            null,
            null
        );
        var report = pen.Write(said, room.At(said), observed, Validity.At(when));
        if (dice.OneIn(2))
            return;
        var graded = said + Duration.FromMinutes(dice.Between(30, 400));
        pen.Write(
            graded,
            new Source("S2", room.Holder(graded, "INTO")),
            new Graded(report.Id.Value, dice.Pick((string[])["A", "B", "B", "C", "F"]), dice.Between(1, 4)),
            Validity.At(graded)
        );
    }

    private void AllQuiet(Position position, Instant said) =>
        pen.Write(
            said,
            room.At(said),
            new Observed(
                position.Id,
                null,
                "all-quiet",
                Sense.Seen,
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
            Validity.At(said)
        );

    private (string What, int Weight, string?[] Means, string[] Sides) Pick()
    {
        var at = dice.Below(Sights.Sum(sight => sight.Weight));
        foreach (var sight in Sights)
            if ((at -= sight.Weight) < 0)
                return sight;
        throw new InvalidOperationException();
    }

    private Instant Moment(LocalDate day) => Story.At(day, dice.Between(0, 22), dice.Below(60), Story.Camp);

    private static Validity WholeDay(LocalDate day) =>
        new(Story.At(day, 0, 0, Story.Camp), Story.At(day.PlusDays(1), 0, 0, Story.Camp));
}
