using NodaTime;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Measures;
using Qalqan.Movement;
using Problem = Qalqan.Kernel.Problem;

namespace Qalqan.Web;

/// <summary>A missing paper blocks: while any clearance of the move's legs is not granted for its time, the order is not released.</summary>
internal static class OrderGate
{
    /// <summary>The clearances that are not granted for the time that is planned.</summary>
    public static IReadOnlyList<ClearanceLine> Open(OrderPart part) =>
        [.. Crossings.Of(part.Plan, part.Laws.Clearances).Where(line => line.Blocks)];

    /// <summary>Each of them, and what is to be done.</summary>
    public static IReadOnlyList<Problem> Problems(PaperLook look) => [.. Open(OrderPart.Of(look)).Select(ProblemOf)];

    private static Problem ProblemOf(ClearanceLine line)
    {
        var (said, crossing) = (line.Wanted.Said, line.Judged.Crossing);
        var window = $"{Dtg.OrIso(crossing.Enter)} to {Dtg.OrIso(crossing.Leave)}";
        var paper = line.Judged.Paper;
        return new Problem(
            said.Clearance,
            0,
            $"{said.Kind} of {said.State} for leg {line.Leg.Name}: "
                + line.Judged.Status switch
                {
                    ClearanceStatus.Waiting => "applied for, no answer",
                    ClearanceStatus.OtherTime =>
                        $"granted or asked for another time, {EndOf(paper!.ValidFrom)} to {EndOf(paper.ValidTo)}",
                    ClearanceStatus.Refused => "refused",
                    _ => "nothing was applied for",
                },
            line.Judged.Status switch
            {
                ClearanceStatus.Waiting => $"the answer on record, granted for {window}: ask {said.State} for it",
                ClearanceStatus.Refused =>
                    $"granted for {window}: apply again, take another route, or cancel leg {line.Leg.Name}",
                _ => $"granted for {window}: apply{ByWhen(line.Judged.ToDo)}, or move the leg",
            }
        );
    }

    private static string ByWhen(ClearanceToDo? todo) =>
        todo?.ApplyBy is { } day
            ? $"{(todo.Again ? " again" : "")} by {day:uuuu-MM-dd}{(todo.IsLate ? ", which has passed" : "")}"
            : (todo?.Again is true ? " again" : "") + " at once, as what the state asks is not known";

    private static string EndOf(Instant at) =>
        at == Instant.MinValue || at == Instant.MaxValue ? "no limit" : Dtg.OrIso(at);
}
