using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>The state of everybody in the sub-unit at the morning of the day, from a sheet that was made from entry <c>Seen</c>.</summary>
internal sealed record UnitStateMessage(
    Envelope Envelope,
    string SubUnit,
    LocalDate Day,
    long Seen,
    IReadOnlyList<StateEntry> States
) : PhoneMessage(Envelope)
{
    private const int MostPeople = 2_000;

    public static UnitStateMessage Read(Envelope envelope, Fields fields)
    {
        var message = new UnitStateMessage(
            envelope,
            fields.Ref("subUnit"),
            fields.Date("day"),
            fields.Whole("seen", 0, int.MaxValue),
            fields.List("states", state => new StateEntry(state.Text("person"), state.Text("state")))
        );
        if (message.States.Count > MostPeople)
            fields.Refuse("states", "more people than a sub-unit has", $"at most {MostPeople}");
        return message;
    }

    /// <summary>The sub-unit's word: the sums of what is said of each. Null where a state is none.</summary>
    public UnitReported? Claim
    {
        get
        {
            var states = States.Select(entry => StateWords.Find(entry.State)).OfType<PersonState>().ToList();
            return states.Count < States.Count
                ? null
                : new UnitReported(SubUnit, Day, states.Count, DayState.CountsOf(states));
        }
    }

    public override bool IsSaidBy(Claim claim) => claim.Equals(Claim);

    public override Told Decide(OutboxDecision sent) =>
        sent.RefusalOfUnit(SubUnit) ?? sent.Look((head, chronicle) => Decide(sent, head, chronicle));

    private Told Decide(OutboxDecision sent, long head, Chronicle chronicle)
    {
        var today = chronicle.KnownAt(head, sent.Received, new Interval(null, null)).Today;
        if (Day > today)
            return Told.Not("web.outbox.day", ("day", Day));
        var decision = new StateDecision(
            chronicle,
            head,
            today,
            new StateOrder(sent.Device.Scope, LocalDatePattern.Iso.Format(Day), States, Seen, Id.Value),
            sent.IsOnRecord,
            sent.IsOwn
        );
        if (decision.Problems.Count > 0)
            return new Told([], [.. decision.Problems.Select(Outbox.PhraseOf)]);
        var unit = DayState.Of(decision.Now).Rows.Where(row => row.SubUnit == SubUnit).Select(row => row.Person);
        var (roll, spoken) = (unit.ToHashSet(), States.Select(entry => entry.Person).ToHashSet());
        if (spoken.Except(roll).ToList() is { Count: > 0 } strangers)
            return Told.Not("web.outbox.stranger", ("people", strangers), ("unit", SubUnit));
        if (roll.Except(spoken).ToList() is { Count: > 0 } missing)
            return new Told([], [Phrase.Of("web.outbox.missing", ("people", missing))], IsConflict: true);
        if (decision.Conflicts.Count > 0)
            return new Told([], [.. decision.Conflicts.Select(PhraseOf)], IsConflict: true);
        return new Told(
            [.. decision.Sayings.Select(saying => saying with { SaidAt = SaidAt }), sent.Say(sent.At, Claim!)],
            []
        );
    }

    private static Phrase PhraseOf(StateConflict conflict)
    {
        var state = conflict.Now is { } now
            ? Phrase.Of("state." + StateWords.Of(now).Word)
            : Phrase.Of("web.state.unstated");
        return conflict is { By: { } by, Entry: { } entry }
            ? Phrase.Of(
                "web.outbox.conflict.by",
                ("person", conflict.Person),
                ("state", state),
                ("post", by.Post),
                ("entry", entry)
            )
            : Phrase.Of("web.outbox.conflict", ("person", conflict.Person), ("state", state));
    }
}
