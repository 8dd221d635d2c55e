using System.Text;
using NodaTime;
using Qalqan.Tests;

namespace Qalqan.Sheets.Tests;

public sealed class WorkbookReadingTests
{
    [Fact]
    public void Cells_come_as_a_person_reads_them()
    {
        var table = Read(
            RawWorkbook.Of(
                ["No", "Name", "Born", "Phone"],
                ["0#7", "  Aset ", "@36526", "#77011234567"],
                ["#8", "", "", "#1.5"]
            )
        );

        Assert.Equal(["No", "Name", "Born", "Phone"], table.Header);
        Assert.Equal([2, 3], table.Rows.Select(row => row.Number));
        Assert.Equal(["0007", "Aset", "2000-01-01", "77011234567"], table.Rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(new LocalDate(2000, 1, 1), table.Rows[0][2].Moment.Date);
        Assert.Equal("1.5", table.Rows[1][3].Text);
        Assert.True(table.Rows[1][199].IsEmpty);
        Assert.Empty(table.Notes);
    }

    [Theory]
    [InlineData(1, false, "1900-01-01")]
    [InlineData(59, false, "1900-02-28")]
    [InlineData(61, false, "1900-03-01")]
    [InlineData(45366, false, "2024-03-15")]
    [InlineData(0, true, "1904-01-01")]
    [InlineData(43904, true, "2024-03-15")]
    public void A_serial_day_is_counted_from_the_epoch_of_its_workbook(int serial, bool isFrom1904, string day) =>
        Assert.Equal(day, NumberFormats.DayOf(serial, isFrom1904)!.Value.Date.ToString("uuuu-MM-dd", null));

    [Theory]
    [InlineData(60)] // 29 February 1900, which never was
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(1e9)]
    public void A_serial_that_no_calendar_has_is_no_day(double serial) =>
        Assert.Null(NumberFormats.DayOf(serial, false));

    [Theory]
    [InlineData("dd/mm/yy", true)]
    [InlineData("[$-419]d mmmm yyyy;@", true)]
    [InlineData("mmm-yy", true)]
    [InlineData("0.00", false)]
    [InlineData("h:mm:ss", false)]
    [InlineData("[h]:mm", false)]
    [InlineData("\"day\" 0", false)]
    [InlineData("#,##0\\d", false)]
    public void A_format_is_a_day_by_its_own_letters_only(string code, bool isDay) =>
        Assert.Equal(isDay, NumberFormats.IsDay(code));

    [Fact]
    public void A_workbook_counted_from_1904_says_so()
    {
        var book = new RawWorkbook { IsFrom1904 = true }
            .Row("No", "Born")
            .Row("#1", "@43904");

        var table = Read(book);

        Assert.Equal("2024-03-15", table.Rows[0][1].Text);
        Assert.Contains(table.Notes, note => note.Kind is NoteKind.DaysFrom1904);
    }

    [Fact]
    public void A_formula_is_the_value_kept_with_it_and_is_counted_and_without_one_it_is_uncomputed()
    {
        var table = Read(
            RawWorkbook.Of(["No", "Name"], ["#1", "=A1&\"x\"=>Aset"], ["#2", "=WEBSERVICE(\"http://x\")"])
        );

        Assert.Equal(new Cell(CellKind.Text, "Aset", IsFormula: true), table.Rows[0][1]);
        Assert.Equal(CellKind.Uncomputed, table.Rows[1][1].Kind);
        Assert.Equal(2, Assert.Single(table.Notes, note => note.Kind is NoteKind.Formulas).Count);
    }

    [Fact]
    public void Macros_and_links_are_said_and_left_alone()
    {
        var table = Read(
            RawWorkbook
                .Of(["No", "Name"], ["#1", "Aset"])
                .With("xl/vbaProject.bin", [1, 2, 3])
                .With("xl/externalLinks/externalLink1.xml", "<x/>"u8.ToArray())
        );

        Assert.Contains(table.Notes, note => note.Kind is NoteKind.Macros);
        Assert.Contains(table.Notes, note => note is { Kind: NoteKind.ExternalLinks, Count: 1 });
    }

