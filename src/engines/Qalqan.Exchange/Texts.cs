using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace Qalqan.Exchange;

/// <summary>Texts of strangers' files, as much of them as is kept.</summary>
internal static class Texts
{
    public const int MostProperties = 60;
    private const int MostCharacters = 2_000;

    /// <summary>Without control characters and what no XML may hold, and without blanks at its ends; null of nothing.</summary>
    public static string? Kept(string? text)
    {
        if (text is null)
            return null;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (kept.Length + rune.Utf16SequenceLength > MostCharacters)
                break;
            else if (IsKept(rune))
                kept.Append(rune);
        return kept.ToString().Trim() is { Length: > 0 } whole ? whole : null;
    }

    /// <summary>For a flaw: a stranger's text in short.</summary>
    public static string Clip(string text) =>
        Kept(text) is { } kept ? $"\"{(kept.Length > 40 ? kept[..40] + "…" : kept)}\"" : "nothing";

    /// <summary>An instant, or a date for its beginning in UTC; null of anything else.</summary>
    public static Instant? TimeOf(string? text) =>
        text is null ? null
        : OffsetDateTimePattern.ExtendedIso.Parse(text.Trim()) is { Success: true, Value: var offset }
            ? offset.ToInstant()
        : LocalDatePattern.Iso.Parse(text.Trim()) is { Success: true, Value: var day }
            ? day.AtMidnight().InUtc().ToInstant()
        : null;

    public static string Of(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    // Half a character, which the enumeration makes U+FFFD of, goes with the rest of what no XML may hold.
    private static bool IsKept(Rune rune) =>
        rune.Value is '\n' or '\t'
        || (
            !Rune.IsControl(rune)
            && rune != Rune.ReplacementChar
            && (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value))
        );
}
