using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>In an alarm somebody is there, or is not any more. Whoever has a person before them may say so, of any sub-unit.</summary>
internal sealed record AccountedMessage(Envelope Envelope, Accounted Claim) : PhoneMessage(Envelope)
{
    public static AccountedMessage Read(Envelope envelope, Fields fields) =>
        new(
            envelope,
            Checked(fields, new Accounted(fields.Ref("alarm"), fields.Ref("person"), fields.Flag("isThere")))
        );

    public override bool IsSaidBy(Claim claim) => claim.Equals(Claim);

    public override Told Decide(OutboxDecision sent) =>
        sent.Look(
            (head, chronicle) =>
            {
                var known = chronicle.KnownAt(head, sent.Received, default);
                return Alarms.Find(known, Claim.Alarm) is null ? Told.Not("web.outbox.no-alarm", ("alarm", Claim.Alarm))
                    : !MusterOrder.IsOnRoll(known, Claim.Person)
                        ? Told.Not("web.outbox.no-person", ("person", Claim.Person))
                    : new Told([sent.Say(sent.At, Claim)], []);
            }
        );
}
