using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>An observation of the same post is taken back: it was entered in error. It stays on record, struck.</summary>
internal sealed record ObservationWithdrawnMessage(Envelope Envelope, ReportId Observation) : PhoneMessage(Envelope)
{
    private static readonly Withdrawal Claim = new(WithdrawalReason.EnteredInError);

    public static ObservationWithdrawnMessage Read(Envelope envelope, Fields fields)
    {
        if (!Guid.TryParseExact(fields.Text("observation", 36), "D", out var id))
            fields.Refuse("observation", "no id", "the id of an observation");
        return new ObservationWithdrawnMessage(envelope, new ReportId(id));
    }

    public override bool IsSaidBy(Claim claim) => claim.Equals(Claim);

    public override Told Decide(OutboxDecision sent) =>
        sent.Mission is not { } mission
            ? Told.Not("web.outbox.no-mission")
            : sent.LookAtMission(
                mission,
                (known, _) =>
                    Observations.Find(known, Observation)?.Fact.Source.Post == sent.Device.Post
                        ? new Told([sent.Say(sent.At, Claim, mission) with { Withdraws = Observation }], [])
                        : Told.Not("web.outbox.no-observation")
            );
}
