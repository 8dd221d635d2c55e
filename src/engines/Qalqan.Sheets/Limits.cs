namespace Qalqan.Sheets;

/// <summary>How much a sheet may hold. Ten times the largest that was ever asked for, and little enough for a small machine.</summary>
public static class Limits
{
    public const int FileBytes = 20_000_000;

    /// <summary>Rows that hold anything, those above the first record included.</summary>
    public const int Rows = 100_000;

    public const int Columns = 200;
    public const int CellCharacters = 10_000;
    public const int Cells = 5_000_000;
    public const int Parts = 1_000;
    public const long ExpandedBytes = 250_000_000;

    /// <summary>A part that grows more than so many times is a bomb; ours and Excel's grow 5 to 40 times.</summary>
    public const int Growth = 200;

    /// <summary>Below it a part may grow as it likes: an empty sheet of a million equal rows is small all the same.</summary>
    public const int GrowthCountsFrom = 1_000_000;

    /// <summary>Cells that merged ranges may fill.</summary>
    public const int MergedCells = 1_000_000;
}
