using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Exercise;

/// <summary>What goes wrong in the operations room. The README lists each with its days; each is told over the clean days and takes the first that fits.</summary>
public sealed class DayFaults(OpsRoom room, IReadOnlyList<DetailLine> tasks, IReadOnlyList<DetailLine> watch)
{
    private readonly DayPen pen = new();

    public IReadOnlyList<DetailLine> Write()
    {
        TaskWithoutDebrief();
        DebriefThreeDaysLate();
        RestrictionWithoutParty();
        LineStruck();
        PostSilent();
        ReportLate();
        OnTwoTasks();
        return pen.Lines;
    }

    // The debrief was another task's and is taken back; nobody has written the right one since.
    private void TaskWithoutDebrief() => Withdraw(DebriefFrom("2025-03-03"), hours: 20);

    // Taken back the same evening, and said again only after three days.
    private void DebriefThreeDaysLate()
    {
        var debrief = DebriefFrom("2024-09-11");
        Withdraw(debrief, hours: 1);
        var late = debrief.RecordedAt + Duration.FromDays(3);
        var claim = (Debriefed)debrief.Report.Claim;
        pen.Write(late, room.At(late), claim with { Words = "Written from the driver's notes." }, debrief.Report.Valid);
    }

    private void RestrictionWithoutParty()
    {
        var from = Story.Z("2025-02-11T08:20:00Z");
        var to = from + Duration.FromMinutes(55);
        pen.Write(
            to,
            room.At(to),
            new Restricted(
                "RM-250211-90",
                null,
                Position.At("P27"),
                null,
                null,
                "Road barred with stones, nobody there"
            ),
            new Validity(from, to)
        );
    }

    // Typed to the wrong position, struck two minutes later, typed again.
    private void LineStruck()
    {
        var line = watch.First(line => line.Report.Claim is Logged { Post: "P22" } && IsOn(line, "2025-03-14"));
        var said = line.RecordedAt + Duration.FromMinutes(2);
        var claim = (Logged)line.Report.Claim;
        var instead = claim with { Post = "P27", Words = claim.Words.Replace("P22", "P27", StringComparison.Ordinal) };
        pen.Write(said, room.At(said), instead, line.Report.Valid, corrects: line.Report.Id);
    }

    // For two days nobody had heard P85: what stands in the log was P80.
    private void PostSilent()
    {
        foreach (var day in (string[])["2025-01-18", "2025-01-19"])
        foreach (
            var line in watch.Where(line =>
                IsOn(line, day)
                && line.Report.Claim is Logged { Post: "P85" } or Observed { Post: "P85" }
                && watch.All(other => (other.Report.Claim as Graded)?.Observation != line.Report.Id.Value)
            )
        )
            Withdraw(line, hours: 30);
    }

    // Seen on the second of February, brought in by a patrol two days later.
    private void ReportLate()
    {
        var when = Story.Z("2025-02-02T03:40:00Z");
        var said = when + Duration.FromDays(2);
        var seen = new Observed(
            "P10A",
            null,
            "shot",
            Sense.Heard,
            null,
            Timing.Within,
            new Whereabouts("P10A", null, null, new Sight(1200, AngleUnit.Mils, North.Magnetic, 600), null),
            null,
            null,
            "not-determined",
            2,
            Bound.AtLeast,
            "small-arms",
            false,
            "Written down at the post when the radio was out",
            null
        );
        pen.Write(said, room.At(said), seen, Validity.At(when));
    }

    // The leader of one patrol stands in the crew of another that is out at the same time.
    private void OnTwoTasks()
    {
        var one = tasks.First(line =>
            line.Report.Claim is TaskOrdered { Leader: not null } && IsFrom(line, "2025-11-04")
        );
        var order = (TaskOrdered)one.Report.Claim;
        var other = order with
        {
            Task = one.Report.Claim.Key[..^2] + "90",
            Kind = "guard",
            Order = "Strengthen the guard to P37",
            Crew = [order.Leader!],
            Leader = null,
            Vehicles = [],
            Route = [Position.At(Position.Faouar), Position.At("P37")],
        };
        var said = one.RecordedAt + Duration.FromHours(1);
        pen.Write(said, room.At(said), other, one.Report.Valid);
        var cancelled = one.Report.Valid.From + Duration.FromMinutes(10);
        pen.Write(
            cancelled,
            room.At(cancelled),
            new TaskStaged(other.Task, TaskStage.Cancelled),
            Validity.At(cancelled)
        );
    }

    // Of a task that is known to have come back: so that it waits for its debrief, and is not thought to be out.
    private DetailLine DebriefFrom(string day)
    {
        var staged = tasks
            .Select(line => line.Report.Claim)
            .OfType<TaskStaged>()
            .Select(claim => claim.Task)
            .ToHashSet();
        return tasks.First(line =>
            line.Report.Claim is Debriefed debrief && IsFrom(line, day) && staged.Contains(debrief.Task)
        );
    }

    private void Withdraw(DetailLine line, int hours)
    {
        var said = line.RecordedAt + Duration.FromHours(hours);
        pen.Write(
            said,
            room.At(said),
            new Withdrawal(WithdrawalReason.EnteredInError),
            Validity.At(said),
            withdraws: line.Report.Id
        );
    }

    private static bool IsOn(DetailLine line, string day) =>
        line.Report.Valid.From.InZone(Story.Camp).Date == Story.Day(day);

    private static bool IsFrom(DetailLine line, string day) =>
        line.Report.Valid.From.InZone(Story.Camp).Date >= Story.Day(day);
}
