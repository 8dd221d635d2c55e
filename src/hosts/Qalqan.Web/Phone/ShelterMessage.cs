using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>In that place people took to the shelter, or came out of it.</summary>
internal sealed record ShelterMessage(Envelope Envelope, Sheltered Claim) : PhoneMessage(Envelope)
{
    public static ShelterMessage Read(Envelope envelope, Fields fields) =>
        new(envelope, Checked(fields, new Sheltered(fields.Ref("alarm"), fields.Ref("place"), fields.Flag("isIn"))));

    public override bool IsSaidBy(Claim claim) => claim.Equals(Claim);

    public override Told Decide(OutboxDecision sent)
    {
        if (sent.Mission is not { } mission)
            return Told.Not("web.outbox.no-mission");
        if (!sent.LookAtMission(mission, (_, places) => places.Find(Claim.Place)?.Id == Claim.Place))
            return Told.Not("web.outbox.no-place", ("place", Claim.Place));
        return sent.Look(
            (head, chronicle) =>
                Alarms.Find(chronicle.KnownAt(head, sent.Received, default), Claim.Alarm) is null
                    ? Told.Not("web.outbox.no-alarm", ("alarm", Claim.Alarm))
                    : new Told([sent.Say(sent.At, Claim)], [])
        );
    }
}
