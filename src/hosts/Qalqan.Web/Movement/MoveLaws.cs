using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>What moves are judged by and where their places lie, by the texts in force. No text of these is read yet: nothing is known by them.</summary>
internal sealed record MoveLaws(
    ClearanceLaw Clearances,
    LoadLaw Loads,
    Func<string, DateTimeZone?> Zones,
    Func<string, Place?> Places,
    Func<string, AirframeFigures?> Airframes
)
{
    public static MoveLaws Of(Known known, IReadOnlyList<Standard> inForce)
    {
        _ = (known, inForce);
        return new MoveLaws(ClearanceLaw.Unknown, LoadLaw.Unknown, _ => null, _ => null, _ => null);
    }
}
