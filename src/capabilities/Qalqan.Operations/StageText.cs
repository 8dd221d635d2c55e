using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>Whether a task can be said to go out, come back or not to be done at that time.</summary>
public static class StageText
{
    /// <summary>A time of the past as it is typed; null with what is wrong added.</summary>
    public static Instant? Read(string typed, LogClock clock, List<FieldProblem> problems) =>
        new Typed(clock, Gazetteer.Empty, problems).Done("at", typed);

    /// <summary>Back is after out, out before back, and nothing happens to a task that is over.</summary>
    public static void Check(TaskLine task, TaskStage stage, Instant? at, List<FieldProblem> problems)
    {
        if (!task.IsOpen)
            problems.Add(new FieldProblem("at", Phrase.Of("operations.task.over")));
        else if (stage is TaskStage.Back && task.Out is null)
            problems.Add(new FieldProblem("at", Phrase.Of("operations.task.not-out")));
        else if (stage is TaskStage.Back && at < task.Out || stage is TaskStage.Out && at > task.Back)
            problems.Add(new FieldProblem("at", Phrase.Of("operations.task.back-before-out")));
        else if (stage is TaskStage.Cancelled && task.Out is not null)
            problems.Add(new FieldProblem("at", Phrase.Of("operations.task.is-out")));
    }
}
