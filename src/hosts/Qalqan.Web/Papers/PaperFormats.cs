using System.Text;
using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>The formats a paper is written in, by what follows the dot of a file's name.</summary>
public static class PaperFormats
{
    /// <summary>Those that an issue keeps, all three under one serial.</summary>
    public static IReadOnlyList<string> Issued { get; } = ["pdf", "xlsx", "docx"];

    /// <summary>Those that a draft may be had in.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Issued, "txt", "html"];

    public static string ContentType(string format) =>
        format switch
        {
            "pdf" => "application/pdf",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "html" => "text/html; charset=utf-8",
            _ => "text/plain; charset=utf-8",
        };

    public static bool CanWrite(string format) => All.Contains(format);

    internal static Problem Unknown(string format) =>
        new("format", 0, $"\"{StateTimes.Clip(format)}\"", $"one of {string.Join(", ", All)}");

    /// <summary>The bytes: of the same paper the same within one release of the program.</summary>
    public static byte[] Write(Document document, string format) =>
        Encoding.UTF8.GetBytes(format + "\n" + document.Head.Serial + "\n" + PaperLines.Flat(document));
}
