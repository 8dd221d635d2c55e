using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>What one message says, whichever kind it is; <c>SaidAt</c> is the device's clock, as it stood when it was signed.</summary>
internal abstract record PhoneMessage(ReportId Id, string Device, Instant SaidAt, string SubUnit)
{
    private const string File = "message";
    private const int MostPeople = 2_000;

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
        var kind = fields.OneOf("kind", UnitStateMessage.Kind, HeadCountMessage.Kind);
        var subUnit = fields.Ref("subUnit");
        PhoneMessage message =
            kind == UnitStateMessage.Kind
                ? new UnitStateMessage(
                    new ReportId(id),
                    device,
                    saidAt,
                    subUnit,
                    fields.Date("day"),
                    fields.Whole("seen", 0, int.MaxValue),
                    fields.List("states", state => new StateEntry(state.Text("person"), state.Text("state")))
                )
                : new HeadCountMessage(
                    new ReportId(id),
                    device,
                    saidAt,
                    subUnit,
                    fields.Whole("expected", 0, 100_000),
                    fields.Whole("counted", 0, 100_000)
                );
        if (message is UnitStateMessage { States.Count: > MostPeople })
            fields.Refuse("states", "more people than a sub-unit has", $"at most {MostPeople}");
        fields.Done();
        return problems.Count == 0 ? message : null;
    }
}

/// <summary>The state of everybody in the sub-unit at the morning of the day, from a sheet that was made from entry <c>Seen</c>.</summary>
internal sealed record UnitStateMessage(
    ReportId Id,
    string Device,
    Instant SaidAt,
    string SubUnit,
    LocalDate Day,
    long Seen,
    IReadOnlyList<StateEntry> States
) : PhoneMessage(Id, Device, SaidAt, SubUnit)
{
    public const string Kind = "unit-state";

    /// <summary>The sub-unit's word: the sums of what is said of each. Null where a state is none.</summary>
    public UnitReported? Claim
    {
        get
        {
            var states = States.Select(entry => StateWords.Find(entry.State)).OfType<PersonState>().ToList();
            return states.Count < States.Count
                ? null
                : new UnitReported(SubUnit, Day, states.Count, DayState.CountsOf(states));
        }
    }
}

/// <summary>Heads counted against those who were to be there.</summary>
internal sealed record HeadCountMessage(
    ReportId Id,
    string Device,
    Instant SaidAt,
    string SubUnit,
    int Expected,
    int Counted
) : PhoneMessage(Id, Device, SaidAt, SubUnit)
{
    public const string Kind = "head-count";

    public HeadCounted Claim => new(SubUnit, Expected, Counted);
}
