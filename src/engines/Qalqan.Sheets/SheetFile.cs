using System.Xml;

namespace Qalqan.Sheets;

/// <summary>Reads a workbook (.xlsx, .xlsm) or delimited text, whatever the file is called: what it is shows in its bytes.</summary>
public static class SheetFile
{
    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The table, or why there is none. Nothing outside the bytes is ever read: no link is followed, nothing is run.</summary>
    public static (SheetTable? Table, SheetRefusal? Refusal) Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            if (file.Length > Limits.FileBytes)
                throw new SheetRefusedException(RefusalKind.TooLarge, 0, $"{file.Length}");
            if (file.Span.StartsWith(CompoundFile))
                throw new SheetRefusedException(RefusalKind.OldOrLocked);
            var raw = file.Span.StartsWith(Zip) ? WorkbookReader.Read(file) : DelimitedText.Read(file);
            return (Headings.Of(raw), null);
        }
        catch (SheetRefusedException refused)
        {
            return (null, refused.Refusal);
        }
        catch (Exception error) when (error is XmlException or InvalidDataException or FormatException)
        {
            // The message may repeat what stands in a cell, so only its kind is told.
            return (null, new SheetRefusal(RefusalKind.Damaged, (error as XmlException)?.LineNumber ?? 0, ""));
        }
    }
}

/// <summary>Rows as they lie in the file, before the headings are found.</summary>
internal sealed record RawSheet(IReadOnlyList<SheetRow> Rows, IReadOnlyList<MergedRange> Merged, List<SheetNote> Notes);

/// <summary>A merged range, rows from 1 and columns from 0, both ends included.</summary>
internal readonly record struct MergedRange(int Top, int Left, int Bottom, int Right);
