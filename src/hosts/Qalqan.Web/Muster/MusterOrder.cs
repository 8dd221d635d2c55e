using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>What an order comes to: the number of the alarm or casualty it is about, and what is to be said; nothing where it is said already.</summary>
internal sealed record MusterDecision(string Number, IReadOnlyList<Saying> Sayings);

/// <summary>
/// One order about own people, held against the record as it stands, under the view's lock: what is wrong with it, and what is to be
/// said where nothing is.
/// </summary>
/// <param name="archive">Whose journal knows what was said under an id.</param>
/// <param name="known">The contingent now.</param>
/// <param name="mission">The mission it serves in.</param>
/// <param name="places">The mission's places; null where it is not on record here.</param>
internal sealed class MusterOrder(Archive archive, Known known, string mission, Gazetteer? places)
{
    private readonly List<Problem> problems = [];

    public Known Known => known;

    public IReadOnlyList<Problem> Problems => problems;

    public Instant Now => archive.Now;

    public LocalDate DayOf(Instant at) => at.InZone(known.ZoneAt(at)).Date;

    public void Check(bool isRight, string field, string? seen, string wanted)
    {
        if (!isRight)
            problems.Add(new Problem(field, 0, seen is null ? "no such" : $"\"{StateTimes.Clip(seen)}\"", wanted));
    }

    public bool IsOnRoll(string person) => IsOnRoll(known, person);

    /// <summary>Whether somebody is on the roll who was not forgotten.</summary>
    public static bool IsOnRoll(Known known, string person) =>
        NominalRoll.Of(known).ByPerson.ContainsKey(person) && !known.Ever<Erased>(person).Any();

    /// <summary>The alarm of that number; null with a problem where there is none.</summary>
    public Alarm? AlarmOf(string number)
    {
        var alarm = Alarms.Find(known, number);
        Check(alarm is not null, "alarm", number, "an alarm on record, such as A-240314-01");
        return alarm;
    }

    /// <summary>A place of the mission by its reference; without a mission on record any reference.</summary>
    public void CheckPlace(string place) =>
        Check(
            places is null ? Reference.IsWellFormed(place) : places.Find(place)?.Id == place,
            "place",
            place,
            places is { Places.Count: > 0 } ? $"a place of the mission, such as {places.Places[0].Id}" : "a place"
        );

    /// <summary>The line of the log and its minute; now where none is named.</summary>
    public (Guid? Line, Instant At) LineOf(string line)
    {
        if (line.Length == 0)
            return (null, Now);
        var report =
            Guid.TryParseExact(line, "D", out var id) && archive.Journal.NumberOf(new ReportId(id)) is { } number
                ? archive.Journal.ReadAfter(number - 1).First().Read().Report
                : null;
        Check(report is { Claim: Logged } && report.Scope == mission, "line", line, "the id of a line of the log");
        return (id, report?.Valid.From ?? Now);
    }

    /// <summary>What the report of that id says in this scope; null where there is none, and a problem where it says something else.</summary>
    public T? Before<T>(Guid form)
        where T : Claim
    {
        if (archive.Journal.NumberOf(new ReportId(form)) is not { } number)
            return null;
        var report = archive.Journal.ReadAfter(number - 1).First().Read().Report;
        Check(report.Claim is T && report.Scope == known.Scope, "form", null, "an id that is new");
        return report.Scope == known.Scope ? report.Claim as T : null;
    }

    /// <summary>Nothing is to be said: it is said already, or cannot be.</summary>
    public static MusterDecision Nothing(string number) => new(number, []);

    public MusterDecision Say(string number, Validity valid, Claim claim, Guid? form = null) =>
        Say(number, [(valid, claim, null)], form);

    public MusterDecision Say(
        string number,
        IReadOnlyList<(Validity Valid, Claim Claim, Detail? Detail)> sayings,
        Guid? form = null
    )
    {
        foreach (var (_, claim, detail) in problems.Count == 0 ? sayings : [])
        foreach (var (seen, wanted) in claim.Problems().Concat(detail?.Problems() ?? []))
            problems.Add(new Problem("words", 0, seen, wanted));
        return new MusterDecision(
            number,
            [
                .. sayings.Select(one => new Saying(
                    known.Scope,
                    one.Valid,
                    one.Claim,
                    form is { } id && sayings.Count == 1 ? new ReportId(id) : default,
                    Detail: one.Detail
                )),
            ]
        );
    }
}
