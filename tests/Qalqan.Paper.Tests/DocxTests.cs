using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qalqan.Paper.Tests;

public sealed class DocxTests
{
    public static TheoryData<string> Languages => ["en", "ru", "kk"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_paper_for_Word_is_valid_and_reaches_for_nothing_outside(string language)
    {
        foreach (var document in new[] { Samples.Crowded(language), Samples.Empty(language), Awkward.Document })
        {
            using var file = new MemoryStream(Docx.Of(document));
            using var word = WordprocessingDocument.Open(file, false);

            Assert.Empty(
                new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                    .Validate(word, TestContext.Current.CancellationToken)
                    .Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")
            );
            Assert.Empty(word.MainDocumentPart!.ExternalRelationships);
            Assert.Empty(word.MainDocumentPart.HyperlinkRelationships);
            Assert.Null(word.MainDocumentPart.VbaProjectPart);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_word_and_figure_of_the_document_stands_in_it(string language)
    {
        var document = Samples.Crowded(language);
        using var file = new MemoryStream(Docx.Of(document));
        using var word = WordprocessingDocument.Open(file, false);
        var main = word.MainDocumentPart!;
        var text =
            main.Document.InnerText
            + main.HeaderParts.Single().Header.InnerText
            + main.FooterParts.Single().Footer.InnerText;

        Assert.All(Said.In(document), said => Assert.Contains(said, text));
        Assert.Contains(document.Head.Exercise!, main.HeaderParts.Single().Header.InnerText);
    }

    [Fact]
    public void Headings_titles_and_heads_of_tables_are_what_Word_calls_so()
    {
        using var file = new MemoryStream(Docx.Of(Samples.Crowded("ru")));
        using var word = WordprocessingDocument.Open(file, false);
        var body = word.MainDocumentPart!.Document.Body!;
        var styles = body.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value!).ToHashSet();

        Assert.Superset(new HashSet<string> { "Title", "Heading1", "Heading2" }, styles);
        Assert.Equal(3, body.Descendants<TableHeader>().Count());
        Assert.Equal("имя стёрто", Assert.Single(body.Descendants<Strike>()).Ancestors<Run>().Single().InnerText);
        Assert.Equal(
            "ru-RU",
            word.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value
        );
    }
}
