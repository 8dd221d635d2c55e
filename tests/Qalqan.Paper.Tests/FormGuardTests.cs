using System.IO.Compression;
using System.Text;

namespace Qalqan.Paper.Tests;

public sealed class FormGuardTests
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private static RawForm Plain => RawForm.Word(RawForm.Paragraph("{{name}}"));

    private static RawForm Book => RawForm.Sheet("<row><c t=\"inlineStr\"><is><t>{{name}}</t></is></c></row>");

    [Fact]
    public void A_link_that_waits_to_be_clicked_is_let_pass() =>
        Assert.NotNull(
            Form.Read(Plain.Relation("word/document.xml", "hyperlink", "https://un.org", true).Bytes()).Form
        );

    [Fact]
    public void Macros_are_refused_whatever_the_file_is_called()
    {
        Says(
            FormProblemKind.Macros,
            Plain.Part("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "x"),
            Plain.Relation("word/document.xml", "vbaProject", "other.bin"),
            Plain.With("word/vbaProject.bin", [1]),
            Book.Part("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml", "<x/>"),
            new RawForm()
                .Part("xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "<x/>")
                .Relation("", "officeDocument", "xl/workbook.xml"),
            new RawForm()
                .Part("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml", "<x/>")
                .Relation("", "officeDocument", "word/document.xml")
        );
    }

    [Fact]
    public void What_runs_on_its_own_account_is_refused() =>
        Says(
            FormProblemKind.Embedded,
            Plain.Relation("word/document.xml", "oleObject", "embeddings/one.bin"),
            Plain.With("word/embeddings/one.bin", [1]),
            Plain.Relation("word/document.xml", "control", "activeX/one.xml"),
            Plain.Relation("word/document.xml", "aFChunk", "one.htm"),
            Book.With("xl/activeX/activeX1.bin", [1]),
            Book.Relation("", "webextensiontaskpanes", "taskpanes.xml")
        );

    [Fact]
    public void What_is_fetched_when_the_form_is_opened_is_refused() =>
        Says(
            FormProblemKind.External,
            Plain.Relation("word/settings.xml", "attachedTemplate", "https://a.example/t.dotm", true),
            Plain.Relation("word/document.xml", "image", "https://a.example/i.png", true),
            Plain.Relation("word/document.xml", "image", "file:///etc/passwd"),
            Plain.Relation("word/document.xml", "image", @"\\a.example\i.png"),
            Plain.Relation("word/webSettings.xml", "frame", "https://a.example", true),
            Book.Relation("xl/workbook.xml", "externalLink", "externalLinks/externalLink1.xml"),
            Book.Part("xl/connections.xml", Office + "spreadsheetml.connections+xml", "<x/>")
        );

    [Theory]
    [InlineData("DDEAUTO c:\\\\x", "DDEAUTO")]
    [InlineData(" INCLUDEPICTURE \"https://a.example\"", "INCLUDEPICTURE")]
    [InlineData("includetext x", "includetext")]
    [InlineData("DATABASE x", "DATABASE")]
    public void A_field_that_fetches_is_refused_however_it_is_cut(string code, string name)
    {
        var simple = $"<w:p><w:fldSimple w:instr=\"{code.Replace("\"", "&quot;")}\"/></w:p>";
        var cut =
            $"<w:p>{Char("begin")}<w:r><w:instrText>{code[..3]}</w:instrText></w:r></w:p><w:p><w:r><w:instrText>{code[3..]}</w:instrText></w:r>{Char("end")}</w:p>";
        var open = $"<w:p>{Char("begin")}<w:r><w:instrText>{code}</w:instrText></w:r></w:p>";
        var bare = $"<w:p><w:r><w:instrText>{code}</w:instrText></w:r></w:p>";

        foreach (var body in new[] { simple, cut, open, bare })
        {
            var problem = Assert.Single(Form.Read(RawForm.Word(body).Bytes()).Problems);
            Assert.Equal((FormProblemKind.Fetching, name), (problem.Kind, problem.Seen));
        }
    }

    [Fact]
    public void A_field_put_together_of_fields_so_that_its_name_is_hidden_is_refused()
    {
        var inner = $"{Char("begin")}<w:r><w:instrText>SET x 68</w:instrText></w:r>{Char("end")}";
        var hidden = $"<w:p>{Char("begin")}{inner}<w:r><w:instrText> PAGE x</w:instrText></w:r>{Char("end")}</w:p>";
        var honest =
            $"<w:p>{Char("begin")}<w:r><w:instrText> IF </w:instrText></w:r>{inner}{Char("separate")}{Char("end")}</w:p>";

        Assert.Equal(FormProblemKind.Fetching, Assert.Single(Form.Read(RawForm.Word(hidden).Bytes()).Problems).Kind);
        Assert.NotNull(Form.Read(RawForm.Word(honest).Bytes()).Form);
    }

    [Theory]
    [InlineData("WEBSERVICE(\"https://a.example\")")]
    [InlineData("cmd|' /C calc'!A0")]
    [InlineData("[1]Sheet1!A1")]
    [InlineData("_xlfn.RTD(\"x\",,\"y\")")]
    public void A_formula_that_fetches_is_refused(string formula)
    {
        var form = RawForm.Sheet($"<row><c><f>{formula.Replace("&", "&amp;")}</f></c></row>");

        var problem = Assert.Single(Form.Read(form.Bytes()).Problems);
        Assert.Equal(
            (FormProblemKind.Fetching, new FormPlace(PlaceKind.Sheet, "A1", "Roll")),
            (problem.Kind, problem.Place)
        );
    }

    [Fact]
    public void An_ordinary_formula_is_none() =>
        Assert.NotNull(
            Form.Read(RawForm.Sheet("<row><c><f>SUM(A2:A9)&amp;\"a|b WEBSERVICE(\"</f></c></row>").Bytes()).Form
        );

    [Fact]
    public void A_file_that_is_no_form_says_why()
    {
        Assert.Equal(FormProblemKind.NotAForm, Kind("{{name}}"u8.ToArray()));
        Assert.Equal(FormProblemKind.NotAForm, Kind([]));
        Assert.Equal(FormProblemKind.OldOrLocked, Kind([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Equal(FormProblemKind.TooLarge, Kind(new byte[Form.MostBytes + 1]));
        Assert.Equal(FormProblemKind.NotAForm, Kind(RawWorkbookWithoutTypes()));
        Assert.Equal(FormProblemKind.Damaged, Kind([.. "PK\u0003\u0004"u8, 1, 2, 3]));
        Assert.Equal(FormProblemKind.Damaged, Kind(Plain.With("word/document.xml", "<x/>"u8.ToArray()).Bytes()));
        Assert.Equal(FormProblemKind.Damaged, Kind(Plain.With("../up.xml", [1]).Bytes()));
    }

    [Fact]
    public void A_document_type_and_a_tree_without_end_are_refused()
    {
        var entities = $"<!DOCTYPE d [<!ENTITY a \"aaaa\">]><w:document xmlns:w=\"{RawForm.W}\"><w:body/></w:document>";
        var deep =
            $"<w:document xmlns:w=\"{RawForm.W}\">{string.Concat(Enumerable.Repeat("<w:p>", 50_000))}{string.Concat(Enumerable.Repeat("</w:p>", 50_000))}</w:document>";

        foreach (var text in new[] { entities, deep })
            Assert.Equal(
                FormProblemKind.Damaged,
                Kind(
                    new RawForm()
                        .Part("word/document.xml", Office + "wordprocessingml.document.main+xml", text)
                        .Relation("", "officeDocument", "word/document.xml")
                        .Bytes()
                )
            );
    }

    [Fact]
    public void Bombs_are_refused_before_they_are_expanded()
    {
        Assert.Equal(FormProblemKind.Bomb, Kind(Plain.With("word/media/a.xml", new byte[20_000_000]).Bytes()));
        var many = Plain;
        for (var i = 0; i < 1001; i++)
            many.With($"word/media/{i}", []);
        Assert.Equal(FormProblemKind.Bomb, Kind(many.Bytes()));
    }

    private static string Char(string type) => $"<w:r><w:fldChar w:fldCharType=\"{type}\"/></w:r>";

    private static FormProblemKind Kind(byte[] bytes) => Assert.Single(Form.Read(bytes).Problems).Kind;

    private static void Says(FormProblemKind kind, params RawForm[] forms)
    {
        for (var i = 0; i < forms.Length; i++)
        {
            var (form, problems) = Form.Read(forms[i].Bytes());
            Assert.True(
                form is null && problems.Any(problem => problem.Kind == kind),
                $"{i}: {string.Join(", ", problems)}"
            );
        }
    }

    private static byte[] RawWorkbookWithoutTypes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var part = zip.CreateEntry("a.txt").Open())
            part.Write(Encoding.UTF8.GetBytes("a"));
        return file.ToArray();
    }
}
