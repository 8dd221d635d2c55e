using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>What a day of the timeline brought.</summary>
public enum EventKind
{
    PhaseBegan,
    StageBegan,
    StageEnded,
    RotationArrived,
    RotationLeft,
    FindingOpened,
    FindingClosed,
}

/// <summary>
/// One row of the timeline. Which of the others is there follows from the kind; <c>Spells</c> are those of one rule and verdict
/// that opened or closed on the day together.
/// </summary>
public sealed record TimelineEvent(
    LocalDate Day,
    EventKind Kind,
    MissionPhase? Phase = null,
    Stage? Stage = null,
    string? Rotation = null,
    IReadOnlyList<Spell>? Spells = null
)
{
    /// <summary>Everything that happened, by day and then in the order of the kinds.</summary>
    public static IReadOnlyList<TimelineEvent> Of(Timeline timeline)
    {
        var today = timeline.Last;
        List<TimelineEvent> events =
        [
            .. (timeline.Chronology?.Phases ?? []).Select(phase => new TimelineEvent(
                phase.First,
                EventKind.PhaseBegan,
                Phase: phase.Phase
            )),
        ];
        foreach (var stage in timeline.Stages)
        {
            events.Add(new TimelineEvent(stage.First, EventKind.StageBegan, Stage: stage));
            if (stage.Last > stage.First && stage.Last < today)
                events.Add(new TimelineEvent(stage.Last, EventKind.StageEnded, Stage: stage));
        }
        foreach (var service in timeline.Services)
        {
            events.Add(new TimelineEvent(service.First, EventKind.RotationArrived, Rotation: service.Rotation));
            if (service.Last < today)
                events.Add(new TimelineEvent(service.Last, EventKind.RotationLeft, Rotation: service.Rotation));
        }
        if (timeline.Chronology?.Findings is { Last: { } last } findings)
        {
            events.AddRange(Together(findings.Spells, EventKind.FindingOpened, spell => spell.First));
            // Gone on the day after the last on which it stood so.
            events.AddRange(
                Together(
                    findings.Spells.Where(spell => spell.Last < last),
                    EventKind.FindingClosed,
                    spell => spell.Last.PlusDays(1)
                )
            );
        }
        return [.. events.OrderBy(one => one.Day).ThenBy(one => one.Kind)];
    }

    private static IEnumerable<TimelineEvent> Together(
        IEnumerable<Spell> spells,
        EventKind kind,
        Func<Spell, LocalDate> day
    ) =>
        spells
            .GroupBy(spell => (day(spell), spell.Of.Standard, spell.Of.Rule, spell.Verdict))
            .Select(group => new TimelineEvent(group.Key.Item1, kind, Spells: [.. group]));
}
