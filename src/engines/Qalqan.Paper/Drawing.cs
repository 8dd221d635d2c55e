namespace Qalqan.Paper;

/// <summary>
/// A drawing in vectors, in points from its top left corner, black and grey: on paper made smaller where it is wider than the text and never larger, in a
/// browser as wide as the page. Where a format draws nothing (text, workbook, Word), what it <c>Says</c> stands in its place.
/// </summary>
public sealed record Drawing(float Width, float Height, IReadOnlyList<Mark> Marks, string Says) : Block;

/// <summary>One mark of a drawing; a later one lies over those before it. <c>Grey</c> is 0 for black, 255 for white.</summary>
public abstract record Mark(byte Grey);

public readonly record struct Dot(float X, float Y);

/// <summary>A line through these dots; dashes of that length with gaps as long, none where it is 0.</summary>
public sealed record Stroke(IReadOnlyList<Dot> Dots, float Weight, float Dash = 0, byte Grey = 0) : Mark(Grey);

/// <summary>Areas filled together, one within another being a hole.</summary>
public sealed record Fill(IReadOnlyList<IReadOnlyList<Dot>> Rings, byte Grey = 0) : Mark(Grey);

/// <summary>One line of text, of which the top left corner is there. A size of 0 is the paper's own small one.</summary>
public sealed record Lettering(string Text, Dot At, float Size = 0, bool IsStrong = false, byte Grey = 0) : Mark(Grey);
