using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>A chalk counted at a place of the move: how many stood there, and who did not. Whoever travels in it may say so.</summary>
internal sealed record RollCallMessage(Envelope Envelope, NodeCounted Claim) : PhoneMessage(Envelope)
{
    public static RollCallMessage Read(Envelope envelope, Fields fields) =>
        new(
            envelope,
            Checked(
                fields,
                new NodeCounted(
                    fields.Ref("move"),
                    fields.Ref("leg"),
                    fields.Ref("node"),
                    fields.OneOf("doing", "leaving", "arrived") == "leaving" ? CountDoing.Leaving : CountDoing.Arrived,
                    fields.Ref("chalk"),
                    fields.Whole("counted", 0, 100_000),
                    fields.List(
                        "missing",
                        one => new NotThere(one.Ref("person"), one.TextOrNull("lastSeen", 200)),
                        least: 0
                    ),
                    [],
                    fields.TextOrNull("words", 500)
                )
            )
        );

    // Lists are compared by what is in them.
    public override bool IsSaidBy(Claim claim) =>
        claim is NodeCounted said
        && said with { Missing = Claim.Missing, Gone = Claim.Gone } == Claim
        && said.Missing.SequenceEqual(Claim.Missing)
        && said.Gone.SequenceEqual(Claim.Gone);

    public override Told Decide(OutboxDecision sent) =>
        sent.Look(
            (head, chronicle) =>
            {
                var plan = MovePlan.Find(chronicle.KnownAt(head, sent.Received, default), Claim.Move, _ => null);
                var chalk = plan?.ChalksOn(Claim.Leg).FirstOrDefault(one => one.Said.Chalk == Claim.Chalk);
                return chalk is null || plan!.Leg(Claim.Leg) is null
                        ? Told.Not("web.outbox.no-chalk", ("chalk", Claim.Chalk ?? "–"), ("move", Claim.Move))
                    : !chalk.Said.People.Contains(sent.Device.Person)
                        ? Told.Not("web.outbox.other-chalk", ("person", sent.Device.Person), ("chalk", Claim.Chalk!))
                    : new Told([sent.Say(sent.At, Claim)], []);
            }
        );
}
