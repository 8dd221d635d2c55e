namespace Qalqan.Sheets;

/// <summary>
/// Text that a spreadsheet program could take for a formula, made harmless on the way out by an apostrophe before it, and made
/// itself again on the way in. Full-width signs count: some programs read them as the plain ones.
/// </summary>
public static class Neutral
{
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    public static string Of(string text) => IsDangerous(text) ? "'" + text : text;

    public static string Undo(string text) =>
        text.Length > 1 && text[0] == '\'' && IsDangerous(text[1..]) ? text[1..] : text;

    // Also behind spaces, and behind apostrophes that were text before: those come back as they were.
    private static bool IsDangerous(string text)
    {
        var rest = text.AsSpan().TrimStart("' \u00A0");
        return rest.Length > 0 && Starts.Contains(rest[0]);
    }
}
