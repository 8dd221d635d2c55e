using System.Diagnostics;
using NodaTime;
using Qalqan.Paper;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Qalqan.Bench;

/// <summary>
/// A document to its bytes. PdfPig's writer is given the words and places that are in our file, so that it measures, breaks and
/// lays out nothing: what it takes is the least that writing such a file costs there. Chromium prints our own page of the same
/// document, its start included, as a host would have it do.
/// </summary>
internal static class Papering
{
    private const int Few = 139;
    private const int Many = 10_000;

    public static void Run(Table table, string folder)
    {
        if (!Pdf.HasFonts)
        {
            table.Figure("papers: built without fonts, nothing measured", "", "", null);
            return;
        }
        Against(table, "PDF of 139 rows; PdfPig placing the same letters", Roll(Few), turns: 5);
        Against(table, "PDF of 10,000 rows; PdfPig placing the same letters", Roll(Many), turns: 1);
        Printed(table, folder);
        foreach (var format in Formats.All.Where(format => format.Name != "pdf"))
        {
            var document = Roll(Many);
            var rounds = Rounds.Of(1, () => Rounds.Time(() => format.Write(document)));
            table.Figure($"{format.Name} of 10,000 rows", $"{rounds.Milliseconds(0):0} ms", "", null);
        }
    }

    private static void Against(Table table, string name, Document document, int turns)
    {
        var ours = Pdf.Of(document);
        var placed = Words(ours);
        var rounds = Rounds.Of(
            turns,
            () => Rounds.Time(() => Pdf.Of(document)),
            () => Rounds.Time(() => ByPdfPig(placed))
        );
        table.Ratio(
            name,
            $"{rounds.Milliseconds(0) / turns:0} ms",
            $"{rounds.Milliseconds(1) / turns:0} ms",
            rounds.Ratio(0, 1),
            most: 1.0
        );
        table.Figure(
            "  bytes of the two files, kB",
            $"{ours.Length / 1000}",
            $"{ByPdfPig(placed).Length / 1000}",
            null
        );
    }

    // By lines: the letters of one line in one face that stand behind each other.
    private static List<List<(string Text, double Size, bool IsBold, PdfPoint At)>> Words(byte[] file)
    {
        using var pdf = PdfDocument.Open(file);
        return
        [
            .. pdf.GetPages()
                .Select(page =>
                    page.GetWords()
                        .Select(word =>
                        {
                            var first = word.Letters[0];
                            var isBold = first.FontName?.Contains("Bold", StringComparison.Ordinal) == true;
                            return (word.Text, first.PointSize, isBold, first.StartBaseLine);
                        })
                        .ToList()
                ),
        ];
    }

    private static byte[] ByPdfPig(List<List<(string Text, double Size, bool IsBold, PdfPoint At)>> pages)
    {
        using var builder = new PdfDocumentBuilder();
        var (regular, bold) = (
            builder.AddTrueTypeFont(Font("NotoSans_400Regular.ttf")),
            builder.AddTrueTypeFont(Font("NotoSans_700Bold.ttf"))
        );
        foreach (var words in pages)
        {
            var page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            foreach (var (text, size, isBold, at) in words)
                page.AddText(text, size, at, isBold ? bold : regular);
        }
        return builder.Build();
    }

    private static byte[] Font(string name)
    {
        using var stream = typeof(Pdf).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void Printed(Table table, string folder)
    {
        var document = Roll(Few);
        var page = Path.Combine(folder, "page.html");
        File.WriteAllBytes(page, Html.Of(document));
        try
        {
            var rounds = Rounds.Of(
                1,
                () => Rounds.Time(() => Pdf.Of(document)),
                () => Rounds.Time(() => ByChromium(folder, page))
            );
            table.Ratio(
                "PDF of 139 rows; Chromium started to print the same page",
                $"{rounds.Milliseconds(0):0} ms",
                $"{rounds.Milliseconds(1):0} ms",
                rounds.Ratio(0, 1)
            );
        }
        catch (System.ComponentModel.Win32Exception)
        {
            table.Figure("PDF of 139 rows; Chromium is missing", "", "", null);
        }
    }

    private static void ByChromium(string folder, string page)
    {
        var start = new ProcessStartInfo("chromium")
        {
            ArgumentList =
            {
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                $"--user-data-dir={Path.Combine(folder, "profile")}",
                $"--print-to-pdf={Path.Combine(folder, "page.pdf")}",
                page,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.GetAwaiter().GetResult();
    }

    private static Document Roll(int rows) =>
        new(
            new Head(
                "ru",
                "Именной список",
                "Рота обеспечения",
                "nominal-roll-2024-0001",
                "НЕ СЕКРЕТНО",
                "УЧЕНИЕ",
                [new Fact("По состоянию на", "140300Z MAR 24")],
                "известно по запись № 2118",
                "стр. {page} из {pages}",
                Instant.FromUtc(2024, 3, 14, 3, 0)
            ),
            [
                new Qalqan.Paper.Table(
                    "Roll",
                    [
                        new("№", 1, true),
                        new("Номер", 2),
                        new("Фамилия и имя", 5),
                        new("Должность", 4),
                        new("Срок", 2),
                        new("Дней", 1, true),
                    ],
                    [
                        .. Enumerable
                            .Range(1, rows)
                            .Select(i => new Qalqan.Paper.Row([
                                Cell.Of((decimal)i),
                                Cell.Of($"R1-{i:00000}"),
                                Cell.Of($"Фамилия{i % 97} Имя{i % 31}"),
                                Cell.Of(i % 3 == 0 ? "механик-водитель" : "стрелок"),
                                Cell.Of(new LocalDate(2024, 9, 1).PlusDays(i % 90)),
                                Cell.Of((decimal)(i % 200)),
                            ])),
                    ]
                ),
            ]
        );
}
