namespace Qalqan.Web;

/// <summary>What a phase is called, as a key of the phrase tables.</summary>
internal static class PhaseWords
{
    public static string Of(MissionPhase phase) =>
        phase switch
        {
            MissionPhase.Preparing => "web.phase.preparing",
            MissionPhase.Moving => "web.phase.moving",
            MissionPhase.OnTour => "web.phase.on-tour",
            _ => "web.phase.handing-over",
        };
}
