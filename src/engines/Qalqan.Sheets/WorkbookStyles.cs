using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;

namespace Qalqan.Sheets;

/// <summary>
/// Every style that a written cell may have: five that were always there, then one for each look and each kind of value.
/// </summary>
internal static class WorkbookStyles
{
    public const uint Bold = 1;

    /// <summary>Earlier days a workbook counts wrong, so they are written as text.</summary>
    public static readonly LocalDate FirstDay = new(1900, 3, 1);

    private const uint Plain = 0;
    private const uint Day = 2;
    private const uint Marked = 3;
    private const uint MarkedDay = 4;
    private const uint Looked = 5;

    // General, a day, then numbers of so many digits behind the mark.
    private const int MostDigits = 6;
    private const int Kinds = 3 + MostDigits;
    private const int Looks = 16;

    // Numbers of formats from here on are the workbook's own.
    private const uint OwnFormats = 164;
    private const uint OwnDay = OwnFormats + MostDigits + 1;

    // By ISO 8601, because the day of the program's own country may be another day in the next.
    private const string DayCode = @"yyyy\-mm\-dd";

    public static uint Of(OutCell cell)
    {
        var isDay = cell.Day is { } day && day >= FirstDay;
        return (cell.Look, isDay, cell.Number, cell.IsMarked) switch
        {
            (_, true, _, true) => MarkedDay,
            (_, false, _, true) => Marked,
            (OutLook.Plain, true, _, _) => Day,
            (OutLook.Plain, false, null, _) => Plain,
            (var look, true, _, _) => Styled(look, 1),
            (var look, false, { } number, _) => Styled(look, 2 + Math.Min(number.Scale, (byte)MostDigits)),
            (var look, false, null, _) => Styled(look, 0),
        };
    }

    // Fonts, fills and borders first; then the styles in the order of their numbers.
    public static Stylesheet Sheet() =>
        new(
            new NumberingFormats(
                Enumerable
                    .Range(0, MostDigits + 1)
                    .Select(digits => new NumberingFormat
                    {
                        NumberFormatId = OwnFormats + (uint)digits,
                        FormatCode = digits == 0 ? "0" : "0." + new string('0', digits),
                    })
                    .Append(new NumberingFormat { NumberFormatId = OwnDay, FormatCode = DayCode })
            ),
            new Fonts(Letters(), Letters(new Bold()), Letters(new Strike()), Letters(new Bold(), new Strike())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(
                    new PatternFill(new ForegroundColor { Rgb = "FFFFD9D4" }, new BackgroundColor { Indexed = 64 })
                    {
                        PatternType = PatternValues.Solid,
                    }
                )
            ),
            new Borders(
                new Border(),
                new Border(new TopBorder { Style = BorderStyleValues.Thin }),
                new Border(new BottomBorder { Style = BorderStyleValues.Thin })
            ),
            new CellStyleFormats(new CellFormat()),
            new CellFormats([
                Format(OutLook.Plain, 0),
                Heading(),
                Format(OutLook.Plain, 1),
                Shaded(Format(OutLook.Plain, 0)),
                Shaded(Format(OutLook.Plain, 1)),
                .. from look in Enumerable.Range(0, Looks)
                from kind in Enumerable.Range(0, Kinds)
                select Format((OutLook)look, kind),
            ])
        );

    private static uint Styled(OutLook look, int kind) => Looked + (uint)look * Kinds + (uint)kind;

    private static CellFormat Format(OutLook look, int kind)
    {
        var format = new CellFormat
        {
            FormatId = 0,
            FontId = (uint)(look & (OutLook.Strong | OutLook.Struck)),
            NumberFormatId =
                kind == 0 ? 0
                : kind == 1 ? OwnDay
                : OwnFormats + (uint)(kind - 2),
            BorderId = (look & OutLook.Ruled) != 0 ? 1u : 0,
        };
        format.ApplyFont = format.FontId.Value != 0 ? true : null;
        format.ApplyBorder = format.BorderId.Value != 0 ? true : null;
        format.ApplyNumberFormat = kind != 0 ? true : null;
        format.Alignment = new Alignment
        {
            WrapText = (look & OutLook.Wrapped) != 0 ? true : null,
            Vertical = VerticalAlignmentValues.Top,
        };
        format.ApplyAlignment = true;
        return format;
    }

    private static Font Letters(params OpenXmlElement[] properties) =>
        new([.. properties, new FontSize { Val = 10 }, new FontName { Val = "Arial" }]);

    // Of a column: in bold over a line, its words in lines where the column is narrow.
    private static CellFormat Heading()
    {
        var format = Format(OutLook.Strong, 0);
        (format.BorderId, format.ApplyBorder) = (2, true);
        format.Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Bottom };
        return format;
    }

    private static CellFormat Shaded(CellFormat format)
    {
        (format.FillId, format.ApplyFill) = (2, true);
        return format;
    }
}
