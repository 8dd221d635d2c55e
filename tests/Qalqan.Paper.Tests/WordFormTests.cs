using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NodaTime;

namespace Qalqan.Paper.Tests;

public sealed class WordFormTests
{
    internal static readonly FormValues Values = new(
        "ru",
        new Dictionary<string, Cell>
        {
            ["unit.name"] = Cell.Of("Рота обеспечения"),
            ["strength.held"] = Cell.Of(12345.5m),
            ["asof"] = Cell.Of(new LocalDate(2024, 3, 14)),
        },
        new Dictionary<string, FormList>
        {
            ["people"] = new(
                ["number", "name", "ends", "days"],
                [
                    new Row([
                        Cell.Of("R1-001"),
                        Cell.Of("Әділов\nЕрболат"),
                        Cell.Of(new LocalDate(2024, 9, 1)),
                        Cell.Of(171m),
                    ]),
                    new Row([Cell.Of("R1-002"), Cell.Of("<b>{{asof}}&"), Cell.Of((LocalDate?)null), Cell.Of(-3m)]),
                ]
            ),
            ["gone"] = new(["name"], []),
        }
    );

    [Fact]
    public void A_name_cut_over_runs_is_found_and_takes_the_look_of_its_first()
    {
        var form = Taken(
            RawForm.Word(
                "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>At {</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ Unit</w:t></w:r><w:r><w:t>.name }</w:t></w:r><w:r><w:t>} of {{asof}}{{strength.held}}</w:t></w:r></w:p>"
            )
        );

        Assert.Equal(["unit.name", "asof", "strength.held"], form.Fields.Select(field => field.Name));
        Assert.Equal(new FormPlace(PlaceKind.Body, "1"), form.Fields[0].Place);
        var runs = Body(form.Fill(Values)).Descendants<Run>().ToList();
        Assert.Equal("At Рота обеспечения", runs[0].InnerText);
        Assert.NotNull(runs[0].RunProperties!.Italic);
        Assert.Equal(["", "", " of 14.03.202412\u202F345,5"], runs.Skip(1).Select(run => run.InnerText));
    }

    [Fact]
    public void A_row_with_names_of_a_list_is_repeated_for_each_of_its_rows()
    {
        var form = Taken(
            RawForm.Word(
                RawForm.Table(
                    RawForm.Row("№", "Имя"),
                    RawForm.Row("{{people.number}}", "{{people.name}}, {{people.days}}, {{unit.name}}"),
                    RawForm.Row("Всего", "{{strength.held}}")
                )
            )
        );
        var rows = Body(form.Fill(Values)).Descendants<TableRow>().Select(row => row.InnerText);

        Assert.Equal(
            [
                "№Имя",
                "R1-001ӘділовЕрболат, 171, Рота обеспечения",
                "R1-002<b>{{asof}}&, \u22123, Рота обеспечения",
                "Всего12\u202F345,5",
            ],
            rows
        );
        Assert.Single(Body(form.Fill(Values)).Descendants<Break>());
    }

    [Fact]
    public void A_list_without_rows_leaves_one_empty()
    {
        var form = Taken(RawForm.Word(RawForm.Table(RawForm.Row("Ушёл: {{gone.name}}"))));

        Assert.Equal(["Ушёл: "], Body(form.Fill(Values)).Descendants<TableRow>().Select(row => row.InnerText));
    }

    [Fact]
    public void A_table_within_a_row_that_is_repeated_is_filled_too()
    {
        var inner = RawForm.Table(RawForm.Row("{{gone.name}}"), RawForm.Row("{{unit.name}}"));
        var form = Taken(
            RawForm.Word(
                RawForm.Table($"<w:tr><w:tc><w:tcPr/>{inner}{RawForm.Paragraph("{{people.number}}")}</w:tc></w:tr>")
            )
        );

        Assert.Equal(
            ["Рота обеспеченияR1-001", "Рота обеспеченияR1-002"],
            Body(form.Fill(Values))
                .Elements<DocumentFormat.OpenXml.Wordprocessing.Table>()
                .Single()
                .Elements<TableRow>()
                .Select(row => row.InnerText)
        );
    }

    [Fact]
    public void Heads_and_feet_are_filled()
    {
        var form = Taken(RawForm.Word(RawForm.Paragraph("text"), RawForm.Paragraph("{{unit", ".name}}")));
        using var file = new MemoryStream(form.Fill(Values));
        using var word = WordprocessingDocument.Open(file, false);

        Assert.Equal(PlaceKind.Header, form.Fields.Single().Place.Kind);
        Assert.Equal("Рота обеспечения", word.MainDocumentPart!.HeaderParts.Single().Header.InnerText);
    }

    [Fact]
    public void Every_name_that_is_unknown_is_told_with_the_nearest_that_is_known()
    {
        var form = Taken(
            RawForm.Word(
                RawForm.Paragraph("{{unit.nmae}} {{people.nam}} {{weather}} {{people.name}}")
                    + RawForm.Table(RawForm.Row("{{people.name}}{{gone.name}}"))
            )
        );

        Assert.Equal(
            [
                (FormProblemKind.UnknownName, "unit.nmae", "unit.name"),
                (FormProblemKind.UnknownName, "people.nam", "people.name"),
                (FormProblemKind.UnknownName, "weather", null),
                (FormProblemKind.ListOutsideRow, "people.name", null),
                (FormProblemKind.TwoLists, "gone.name", "people"),
            ],
            form.Check(Values.Names).Select(problem => (problem.Kind, problem.Seen, problem.Wanted))
        );
        Assert.Throws<ArgumentException>(() => form.Fill(Values));
    }

    [Theory]
    [InlineData("{{")]
    [InlineData("{{}}")]
    [InlineData("{{ 1st }}")]
    [InlineData("{{a b}}")]
    [InlineData("{{name")]
    public void Braces_without_a_name_are_refused_where_they_stand(string text)
    {
        var (form, problems) = Form.Read(RawForm.Word(RawForm.Paragraph("one") + RawForm.Paragraph(text)).Bytes());

        Assert.Null(form);
        Assert.Equal(
            new FormProblem(FormProblemKind.BadName, new FormPlace(PlaceKind.Body, "2"), text),
            Assert.Single(problems)
        );
    }

    [Fact]
    public void A_value_is_never_taken_for_a_field_or_markup_and_equal_values_give_equal_bytes()
    {
        var form = Taken(RawForm.Word(RawForm.Table(RawForm.Row("{{people.name}}"))));

        Assert.Equal(form.Fill(Values), form.Fill(Values));
        Assert.Empty(Body(form.Fill(Values)).Descendants<FieldCode>());
        Assert.Contains("<b>{{asof}}&", Body(form.Fill(Values)).InnerText);
    }

    internal static Form Taken(RawForm raw)
    {
        var (form, problems) = Form.Read(raw.Bytes());
        Assert.Empty(problems);
        return form!;
    }

    private static Body Body(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        using var word = WordprocessingDocument.Open(file, false);
        return (Body)word.MainDocumentPart!.Document.Body!.CloneNode(true);
    }
}
