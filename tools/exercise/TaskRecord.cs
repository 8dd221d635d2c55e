using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>
/// Writes the contingent's own tasks: ordered the evening before, out and back, debriefed within two hours of the return. Who goes is
/// who was there that day.
/// </summary>
public sealed class TaskRecord(OpsRoom room, IReadOnlyList<Profile> profiles, Xoshiro256StarStar dice)
{
    private static readonly string[] Platoons = ["PL1", "PL2", "PL3"];
    private static readonly string[] Parties = ["idf", "idf", "idf", "armed-group", "saf", "not-determined"];
    private static readonly string[] Found = ["mine", "mortar", "artillery", "rocket", "grenade", "other"];

    private readonly DayPen pen = new();
    private readonly HashSet<string> women =
    [
        .. profiles.Where(profile => profile.Sex is Sex.Female).Select(profile => profile.Member.Reference),
    ];
    private readonly Dictionary<string, List<Interval>> vehicles = [];
    private int turn;

    public IReadOnlyList<DetailLine> Write(IReadOnlyList<PlannedTask> plan)
    {
        foreach (var day in plan.GroupBy(task => task.Day).OrderBy(day => day.Key))
        {
            // The night's work cannot be told from the morning's before it is known when each begins.
            var timed = day.Select((task, slot) => (Task: task, Time: TimeOf(task, slot)))
                .OrderBy(task => task.Time.Start)
                .ToList();
            for (var at = 0; at < timed.Count; at++)
                Write(timed[at].Task, timed[at].Time, Reference("T", day.Key, at + 1));
        }
        return pen.Lines;
    }

    private Interval TimeOf(PlannedTask task, int slot)
    {
        var team = Team.Of(task.Kind);
        var isNight = task.Kind is "patrol" && dice.OneIn(12);
        var hour =
            isNight ? 20
            : slot == 0 ? dice.Between(6, 9)
            : dice.Between(9, 13);
        var start = Story.At(task.Day, hour, dice.Below(4) * 15, Story.Camp);
        return new Interval(
            start,
            start + Duration.FromMinutes(30 * dice.Between(team.LeastHours * 2, team.MostHours * 2))
        );
    }

    private void Write(PlannedTask task, Interval time, string reference)
    {
        var team = Team.Of(task.Kind);
        var platoon = Platoons[turn++ % Platoons.Length];
        var leader = team
            .Leaders.SelectMany(wanted => Take(wanted.SubUnit, wanted.Trade, 1, platoon, time))
            .Take(1)
            .ToList();
        var crew = team
            .Crew.SelectMany(wanted => Take(wanted.SubUnit, wanted.Trade, wanted.People, platoon, time))
            .ToList();
        var (route, found, words) = RouteOf(task);
        var order = new TaskOrdered(
            reference,
            task.Kind,
            Story.Scope,
            TaskWords.Order(task.Kind, words),
            leader.FirstOrDefault(),
            crew,
            null,
            [.. team.Vehicles.SelectMany(wanted => Vehicles(wanted.Stem, wanted.Number, time))],
            route,
            null
        );
        var known = task.Kind is "quick-reaction" or "medical-evacuation"
            ? time.Start - Duration.FromMinutes(dice.Between(8, 20))
            : Story.At(task.Day.PlusDays(-1), dice.Between(17, 18), dice.Below(60), Story.Camp);
        pen.Write(known, room.At(known), order, new Validity(time.Start, time.End));
        if (task.IsCancelled)
            Stage(order, TaskStage.Cancelled, time.Start - Duration.FromMinutes(dice.Between(20, 90)));
        else
            Do(task, order, time, found, leader.Concat(crew).ToList());
    }

    private void Do(PlannedTask task, TaskOrdered order, Interval time, Whereabouts? found, List<string> team)
    {
        var start = time.Start + Duration.FromMinutes(dice.Between(-5, 25));
        var restriction = IsStopped(task) ? dice.Between(2, 14) * 10 : 0;
        var end = time.End + Duration.FromMinutes(dice.Between(-35, 25) + restriction / 2);
        var outcome = restriction >= 90 ? TaskOutcome.Partly : TaskOutcome.Done;
        var visits = VisitsOf(order, found, start, end, outcome);
        if (restriction > 0)
            Stop(order, visits, start, restriction);
        if (dice.OneIn(6))
        {
            Stage(order, TaskStage.Out, start);
            Stage(order, TaskStage.Back, end);
        }
        var engaged = task.Kind is "engagement" ? Engaged(team) : null;
        var debrief = new Debriefed(
            order.Task,
            outcome,
            visits,
            dice.Between(15, 95),
            FindsOf(task),
            engaged,
            engaged is { IsTeamMixed: true } && dice.OneIn(2) ? dice.Pick(TaskWords.GenderWords) : null,
            dice.Pick(task.Kind is "patrol" ? TaskWords.Patrols : TaskWords.Others)
        );
        var said = end + Duration.FromMinutes(dice.Between(20, 110));
        pen.Write(said, room.At(said), debrief, new Validity(start, end));
    }

