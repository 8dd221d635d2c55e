namespace Qalqan.Paper;

/// <summary>A face at a size, in points, on lines so far apart. Grey is for labels only: 0 is black.</summary>
internal sealed record Style(Face Face, float Size, float Leading, byte Grey = 0)
{
    /// <summary>From the top of a line to where its letters stand: capitals in the middle.</summary>
    public float Baseline => Leading / 2 + Size * 0.357f;

    public float Width(ReadOnlySpan<char> text) => Face.Width(text, Size);
}

/// <summary>The four sizes of a paper.</summary>
internal sealed class Styles(Face regular, Face bold)
{
    /// <summary>Labels: dark enough for a tired printer.</summary>
    private const byte Label = 0x50;

    public Style Title { get; } = new(bold, 18, 22);
    public Style Heading { get; } = new(bold, 12, 16);
    public Style Text { get; } = new(regular, 10, 14);
    public Style Strong { get; } = new(bold, 10, 14);
    public Style Quiet { get; } = new(regular, 10, 14, Label);
    public Style Small { get; } = new(regular, 8.5f, 11.5f);
    public Style SmallStrong { get; } = new(bold, 8.5f, 11.5f);
    public Style SmallQuiet { get; } = new(regular, 8.5f, 11.5f, Label);

    /// <summary>The small styles at a part of their size, for a table that is too wide else.</summary>
    public (Style Plain, Style Strong) Table(float part) => (Scaled(Small, part), Scaled(SmallStrong, part));

    private static Style Scaled(Style style, float part) =>
        part == 1 ? style : style with { Size = style.Size * part, Leading = style.Leading * part };
}
