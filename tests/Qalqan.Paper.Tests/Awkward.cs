namespace Qalqan.Paper.Tests;

/// <summary>What no paper should be: endless words, a row taller than a page, more columns than fit, headings at every end.</summary>
internal static class Awkward
{
    private static readonly string Word = string.Concat(Enumerable.Repeat("Қасымұлы", 60));

    public static Document Document { get; } =
        new(
            Samples.Head("kk") with
            {
                Title = string.Join(' ', Enumerable.Repeat("Анықтама", 30)),
                Serial = Word,
                Basis = string.Join(" · ", Enumerable.Repeat("undof-agreement 1974", 60)),
                Facts = [new(Word, Word), new("", "")],
            },
            [
                new Heading(Word),
                new Heading("1", 2),
                new Heading("2", 2),
                new Table(
                    "Tall",
                    [new("A"), new(Word), new("№", 1, true)],
                    [
                        new Row([
                            Cell.Of(string.Join(' ', Enumerable.Repeat("мерген", 1500))),
                            Cell.Of(Word),
                            Cell.Of(1m),
                        ]),
                        new Row([Cell.Of("a\nb\r\n\nc"), new TextCell(Word, true)]),
                    ],
                    new Row([Cell.Of("")])
                ),
                .. Enumerable
                    .Range(0, 12)
                    .SelectMany(i => new Block[] { new Heading($"Бөлім {i}"), new Paragraph(Word) }),
                new Table(
                    "Wide",
                    [.. Enumerable.Range(0, 40).Select(i => new Column($"Баған {i}", i % 3, i % 2 == 0))],
                    [
                        .. Enumerable
                            .Range(0, 60)
                            .Select(i => new Row([.. Enumerable.Range(0, 40).Select(j => Cell.Of((decimal)(i * j)))])),
                    ]
                ),
                new Table("None", [], []),
                new Table("Nothing", [new("A")], []),
                new Heading("Соңы"),
                new Signatures([]),
                new Signatures([.. Enumerable.Range(0, 20).Select(i => new Signature(Word, $"{i}", Word))]),
                new Heading("Соңғы тақырып"),
            ]
        );
}
