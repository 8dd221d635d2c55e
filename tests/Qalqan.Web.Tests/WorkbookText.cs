using System.IO.Compression;
using System.Net;

namespace Qalqan.Web.Tests;

/// <summary>Everything that is written in a workbook, part after part.</summary>
internal static class WorkbookText
{
    public static string Of(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return WebUtility.HtmlDecode(string.Join('\n', zip.Entries.Select(TextOf)));
    }

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var part = new StreamReader(entry.Open());
        return part.ReadToEnd();
    }
}
