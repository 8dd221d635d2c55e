using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>The first ten minutes of a contingent, whole: by its own pages and forms, without scripts and without a command.</summary>
public sealed class FirstDayTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly Folder folder;
    private readonly Pages pages;
    private readonly Clerk clerk;

    public FirstDayTests()
    {
        var clock = new Stopped(FirstCase.Now);
        folder = Folder.OpenToWrite(scratch.At("real"), FolderKind.Real, clock);
        pages = Pages.Of(
            new Desk(folder.Journal, folder.Vault, folder.Shelf, CommandLine.Capabilities, clock, folder.FullPath),
            new Opening(founding => NewContingent.Open(founding, folder, folder.FullPath), () => { })
        );
        clerk = new Clerk(pages);
    }

    public void Dispose()
    {
        pages.Dispose();
        folder.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void From_an_empty_folder_a_strength_of_139_is_signed_and_the_five_rows_that_were_wrong_are_in_it()
    {
        Found();
        BringPosts();
        var refused = BringRoll();
        BringBack(refused);
        Sign();
        BringChanges();
    }

    private void Found()
    {
        clerk.Open("/");
        Assert.Contains("<h1>New contingent</h1>", clerk.Text, StringComparison.Ordinal);
        clerk.Press(
            "Open the record",
            ("title", "Eastland, Force Reserve Company"),
            ("ceiling", "139"),
            ("tour-begins", "2026-11-10"),
            ("tour-months", "12"),
            ("home-zone", "Asia/Almaty"),
            ("mission-zone", "Asia/Damascus")
        );
        Assert.Contains("Eastland, Force Reserve Company: first steps", clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("EXERCISE", clerk.Text, StringComparison.Ordinal);
    }

    private void BringPosts()
    {
        const string step = "Posts: none on record yet.";
        var headings = HeadingsOf(clerk.Download("Blank workbook", step));
        Assert.Equal(["Post", "Sub-unit", "UN rank", "Trade", "Key post"], headings);
        var before = Head;

        clerk.Follow("Bring in your own", step);
        clerk.Drop("See what it says", "posts.xlsx", EastRoll.Book(headings, EastRoll.Posts));
        Assert.Contains("Guessed; put right what is wrong.", clerk.Text, StringComparison.Ordinal);
        Assert.Equal((139, 0, 0, 0, 0), Counts);
        Assert.Equal(before, Head);

        clerk.Press("Record 139 rows");
        Assert.Contains("139 reports recorded", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("Posts: 139 on record.", clerk.Text, StringComparison.Ordinal);
    }

    private byte[] BringRoll()
    {
        const string step = "Roll: nobody on record yet.";
        Assert.Contains("Roll number", HeadingsOf(clerk.Download("Blank workbook", step)));
        var before = Head;

        clerk.Follow("Bring in your own", step);
        clerk.Drop("See what it says", "наш список.xlsx", EastRoll.Book(EastRoll.Headings, EastRoll.WithFiveWrong));
        Assert.Equal((134, 0, 0, 5, 0), Counts);
        Assert.Equal(before, Head);

        clerk.Press("Record 134 rows");
        Assert.Equal((134, 0, 0, 5, 0), Counts);
        Assert.Contains("Roll: 134 people on record.", clerk.Text, StringComparison.Ordinal);
        return clerk.Download("Download the refused rows");
    }

    private void BringBack(byte[] refused)
    {
        AssertNothingIsAFormula(refused);
        var table = SheetFile.Read(refused).Table!;
        Assert.Equal(["Reason", .. EastRoll.Headings], table.Header);
        Assert.Equal(
            [
                "Roll number R-010 stands in row 12 too; UN rank ОR-4: the letter «О» is of another alphabet than it looks; in Latin letters it would be OR-4",
                "Roll number R-010 stands in row 11 too; Post P1-11 is filled in row 13 too",
                "Post P1-11 is filled in row 12 too",
                "The tour ends on 1 November 2026, before it starts on 12 November 2026",
                "Date of birth: not a day; write it as 2024-03-15 or 15.03.2024; Rank OR-44: wanted OR-1 to OR-9 or OF-1 to OF-10",
            ],
            table.Rows.Select(row => row[0].Text.Replace('\u00A0', ' '))
        );
        Assert.All(table.Rows, row => Assert.Equal(EastRoll.Remark, row[12].Text));

        clerk.Follow("Bring in another sheet");
        clerk.Drop("See what it says", "roll.rejected.xlsx", EastRoll.PutRight(table));
        Assert.Equal((5, 0, 0, 0, 0), Counts);
        Assert.Contains("whoever is not among them is left as on record", clerk.Text, StringComparison.Ordinal);
        clerk.Press("Record 5 rows");
        Assert.Contains("Roll: 139 people on record.", clerk.Text, StringComparison.Ordinal);
    }

    private void Sign()
    {
        clerk.Follow("Go through the state of today and sign it");
        Assert.Contains("139 on the roll, 139 without a state", clerk.Text, StringComparison.Ordinal);
        clerk.Follow("Qalqan");
        Assert.Matches("verdict breached\">(?s:.){0,400}Not signed", clerk.Text);
        clerk.Follow("Go through the state of today and sign it");

        clerk.Press(
            "Set 139 not stated to present",
            ("s-R-003", "leave"),
            ("s-R-004", "leave"),
            ("s-R-007", "sick"),
            ("s-R-020", "duty-travel")
        );
        clerk.Press("Sign as S1");
        Assert.Contains("139 changes saved.", clerk.Text, StringComparison.Ordinal);
        var signed = Assert.Single(Signatures);
        Assert.Equal((1, 139, 139), (signed.Serial, signed.Roll, signed.Ceiling));
        Assert.Equal(new DayCounts(135, 2, 0, 1, 1, 0, 0, 0), signed.Counts);

        clerk.Follow("Qalqan");
        Assert.Matches("verdict met\">(?s:.){0,400}No 1, revision 1, by S1.*; 139 on the roll", clerk.Text);
        Assert.DoesNotContain("Not signed", clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("first steps", clerk.Text, StringComparison.Ordinal);
    }

    /// <summary>A name put right is a correction, a new rank holds from the day of the sheet, and who is gone is asked about.</summary>
    private void BringChanges()
    {
        Drop(EastRoll.Changed);
        Assert.Equal((0, 2, 136, 0, 1), Counts);
        Assert.Contains($"R-139 {EastRoll.NameOf(139)}", clerk.Text, StringComparison.Ordinal);
        var before = Head;
        clerk.Press("Record 2 rows and your answers");
        var since = folder.Journal.ReadAfter(before).Select(stored => stored.Read().Report).ToList();
        Assert.Equal(
            "R-004",
            Assert.Single(since, report => report is { Claim: Identified, Corrects: not null }).Claim.Key
        );
        Assert.Equal(
            new Enrolled("R-002", "OR-5", "RIFLE"),
            Assert.Single(since, report => report.Claim is Enrolled { Rank: "OR-5" }).Claim
        );
        Assert.DoesNotContain(since, report => report.Claim.Key == "R-139");

        Drop(EastRoll.Changed);
        Assert.Equal((0, 0, 138, 0, 1), Counts);
        clerk.Press("Record 0 rows and your answers", ("gone-R-139", "left"), ("left-R-139", "2026-11-24"));
        clerk.Follow("Qalqan");
        Assert.Contains("Changed since signing", clerk.Text, StringComparison.Ordinal);

        Drop(EastRoll.Changed);
        Assert.Equal((0, 0, 138, 0, 0), Counts);
        Assert.Contains("there is nothing to record", clerk.Text, StringComparison.Ordinal);

        void Drop(IEnumerable<IReadOnlyList<OutCell>> rows)
        {
            clerk.Follow("Import");
            clerk.Drop("See what it says", "наш список.xlsx", EastRoll.Book(EastRoll.Headings, rows));
        }
    }

    private long Head => folder.Journal.Head.Number;

    private IEnumerable<StrengthSigned> Signatures =>
        folder.Journal.ReadAfter(0).Select(stored => stored.Read().Report.Claim).OfType<StrengthSigned>();

    /// <summary>New, changed, the same, refused and gone, as the page says.</summary>
    private (int, int, int, int, int) Counts
    {
        get
        {
            return (Told("New"), Told("Changed"), Told("The same"), Told("Refused"), Told("Gone from it"));

            int Told(string title) =>
                int.Parse(
                    System
                        .Text.RegularExpressions.Regex.Match(clerk.Text, $"<dt>{title}</dt>\\s*<dd>(\\d+)</dd>")
                        .Groups[1]
                        .ValueSpan,
                    provider: null
                );
        }
    }

    private static List<string> HeadingsOf(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var book = document.WorkbookPart!;
        var sheet = book.Workbook!.Descendants<Sheet>().First();
        return
        [
            .. ((WorksheetPart)book.GetPartById(sheet.Id!))
                .Worksheet!.Descendants<Row>()
                .First()
                .Descendants<InlineString>()
                .Select(text => text.InnerText),
        ];
    }

    private static void AssertNothingIsAFormula(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var sheets = document.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!).ToList();
        Assert.Empty(sheets.SelectMany(sheet => sheet.Descendants<CellFormula>()));
        var texts = sheets.SelectMany(sheet => sheet.Descendants<InlineString>()).Select(text => text.InnerText);
        Assert.Equal(5, texts.Count(text => text == "'" + EastRoll.Remark));
    }
}
