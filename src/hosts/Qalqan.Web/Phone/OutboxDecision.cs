using NodaTime;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>What is to be said for a message, the report of its own id last; none, and why, where nothing may be.</summary>
internal sealed record Told(IReadOnlyList<Saying> Sayings, IReadOnlyList<Phrase> Why, bool IsConflict = false)
{
    public static Told Not(string key, params (string, object)[] values) => new([], [Phrase.Of(key, values)]);
}

/// <summary>
/// One message of a phone held against the record: whether its device may say anything of that minute, and what each kind asks to
/// decide the rest. To be decided and said with nothing said in between.
/// </summary>
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

    public Device Device => device;

    public Instant Received => received;

    /// <summary>It happened when the phone said it, and never after it arrived.</summary>
    public Instant At => Instant.Min(said, received);

    public Told Decide() => Look((_, chronicle) => Refusal(chronicle)) ?? message.Decide(this);

    /// <summary>What is made of the device's own contingent, up to the last entry.</summary>
    public T Look<T>(Func<long, Chronicle, T> answer) =>
        archive.Of(device.Scope, chronicle => answer(archive.Journal.Head.Number, chronicle));

    /// <summary>What is made of the contingent as it was at that minute, by all that is on record now.</summary>
    public T LookAt<T>(Func<Known, T> answer) =>
        Look((head, chronicle) => answer(chronicle.KnownAt(head, At, new Interval(null, null))));

    /// <summary>The mission that the device's contingent serves in; null where it is not on record here.</summary>
    public string? Mission =>
        archive.MissionOf(device.Scope) is var mission && archive.Missions().Contains(mission) ? mission : null;

    /// <summary>What is made of that mission and its places.</summary>
    public T LookAtMission<T>(string mission, Func<Known, Gazetteer, T> answer) =>
        archive.Of(
            mission,
            chronicle =>
            {
                var known = archive.Everything(chronicle);
                return answer(known, known.Map.Places);
            }
        );

    /// <summary>The same minute by the node's clock, and never after it arrived.</summary>
    public Instant Ours(Instant byTheDevice) => Instant.Min(byTheDevice - ahead, received);

    public bool IsOnRecord(ReportId id) => archive.Journal.NumberOf(id) is not null;

    /// <summary>Said by the same post and person before this: on this phone, or at a desk by the one who holds it.</summary>
    public bool IsOwn(Fact fact) =>
        fact.Source == new Source(device.Post, device.Person)
        && archive.Journal.ReadAfter(fact.Number - 1).First().Read().Report.SaidAt <= message.SaidAt;

    /// <summary>An event of that minute under the message's id.</summary>
    public Saying Say(Instant at, Claim claim, string? scope = null) =>
        new(scope ?? device.Scope, Validity.At(at), claim, message.Id, SaidAt: message.SaidAt);

    /// <summary>Why the device may not speak for that sub-unit; null where it may.</summary>
    public Told? RefusalOfUnit(string subUnit) =>
        LookAt(known =>
        {
            var own = known
                .Of<PostOpened>(device.Post)
                .Select(fact => ((PostOpened)fact.Claim).SubUnit)
                .LastOrDefault();
            return subUnit == own
                ? null
                : Told.Not("web.outbox.unit", ("post", device.Post), ("unit", subUnit), ("own", own ?? "–"));
        });

    private Told? Refusal(Chronicle chronicle)
    {
        if (said > received + Slack)
            return Told.Not("web.outbox.ahead", ("at", said));
        if (said < device.PairedAt - Slack)
            return Told.Not("web.outbox.early", ("at", said), ("from", device.PairedAt));
        if (said >= device.Ends)
            return Told.Not("web.outbox.ended", ("at", said), ("from", device.Ends));
        var known = chronicle.KnownAt(archive.Journal.Head.Number, At, new Interval(null, null));
        var handovers = known.Ever<HandedOver>(device.Post).ToList();
        if (handovers.LastOrDefault(handover => handover.From <= said) is { } last && To(last) != device.Person)
            return Told.Not("web.outbox.handed", ("post", device.Post), ("from", last.From), ("at", said));
        return said < received - Latest && handovers.Count > 0 && To(handovers[^1]) != device.Person
            ? Told.Not("web.outbox.old", ("post", device.Post), ("at", said))
            : null;
    }

    private static string? To(Fact handover) => ((HandedOver)handover.Claim).To;
}
