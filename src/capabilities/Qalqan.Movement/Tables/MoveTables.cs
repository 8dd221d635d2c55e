using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>What a table says, who it has it from, how surely, and the rule of the edition in which it stands.</summary>
public sealed record Sourced<T>(T Value, string Source, Confidence Mark, Rule Rule);

/// <summary>
/// The tables of moves that are in force, by what one asks them for. Null is not in any table. Where two editions say something of one
/// thing, the first given is heard.
/// </summary>
public sealed class MoveTables
{
    private readonly Dictionary<string, Sourced<AircraftType>> aircraft = [];
    private readonly Dictionary<string, Sourced<KnownAirfield>> airfields = [];
    private readonly Dictionary<(string, string), Sourced<KnownWay>> ways = [];
    private readonly Dictionary<string, Sourced<OnwardRoad>> roads = [];
    private readonly Dictionary<MoveMode, Sourced<GoodsTable>> goods = [];
    private readonly List<Sourced<ClearanceRule>> clearances = [];
    private readonly Dictionary<string, Sourced<StateWeek>> weeks = [];
    private readonly Dictionary<string, Sourced<LiftCase>> cases = [];

    private MoveTables() { }

    public IReadOnlyCollection<Sourced<AircraftType>> AllAircraft => aircraft.Values;

    public IReadOnlyCollection<Sourced<KnownAirfield>> AllAirfields => airfields.Values;

    public IReadOnlyCollection<Sourced<LiftCase>> Cases => cases.Values;

    /// <summary>What one person weighs where nobody says otherwise.</summary>
    public Sourced<PersonMass>? PersonMass { get; private set; }

    public static MoveTables Of(IEnumerable<Rule> rulesInForce)
    {
        ArgumentNullException.ThrowIfNull(rulesInForce);
        var tables = new MoveTables();
        foreach (var rule in rulesInForce)
            tables.Take(rule);
        return tables;
    }

    public Sourced<Aircraft>? Aircraft(string id) =>
        aircraft.GetValueOrDefault(id) is { } found
            ? new Sourced<Aircraft>(found.Value.Aircraft, found.Source, found.Mark, found.Rule)
            : null;

    /// <summary>What a flight plan calls the type, and its wake.</summary>
    public AirframeFigures? Frame(string id) =>
        aircraft.GetValueOrDefault(id)?.Value is { } type
            ? new AirframeFigures(type.Designator, AirframeFigures.WakeOf(type.Aircraft.TakeoffMass.Value))
            : null;

    public Sourced<KnownAirfield>? Airfield(string icao) => airfields.GetValueOrDefault(icao);

    /// <summary>The way as it is known, either way round; null where only its ends may be.</summary>
    public Sourced<KnownWay>? Way(string from, string to) =>
        ways.GetValueOrDefault((from, to))
        ?? (ways.GetValueOrDefault((to, from)) is { } back ? back with { Value = back.Value.Back() } : null);

    public Sourced<OnwardRoad>? OnwardRoad(string from) => roads.GetValueOrDefault(from);

    public Sourced<GoodsTable>? GoodsTable(MoveMode mode) => goods.GetValueOrDefault(mode);

    /// <summary>
    /// What the state asks of that kind of aircraft (<c>state</c>, <c>civil</c>) with that cargo; what it asks of any stands where nothing is
    /// said of the kind. Null: not known, which is not nothing.
    /// </summary>
    public Sourced<ClearanceRule>? ClearanceRule(string state, string aircraftKind, string cargoKind) =>
        clearances
            .Where(one => one.Value.State == state)
            .Where(one => one.Value.Aircraft == aircraftKind || one.Value.Aircraft == "any")
            .Where(one => one.Value.Cargo == cargoKind || one.Value.Cargo == "any")
            .OrderBy(one => one.Value.Aircraft == "any")
            .ThenBy(one => one.Value.Cargo == "any")
            .FirstOrDefault();

    /// <summary>The state's week and clock; its calendar within is null where its holidays are not known.</summary>
    public Sourced<StateWeek>? Week(string state) => weeks.GetValueOrDefault(state);

    /// <summary>Null where the state's holidays are not known: then nobody can count its working days.</summary>
    public WorkingCalendar? WorkingCalendar(string state) => Week(state)?.Value.Calendar;

    public Sourced<LiftCase>? Case(string scope) => cases.GetValueOrDefault(scope);

    private void Take(Rule rule)
    {
        switch (rule.Requirement)
        {
            case AircraftTypes types:
                foreach (var type in types.Types)
                    aircraft.TryAdd(type.Id, new(type, rule.Citation.Paragraph, Confidence.Medium, rule));
                break;
            case Airfields table:
                foreach (var one in table.Fields)
                    airfields.TryAdd(one.Field.Code, new(one, one.Source, one.Mark, rule));
                break;
            case AirWays table:
                foreach (var way in table.Ways)
                    ways.TryAdd((way.From, way.To), new(way, way.Source, way.Mark, rule));
                break;
            case OnwardRoads table:
                foreach (var road in table.Roads)
                    roads.TryAdd(road.From, Of(road, rule));
                break;
            case PersonMass mass:
                PersonMass ??= new(mass, rule.Citation.Paragraph, Confidence.Low, rule);
                break;
            case GoodsRules rules:
                goods.TryAdd(rules.Mode, new(rules.Table, rules.Table.Edition, Confidence.Medium, rule));
                break;
            case ClearanceRules rules:
                clearances.AddRange(rules.Rules.Select(one => Of(one, rule)));
                break;
            case WorkingCalendars table:
                foreach (var week in table.Weeks)
                    weeks.TryAdd(week.State, new(week, week.Source, week.Mark, rule));
                break;
            case LiftCases table:
                foreach (var one in table.Cases)
                    cases.TryAdd(one.Scope, new(one, rule.Citation.Paragraph, Confidence.Low, rule));
                break;
        }
    }

    // A road is as sure as the least sure of its parts.
    private static Sourced<OnwardRoad> Of(OnwardRoad road, Rule rule)
    {
        var weakest = road.Parts.MaxBy(part => part.Mark)!;
        return new(road, weakest.Source, weakest.Mark, rule);
    }

    private static Sourced<ClearanceRule> Of(StateAsks asks, Rule rule) =>
        new(asks.Rule, asks.Rule.Source, asks.Mark, rule);
}
