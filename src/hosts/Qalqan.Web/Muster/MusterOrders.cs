using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>What came of an order: the number of the alarm or casualty it is about, how much was recorded, or why nothing.</summary>
public sealed record MusterOutcome(string? Scope, string? Number, int Recorded, IReadOnlyList<Problem> Problems);

/// <summary>Three answers, and what is sealed: <c>Number</c> of a casualty that is said anew, empty of a new one.</summary>
public sealed record CasualtyOrder(
    string Number,
    string State,
    string Cause,
    string Place,
    string Alarm,
    string Who,
    string Note,
    Guid? Form
);

/// <summary>
/// What is said of own people under fire from a page, a call or a command. Fields are as typed; a problem names the field. Each is
/// decided and said with nothing said in between, and sent twice it is once on record.
/// </summary>
public sealed class MusterOrders
{
    private readonly Archive archive;

    internal MusterOrders(Archive archive) => this.archive = archive;

    /// <summary>An alarm, at the minute of the log's line that it is raised from, now without one.</summary>
    /// <param name="user">Who raises it.</param>
    /// <param name="scope">The contingent; null of a user who reaches one only.</param>
    /// <param name="kind">One of <see cref="Alarms.Kinds"/>; empty for a head count without a reason.</param>
    /// <param name="words">As they were written, or empty.</param>
    /// <param name="line">The id of the log's line, or empty.</param>
    /// <param name="form">The id that the form made.</param>
    public MusterOutcome Raise(User user, string? scope, string kind, string words, string line, Guid? form) =>
        Carry(
            user,
            scope,
            order =>
            {
                if (form is { } id && order.Before<AlarmRaised>(id) is { } before)
                    return MusterOrder.Nothing(before.Alarm);
                var code = kind.Length == 0 ? Alarms.HeadCount : kind;
                order.Check(Alarms.Kinds.Contains(code), "kind", kind, $"one of {string.Join(", ", Alarms.Kinds)}");
                var (report, at) = order.LineOf(line);
                var number = DayNumbers.Next<AlarmRaised>(order.Known, "A", order.DayOf(at));
                return order.Say(
                    number,
                    Validity.Since(at),
                    new AlarmRaised(number, code, words.Length == 0 ? null : words, report),
                    form
                );
            }
        );

    /// <summary>It is over.</summary>
    public MusterOutcome End(User user, string? scope, string alarm) =>
        Carry(
            user,
            scope,
            order =>
                order.AlarmOf(alarm) is { IsOpen: false }
                    ? MusterOrder.Nothing(alarm)
                    : order.Say(alarm, Validity.At(order.Now), new AlarmEnded(alarm))
        );

    /// <summary>These are there, or are not any more: one person, or everybody of a sub-unit of whom it was not said yet.</summary>
    public MusterOutcome Account(User user, string? scope, string alarm, string person, string unit, bool isThere) =>
        Carry(
            user,
            scope,
            order =>
            {
                if (order.AlarmOf(alarm) is not { } found)
                    return MusterOrder.Nothing(alarm);
                List<string> persons = person.Length > 0 ? [person] : [];
                if (unit.Length > 0 && person.Length == 0)
                    persons =
                    [
                        .. Muster
                            .Of(order.Known, found)
                            .Units.Where(one => (one.SubUnit ?? DayState.NoPost) == unit)
                            .SelectMany(one => one.Lines)
                            .Where(line => line.IsThere != isThere)
                            .Select(line => line.Person),
                    ];
                else
                    order.Check(
                        order.IsOnRoll(person),
                        "person",
                        Reference.IsPerson(person) ? person : null, // what is no reference may be a name
                        "somebody on the roll, such as R1-017"
                    );
                return order.Say(
                    alarm,
                    [
                        .. persons.Select(one =>
                            (Validity.At(order.Now), (Claim)new Accounted(alarm, one, isThere), (Detail?)null)
                        ),
                    ]
                );
            }
        );

    /// <summary>In that place they took to the shelters, or came out.</summary>
    public MusterOutcome Shelter(User user, string? scope, string alarm, string place, bool isIn) =>
        Carry(
            user,
            scope,
            order =>
            {
                if (order.AlarmOf(alarm) is null)
                    return MusterOrder.Nothing(alarm);
                order.CheckPlace(place);
                return order.Say(alarm, Validity.At(order.Now), new Sheltered(alarm, place, isIn));
            }
        );

