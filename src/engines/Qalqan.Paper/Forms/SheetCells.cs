using System.Globalization;
using System.Xml.Linq;
using NodaTime;
using Qalqan.Sheets;
using static Qalqan.Paper.SheetForm;

namespace Qalqan.Paper;

/// <summary>Puts values into cells: a cell that holds a name alone takes its kind, and keeps its style.</summary>
internal sealed class SheetCells(SheetStyles styles, bool isFrom1904)
{
    private static readonly LocalDate From1900 = new(1899, 12, 30);
    private static readonly LocalDate From1904 = new(1904, 1, 1);

    // Earlier days a workbook counts wrong.
    private static readonly LocalDate FirstDay = new(1900, 3, 1);

    /// <summary>Fills the cell whose text is <paramref name="text"/>, a shared one or its own.</summary>
    public void Put(XElement cell, XElement text, Filling filling)
    {
        var whole = TextOf(text).Text;
        if (Braces.In(whole).ToList() is [{ Name: { } name } only] && whole.Trim().Length == only.End - only.Start)
            Put(cell, filling.ValueOf(name), text, filling);
        else
            Write(cell, text, filling);
    }

    /// <summary>The text of a rich string without how it is pronounced.</summary>
    public static SplitText TextOf(XElement text)
    {
        var split = new SplitText();
        foreach (var element in text.Descendants(S + "t"))
            if (element.Parent!.Name != S + "rPh")
                split.Add(element);
        return split;
    }

    private void Put(XElement cell, Cell value, XElement text, Filling filling)
    {
        if (value is NumberCell { Number: var number })
            Typed(cell, number.ToString(CultureInfo.InvariantCulture));
        else if (value is DayCell { Day: var day } && day >= (isFrom1904 ? From1904 : FirstDay))
        {
            var style = int.TryParse(cell.Attribute("s")?.Value, CultureInfo.InvariantCulture, out var own) ? own : 0;
            cell.SetAttributeValue("s", styles.ForDay(style));
            var days = Period.DaysBetween(isFrom1904 ? From1904 : From1900, day);
            Typed(cell, days.ToString(CultureInfo.InvariantCulture));
        }
        else
            Write(cell, text, filling);
    }

    private static void Typed(XElement cell, string value)
    {
        cell.SetAttributeValue("t", null);
        cell.ReplaceNodes(new XElement(S + "v", value));
    }

    private static void Write(XElement cell, XElement text, Filling filling)
    {
        var own = new XElement(
            S + "is",
            text.Nodes().Select(node => node is XElement element ? new XElement(element) : node)
        );
        own.Elements().Where(element => element.Name == S + "rPh" || element.Name == S + "phoneticPr").Remove();
        TextOf(own).Replace(name => Figures.Show(filling.ValueOf(name), filling.Language), Set);
        var whole = TextOf(own).Text;
        if (Neutral.Of(whole) != whole && own.Descendants(S + "t").FirstOrDefault() is { } first)
            Set(first, "'" + first.Value);
        cell.SetAttributeValue("t", "inlineStr");
        cell.ReplaceNodes(own);
    }

    private static void Set(XElement element, string text)
    {
        element.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        element.Value = OfficeZip.Printable(text);
    }
}
