using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>Reads a question from parameters and their values; what is not set is the case's, and then the tables'.</summary>
public sealed class LiftReading
{
    private const int DefaultTurnRound = 90;

    private readonly MoveTables tables;
    private readonly Dictionary<string, string> set = [];
    private readonly List<Problem> problems = [];

    private LiftReading(MoveTables tables) => this.tables = tables;

    /// <summary>The question, or null with every problem.</summary>
    public static (LiftQuestion? Question, IReadOnlyList<Problem> Problems) Of(
        MoveTables tables,
        string? scope,
        IEnumerable<KeyValuePair<string, string>> set
    )
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(set);
        var reading = new LiftReading(tables);
        reading.Take(set);
        var question = reading.Read(scope);
        return (reading.problems.Count == 0 ? question : null, reading.problems);
    }

    private void Take(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (var (name, value) in pairs)
            if (!LiftQuestion.Parameters.Contains(name))
                Add("parameter-unknown", name, value, string.Join(' ', LiftQuestion.Parameters), "correct-name");
            else if (!set.TryAdd(name, value.Trim()))
                Add("parameter-twice", name, value, "1", "remove-repetition");
    }

    private LiftQuestion? Read(string? scope)
    {
        var known =
            scope is not null ? tables.Case(scope)
            : tables.Cases.Count == 1 ? tables.Cases.First()
            : null;
        var one = known?.Value;
        var aircraftId = Text("aircraft") ?? one?.Aircraft;
        var aircraft = aircraftId is null ? null : tables.Aircraft(aircraftId)?.Value;
        if (aircraftId is null)
            Missing("aircraft", Types());
        else if (aircraft is null)
            Add("aircraft-unknown", "aircraft", aircraftId, Types(), "correct-reference");
        var (from, to) = (Field("from", one?.From), Field("to", one?.To));
        if (from is not null && from == to)
            Add("same-airfield", "to", to.Field.Code, "", "correct-reference");
        var people = Whole("people", 0, 100_000) ?? one?.People;
        var cargo = Number("cargo", 0, 10_000_000) ?? 0;
        if (people is null && cargo == 0)
            Missing("people", ">=0");
        var personMass = Number("person-mass", 1, 1_000) ?? tables.PersonMass?.Value.Kg;
        if (personMass is null)
            Missing("person-mass", ">0 kg");
        var mass = Number("operating-mass", 1, 1_000_000);
        var reserves = Scheme(one);
        var (wish, stop) = Wish();
        var day = Day() ?? (Has("day") ? null : one?.Day);
        var question = new LiftQuestion(
            scope ?? one?.Scope,
            one,
            new Load(people ?? 0, personMass ?? 1, cargo, Number("piece", 0, 10_000_000) ?? 0),
            aircraftId ?? "",
            aircraft is null ? null!
                : mass is { } kg ? aircraft with { OperatingMass = Entered(kg, aircraft.OperatingMass) }
                : aircraft,
            reserves ?? Reserves.Study,
            from!,
            to!,
            day,
            wish,
            stop,
            Number("wind", -1_000, 1_000) ?? 0,
            Whole("sorties", 1, 10_000),
            Whole("fleet", 1, 10_000),
            Codes("closed"),
            Codes("no-fuel"),
            Runways(),
            Duration.FromMinutes(Whole("turn-round", 0, 10_000) ?? DefaultTurnRound)
        );
        return problems.Count == 0 ? question : null;
    }

    private Reserves? Scheme(LiftCase? one)
    {
        var name = Text("reserves") ?? one?.Reserves ?? Reserves.Study.Name;
        var scheme = Reserves.Named(name);
        if (scheme is null)
            Add(
                "reserves-unknown",
                "reserves",
                name,
                string.Join(' ', Reserves.All.Select(each => each.Name)),
                "correct-name"
            );
        return scheme;
    }

    private (StopWish, KnownAirfield?) Wish() =>
        Text("stop") switch
        {
            null or "auto" => (StopWish.Auto, null),
            "none" => (StopWish.None, null),
            _ => (StopWish.At, Field("stop", null)),
        };

    private KnownAirfield? Field(string name, string? otherwise)
    {
        if ((Text(name) ?? otherwise) is not { } code)
        {
            Missing(name, "ICAO");
            return null;
        }
        return FieldOf(name, code);
    }

    private KnownAirfield? FieldOf(string name, string code)
    {
        if (tables.Airfield(code)?.Value is { } field)
            return field;
        Add("airfield-unknown", name, code, Fields(), "correct-reference");
        return null;
    }

    private List<string> Codes(string name) =>
        [
            .. (Text(name) ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(code => FieldOf(name, code) is not null),
        ];

    // An airfield and metres, UATE:2600: height and heat leave less of a runway than it measures, and never more.
    private Dictionary<string, double> Runways()
    {
        Dictionary<string, double> metres = [];
        foreach (
            var entered in (Text("runway") ?? "").Split(
                ',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
            if (entered.Split(':') is [var code, var text] && Parse(text) is { } length)
            {
                if (FieldOf("runway", code) is not { } field)
                    continue;
                if (length > field.Field.RunwayMetres * 1.01)
                    Add("feet-and-metres", code, $"{text} m", $"<={field.Field.RunwayMetres:0} m", "correct-unit");
                metres[code] = length;
            }
            else
                Add("not-a-number", "runway", entered, "UATE:2600", "correct-figure");
        return metres;
    }

    private LocalDate? Day()
    {
        if (Text("day") is not { } text)
            return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
            return day;
        Add("day-malformed", "day", text, "2024-03-14", "correct-figure");
        return null;
    }

    private int? Whole(string name, int least, int most)
    {
        if (Number(name, least, most) is not { } number)
            return null;
        if (number == Math.Floor(number))
            return (int)number;
        Add("not-a-number", name, set[name], $"{least}-{most}", "correct-figure");
        return null;
    }

    private double? Number(string name, double least, double most)
    {
        if (Text(name) is not { } text)
            return null;
        if (Parse(text) is { } number && number >= least && number <= most)
            return number;
        Add(
            Parse(text) is null ? "not-a-number" : "figure-out-of-range",
            name,
            text,
            string.Create(CultureInfo.InvariantCulture, $"{least}-{most}"),
            "correct-figure"
        );
        return null;
    }

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    private string? Text(string name) => set.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    private bool Has(string name) => Text(name) is not null;

    private string Types() => string.Join(' ', tables.AllAircraft.Select(type => type.Value.Id));

    private string Fields() => string.Join(' ', tables.AllAirfields.Select(field => field.Value.Field.Code));

    private void Missing(string name, string wanted) => Add("value-missing", name, "", wanted, "enter-value");

    private void Add(string code, string subject, string seen, string wanted, string change) =>
        problems.Add(new Problem(code, subject, seen, wanted, change));

    private static Figure Entered(double kg, Figure instead) =>
        new(kg, Provenance.Entered, "operating-mass", instead.AsOf);
}
