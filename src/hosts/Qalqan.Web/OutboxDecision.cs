using NodaTime;
using NodaTime.Text;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>What is to be said for a message, the report of its own id last; none, and why, where nothing may be.</summary>
internal sealed record Told(IReadOnlyList<Saying> Sayings, IReadOnlyList<Phrase> Why, bool IsConflict = false);

/// <summary>One message of a phone held against the record. To be decided and said with nothing said in between.</summary>
internal sealed class OutboxDecision(
    Archive archive,
    Device device,
    PhoneMessage message,
    Duration ahead,
    Instant received
)
{
    // A phone's clock may have been set in between, so that what it said before stands before its pairing, or after now.
    private static readonly Duration Slack = Duration.FromDays(1);
    private static readonly Duration Latest = Duration.FromDays(14);

    // On the node's clock, by what the phone's clock was ahead when it was sent.
    private readonly Instant said = message.SaidAt - ahead;

    public Told Decide() => archive.Of(device.Scope, chronicle => Refusal(chronicle) ?? Decide(chronicle));

    // It happened when the phone said it, and never after it arrived.
    private Instant At => Instant.Min(said, received);

    private Told? Refusal(Chronicle chronicle)
    {
        if (said > received + Slack)
            return Not("web.outbox.ahead", ("at", said));
        if (said < device.PairedAt - Slack)
            return Not("web.outbox.early", ("at", said), ("from", device.PairedAt));
        if (said >= device.Ends)
            return Not("web.outbox.ended", ("at", said), ("from", device.Ends));
        var known = chronicle.KnownAt(archive.Journal.Head.Number, At, new Interval(null, null));
        var handovers = known.Ever<HandedOver>(device.Post).ToList();
        if (handovers.LastOrDefault(handover => handover.From <= said) is { } last && To(last) != device.Person)
            return Not("web.outbox.handed", ("post", device.Post), ("from", last.From), ("at", said));
        if (said < received - Latest && handovers.Count > 0 && To(handovers[^1]) != device.Person)
            return Not("web.outbox.old", ("post", device.Post), ("at", said));
        var unit = known.Of<PostOpened>(device.Post).Select(fact => ((PostOpened)fact.Claim).SubUnit).LastOrDefault();
        return message.SubUnit == unit
            ? null
            : Not("web.outbox.unit", ("post", device.Post), ("unit", message.SubUnit), ("own", unit ?? "–"));
    }

    private static string? To(Fact handover) => ((HandedOver)handover.Claim).To;

    private Told Decide(Chronicle chronicle) =>
        message switch
        {
            UnitStateMessage states => States(chronicle, states),
            HeadCountMessage count => new Told([Say(Validity.At(At), count.Claim)], []),
            _ => throw new InvalidOperationException($"Nobody decides {message.GetType().Name}."),
        };

    private Told States(Chronicle chronicle, UnitStateMessage states)
    {
        var head = archive.Journal.Head.Number;
        var today = chronicle.KnownAt(head, received, new Interval(null, null)).Today;
        if (states.Day > today)
            return Not("web.outbox.day", ("day", states.Day));
        var decision = new StateDecision(
            chronicle,
            head,
            today,
            new StateOrder(
                device.Scope,
                LocalDatePattern.Iso.Format(states.Day),
                states.States,
                states.Seen,
                states.Id.Value
            ),
            id => archive.Journal.NumberOf(id) is not null,
            IsOwn
        );
        if (decision.Problems.Count > 0)
            return new Told([], [.. decision.Problems.Select(Outbox.PhraseOf)]);
        var unit = DayState.Of(decision.Now).Rows.Where(row => row.SubUnit == states.SubUnit).Select(row => row.Person);
        var (roll, spoken) = (unit.ToHashSet(), states.States.Select(entry => entry.Person).ToHashSet());
        if (spoken.Except(roll).ToList() is { Count: > 0 } strangers)
            return Not("web.outbox.stranger", ("people", strangers), ("unit", states.SubUnit));
        if (roll.Except(spoken).ToList() is { Count: > 0 } missing)
            return new Told([], [Phrase.Of("web.outbox.missing", ("people", missing))], IsConflict: true);
        if (decision.Conflicts.Count > 0)
            return new Told([], [.. decision.Conflicts.Select(PhraseOf)], IsConflict: true);
        return new Told(
            [
                .. decision.Sayings.Select(saying => saying with { SaidAt = states.SaidAt }),
                Say(Validity.At(At), states.Claim!),
            ],
            []
        );
    }

    // Said by the same post and person before this: on this phone, or at a desk by the one who holds it.
    private bool IsOwn(Fact fact) =>
        fact.Source == new Source(device.Post, device.Person)
        && archive.Journal.ReadAfter(fact.Number - 1).First().Read().Report.SaidAt <= message.SaidAt;

    private Saying Say(Validity valid, Claim claim) =>
        new(device.Scope, valid, claim, message.Id, SaidAt: message.SaidAt);

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

    private static Told Not(string key, params (string, object)[] values) => new([], [Phrase.Of(key, values)]);
}
