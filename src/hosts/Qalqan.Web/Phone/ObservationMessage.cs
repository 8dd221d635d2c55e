using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;

namespace Qalqan.Web;

/// <summary>
/// What somebody saw, heard or was told, at <c>At</c> by the device's clock: the mission's record, under the device's post and person.
/// <c>Corrects</c> is the report that it takes the place of, one of the same post.
/// </summary>
internal sealed record ObservationMessage(Envelope Envelope, Instant At, Observed Claim, ReportId? Corrects)
    : PhoneMessage(Envelope)
{
    private const string Turning = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
    private static readonly Duration Oldest = Duration.FromDays(14);

    public static ObservationMessage Read(Envelope envelope, Fields fields)
    {
        if (!Iso.TryParse(fields.Text("at"), out var at) || !Era.Holds(at.InUtc().Date))
            fields.Refuse("at", "no time", "a time such as 2026-11-24T06:00:00.000Z");
        var words = fields.TextOrNull("words");
        foreach (var mark in (words ?? "").Where(letter => Turning.Contains(letter)).Distinct())
            fields.Refuse("words", $"the mark U+{(int)mark:X4}, which turns words around", "the words without it");
        var corrects = fields.TextOrNull("corrects", 36);
        if (corrects is not null && !Guid.TryParseExact(corrects, "D", out _))
            fields.Refuse("corrects", "no id", "the id of an observation");
        var claim = new Observed(
            fields.Has("post") ? fields.Ref("post") : null,
            fields.Has("task") ? fields.Ref("task") : null,
            fields.OneOf("what", [.. Codes.Observations]),
            fields.Choice<Sense>("sense"),
            null,
            Timing.Throughout,
            fields.Has("where") ? fields.Under("where", SentPlace.Read) : null,
            null,
            OneOfOrNull(fields, "side", Codes.Sides),
            OneOfOrNull(fields, "actor", Codes.Actors),
            fields.Has("count") ? fields.Whole("count", 0, 1_000_000) : null,
            fields.Has("bound") ? fields.Choice<Bound>("bound") : null,
            OneOfOrNull(fields, "means", Codes.Means),
            false,
            words,
            null
        );
        return new ObservationMessage(
            envelope,
            at,
            Checked(fields, claim),
            Guid.TryParseExact(corrects, "D", out var id) ? new ReportId(id) : null
        );
    }

    public override bool IsSaidBy(Claim claim) => claim.Equals(Claim);

    public override Told Decide(OutboxDecision sent)
    {
        if (At > SaidAt)
            return Told.Not("web.outbox.future", ("at", At), ("said", SaidAt));
        if (At < SaidAt - Oldest)
            return Told.Not("web.outbox.long-ago", ("at", At));
        if (sent.Mission is not { } mission)
            return Told.Not("web.outbox.no-mission");
        return sent.LookAtMission(mission, (known, places) => Decide(sent, known, places));
    }

    private Told Decide(OutboxDecision sent, Known mission, Gazetteer places)
    {
        var unknown = new[] { Claim.Post, Claim.Where?.Place }
            .OfType<string>()
            .FirstOrDefault(place => places.Find(place)?.Id != place);
        if (unknown is not null)
            return Told.Not("web.outbox.no-place", ("place", unknown));
        if (Corrects is { } before && Observations.Find(mission, before)?.Fact.Source.Post != sent.Device.Post)
            return Told.Not("web.outbox.no-observation");
        return new Told([sent.Say(sent.Ours(At), Claim, mission.Scope) with { Corrects = Corrects }], []);
    }

    // Nothing said and not determined are two answers: only what is there is read.
    private static string? OneOfOrNull(Fields fields, string key, IReadOnlyList<string> codes) =>
        fields.Has(key) ? fields.OneOf(key, [.. codes]) : null;
}