    [Fact]
    public void Headings_of_two_storeys_are_made_one_and_titles_and_column_numbers_are_left_out()
    {
        var table = Read(
            RawWorkbook
                .Of(
                    ["Nominal roll of the company"],
                    ["No", "Passport", "", "Name"],
                    ["", "number", "valid until", ""],
                    ["#1", "#2", "#3", "#4"],
                    ["R-1", "N0001", "2030-01-01", "Aset"]
                )
                .Merge("A1:D1")
                .Merge("A2:A3")
                .Merge("B2:C2")
                .Merge("D2:D3")
        );

        Assert.Equal(["No", "Passport number", "Passport valid until", "Name"], table.Header);
        Assert.Equal(5, Assert.Single(table.Rows).Number);
        Assert.Contains(table.Notes, note => note.Kind is NoteKind.MergedHeader);
        Assert.Contains(table.Notes, note => note is { Kind: NoteKind.LeftOutRows, Count: 2 });
    }

    [Fact]
    public void Merged_cells_below_are_each_the_text_seen_there_and_it_is_said()
    {
        var table = Read(
            RawWorkbook.Of(["Post", "Sub-unit"], ["P-1", "1 platoon"], ["P-2", ""], ["P-3", ""]).Merge("B2:B4")
        );

        Assert.All(table.Rows, row => Assert.Equal("1 platoon", row[1].Text));
        Assert.Contains(table.Notes, note => note is { Kind: NoteKind.MergedCells, Count: 2 });
    }

    public static TheoryData<string, byte[]> Refused()
    {
        var many = RawWorkbook.Of(["No", "Name"]);
        for (var i = 0; i < Limits.Rows; i++)
            many.Row("#1");
        var wide = Enumerable.Range(0, 201).Select(i => $"c{i}").ToArray();
        return new()
        {
            { "TooManyRows", many.Bytes() },
            { "TooManyColumns", RawWorkbook.Of(wide, wide).Bytes() },
            { "TooLarge", new byte[Limits.FileBytes + 1] },
            { "OldOrLocked", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
            {
                "Bomb",
                RawWorkbook.Of(["No", "Name"], ["1", "2"]).With("xl/media/zeros.xml", new byte[120_000_000]).Bytes()
            },
            { "Bomb", Parts(1001) },
            {
                "Damaged",
                new RawWorkbook { Prologue = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" }
                    .Row("No", "Name")
                    .Row("1", "2")
                    .Bytes()
            },
            { "Damaged", [.. "PK\u0003\u0004"u8, .. new byte[100]] },
            { "NoWorkbook", Parts(3) },
            { "Nothing", RawWorkbook.Of(["No", "Name"]).Bytes() },
            { "Nothing", RawWorkbook.Of().Bytes() },
        };

        static byte[] Parts(int count)
        {
            using var file = new MemoryStream();
            using (
                var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, true)
            )
                for (var i = 0; i < count; i++)
                    zip.CreateEntry($"part{i}");
            return file.ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_file_beyond_its_limits_is_refused_by_name(string kind, byte[] file)
    {
        var (table, refusal) = SheetFile.Read(file);

        Assert.Null(table);
        Assert.Equal(kind, refusal!.Kind.ToString());
    }

    [Fact]
    public void A_hundred_thousand_rows_are_read_and_a_cell_too_long_is_marked_alone()
    {
        var text = new StringBuilder("No,Name\n");
        for (var i = 1; i < Limits.Rows; i++)
            text.Append(i).Append(",x\n");
        var long_ = Encoding.UTF8.GetBytes($"No,Name\n1,{new string('x', 10_001)}\n2,y\n");

        Assert.Equal(Limits.Rows - 1, SheetFile.Read(Encoding.UTF8.GetBytes(text.ToString())).Table!.Rows.Count);
        Assert.Equal(RefusalKind.TooManyRows, SheetFile.Read(Encoding.UTF8.GetBytes(text + "9,z\n")).Refusal!.Kind);
        var table = SheetFile.Read(long_).Table!;
        Assert.Equal([CellKind.TooLong, CellKind.Text], table.Rows.Select(row => row[1].Kind));
    }

    private static SheetTable Read(RawWorkbook book)
    {
        var (table, refusal) = SheetFile.Read(book.Bytes());
        Assert.Null(refusal);
        return table!;
    }
}
