using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Qalqan.Paper;

/// <summary>
/// One of the two embedded faces of Noto Sans, and how wide its signs are. A line is as wide as its signs together: nothing is
/// kerned, so that a line can be measured word by word.
/// </summary>
internal sealed class Face
{
    private static readonly ConcurrentDictionary<string, Face?> All = new();

    private readonly float[] widths = new float[0x10000];

    private Face(TrueType font)
    {
        Font = font;
        for (var sign = 0; sign < widths.Length; sign++)
            widths[sign] = font.GlyphOf((char)sign) is > 0 and var glyph
                ? font.MetricsOf(glyph).Width / (float)font.UnitsPerEm
                : float.NaN;
    }

    /// <summary>Null where the program was built without its fonts.</summary>
    public static Face? Regular => Loaded("NotoSans_400Regular.ttf");

    public static Face? Bold => Loaded("NotoSans_700Bold.ttf");

    public TrueType Font { get; }

    /// <summary>Of text that <see cref="Sayable"/> gave.</summary>
    public float Width(ReadOnlySpan<char> text, float size)
    {
        var width = 0f;
        foreach (var sign in text)
            width += widths[sign];
        return width * size;
    }

    /// <summary>
    /// The text as this face can draw it: a sign that it lacks is named by its number, because an empty box says nothing; what
    /// has no shape and only turns the text about is left out; white space is a space or a new line.
    /// </summary>
    public string Sayable(string text)
    {
        if (text.All(IsDrawn))
            return text;
        var said = new StringBuilder(text.Length + 8);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\n')
                said.Append('\n');
            else if (rune.IsBmp && IsDrawn((char)rune.Value))
                said.Append((char)rune.Value);
            else if (Rune.IsWhiteSpace(rune))
                said.Append(' ');
            else if (!IsShapeless(rune.Value))
                said.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
        return said.ToString();
    }

    private bool IsDrawn(char sign) => sign >= ' ' && !float.IsNaN(widths[sign]) && !IsShapeless(sign);

    private static bool IsShapeless(int sign) =>
        sign is 0xAD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF;

    private static Face? Loaded(string name) =>
        All.GetOrAdd(
            name,
            static name =>
            {
                using var stream = typeof(Face).Assembly.GetManifestResourceStream(name);
                if (stream is null)
                    return null;
                var file = new byte[stream.Length];
                stream.ReadExactly(file);
                return new Face(new TrueType(file));
            }
        );
}
