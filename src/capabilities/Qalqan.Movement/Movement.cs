using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>How people, kit and ammunition get from home to camp: what flies how far, who travels with whom, what is allowed by whom, and did all arrive.</summary>
public static class Movement
{
    public static Capability Capability { get; } =
        new(
            "Movement",
            [
                .. MoveRule.Shapes,
                AircraftTypes.Shape,
                Airfields.Shape,
                AirWays.Shape,
                OnwardRoads.Shape,
                PersonMass.Shape,
                LiftCases.Shape,
                GoodsRules.Shape,
                ClearanceRules.Shape,
                WorkingCalendars.Shape,
            ],
            ["People"]
        );
}
