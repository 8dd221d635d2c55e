using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>
/// A casualty from three answers: how bad, from what, where. <c>Who</c> is a roll number where it is known; it is sealed, and no refusal
/// repeats it. The node gives the number when it arrives, so that two phones cannot give the same.
/// </summary>
internal sealed record CasualtyMessage(
    Envelope Envelope,
    CasualtyState State,
    string Cause,
    Whereabouts? Where,
    string? Alarm,
    string? Who,
    string? Note
) : PhoneMessage(Envelope)
{
    // In the place of the number that it gets when it is taken.
    private const string Unnumbered = "CAS-0";

    public static CasualtyMessage Read(Envelope envelope, Fields fields)
    {
        var message = new CasualtyMessage(
            envelope,
            fields.Choice<CasualtyState>("state"),
            fields.OneOf("cause", [.. Casualties.Causes]),
            fields.Has("where") ? fields.Under("where", SentPlace.Read) : null,
            fields.Has("alarm") ? fields.Ref("alarm") : null,
            fields.TextOrNull("who", 48),
            fields.TextOrNull("note", 200)
        );
        Checked(fields, message.ClaimOf(Unnumbered));
        foreach (var (seen, wanted) in message.Detail?.Problems() ?? [])
            fields.Refuse("note", seen, wanted);
        return message;
    }

    public override bool IsSaidBy(Claim claim) =>
        claim is CasualtyReported said && said with { Seal = null } == ClaimOf(said.Person);

    public override Told Decide(OutboxDecision sent)
    {
        if (Where?.Place is { } place)
        {
            if (sent.Mission is not { } mission)
                return Told.Not("web.outbox.no-mission");
            if (!sent.LookAtMission(mission, (_, places) => places.Find(place)?.Id == place))
                return Told.Not("web.outbox.no-place", ("place", place));
        }
        return sent.Look((head, chronicle) => Decide(sent, chronicle.KnownAt(head, sent.At, default)));
    }

    private Told Decide(OutboxDecision sent, Known known)
    {
        if (Alarm is { } alarm && !known.Ever<AlarmRaised>(alarm).Any())
            return Told.Not("web.outbox.no-alarm", ("alarm", alarm));
        if (Who is not null && !MusterOrder.IsOnRoll(known, Who))
            return Told.Not("web.outbox.nobody-so");
        var number = DayNumbers.Next<CasualtyReported>(known, "CAS", known.Today);
        return new Told([sent.Say(sent.At, ClaimOf(number)) with { Detail = Detail }], []);
    }

    private CasualtyReported ClaimOf(string number) => new(number, State, Cause, Where, Alarm, null);

    private CasualtyDetail? Detail => Who is null && Note is null ? null : new CasualtyDetail(Who, Note);
}
