using NodaTime;
using Qalqan.Kernel;
using Qalqan.Sheets;

namespace Qalqan.People;

/// <summary>What a sheet is read by: its kind and table, which heading is which column, and the day from which it holds.</summary>
/// <param name="Kind">Roll or posts.</param>
/// <param name="Table">As read.</param>
/// <param name="Map">Of its headings.</param>
/// <param name="Day">What a row says holds from the beginning of that day, where it says no other.</param>
/// <param name="Zone">Whose days these are.</param>
/// <param name="Ranks">National titles; null where no table of ranks is in force.</param>
public sealed record SheetLook(
    SheetKind Kind,
    SheetTable Table,
    ColumnMap Map,
    LocalDate Day,
    DateTimeZone Zone,
    RankTable? Ranks
)
{
    internal RankTitles Titles { get; } = new(Ranks);

    /// <summary>Rows of a list and not the whole of it, as those given back are: whoever is not in it is not gone from it.</summary>
    public bool IsPart { get; init; }

    public Instant Begins => Measures.LocalDay.Start(Day, Zone);
}

/// <summary>
/// Why a row is not taken. <c>Column</c> is the place of the cell, null where it is the row as a whole. The reason names
/// references, columns and rows, never a person or what a sealed cell holds.
/// </summary>
public sealed record RowRefusal(int Row, int? Column, Phrase Reason);
