using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Qalqan.Paper.Tests;

/// <summary>Our own papers taken for forms: whole files as an office program would bring them, and as it would open them again.</summary>
public sealed class FilledFormTests
{
    private static readonly Document Blank = new(
        Samples.Head("kk") with
        {
            Title = "Анықтама: {{unit.name}}",
            Basis = "{{asof}}",
        },
        [
            new Paragraph("Барлығы {{strength.held}}, {{Strength.Held}}"),
            new Table(
                "Roll",
                [new("№"), new("Аты"), new("Күні"), new("Күн", 1, true)],
                [
                    new Row([
                        Cell.Of("{{people.number}}"),
                        Cell.Of("{{people.name}}"),
                        Cell.Of("{{people.ends}}"),
                        Cell.Of("{{people.days}}"),
                    ]),
                ],
                new Row([Cell.Of("Барлығы"), Cell.Of("{{strength.held}}")])
            ),
        ]
    );

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public void A_whole_file_is_filled_stays_valid_and_keeps_no_name_between_braces(string format)
    {
        var (form, problems) = Form.Read(Formats.Write(Blank, format));
        Assert.Empty(problems);
        Assert.Equal(format, form!.Format);
        Assert.Empty(form.Check(WordFormTests.Values.Names));
        using var file = new MemoryStream(form.Fill(WordFormTests.Values));
        using OpenXmlPackage filled =
            format == "docx" ? WordprocessingDocument.Open(file, false) : SpreadsheetDocument.Open(file, false);

        Assert.Empty(
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(filled, TestContext.Current.CancellationToken)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}")
        );
        var again = Form.Read(file.ToArray()).Form!;
        Assert.All(again.Fields, field => Assert.Equal("asof", field.Name)); // which a value brought in as text
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    public void The_same_form_and_values_give_the_same_bytes(string format)
    {
        var bytes = Formats.Write(Blank, format);

        Assert.Equal(
            Form.Read(bytes).Form!.Fill(WordFormTests.Values),
            Form.Read(bytes).Form!.Fill(WordFormTests.Values)
        );
    }
}
