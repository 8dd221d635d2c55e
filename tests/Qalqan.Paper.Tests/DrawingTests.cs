using System.Text;
using System.Xml.Linq;
using UglyToad.PdfPig;

namespace Qalqan.Paper.Tests;

/// <summary>Drawings: the same marks in every format that draws, their words in every other.</summary>
public sealed class DrawingTests
{
    private static readonly Drawing Sample = new(
        970,
        300,
        [
            new Fill(
                [
                    [new(0, 0), new(100, 0), new(100, 50)],
                    [new(10, 5), new(60, 5), new(60, 30)],
                ],
                0xE4
            ),
            new Stroke([new(0, 0), new(900, 250)], 2, 6),
            new Lettering("Ақтау <UATE>", new(880, 240), 8, IsStrong: true),
        ],
        "A way from here to there"
    );

    private static readonly Document Document = Samples.Empty("kk") with { Blocks = [Sample] };

    [Fact]
    public void A_drawing_wider_than_the_text_is_made_smaller_until_all_of_it_is_on_the_page()
    {
        using var pdf = PdfDocument.Open(Pdf.Of(Document));
        var page = Assert.Single(pdf.GetPages());
        var letters = page.Letters.Where(letter => letter.FontSize < 5).ToList();

        Assert.Equal("Ақтау<UATE>", string.Concat(letters.Select(letter => letter.Value.Trim())));
        Assert.All(letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, page.Width - 40));
    }

    [Fact]
    public void As_SVG_it_has_no_style_and_no_script_and_its_words_are_said()
    {
        var svg = XDocument.Parse(Encoding.UTF8.GetString(Svg.Of(Sample)));

        Assert.Equal("A way from here to there", svg.Root!.Attribute("aria-label")!.Value);
        Assert.Equal("0 0 970 300", svg.Root.Attribute("viewBox")!.Value);
        Assert.Equal("Ақтау <UATE>", svg.Descendants().Single(one => one.Name.LocalName == "text").Value);
        Assert.DoesNotContain(svg.Descendants(), one => one.Name.LocalName is "style" or "script");
        Assert.DoesNotContain(svg.Descendants().Attributes(), one => one.Name.LocalName is "style" or "class");
    }

    [Theory]
    [InlineData("txt")]
    [InlineData("html")]
    public void Where_nothing_is_drawn_its_words_stand_in_its_place(string format) =>
        Assert.Contains("A way from here to there", Encoding.UTF8.GetString(Formats.Write(Document, format)));

    [Fact]
    public void The_same_drawing_gives_the_same_bytes() =>
        Assert.All(Formats.All, format => Assert.Equal(format.Write(Document), format.Write(Document)));
}
