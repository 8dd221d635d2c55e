using NodaTime;

namespace Qalqan.Lift;

/// <summary>How a figure came to be known.</summary>
public enum Provenance
{
    /// <summary>Read in the named source.</summary>
    Read,

    /// <summary>General knowledge of the trade, not read again.</summary>
    General,

    /// <summary>Computed or fitted by us.</summary>
    Computed,

    /// <summary>Entered by whoever answers for it: an operator, a crew.</summary>
    Entered,
}

/// <summary>One number of an aircraft or an airfield with where it is from and the day it was so.</summary>
public sealed record Figure(double Value, Provenance Provenance, string Source, LocalDate AsOf);
