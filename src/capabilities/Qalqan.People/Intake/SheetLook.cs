using NodaTime;
using Qalqan.Kernel;
using Qalqan.Sheets;

namespace Qalqan.People;

/// <summary>A rank as the adopted table of ranks has it: its national code there, and its UN code where the table gives one.</summary>
public sealed record TableRank(string Code, string? UnRank);

/// <summary>What a sheet is read by: its kind and table, which heading is which column, and the day from which it holds.</summary>
/// <param name="Kind">Roll or posts.</param>
/// <param name="Table">As read.</param>
/// <param name="Map">Of its headings.</param>
/// <param name="Day">What a row says holds from the beginning of that day, where it says no other.</param>
/// <param name="Zone">Whose days these are.</param>
/// <param name="Ranks">National titles; null where no table of ranks is adopted.</param>
public sealed record SheetLook(
    SheetKind Kind,
    SheetTable Table,
    ColumnMap Map,
    LocalDate Day,
    DateTimeZone Zone,
    Func<string, TableRank?>? Ranks
)
{
    public Instant Begins => Measures.LocalDay.Start(Day, Zone);
}

/// <summary>
/// Why a row is not taken. <c>Column</c> is the place of the cell, null where it is the row as a whole. The reason names
/// references, columns and rows, never a person or what a sealed cell holds.
/// </summary>
public sealed record RowRefusal(int Row, int? Column, Phrase Reason);