    /// <summary>A casualty, new or said anew. Who it is is sealed, and no problem repeats it.</summary>
    public MusterOutcome Report(User user, string? scope, CasualtyOrder said) =>
        Carry(
            user,
            scope,
            order =>
            {
                if (said.Form is { } id && order.Before<CasualtyReported>(id) is { } before)
                    return MusterOrder.Nothing(before.Person);
                var states = Enum.GetValues<CasualtyState>().ToDictionary(state => JsonLines.Kebab(state));
                order.Check(states.ContainsKey(said.State), "state", said.State, string.Join(", ", states.Keys));
                order.Check(
                    Casualties.Causes.Contains(said.Cause),
                    "cause",
                    said.Cause,
                    string.Join(", ", Casualties.Causes)
                );
                if (said.Place.Length > 0)
                    order.CheckPlace(said.Place);
                if (said.Alarm.Length > 0)
                    order.AlarmOf(said.Alarm);
                order.Check(
                    said.Who.Length == 0 || order.IsOnRoll(said.Who),
                    "who",
                    null,
                    "somebody on the roll, such as R1-017, or nothing"
                );
                order.Check(
                    said.Number.Length == 0 || Casualties.Find(order.Known, said.Number) is not null,
                    "casualty",
                    said.Number,
                    "a casualty on record, or nothing for a new one"
                );
                var number =
                    said.Number.Length > 0
                        ? said.Number
                        : DayNumbers.Next<CasualtyReported>(order.Known, "CAS", order.DayOf(order.Now));
                CasualtyReported claim = new(
                    number,
                    states.GetValueOrDefault(said.State),
                    said.Cause,
                    said.Place.Length == 0 ? null : new Whereabouts(said.Place, null, null, null, null),
                    said.Alarm.Length == 0 ? null : said.Alarm,
                    null
                );
                var detail =
                    said.Who.Length + said.Note.Length == 0
                        ? null
                        : new CasualtyDetail(Filled(said.Who), Filled(said.Note));
                return order.Say(number, [(Validity.At(order.Now), claim, detail)], said.Form);
            }
        );

    /// <summary>
    /// The next of kin were told: from now on the name may be shown. Only to be said by whom the kin are entrusted to: whoever
    /// wanted to see a name could say it else.
    /// </summary>
    public MusterOutcome TellKin(User user, string? scope, string casualty) =>
        Carry(
            user,
            scope,
            order =>
            {
                var found = Casualties.Find(order.Known, casualty);
                order.Check(
                    user.Granted.Contains(Compartment.Kin),
                    "post",
                    user.Post,
                    "a post to which the compartment of kin is entrusted"
                );
                order.Check(found is not null, "casualty", casualty, "a casualty on record");
                return found?.Told is not null
                    ? MusterOrder.Nothing(casualty)
                    : order.Say(casualty, Validity.At(order.Now), new KinTold(casualty));
            }
        );

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    private MusterOutcome Carry(User user, string? scope, Func<MusterOrder, MusterDecision> decide)
    {
        // From the log of a mission, what is meant is the contingent that serves there.
        var contingents = archive.Contingents(user.Reach);
        var meant = contingents.Where(one => scope is null || one == scope || archive.MissionOf(one) == scope).ToList();
        if (meant is [var contingent])
            return archive.Alone(() => Decide(user, contingent, decide));
        var seen = scope is null ? $"{contingents.Count} contingents" : $"\"{StateTimes.Clip(scope)}\"";
        var wanted = contingents.Count == 0 ? "a contingent: none is on record" : string.Join(", ", contingents);
        return new MusterOutcome(null, null, 0, [new Problem("--scope", 0, seen, wanted)]);
    }

    private MusterOutcome Decide(User user, string scope, Func<MusterOrder, MusterDecision> decide)
    {
        var mission = archive.MissionOf(scope);
        var places = archive.Missions().Contains(mission)
            ? archive.Of(mission, chronicle => archive.Everything(chronicle).Map.Places)
            : null;
        var (decided, problems) = archive.Of(
            scope,
            chronicle =>
            {
                var order = new MusterOrder(archive, archive.Everything(chronicle), mission, places);
                return (decide(order), order.Problems);
            }
        );
        if (problems.Count > 0)
            return new MusterOutcome(scope, decided.Number, 0, problems);
        var said = archive.Say(user, decided.Sayings);
        return new MusterOutcome(
            scope,
            decided.Number,
            said.Receipts.Count(receipt => receipt.Outcome is Store.Outcome.Recorded),
            [.. said.Problems]
        );
    }
}
