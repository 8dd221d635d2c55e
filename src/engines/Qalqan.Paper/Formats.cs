namespace Qalqan.Paper;

/// <summary>A file format of papers: what follows the dot of a file's name, and its media type.</summary>
public sealed record Format(string Name, string MediaType, Func<Document, byte[]> Write);

/// <summary>The formats that a document can be written in.</summary>
public static class Formats
{
    public static IReadOnlyList<Format> All { get; } =
    [
        new("pdf", "application/pdf", Pdf.Of),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Workbook.Of),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Docx.Of),
        new("html", "text/html; charset=utf-8", Html.Of),
        new("txt", "text/plain; charset=utf-8", PlainText.Of),
    ];

    /// <summary>Null where there is none of that name.</summary>
    public static Format? Find(string? name) =>
        All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether this build can write it: a PDF wants the fonts that npm brings.</summary>
    public static bool CanWrite(string? name) => Find(name) is { } format && (format.Name != "pdf" || Pdf.HasFonts);

    /// <exception cref="ArgumentException">No such format: ask <see cref="CanWrite"/> first.</exception>
    /// <exception cref="InvalidOperationException">A PDF, and the program was built without its fonts: the same.</exception>
    public static byte[] Write(Document document, string format) =>
        (Find(format) ?? throw new ArgumentException($"No format {format}.", nameof(format))).Write(document);
}
