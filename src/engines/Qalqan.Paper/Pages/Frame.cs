namespace Qalqan.Paper;

/// <summary>
/// What stands around the text of every page: in an exercise its band, then the marking; from the second page on the title and
/// serial; at the foot the basis, the page and the marking again. Sizes are in points of A4 upright.
/// </summary>
internal sealed class Frame
{
    public const float PageWidth = 595.28f;
    public const float PageHeight = 841.89f;

    /// <summary>Left wider than right: papers are filed.</summary>
    public const float Left = 62;

    private const float Right = 48;
    private const float Edge = 28;
    private const float Gap = 16;
    private const int BasisLines = 8;

    private readonly Head head;
    private readonly Styles styles;
    private readonly IReadOnlyList<string> exercise;
    private readonly IReadOnlyList<string> marking;
    private readonly IReadOnlyList<string> basis;
    private readonly string title;

    public Frame(Head head, Styles styles)
    {
        (this.head, this.styles) = (head, styles);
        exercise = head.Exercise is { } said ? Wrapping.Lines(said, styles.Strong, Width) : [];
        marking = Wrapping.Lines(head.Marking, styles.Strong, Width);
        var page = styles.Small.Width(styles.Small.Face.Sayable(Figures.PageOf(head.PageOf, 9999, 9999)));
        basis = [.. Wrapping.Lines(head.Basis, styles.Small, Width - page - Gap).Take(BasisLines)];
        title = Wrapping.Lines(head.Title, styles.SmallQuiet, Width * 0.6f)[0];
    }

    public static float Width => PageWidth - Left - Right;

    private float Band => exercise.Count == 0 ? 0 : exercise.Count * styles.Strong.Leading + 12;
    private float Above => Edge + Band + marking.Count * styles.Strong.Leading + 12;
    private float Below => Edge + marking.Count * styles.Strong.Leading + basis.Count * styles.Small.Leading + 20;

    public float Top(int page) => Above + (page == 1 ? 0 : styles.Small.Leading + 14);

    public float Room(int page) => PageHeight - Top(page) - Below;

    public void Draw(Ink ink, int page, int pages)
    {
        var top = Edge;
        if (exercise.Count > 0)
        {
            ink.Rule(0, Width, top, 2);
            Centred(ink, exercise, top + 3);
            ink.Rule(0, Width, top + Band - 6, 2);
            top += Band;
        }
        Centred(ink, marking, top);
        if (page > 1)
            Running(ink);
        Foot(ink, Figures.PageOf(head.PageOf, page, pages));
    }

    private void Running(Ink ink)
    {
        var (style, serial) = (styles.SmallQuiet, styles.SmallQuiet.Face.Sayable(head.Serial));
        ink.Text(title, style, 0, Above);
        serial = Wrapping.Lines(serial, style, Width * 0.4f - Gap)[0];
        ink.Text(serial, style, Width - style.Width(serial), Above);
        ink.Rule(0, Width, Above + style.Leading + 3, Line.Fine.Weight, Line.Fine.Grey);
    }

    private void Foot(Ink ink, string said)
    {
        var top = PageHeight - Below + 10;
        ink.Rule(0, Width, top, Line.Plain.Weight);
        var pageOf = styles.Small.Face.Sayable(said);
        ink.Text(pageOf, styles.Small, Width - styles.Small.Width(pageOf), top + 4);
        for (var i = 0; i < basis.Count; i++)
            ink.Text(basis[i], styles.Small, 0, top + 4 + i * styles.Small.Leading);
        Centred(ink, marking, PageHeight - Edge - marking.Count * styles.Strong.Leading);
    }

    private void Centred(Ink ink, IReadOnlyList<string> lines, float top)
    {
        for (var i = 0; i < lines.Count; i++)
            ink.Text(
                lines[i],
                styles.Strong,
                (Width - styles.Strong.Width(lines[i])) / 2,
                top + i * styles.Strong.Leading
            );
    }
}
