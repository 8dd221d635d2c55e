using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>Heads counted against those who were to be there.</summary>
internal sealed record HeadCountMessage(Envelope Envelope, HeadCounted Claim) : PhoneMessage(Envelope)
{
    public static HeadCountMessage Read(Envelope envelope, Fields fields) =>
        new(
            envelope,
            new HeadCounted(
                fields.Ref("subUnit"),
                fields.Whole("expected", 0, 100_000),
                fields.Whole("counted", 0, 100_000)
            )
        );

    public override bool IsSaidBy(Claim claim) => claim.Equals(Claim);

    public override Told Decide(OutboxDecision sent) =>
        sent.RefusalOfUnit(Claim.SubUnit) ?? new Told([sent.Say(sent.At, Claim)], []);
}
