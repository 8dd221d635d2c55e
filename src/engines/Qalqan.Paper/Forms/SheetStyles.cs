using System.Globalization;
using System.Xml.Linq;
using static Qalqan.Paper.SheetForm;

namespace Qalqan.Paper;

/// <summary>The styles of a workbook, where a cell that is to hold a day may need a twin of its own that shows days.</summary>
internal sealed class SheetStyles(XElement? root)
{
    private const int ShortDay = 14;

    private readonly Dictionary<int, int> twins = [];
    private XElement? Formats => root?.Element(S + "cellXfs");

    public XElement? Root => root;

    /// <summary>The style itself where it shows days; else one like it that does.</summary>
    public int ForDay(int style)
    {
        if (
            Formats is not { } formats
            || formats.Elements(S + "xf").ElementAtOrDefault(style) is not { } own
            || ShowsDays(own)
        )
            return style;
        if (twins.TryGetValue(style, out var twin))
            return twin;
        var copy = new XElement(own);
        copy.SetAttributeValue("numFmtId", ShortDay);
        copy.SetAttributeValue("applyNumberFormat", 1);
        formats.Add(copy);
        twin = twins[style] = formats.Elements(S + "xf").Count() - 1;
        formats.SetAttributeValue("count", twin + 1);
        return twin;
    }

    private bool ShowsDays(XElement format)
    {
        var id = int.TryParse(format.Attribute("numFmtId")?.Value, CultureInfo.InvariantCulture, out var own) ? own : 0;
        var code = root!
            .Element(S + "numFmts")
            ?.Elements(S + "numFmt")
            .FirstOrDefault(one => one.Attribute("numFmtId")?.Value == $"{id}")
            ?.Attribute("formatCode")
            ?.Value;
        return id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58)
            || (code is not null && code.Any(sign => sign is 'd' or 'D' or 'y' or 'Y'));
    }
}
