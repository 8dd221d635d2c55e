namespace Qalqan.Paper;

/// <summary>A document as strips, from its title to its signatures.</summary>
internal sealed class Setting(Styles styles, float width, Tag whole)
{
    private const float Gap = 14;

    public List<Strip> Strips(Document document)
    {
        List<Strip> strips = [.. Title(document.Head)];
        foreach (var block in document.Blocks)
        {
            // A page of signatures alone could be put behind any paper: some of what is signed stands with them.
            if (block is Signatures)
                strips[^1] = strips[^1] with { HoldsNext = true };
            strips.AddRange(
                block switch
                {
                    Heading heading => Of(heading),
                    Paragraph paragraph => Text(paragraph.Text, paragraph.IsStrong ? styles.Strong : styles.Text),
                    FactList list => Facts(list.Facts, 4),
                    Table { Columns.Count: > 0 } table => new TableSetting(
                        styles,
                        document.Head.Language,
                        width,
                        whole
                    ).Strips(table),
                    Signatures signatures => Of(signatures),
                    Drawing drawing => [DrawingSetting.Strip(drawing, styles, width, whole)],
                    _ => [],
                }
            );
        }
        return strips;
    }

    private IEnumerable<Strip> Title(Head head)
    {
        var serial = Math.Min(
            width / 2,
            Wrapping.Lines(head.Serial, styles.Strong, width).Max(line => styles.Strong.Width(line)) + 0.1f
        );
        var left = width - serial;
        Grid above = new(width, [new Lane(0, left - Gap), new Lane(left, serial, IsRight: true)]) { PadBelow = 4 };
        Grid title = new(width, [new Lane(0, width)]) { PadAbove = 0, PadBelow = 7 };
        return
        [
            .. above.Row(
                [
                    new Piece(head.Unit, styles.Text, whole.Add("P")),
                    new Piece(head.Serial, styles.Strong, whole.Add("P")),
                ],
                null,
                true
            ),
            .. title.Row([new Piece(head.Title, styles.Title, whole.Add("H1"))], null, true),
            new Strip(6, (ink, top) => ink.Rule(0, width, top, Line.Strong.Weight))
            {
                HoldsNext = head.Facts.Count > 0,
            },
            .. Facts(head.Facts, 0),
            new Strip(6, (_, _) => { }),
        ];
    }

    // A heading stands with what follows it, and a smaller heading with it.
    private List<Strip> Of(Heading heading) =>
        Single(
            heading.Text,
            heading.Level <= 1 ? styles.Heading : styles.Strong,
            heading.Level <= 1 ? "H2" : "H3",
            before: heading.Level <= 1 ? 18 : 12,
            holdsNext: true
        );

    private List<Strip> Text(string text, Style style) => Single(text, style, "P", before: 5, holdsNext: false);

    // The first two and the last two lines of a paragraph stay together.
    private List<Strip> Single(string text, Style style, string kind, float before, bool holdsNext)
    {
        var strips = new Grid(width, [new Lane(0, width)]) { PadAbove = 0, PadBelow = 0 }.Row(
            [new Piece(text, style, whole.Add(kind))],
            null,
            holdsNext,
            before
        );
        return
        [
            .. strips.Select(
                (strip, i) =>
                    strip with
                    {
                        HoldsNext = i == strips.Count - 1 ? holdsNext : holdsNext || i == 0 || i == strips.Count - 2,
                    }
            ),
        ];
    }

    private List<Strip> Facts(IReadOnlyList<Fact> facts, float before)
    {
        if (facts.Count == 0)
            return [];
        var label = Math.Min(
            width * 0.36f,
            facts.Max(fact => styles.Quiet.Width(styles.Quiet.Face.Sayable(fact.Label)) + 1)
        );
        var list = whole.Add("L");
        Grid grid = new(width, [new Lane(0, label), new Lane(label + Gap, width - label - Gap)])
        {
            PadAbove = 1,
            PadBelow = 1,
        };
        return
        [
            .. facts.SelectMany(
                (fact, i) =>
                {
                    var item = list.Add("LI");
                    return grid.Row(
                        [
                            new Piece(fact.Label, styles.Quiet, item.Add("Lbl")),
                            new Piece(fact.Text, styles.Text, item.Add("LBody")),
                        ],
                        before: i == 0 ? before : 0
                    );
                }
            ),
        ];
    }

    // All of one block on one page: who signs must see beside whom.
    private List<Strip> Of(Signatures signatures)
    {
        const float Day = 110;
        var line = width - Day - 2 * Gap;
        Grid grid = new(width, [new Lane(0, line), new Lane(line + 2 * Gap, Day)]) { PadAbove = 0, PadBelow = 0 };
        var nothing = new Piece("", styles.Small);
        List<Strip> strips = [];
        foreach (var (role, post, text) in signatures.Lines)
        {
            strips.AddRange(grid.Row([Said(role, styles.SmallQuiet), nothing], null, true, 16));
            strips.Add(
                new Strip(
                    28,
                    (ink, top) =>
                    {
                        ink.Rule(0, line, top + 24, Line.Plain.Weight);
                        ink.Rule(line + 2 * Gap, width, top + 24, Line.Plain.Weight);
                    }
                )
                {
                    HoldsNext = true,
                }
            );
            strips.AddRange(grid.Row([Said(post, styles.Strong), nothing], null, true));
            if (text.Length > 0)
                strips.AddRange(grid.Row([Said(text, styles.Small), nothing], null, true));
        }
        if (strips.Count > 0)
            strips[^1] = strips[^1] with { HoldsNext = false };
        return strips;
    }

    private Piece Said(string text, Style style) => new(text, style, whole.Add("P"));
}