    private (List<Whereabouts> Route, Whereabouts? Found, string Words) RouteOf(PlannedTask task)
    {
        if (task.Kind is "evacuation" or "medical-evacuation")
            return (
                [Position.At(Position.Faouar), Position.At(Position.Airport)],
                null,
                task.Kind is "evacuation" ? "from Damascus to Camp Faouar" : "from Camp Faouar to Damascus"
            );
        var stops = dice.Shuffled(Position.All).Take(task.Kind is "patrol" ? dice.Between(2, 3) : 1).ToList();
        var found = task.IsOfEngineers ? stops[0].Near(dice) : null;
        List<Whereabouts> route = [Position.At(Position.Faouar), .. stops.Select(stop => Position.At(stop.Id))];
        if (found is not null)
            route.Add(found);
        var words = string.Join(" - ", stops.Select(stop => stop.Id));
        return (route, found, task.IsOfEngineers ? $"near {words}" : $"to {words}");
    }

    private List<Visit> VisitsOf(TaskOrdered order, Whereabouts? found, Instant start, Instant end, TaskOutcome outcome)
    {
        var stops = order.Route.Skip(1).Where(stop => found is null || stop == found).ToList();
        if (outcome is TaskOutcome.Partly && stops.Count > 1)
            stops.RemoveAt(stops.Count - 1);
        var leg = (int)((end - start).TotalMinutes / (stops.Count + 1));
        return
        [
            .. stops.Select(
                (stop, at) =>
                {
                    var arrived = start + Duration.FromMinutes(leg * at + dice.Between(leg / 3, leg / 2));
                    return new Visit(stop, arrived, arrived + Duration.FromMinutes(dice.Between(leg / 5, leg / 3)));
                }
            ),
        ];
    }

    // Few before December 2024; then every other move for a while, and one in four in the second tour.
    private bool IsStopped(PlannedTask task) =>
        task.Day >= TaskPlan.FirstOfSecondTour ? dice.OneIn(4)
        : task.Day > TaskPlan.Changed ? dice.OneIn(2)
        : dice.OneIn(30);

    private void Stop(TaskOrdered order, List<Visit> visits, Instant start, int minutes)
    {
        var from = start + Duration.FromMinutes(dice.Between(15, 40));
        var to = from + Duration.FromMinutes(minutes);
        var where = Place(visits[0].Where) is { } near ? near.Near(dice) : visits[0].Where;
        var claim = new Restricted(
            order.Task.Replace("T-", "RM-", StringComparison.Ordinal),
            order.Task,
            where,
            dice.Pick(Parties),
            minutes,
            minutes >= 90 ? "Turned back at a roadblock, took another way" : "Held at a roadblock, then let through"
        );
        var said = to + Duration.FromMinutes(dice.Between(2, 12));
        pen.Write(said, room.At(said), claim, new Validity(from, to));
    }

    private List<Finds> FindsOf(PlannedTask task)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var left = task.Items - task.Ieds; left > 0; )
        {
            var some = Math.Min(left, dice.Between(1, 30));
            var kind = dice.Pick(Found);
            counts[kind] = counts.GetValueOrDefault(kind) + some;
            left -= some;
        }
        if (task.Ieds > 0)
            counts["ied"] = task.Ieds;
        return
        [
            .. counts.Select(pair => new Finds(
                pair.Key,
                pair.Value,
                dice.OneIn(4) ? pair.Value - dice.Below(pair.Value + 1) : pair.Value
            )),
        ];
    }

    private Engaged Engaged(List<string> team)
    {
        string[] classes = ["resident", "herder", "official", "teacher", "mukhtar", "women-group", "youth"];
        var met = dice.Shuffled(classes).Take(dice.Between(1, 3)).Select(MetOf).ToList();
        var hasConcern = !dice.OneIn(4);
        return new Engaged(
            met,
            team.Exists(women.Contains) && !team.TrueForAll(women.Contains),
            hasConcern ? dice.Pick(TaskWords.Concerns) : null,
            hasConcern && !dice.OneIn(3) ? dice.Pick(TaskWords.FollowUps) : null
        );
    }

    private Met MetOf(string kind) =>
        kind switch
        {
            "women-group" => new Met(kind, dice.Between(3, 12), 0),
            "mukhtar" or "official" => new Met(kind, 0, dice.Between(1, 2)),
            _ when dice.OneIn(6) => new Met(kind, null, null),
            _ => new Met(kind, dice.Below(5), dice.Between(1, 6)),
        };

    private void Stage(TaskOrdered order, TaskStage stage, Instant at) =>
        pen.Write(at, room.At(at), new TaskStaged(order.Task, stage), Validity.At(at));

    private List<string> Take(string subUnit, string trade, int people, string platoon, Interval time) =>
        room.Take(subUnit == "PL" ? platoon : subUnit, trade, people, time, dice);

    private List<string> Vehicles(string stem, int number, Interval time)
    {
        List<string> taken = [];
        foreach (var at in dice.Shuffled(Enumerable.Range(1, Team.FleetOf(stem))))
        {
            var vehicle = string.Create(CultureInfo.InvariantCulture, $"{stem}-{at:00}");
            var times = vehicles.TryGetValue(vehicle, out var known) ? known : vehicles[vehicle] = [];
            if (taken.Count == number || times.Exists(other => other.Start < time.End && time.Start < other.End))
                continue;
            times.Add(time);
            taken.Add(vehicle);
        }
        return taken;
    }

    private static Position? Place(Whereabouts where) =>
        Position.All.FirstOrDefault(position => position.Id == where.Place);

    private static string Reference(string letters, LocalDate day, int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{letters}-{day.Year % 100:00}{day.Month:00}{day.Day:00}-{number:00}"
        );
}
