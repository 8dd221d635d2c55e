using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>The formats a paper is written in, by what follows the dot of a file's name.</summary>
public static class PaperFormats
{
    /// <summary>Those that an issue keeps, all of them under one serial.</summary>
    public static IReadOnlyList<string> Issued { get; } = ["pdf", "xlsx", "docx"];

    /// <summary>Those that a draft may be had in.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Formats.All.Select(format => format.Name)];

    /// <summary>Of the one that it is, in which this build cannot write; null where it can.</summary>
    public static Problem? Problem(string format) =>
        Formats.Find(format) is null
            ? new Problem("format", 0, $"\"{StateTimes.Clip(format)}\"", $"one of {string.Join(", ", All)}")
        : Formats.CanWrite(format) ? null
        : new Problem("format", 0, format, "a program that was built with its fonts: this one writes no PDF");

    public static string MediaType(string format) => Formats.Find(format)?.MediaType ?? "application/octet-stream";

    /// <summary>The bytes: of the same paper the same within one release of the program.</summary>
    public static byte[] Write(Document document, string format) => Formats.Write(document, format);
}
