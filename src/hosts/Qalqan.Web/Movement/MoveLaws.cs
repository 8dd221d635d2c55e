using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>What a move's papers are judged by and where its places lie, by the texts in force; what no text says is not known.</summary>
internal sealed record MoveLaws(
    ClearanceLaw Clearances,
    LoadLaw Loads,
    Func<string, DateTimeZone?> Zones,
    Func<string, Place?> Places,
    Func<string, Kernel.Words?> Titles,
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
            node => tables.Airfield(node)?.Value.Title,
            tables.Frame
        );
    }
}
