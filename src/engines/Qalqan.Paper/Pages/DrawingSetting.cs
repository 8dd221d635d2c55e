namespace Qalqan.Paper;

/// <summary>A drawing as one strip: as large as it is, or as wide as the text.</summary>
internal static class DrawingSetting
{
    public static Strip Strip(Drawing drawing, Styles styles, float width, Tag whole)
    {
        var part = Math.Min(1, width / drawing.Width);
        // What is lettered is read out in the order of the marks.
        var marks = drawing.Marks.Select(mark => (mark, Tag: mark is Lettering ? whole.Add("P") : null)).ToList();
        return new Strip(
            drawing.Height * part,
            (ink, top) =>
            {
                foreach (var (mark, tag) in marks)
                    Draw(ink, mark, styles, part, top, tag);
            }
        )
        {
            Before = 6,
        };
    }

    private static void Draw(Ink ink, Mark mark, Styles styles, float part, float top, Tag? tag)
    {
        switch (mark)
        {
            case Stroke { Dots.Count: > 1 } stroke:
                ink.Stroke([.. stroke.Dots.Select(Placed)], stroke.Weight * part, stroke.Dash * part, stroke.Grey);
                break;
            case Fill fill:
                ink.Fill(
                    [.. fill.Rings.Where(ring => ring.Count > 2).Select(ring => ring.Select(Placed).ToList())],
                    fill.Grey
                );
                break;
            case Lettering said:
                var plain = said.IsStrong ? styles.SmallStrong : styles.Small;
                var size = (said.Size > 0 ? said.Size : plain.Size) * part;
                var style = plain with { Size = size, Leading = size * 1.35f, Grey = said.Grey };
                ink.Text(
                    style.Face.Sayable(said.Text).ReplaceLineEndings(" "),
                    style,
                    said.At.X * part,
                    top + said.At.Y * part,
                    tag
                );
                break;
        }

        Dot Placed(Dot dot) => new(dot.X * part, top + dot.Y * part);
    }
}
