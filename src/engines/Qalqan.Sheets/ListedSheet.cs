using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Qalqan.Sheets;

/// <summary>What makes a sheet a list: headings that filter, and pages that each say what they are a part of.</summary>
internal static class ListedSheet
{
    // A page head of a sheet holds so many signs and no more; "&" begins a code in it.
    private const int LongestHead = 240;

    /// <summary>Headings and rows: <c>A1:M140</c>, its letters and numbers behind this sign.</summary>
    public static string RangeOf(OutSheet sheet, int lastRow, string sign) =>
        $"{sign}A{sign}1:{sign}{WorkbookWriter.Letters(Math.Max(1, sheet.Header.Count) - 1)}{sign}{lastRow}";

    /// <summary>The names by which programs know the filter's range and the row that every page repeats.</summary>
    public static IEnumerable<DefinedName> NamesOf(OutSheet sheet, int place)
    {
        if (!sheet.IsList)
            yield break;
        var name = $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'";
        yield return new DefinedName($"{name}!{RangeOf(sheet, sheet.Rows.Count() + 1, "$")}")
        {
            Name = "_xlnm._FilterDatabase",
            LocalSheetId = (uint)place,
            Hidden = true,
        };
        yield return new DefinedName($"{name}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)place };
    }

    public static IEnumerable<OpenXmlElement> PrintOf(OutSheet sheet)
    {
        var head = WorkbookWriter.Printable(sheet.PageHead).Replace("&", "&&", StringComparison.Ordinal);
        yield return new PageSetup
        {
            PaperSize = 9, // A4
            Orientation = OrientationValues.Landscape,
            FitToHeight = 0,
        };
        yield return new HeaderFooter(
            new OddHeader($"&L{(head.Length > LongestHead ? head[..LongestHead] : head)}"),
            new OddFooter("&R&P / &N")
        );
    }
}
