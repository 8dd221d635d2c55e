using System.Globalization;
using System.Xml;
using NodaTime;

namespace Qalqan.Sheets;

/// <summary>What the styles of a workbook make of a number: a day, a number with leading zeros, or just a number.</summary>
internal sealed class NumberFormats(IReadOnlyList<string> codes)
{
    public const string Day = "day";

    // In the old count 1900 was a leap year: its 60th day never was, and all before lie one further back.
    private static readonly LocalDate Before1900 = new(1899, 12, 31);
    private static readonly LocalDate Before1904 = new(1904, 1, 1);
    private const int NeverWas = 60;

    public static NumberFormats Read(WorkbookZip zip, string part)
    {
        Dictionary<int, string> custom = [];
        List<string> codes = [];
        var isInCells = false;
        using var xml = zip.Xml(part);
        while (xml.Read())
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "numFmt"):
                    custom[Number(xml, "numFmtId")] = xml.GetAttribute("formatCode") ?? "";
                    break;
                case (XmlNodeType.Element, "cellXfs"):
                    isInCells = !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "cellXfs"):
                    isInCells = false;
                    break;
                case (XmlNodeType.Element, "xf") when isInCells:
                    var id = Number(xml, "numFmtId");
                    codes.Add(
                        custom.TryGetValue(id, out var code) ? (IsDay(code) ? Day : code)
                        : id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) ? Day
                        : ""
                    );
                    break;
            }
        return new NumberFormats(codes);
    }

    /// <summary>The cell of a number in that style.</summary>
    public Cell Of(string text, int style, bool isFrom1904, bool isFormula)
    {
        if (
            !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
            return new Cell(CellKind.Error, text, IsFormula: isFormula);
        var code = style >= 0 && style < codes.Count ? codes[style] : "";
        if (code == Day)
            return DayOf(number, isFrom1904) is { } moment
                ? new Cell(CellKind.Day, Iso(moment), moment, isFormula)
                : new Cell(CellKind.Error, text, IsFormula: isFormula);
        var isWhole = Math.Abs(number) < 1e15 && number == Math.Floor(number);
        var digits = number.ToString(isWhole ? "0" : "R", CultureInfo.InvariantCulture);
        // 007 is a number shown in the format 000.
        if (isWhole && number >= 0 && code.Length > digits.Length && code.All(sign => sign == '0'))
            digits = digits.PadLeft(code.Length, '0');
        return new Cell(CellKind.Number, digits, IsFormula: isFormula);
    }

    internal static LocalDateTime? DayOf(double serial, bool isFrom1904)
    {
        var days = Math.Floor(serial);
        if (days < (isFrom1904 ? 0 : 1) || days > 2_958_465 || (!isFrom1904 && days == NeverWas))
            return null;
        var date = isFrom1904
            ? Before1904.PlusDays((int)days)
            : Before1900.PlusDays((int)days - (days > NeverWas ? 1 : 0));
        return date.AtMidnight().PlusSeconds((long)Math.Round((serial - days) * 86_400));
    }

    private static string Iso(LocalDateTime moment) =>
        moment.TimeOfDay == LocalTime.Midnight
            ? moment.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)
            : moment.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    // A year, a day, or a month not next to hours or seconds, outside of quotes, brackets and escapes.
    internal static bool IsDay(string code)
    {
        var bare = new System.Text.StringBuilder();
        for (var at = 0; at < code.Length; at++)
            switch (code[at])
            {
                case '"':
                    at = Past(code, '"', at);
                    break;
                case '[':
                    if (at + 1 < code.Length && "hHmMsS".Contains(code[at + 1]))
                        bare.Append('h'); // [h], [mm]: a length of time
                    at = Past(code, ']', at);
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                default:
                    bare.Append(char.ToLowerInvariant(code[at]));
                    break;
            }
        var letters = bare.ToString();
        return letters.Contains('y')
            || letters.Contains('d')
            || letters.Contains("mmm", StringComparison.Ordinal)
            || (letters.Contains('m') && !letters.Contains('h') && !letters.Contains('s'));
    }

    private static int Past(string code, char close, int at) =>
        code.IndexOf(close, at + 1) is >= 0 and var end ? end : code.Length;

    private static int Number(XmlReader xml, string name) =>
        int.TryParse(xml.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
