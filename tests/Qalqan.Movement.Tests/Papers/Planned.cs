using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement.Tests;

/// <summary>A move as somebody tells it, claim after claim.</summary>
internal sealed class Planned
{
    public const string Move = "M1";

    private readonly List<Report> reports = [];

    public Planned() =>
        Say(new MoveOpened(Move, "deployment", "To the Golan", new LocalDate(2024, 3, 18), 139), "2024-01-20 06:00");

    public static Instant At(string time) =>
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(time).Value;

    public Planned Say(Claim claim, string from, string? to = null)
    {
        var id = new ReportId(new Guid(reports.Count + 1, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0));
        var valid = new Validity(At(from), At(to ?? from));
        reports.Add(new Report(id, "kaz-undof-2024", valid, At(from), new Source("S4", null), claim));
        return this;
    }

    public Planned Leg(
        string leg,
        MoveMode mode,
        string from,
        string to,
        string departs,
        string arrives,
        string? carrier = null
    ) =>
        Say(
            new LegPlanned(
                Move,
                leg,
                "main",
                mode,
                from,
                to,
                (int)(At(arrives) - At(departs)).TotalMinutes,
                [],
                null,
                null,
                carrier,
                null
            ),
            departs,
            arrives
        );

    public Planned Chalk(string chalk, string carrier, string[] legs, params string[] people) =>
        Say(new ChalkListed(Move, chalk, carrier, legs, null, null, null, people), "2024-02-01 06:00");

    /// <summary>On the evening before the main body leaves.</summary>
    public MovePlan Look(string at = "2024-03-13 18:00")
    {
        var chronicle = new Chronicle("kaz-undof-2024");
        foreach (var report in reports)
            chronicle.Apply(new Entry(chronicle.Number + 1, At("2024-03-13 12:00"), report));
        var known = chronicle.KnownAt(chronicle.Number, At(at), new Interval(null, At(at) + Duration.FromSeconds(1)));
        return MovePlan.Find(known, Move, _ => null)!;
    }
}
