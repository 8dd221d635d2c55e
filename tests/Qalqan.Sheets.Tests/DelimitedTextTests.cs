using System.Text;

namespace Qalqan.Sheets.Tests;

public sealed class DelimitedTextTests
{
    private const string Russian = "Номер;Фамилия, имя\r\nР-1;\"Сейтжанов; \"\"Асет\"\"\"\r\nР-2;Ёлкин\r\n";

    static DelimitedTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, byte[]> Encodings() =>
        new()
        {
            { "", Encoding.UTF8.GetBytes(Russian) },
            { "", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Russian)] },
            { "", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Russian)] },
            { "", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Russian)] },
            { "UTF-16", Encoding.Unicode.GetBytes(Russian) },
            { "Windows-1251", Encoding.GetEncoding(1251).GetBytes(Russian) },
        };

    [Theory]
    [MemberData(nameof(Encodings), DisableDiscoveryEnumeration = true)]
    public void Text_reads_alike_in_every_encoding_and_a_guess_is_said(string guess, byte[] file)
    {
        var table = SheetFile.Read(file).Table!;

        Assert.Equal(["Номер", "Фамилия, имя"], table.Header);
        Assert.Equal("Сейтжанов; \"Асет\"", table.Rows[0][1].Text);
        Assert.Equal("Ёлкин", table.Rows[1][1].Text);
        Assert.Equal(guess, table.Notes.FirstOrDefault(note => note.Kind is NoteKind.Encoding)?.Text ?? "");
    }

    [Theory]
    [InlineData("koi8-r")]
    [InlineData("cp866")]
    public void Russian_in_another_encoding_is_refused_rather_than_spoiled(string encoding) =>
        Assert.Equal(
            RefusalKind.UnknownEncoding,
            SheetFile.Read(Encoding.GetEncoding(encoding).GetBytes(Russian)).Refusal!.Kind
        );

    [Theory]
    [InlineData("a,b\n1,2\n", ",")]
    [InlineData("a;b\n\"1,5\";2,5\n", ";")]
    [InlineData("a\tb, c\n1\t2\n", "tab")]
    [InlineData("sep=;\na;b,c\n1;2\n", ";")]
    public void The_delimiter_is_guessed_and_said(string text, string delimiter)
    {
        var table = SheetFile.Read(Encoding.UTF8.GetBytes(text)).Table!;

        Assert.Equal(2, table.Header.Count);
        Assert.Equal(delimiter, Assert.Single(table.Notes).Text);
    }

    [Fact]
    public void A_row_has_the_number_of_the_line_it_begins_on()
    {
        var table = SheetFile.Read("a,b\r\n\"x\r\ny\",2\r\n\r\n3,4"u8.ToArray()).Table!;

        Assert.Equal([2, 5], table.Rows.Select(row => row.Number));
    }

    [Fact]
    public void A_quote_never_closed_names_its_line_and_one_that_closes_early_spoils_its_cell_only()
    {
        var open = SheetFile.Read("a,b\n1,2\n3,\"4\n5,6\n"u8.ToArray()).Refusal!;
        var early = SheetFile.Read("a,b\n1,\"2\" x\n3,4\n"u8.ToArray()).Table!;

        Assert.Equal((RefusalKind.OpenQuote, 3), (open.Kind, open.Row));
        Assert.Equal([CellKind.Error, CellKind.Text], early.Rows.Select(row => row[1].Kind));
    }
}
