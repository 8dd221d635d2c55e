using NodaTime;
using Qalqan.Lift;
using Qalqan.Measures;

namespace Qalqan.Movement;

/// <summary>Answers a question of a lift by the tables: makes the routes, has the engine judge them, and asks it why.</summary>
public sealed class LiftPlanner
{
    private readonly MoveTables tables;
    private readonly LiftQuestion question;
    private readonly IReadOnlyList<KnownAirfield> stops;

    private LiftPlanner(MoveTables tables, LiftQuestion question)
    {
        (this.tables, this.question) = (tables, question);
        stops =
        [
            .. tables
                .AllAirfields.Select(field => field.Value)
                .Where(field => field.State == question.From.State && field.Field.HasFuel)
                .Where(field => field != question.From && field != question.To)
                .Where(field => !question.NoFuel.Contains(field.Field.Code) && !IsClosed(field)),
        ];
    }

    public static LiftAnswer Answer(MoveTables tables, LiftQuestion question)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(question);
        return new LiftPlanner(tables, question).Answer();
    }

    private LiftAnswer Answer()
    {
        // What the record shows closed on the day is a slip of the question; what is closed as if is what it asks.
        var isClosed = question.Closed.Contains(question.To.Field.Code);
        var lift = LiftOver([.. Routes(question.To, isClosed: false).Select(route => route.Route)]);
        var usual = Options(question.To, lift, isClosed: false);
        var instead = Instead(Best(usual));
        var options = isClosed ? Options(question.To, lift, isClosed: true) : usual;
        var best = isClosed ? instead.FirstOrDefault()?.Option : Best(options);
        var problems = Problems(lift, options, best);
        var sorties = best?.Answer.Sorties;
        return new LiftAnswer(
            question,
            problems,
            problems.Count > 0 ? null : best,
            options,
            sorties is > 1 ? lift.Judge(best!.Answer.Route, sorties.Value - 1) : null,
            question.Sorties is { } proposed && (best ?? options.FirstOrDefault(one => one.IsAsked)) is { } by
                ? lift.Judge(by.Answer.Route, proposed)
                : null,
            best is null ? null : Sensitivity.Of(best.Answer),
            best is null ? null : Sensitivity.HeadwindAtMost(lift, best.Answer.Route),
            Table(lift, best),
            Range(lift, best),
            instead,
            isClosed && best is not null,
            question.Wish is StopWish.Auto ? [.. Thought(question.To).Select(stop => stop.Field.Code)] : []
        );
    }

    private static List<Problem> Problems(Airlift lift, IReadOnlyList<LiftOption> options, LiftOption? best)
    {
        List<Problem> problems = [.. lift.Answer().Problems];
        if (best is null)
            problems.AddRange(options.Where(one => one.IsAsked).SelectMany(one => one.Answer.Problems));
        return [.. problems.Distinct()];
    }

    private static LiftOption? Best(IReadOnlyList<LiftOption> options) =>
        options
            .Where(one => one is { IsAsked: true, Answer: { Sorties: not null, Problems.Count: 0 } })
            .OrderBy(one => one.Answer.Sorties)
            .ThenBy(one => one.Answer.DoorToDoor)
            .ThenBy(one => one.Answer.Route.Stops.Count)
            .FirstOrDefault();

    private List<LiftOption> Options(KnownAirfield to, Airlift lift, bool isClosed)
    {
        var routes = Routes(to, isClosed);
        var answers = (lift with { Routes = [.. routes.Select(route => route.Route)] }).Answer().Options;
        return
        [
            .. routes.Zip(
                answers,
                (route, answer) =>
                    new LiftOption(answer, to, route.IsAsked, States(route.Route), tables.OnwardRoad(to.Field.Code))
            ),
        ];
    }

    private Airlift LiftOver(IReadOnlyList<Route> routes) =>
        new(question.Aircraft, question.Reserves, question.Load, routes, JudgedOn, question.Fleet);

    // The engine asks for closures of a day alone: without one, what is closed as if is closed on a day on which nothing else was.
    private LocalDate? JudgedOn => question.Day ?? (question.Closed.Count > 0 ? new LocalDate(1970, 1, 1) : null);

    // What is asked, and beside it what one would compare it with.
    private List<(Route Route, bool IsAsked)> Routes(KnownAirfield to, bool isClosed)
    {
        List<(Route, bool)> routes = [(Over([question.From, to], isClosed), question.Wish is not StopWish.At)];
        if (question.Stop is { } asked)
            routes.Add((Over([question.From, asked, to], isClosed), true));
        foreach (var stop in Thought(to).Where(stop => stop != question.Stop))
            routes.Add((Over([question.From, stop, to], isClosed), question.Wish is StopWish.Auto));
        return routes;
    }

    // At home no foreign state has to let one land; and of a way that nobody has drawn, nobody knows whom it crosses.
    private IEnumerable<KnownAirfield> Thought(KnownAirfield to) =>
        stops.Where(stop =>
            tables.Way(question.From.Field.Code, stop.Field.Code) is not null
            && tables.Way(stop.Field.Code, to.Field.Code) is not null
        );

    private Route Over(KnownAirfield[] points, bool isClosed)
    {
        var flights = points.Zip(points.Skip(1)).Select(pair => FlightOf(pair.First, pair.Second, isClosed)).ToList();
        if (question.NoFuel.Contains(points[^1].Field.Code))
        {
            var home = FlightOf(points[^1], points[^2], isClosed);
            var needed = FuelPlan.Of(question.Aircraft, home, question.Reserves, 0).Fuel;
            flights[^1] = flights[^1] with { OnwardFuel = needed };
        }
        var onward = tables.OnwardRoad(points[^1].Field.Code)?.Value.Takes ?? Duration.Zero;
        return new Route(flights, question.TurnRound, onward);
    }

    private Flight FlightOf(KnownAirfield from, KnownAirfield to, bool isClosed)
    {
        var way = tables.Way(from.Field.Code, to.Field.Code)?.Value.Length ?? from.Field.At.DistanceTo(to.Field.At);
        return new Flight(As(from, isClosed), As(to, isClosed), way, 0, AlternateOf(to)).Against(question.Wind);
    }

    private Alternate? AlternateOf(KnownAirfield field) =>
        field.Alternate is { } code && tables.Airfield(code)?.Value is { } other && !IsClosed(other)
            ? new Alternate(code, field.AlternateWay ?? field.Field.At.DistanceTo(other.Field.At))
            : null;

    private Airfield As(KnownAirfield known, bool isClosed)
    {
        var code = known.Field.Code;
        var isDestination = code == question.To.Field.Code;
        var field = known.Field with { HasFuel = known.Field.HasFuel && !question.NoFuel.Contains(code) };
        if (question.Runways.TryGetValue(code, out var metres))
            field = field with { RunwayMetres = metres, RunwayFeet = null };
        return question.Closed.Contains(code) && (isClosed || !isDestination)
            ? field with
            {
                Closed = [new DateInterval(JudgedOn!.Value, JudgedOn.Value)],
            }
            : field;
    }

    private bool IsClosed(KnownAirfield field) =>
        question.Closed.Contains(field.Field.Code) || (question.Day is { } day && field.Field.IsClosedOn(day));

    private List<StateOnWay>? States(Route route)
    {
        List<string> crossed = [];
        foreach (var flight in route.Flights)
            if (tables.Way(flight.From.Code, flight.To.Code) is { Value.States: { Count: > 0 } states })
                crossed.AddRange(states);
            else
                return null;
        return
        [
            .. crossed
                .Distinct()
                .Where(state => state != question.From.State)
                .Select(state =>
                {
                    var asks = question.Case is { } one ? tables.ClearanceRule(state, one.Status, one.Cargo) : null;
                    return new StateOnWay(state, asks, asks is null ? null : ApplyBy(asks.Value));
                }),
        ];
    }

    // As if the state were entered when its day begins: a plan to the hour comes with the legs.
    private LocalDate? ApplyBy(ClearanceRule rule)
    {
        if (question.Day is not { } day || tables.WorkingCalendar(rule.State) is not { } calendar)
            return null;
        var enter = calendar.Zone.AtStartOfDay(day).ToInstant();
        return new Clearing([], [calendar])
            .Judge([new Crossing("", rule.State, rule, enter, enter)], Instant.MinValue)[0]
            .ToDo?.ApplyBy;
    }

    private List<Elsewhere> Instead(LiftOption? usual)
    {
        if (question.Case is not { } one || one.To != question.To.Field.Code)
            return [];
        List<Elsewhere> elsewhere = [];
        foreach (var code in one.Instead)
            if (tables.Airfield(code)?.Value is { } field && !IsClosed(field) && field != question.From)
            {
                var lift = LiftOver([.. Routes(field, isClosed: true).Select(route => route.Route)]);
                if (Best(Options(field, lift, isClosed: true)) is { } best)
                    elsewhere.Add(new(best, best.Answer.DoorToDoor - (usual?.Answer.DoorToDoor ?? Duration.Zero)));
            }
        return [.. elsewhere.OrderBy(each => each.Option.Answer.Sorties).ThenBy(each => each.Option.Answer.DoorToDoor)];
    }

    private List<Shifted> Table(Airlift lift, LiftOption? best)
    {
        if (best is null || question.Case is not { } one || one.Aircraft != question.AircraftId)
            return [];
        double[] masses = [.. one.PersonMasses];
        Condition[] conditions = [one.Best, one.Worst];
        var by = Sensitivity.Table(lift, best.Answer.Route, masses, conditions);
        var straight = Over([question.From, best.To], isClosed: true);
        var without = Sensitivity.Table(lift, straight, masses, conditions);
        return
        [
            .. by.Zip(
                without,
                (here, there) => new Shifted(here.PersonKg, here.Condition, here.Sorties, there.Sorties)
            ),
        ];
    }

    private (int, int)? Range(Airlift lift, LiftOption? best)
    {
        if (best is null || question.Case is not { } one || one.Aircraft != question.AircraftId)
            return null;
        var ends = Sensitivity
            .Table(lift, best.Answer.Route, [question.Load.PersonKg], [one.Best, one.Worst])
            .Select(moved => moved.Sorties)
            .ToList();
        return ends is [{ } least, { } most] ? (Math.Min(least, most), Math.Max(least, most)) : null;
    }
}
