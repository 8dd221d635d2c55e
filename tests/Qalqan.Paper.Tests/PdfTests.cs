using System.Diagnostics;
using Qalqan.Tests;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Qalqan.Paper.Tests;

public sealed class PdfTests
{
    public static TheoryData<string> Languages => ["en", "ru", "kk"];

    [Fact]
    public void A_reader_finds_every_Kazakh_letter_again()
    {
        using var pdf = PdfDocument.Open(Pdf.Of(Samples.Crowded("kk")));
        var text = string.Concat(pdf.GetPages().Select(page => page.Text));

        Assert.All(Samples.KazakhLetters, letter => Assert.Contains(letter, text));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_word_and_figure_of_the_document_stands_on_a_page(string language)
    {
        var document = Samples.Crowded(language);
        using var pdf = PdfDocument.Open(Pdf.Of(document));
        var drawn = Bare(string.Concat(pdf.GetPages().Select(page => page.Text)));

        // By words: the lines of cells beside each other are drawn in turn.
        var words = Said.In(document).SelectMany(said => said.Split(' ')).Distinct();
        Assert.All(words, word => Assert.Contains(Bare(word), drawn));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_page_bears_marking_exercise_basis_and_its_number(string language)
    {
        var document = Samples.Crowded(language);
        using var pdf = PdfDocument.Open(Pdf.Of(document));

        Assert.True(pdf.NumberOfPages > 3);
        foreach (var page in pdf.GetPages())
        {
            var text = Bare(page.Text);
            Assert.Equal(2, text.Split(Bare(document.Head.Marking)).Length - 1);
            Assert.Contains(Bare(document.Head.Exercise!), text);
            Assert.Contains(Bare(document.Head.Basis), text);
            Assert.Contains(Bare(Figures.PageOf(document.Head.PageOf, page.Number, pdf.NumberOfPages)), text);
        }
    }

    [Fact]
    public void A_paper_without_anything_to_say_still_says_whose_it_is_and_from_when()
    {
        using var pdf = PdfDocument.Open(Pdf.Of(Samples.Empty("ru")));
        var text = Bare(Assert.Single(pdf.GetPages()).Text);

        Assert.All(Samples.Head("ru").Facts, fact => Assert.Contains(Bare(fact.Text), text));
        Assert.DoesNotContain(Bare("УЧЕНИЕ"), text);
    }

    [Fact]
    public void A_table_repeats_its_head_on_every_page_it_runs_over()
    {
        var document = Samples.Crowded("en");
        using var pdf = PdfDocument.Open(Pdf.Of(document));
        var rows = pdf.GetPages().Where(page => page.Text.Contains("R1-", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 2);
        Assert.All(rows, page => Assert.Contains("Tourends", Bare(page.Text)));
    }

    [Fact]
    public void Nothing_is_drawn_outside_the_margins_and_only_in_black_and_grey()
    {
        foreach (var document in new[] { Samples.Crowded("kk"), Awkward.Document })
        {
            using var pdf = PdfDocument.Open(Pdf.Of(document));
            foreach (var letter in pdf.GetPages().SelectMany(page => page.Letters))
            {
                Assert.InRange(letter.BoundingBox.Left, 60, 548);
                Assert.InRange(letter.BoundingBox.Right, 60, 548);
                Assert.InRange(letter.BoundingBox.Bottom, 20, 820);
                var (r, g, b) = letter.FillColor!.ToRGBValues();
                Assert.True(r == g && g == b && r < 0.4, $"{letter.Value} in {r} {g} {b}");
            }
        }
    }

    [Fact]
    public void The_letters_of_two_lines_never_overlap()
    {
        using var pdf = PdfDocument.Open(Pdf.Of(Samples.Crowded("ru")));
        foreach (var page in pdf.GetPages())
        {
            var lines = page.Letters.GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1)).ToList();
            foreach (var line in lines)
            {
                var letters = line.Where(letter => letter.Value.Trim().Length > 0)
                    .OrderBy(letter => letter.StartBaseLine.X)
                    .ToList();
                for (var i = 1; i < letters.Count; i++)
                    Assert.True(
                        letters[i].StartBaseLine.X >= letters[i - 1].EndBaseLine.X - 0.1,
                        $"page {page.Number}: {letters[i - 1].Value}{letters[i].Value}"
                    );
            }
        }
    }

    [Fact]
    public void What_is_right_to_know_of_the_file_stands_in_its_properties()
    {
        using var pdf = PdfDocument.Open(Pdf.Of(Samples.Crowded("kk")));

        Assert.Equal("Сап құрамының жай-күйі туралы анықтама", pdf.Information.Title);
        Assert.Equal("strength-state-2024-0007", pdf.Information.Subject);
        Assert.Equal("D:20240314030000Z", pdf.Information.CreationDate);
        Assert.Equal(1.7, pdf.Version);
    }

    [Fact]
    public void Text_is_read_out_in_order_from_the_title_to_the_signatures()
    {
        using var pdf = PdfDocument.Open(Pdf.Of(Samples.Crowded("en", isExercise: false)));
        var text = ContentOrderTextExtractor.GetText(pdf.GetPage(1));

        Assert.True(
            text.IndexOf("Strength state", StringComparison.Ordinal)
                < text.IndexOf("Sub-unit", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_sign_that_the_font_lacks_is_named_and_what_turns_text_about_is_left_out()
    {
        var document = Samples.Empty("en") with { Blocks = [new Paragraph("a \u05D0 b\u202E c \U0001F600 ≥ 3\td")] };
        using var pdf = PdfDocument.Open(Pdf.Of(document));

        Assert.Contains("a[U+05D0]bc[U+1F600][U+2265]3d", Bare(pdf.GetPage(1).Text));
    }

    [Fact]
    public void However_awkward_the_document_every_page_holds_something_and_it_ends()
    {
        using var pdf = PdfDocument.Open(Pdf.Of(Awkward.Document));

        Assert.InRange(pdf.NumberOfPages, 5, 60);
        Assert.All(pdf.GetPages(), page => Assert.True(page.Letters.Count > 100));
    }

    // Spaces come and go with the lines.
    private static string Bare(string text) => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));

    /// <summary>A second reader, of another family.</summary>
    [Fact]
    public async Task Poppler_finds_every_word_and_Kazakh_letter_too()
    {
        Assert.SkipWhen(
            (Environment.GetEnvironmentVariable("QALQAN_MISSING") ?? "").Contains("poppler", StringComparison.Ordinal),
            "pdftotext is missing"
        );
        var document = Samples.Crowded("kk");
        using var scratch = new Scratch();
        await File.WriteAllBytesAsync(scratch.At("a.pdf"), Pdf.Of(document), TestContext.Current.CancellationToken);
        using var process = Process.Start(
            new ProcessStartInfo("pdftotext", [scratch.At("a.pdf"), "-"]) { RedirectStandardOutput = true }
        )!;
        var text = Bare(await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.All(Samples.KazakhLetters, letter => Assert.Contains(letter, text));
        Assert.All(
            // A hyphen at a line's end it takes for one that was put there by the printer.
            Said.In(document).SelectMany(said => said.Split(' ', '-')).Distinct(),
            word => Assert.Contains(Bare(word), text)
        );
    }
}
