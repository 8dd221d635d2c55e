using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>What every message bears, whichever kind it is; <c>SaidAt</c> is the device's clock, as it stood when it was signed.</summary>
internal sealed record Envelope(ReportId Id, string Device, Instant SaidAt);

/// <summary>What one message says. Each kind reads itself and decides what is to be said for it.</summary>
internal abstract record PhoneMessage(Envelope Envelope)
{
    private const string File = "message";

    // Every kind there is, by the word for it in a message: another one is a line here.
    private static readonly Dictionary<string, Func<Envelope, Fields, PhoneMessage>> Kinds = new()
    {
        ["unit-state"] = UnitStateMessage.Read,
        ["head-count"] = HeadCountMessage.Read,
        ["observation"] = ObservationMessage.Read,
        ["observation-withdrawn"] = ObservationWithdrawnMessage.Read,
        ["accounted"] = AccountedMessage.Read,
        ["shelter"] = ShelterMessage.Read,
        ["casualty"] = CasualtyMessage.Read,
        ["roll-call"] = RollCallMessage.Read,
    };

    public ReportId Id => Envelope.Id;

    public string Device => Envelope.Device;

    public Instant SaidAt => Envelope.SaidAt;

    /// <summary>What is to be said for it, the report of its own id last; or why nothing. With nothing said in between.</summary>
    public abstract Told Decide(OutboxDecision sent);

    /// <summary>Whether a report of its id that claims this is this message.</summary>
    public abstract bool IsSaidBy(Claim claim);

    /// <summary>Null with the problems added where it is not such a message.</summary>
    public static PhoneMessage? Read(string body, List<Problem> problems)
    {
        if (SentMessages.Unpacked(body) is not { } utf8)
        {
            problems.Add(new Problem(File, 0, "a body that is no base64url", "base64url without padding"));
            return null;
        }
        if (Node.Read(File, utf8, problems) is not { } node)
            return null;
        var fields = new Fields(File, node, problems);
        var id = Guid.TryParseExact(fields.Text("id"), "D", out var guid) ? guid : Guid.Empty;
        if (id == Guid.Empty)
            fields.Refuse("id", "no id", "an id such as 0193b1c2-7a3e-7a0e-9a51-0c2f5f6b7c11");
        var device = fields.Ref("device");
        if (!Iso.TryParse(fields.Text("saidAt"), out var saidAt) || !Era.Holds(saidAt.InUtc().Date))
            fields.Refuse("saidAt", "no time", "a time such as 2026-11-24T06:00:00.000Z");
        var kind = fields.OneOf("kind", [.. Kinds.Keys]);
        if (!Kinds.TryGetValue(kind, out var read))
            return null;
        var message = read(new Envelope(new ReportId(id), device, saidAt), fields);
        fields.Done();
        return problems.Count == 0 ? message : null;
    }

    /// <summary>The claim as it is, with what is wrong with it added to the problems.</summary>
    protected static T Checked<T>(Fields fields, T claim)
        where T : Claim
    {
        if (fields.Problems.Count == 0)
            foreach (var (seen, wanted) in claim.Problems())
                fields.Refuse("kind", seen, wanted);
        return claim;
    }
}
