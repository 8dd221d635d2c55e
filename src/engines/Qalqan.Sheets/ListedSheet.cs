using DocumentFormat.OpenXml.Spreadsheet;

namespace Qalqan.Sheets;

/// <summary>What makes a sheet a list: headings that filter. They stand on every page of what is printed.</summary>
internal static class ListedSheet
{
    /// <summary>Headings and rows: <c>A1:M140</c>, this sign before its letters and numbers.</summary>
    public static string RangeOf(OutSheet sheet, int lastRow, string sign) =>
        $"{sign}A{sign}{HeadOf(sheet)}:{sign}{WorkbookWriter.Letters(Math.Max(1, sheet.Header.Count) - 1)}{sign}{lastRow}";

    /// <summary>The names by which programs know the filter's range and the row that every page repeats.</summary>
    public static IEnumerable<DefinedName> NamesOf(OutSheet sheet, int place)
    {
        var name = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'";
        var head = HeadOf(sheet);
        if (sheet.IsList)
            yield return new DefinedName($"{name}!{RangeOf(sheet, head + sheet.Rows.Count(), "$")}")
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = (uint)place,
                Hidden = true,
            };
        if (sheet.IsList || (sheet.Edges is not null && sheet.Header.Count > 0))
            yield return new DefinedName($"{name}!${head}:${head}")
            {
                Name = "_xlnm.Print_Titles",
                LocalSheetId = (uint)place,
            };
    }

    private static int HeadOf(OutSheet sheet) => sheet.Above.Count + 1;
}
