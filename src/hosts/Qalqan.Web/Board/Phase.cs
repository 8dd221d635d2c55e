using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>Where a contingent stands between pledge and homecoming.</summary>
public enum MissionPhase
{
    /// <summary>Nobody serves in the mission.</summary>
    Preparing,

    /// <summary>Some serve there, and fewer than half of those who hold a post.</summary>
    Moving,

    OnTour,

    /// <summary>Successors stand beside a tenth of the holders or more, in the mission.</summary>
    HandingOver,
}

/// <summary>The phase at a look, from the roll alone. The shares are our local default: no public text draws these lines.</summary>
public static class Phase
{
    public static MissionPhase Of(Known known)
    {
        var roll = NominalRoll.Of(known);
        var there = roll.People.Where(line => line.IsInMission).ToList();
        if (there.Count == 0)
            return MissionPhase.Preparing;
        var holders = roll.People.Count(line => line.Holds is not null);
        var holding = there.Count(line => line.Holds is not null);
        var succeeding = there.Count(line => line.Ties.Any(tie => tie.Tenure is Tenure.Handover));
        return 10 * succeeding >= holders && succeeding > 0 ? MissionPhase.HandingOver
            : 2 * holding < holders ? MissionPhase.Moving
            : MissionPhase.OnTour;
    }
}
