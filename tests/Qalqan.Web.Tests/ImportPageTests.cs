using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Store;
using Qalqan.Tests;
using Qalqan.Words;

namespace Qalqan.Web.Tests;

/// <summary>A sheet dropped on the page, over a real socket and without scripts.</summary>
public sealed partial class ImportPageTests : IDisposable
{
    private const string Head = "Roll number;Full name;UN rank;Trade;Remarks\n";
    private const string Good = "R-1;Ким Анна;OR-4;rifle;x\n";
    private const string Bad = "R-2;Ким Олег;OR-44;rifle;=1+1\n";

    private readonly Scratch scratch = new();
    private readonly Folder folder;
    private readonly Pages pages;

    public ImportPageTests()
    {
        folder = Folder.OpenToWrite(scratch.At("real"), FolderKind.Real, SystemClock.Instance);
        var founding = (FoundingForm.Empty with { Title = "Unit", Ceiling = "139", TourBegins = "2026-03-18" }).Read(
            FirstCase.Now,
            []
        )!;
        Assert.Empty(NewContingent.Open(founding, folder, folder.FullPath).Problems);
        pages = Pages.Of(Judging.DeskOf(folder));
    }

    public void Dispose()
    {
        pages.Dispose();
        folder.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void A_sheet_is_shown_first_then_recorded_and_its_refused_rows_go_back_in_a_workbook()
    {
        var before = folder.Journal.Head.Number;
        var address = Drop(Head + Good + Bad);

        var shown = pages.Text(address);
        Assert.Contains("Guessed; put right what is wrong.", shown, StringComparison.Ordinal);
        Assert.Contains("<td class=\"source\">Ким Анна · Ким Олег</td>", shown, StringComparison.Ordinal);
        Assert.Contains("Rank OR-44: wanted OR-1 to OR-9 or OF-1 to OF-10", shown, StringComparison.Ordinal);
        Assert.Contains("Record 1 row", shown, StringComparison.Ordinal);
        Assert.Equal(before, folder.Journal.Head.Number);

        Assert.Equal(HttpStatusCode.Redirect, Send(address, shown, ("do", "take")));
        Assert.Contains("2 reports recorded", pages.Text(address), StringComparison.Ordinal);
        Assert.Equal(before + 2, folder.Journal.Head.Number);
        using var response = pages.Get(address + "/rejected.xlsx");
        using var bytes = new MemoryStream();
        response.Content.ReadAsStream(TestContext.Current.CancellationToken).CopyTo(bytes);
        var table = SheetFile.Read(bytes.ToArray()).Table!;
        Assert.Equal(["Reason", .. Head.Trim().Split(';')], table.Header);
        Assert.Equal(
            ["R-2", "Ким Олег", "OR-44", "rifle", "=1+1"],
            table.Rows.Single().Cells.Skip(1).Select(cell => cell.Text)
        );
    }

    [Fact]
    public void A_heading_is_put_right_on_the_page_and_the_next_time_it_is_remembered()
    {
        const string sheet = "Nr of man;Who;Rk;What\nR-7;Ким Анна;OR-4;rifle\n";
        var address = Drop(sheet);
        var shown = pages.Text(address);
        Assert.Contains("No heading is told to be: Roll number", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"take\"", shown, StringComparison.Ordinal);

        (string, string)[] map = [("map-0", "person"), ("map-1", "name"), ("map-2", "rank"), ("map-3", "trade")];
        Assert.Equal(HttpStatusCode.Redirect, Send(address, shown, [("do", "check"), .. map]));
        shown = pages.Text(address);
        Assert.Contains("Record 1 row", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, Send(address, shown, ("do", "take")));

        Assert.Contains("As the last time with the same headings.", pages.Text(Drop(sheet)), StringComparison.Ordinal);
        var kept = File.ReadAllText(Path.Combine(folder.FullPath, "imports", "roll.map.json"));
        Assert.DoesNotContain("Nr of man", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Ким", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_gone_is_asked_about_by_name_and_only_what_is_answered_is_done()
    {
        Take(Head + Good + "R-3;Омар Дана;OR-4;rifle;\n");
        var address = Drop(Head + Good);
        var shown = pages.Text(address);
        Assert.Contains("R-3 Омар Дана", shown, StringComparison.Ordinal);

        Send(address, shown, ("do", "check"), ("gone-R-3", "error"));
        Assert.Contains("<option value=\"error\" selected", pages.Text(address), StringComparison.Ordinal);
        Send(address, pages.Text(address), ("do", "take"));

        var desk = Judging.DeskOf(folder);
        Assert.Equal(["R-1"], desk.Personnel.Roll(User.Local(), new Inquiry()).Scopes.Single().Value.Of.ByPerson.Keys);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_refused_with_what_was_seen_and_wanted()
    {
        using var none = Upload("roll", null, "");
        using var old = Upload("roll", [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4], "old.xls");
        using var large = Upload("roll", new byte[Limits.FileBytes + 1], "large.xlsx");

        Assert.All([none, old, large], response => Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode));
        Assert.Contains("no file", Said(none), StringComparison.Ordinal);
        Assert.Contains("locked by a password", Said(old), StringComparison.Ordinal);
        Assert.Contains("at most 20 MB", Said(large), StringComparison.Ordinal);

        static string Said(HttpResponseMessage response) => WebUtility.HtmlDecode(Pages.BodyOf(response));
    }

    [Fact]
    public void A_sheet_that_was_dropped_lies_nowhere_on_disk_and_is_gone_when_it_is_put_away()
    {
        var address = Drop(Head + "R-1;Тайный Человек;OR-4;rifle;\n");

        Assert.DoesNotContain(
            Directory
                .GetFiles(scratch.Root, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "writer.lock"),
            file => Read(file).Contains("Тайный", StringComparison.Ordinal)
        );
        Assert.Equal("no-store", pages.Get(address).Headers.CacheControl!.ToString());
        Send(address, pages.Text(address), ("do", "drop"));
        using var gone = pages.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        static string Read(string file)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(stream, Encoding.UTF8);
            return text.ReadToEnd();
        }
    }

    [Theory]
    [InlineData("roll", "en")]
    [InlineData("roll", "kk")]
    [InlineData("posts", "ru")]
    public void A_blank_workbook_is_in_the_readers_language_and_its_headings_are_told_at_once(
        string kind,
        string language
    )
    {
        using var response = pages.Get($"/import/blank/{kind}.xlsx?lang={language}");
        using var bytes = new MemoryStream();
        response.Content.ReadAsStream(TestContext.Current.CancellationToken).CopyTo(bytes);

        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(bytes, false);
        Assert.Empty(
            new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(
                document,
                TestContext.Current.CancellationToken
            )
        );
        var sheet = SheetKind.Named(kind)!;
        Assert.Equal(RefusalKind.Nothing, SheetFile.Read(bytes.ToArray()).Refusal!.Kind); // headings, and nothing below
        var speech = Speech.In(language);
        var texts = document
            .WorkbookPart!.WorksheetParts.First()
            .Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.InlineString>()
            .Select(text => text.InnerText)
            .ToList();
        Assert.Contains(speech.Say(sheet.Columns[0].Title), texts);
    }

    [Fact]
    public void Nothing_is_taken_from_another_place()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/import") { Content = Form("roll", [1], "a.csv") };
        request.Headers.Add("Origin", "http://elsewhere.example");
        using var response = pages.Client.Send(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private void Take(string sheet)
    {
        var address = Drop(sheet);
        Assert.Equal(HttpStatusCode.Redirect, Send(address, pages.Text(address), ("do", "take")));
    }

    private string Drop(string sheet)
    {
        using var response = Upload("roll", Encoding.UTF8.GetBytes(sheet), "my roll.csv");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private HttpResponseMessage Upload(string kind, byte[]? file, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/import") { Content = Form(kind, file, name) };
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        return pages.Client.Send(request, TestContext.Current.CancellationToken);
    }

    private static MultipartFormDataContent Form(string kind, byte[]? file, string name)
    {
        var form = new MultipartFormDataContent { { new StringContent(kind), "kind" } };
        if (file is not null)
            form.Add(new ByteArrayContent(file), "file", name);
        return form;
    }

    // As a browser does: every field of the form as it stands on the page, and what was changed.
    private HttpStatusCode Send(string address, string page, params (string Name, string Value)[] changed)
    {
        Dictionary<string, string> fields = [];
        foreach (Match select in Select.Matches(page))
            fields[select.Groups[1].Value] = Selected.Match(select.Groups[2].Value) is { Success: true } chosen
                ? chosen.Groups[1].Value
                : "";
        foreach (var (name, value) in changed)
            fields[name] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields),
        };
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        using var response = pages.Client.Send(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    [GeneratedRegex("<select name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select { get; }

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex Selected { get; }
}
