using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>What moves are judged by and where their places lie, by the texts in force, for papers.</summary>
internal sealed record MoveLaws(
    ClearanceLaw Clearances,
    LoadLaw Loads,
    Func<string, DateTimeZone?> Zones,
    Func<string, Place?> Places,
    Func<string, AirframeFigures?> Airframes
)
{
    public static MoveLaws Of(IReadOnlyList<Standard> inForce)
    {
        List<Rule> rules = [.. inForce.SelectMany(standard => standard.Rules)];
        var (law, tables) = (MoveLaw.Of(rules), MoveTables.Of(rules));
        return new MoveLaws(
            law.Clearances,
            law.Loads,
            law.Zones,
            node => tables.Airfield(node)?.Value.Field.At,
            carrier => tables.Frame(carrier)
        );
    }
}
