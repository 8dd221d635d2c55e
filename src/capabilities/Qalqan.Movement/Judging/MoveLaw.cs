using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>What the standards in force say about moves: clearances, loads, and the clocks of places.</summary>
public sealed record MoveLaw(ClearanceLaw Clearances, LoadLaw Loads, Func<string, DateTimeZone?> Zones)
{
    public static MoveLaw Of(IReadOnlyList<Rule> rules) => new(ClearanceLaw.Unknown, LoadLaw.Unknown, _ => null);
}
