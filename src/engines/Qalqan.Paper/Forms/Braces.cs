namespace Qalqan.Paper;

/// <summary>A name between double braces: where it stands in the text, braces included; null where it can be none.</summary>
internal readonly record struct Brace(int Start, int End, string? Name);

/// <summary>Finds names between double braces.</summary>
internal static class Braces
{
    private const int LongestName = 80;

    /// <summary>In order; one that is never closed reaches to the end of the text.</summary>
    public static IEnumerable<Brace> In(string text)
    {
        for (var at = 0; (at = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0; )
        {
            var close = text.IndexOf("}}", at, StringComparison.Ordinal);
            var end = close < 0 ? text.Length : close + 2;
            yield return new Brace(at, end, close < 0 ? null : NameOf(text[(at + 2)..close]));
            at = end;
        }
    }

    // In small letters: Word begins a line with a capital of its own accord.
    private static string? NameOf(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        var isName =
            name.Length is > 0 and <= LongestName
            && char.IsLetter(name[0])
            && name.All(sign => char.IsLetterOrDigit(sign) || sign is '.' or '-' or '_');
        return isName ? name : null;
    }
}
