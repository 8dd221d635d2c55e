using Qalqan.Lift;

namespace Qalqan.Web;

/// <summary>What the parameters of a lift and the figures of an aircraft are called on a page: the key of the phrase.</summary>
internal static class LiftLabels
{
    public static string OfParameter(string name) =>
        name switch
        {
            "people" => "web.lift.of.people",
            "person-mass" => "web.lift.of.person-mass",
            "cargo" => "web.lift.of.cargo",
            "piece" => "web.lift.of.piece",
            "aircraft" => "web.lift.of.aircraft",
            "operating-mass" => "web.lift.of.operating-mass",
            "fleet" => "web.lift.of.fleet",
            "from" => "web.lift.of.from",
            "to" => "web.lift.of.to",
            "day" => "web.lift.of.day",
            "stop" => "web.lift.of.stop",
            "wind" => "web.lift.of.wind",
            "reserves" => "web.lift.of.reserves",
            "turn-round" => "web.lift.of.turn-round",
            "sorties" => "web.lift.of.sorties",
            "closed" => "web.lift.of.closed",
            "no-fuel" => "web.lift.of.no-fuel",
            "runway" => "web.lift.of.runway",
            _ => throw new ArgumentException($"No label for \"{name}\".", nameof(name)),
        };

    public static string OfFigure(string name) =>
        name switch
        {
            "takeoff-mass" => "web.lift.figure.takeoff-mass",
            "operating-mass" => "web.lift.figure.operating-mass",
            "structure" => "web.lift.figure.structure",
            "tank" => "web.lift.figure.tank",
            "seats" => "web.lift.figure.seats",
            "cruise" => "web.lift.figure.cruise",
            "burn" => "web.lift.figure.burn",
            "burn-mass" => "web.lift.figure.burn-mass",
            "landing-mass" => "web.lift.figure.landing-mass",
            "takeoff-metres" => "web.lift.figure.takeoff-metres",
            "landing-metres" => "web.lift.figure.landing-metres",
            _ => throw new ArgumentException($"No label for \"{name}\".", nameof(name)),
        };

    public static string Of(Provenance provenance) =>
        provenance switch
        {
            Provenance.Read => "web.lift.known.read",
            Provenance.General => "web.lift.known.general",
            Provenance.Computed => "web.lift.known.computed",
            _ => "web.lift.known.entered",
        };
}
