namespace Qalqan.Measures;

/// <summary>What is wrong with a text that was to be a grid.</summary>
public enum MgrsFault
{
    /// <summary>No zone, band and two letters at all.</summary>
    Shape,

    /// <summary>A letter of another script, which may look the same.</summary>
    Script,

    /// <summary>The zone is not 1 to 60.</summary>
    Zone,

    /// <summary>A grid of the poles, which is not read.</summary>
    Polar,

    /// <summary>A zone that the exceptions of the north leave out, as 32X.</summary>
    NoSuchZone,

    Band,

    /// <summary>The first letter of the square is not one of its zone.</summary>
    Column,

    Row,

    /// <summary>Something else than figures behind the letters.</summary>
    Figures,

    OddFigures,

    /// <summary>A space that does not part the figures in the middle.</summary>
    UnequalHalves,

    TooManyFigures,

    /// <summary>That row lies in no part of the band.</summary>
    NotInBand,

    /// <summary>The square lies further beyond its zone than grids overlap.</summary>
    NotInZone,
}

/// <summary>Why a text is no grid: what is wrong, where in the text, what was seen there and what was wanted (letters and numbers, in no
/// language).</summary>
public readonly record struct MgrsProblem(MgrsFault Fault, int Start, int Length, string Seen, string Wanted)
{
    public override string ToString() => $"{Fault}: '{Seen}', wanted {Wanted}";
}
