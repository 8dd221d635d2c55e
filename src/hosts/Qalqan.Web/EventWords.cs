using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>What a row of the timeline says.</summary>
public static class EventWords
{
    public static Phrase Of(TimelineEvent one) =>
        one.Kind switch
        {
            EventKind.PhaseBegan => Phrase.Of("web.years.phase", ("phase", Phrase.Of(PhaseWords.Of(one.Phase!.Value)))),
            EventKind.StageBegan => Phrase.Of("web.years.stage", ("says", one.Stage!.Says)),
            EventKind.StageEnded => Phrase.Of("web.years.stage-ended", ("stage", one.Stage!.Milestone)),
            EventKind.RotationArrived => Phrase.Of("web.years.arrived", ("rotation", one.Rotation!)),
            EventKind.RotationLeft => Phrase.Of("web.years.left", ("rotation", one.Rotation!)),
            EventKind.FindingOpened => Phrase.Of("web.years.opened", What(one), ("count", one.Spells!.Count)),
            _ => Phrase.Of("web.years.closed", What(one), ("count", one.Spells!.Count)),
        };

    private static (string, object) What(TimelineEvent one) =>
        ("what", $"{one.Spells![0].Of.Standard}, {one.Spells[0].Of.Rule}");
}
