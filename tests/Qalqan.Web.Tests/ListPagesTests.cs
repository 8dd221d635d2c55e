using System.Net;
using System.Text.RegularExpressions;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web.Tests;

/// <summary>Lists as they are read: filtered, in order, and the same in a workbook as on screen.</summary>
public sealed partial class ListPagesTests(FirstCase first)
{
    private const string Day = "as-of=2024-09-20";

    public static TheoryData<string> Asked =>
        [
            $"/roll?{Day}",
            $"/roll?{Day}&f.state=leave&sort=-ends",
            $"/roll?{Day}&f.unit=PL1&f.person=R1&sort=name",
            $"/roll?{Day}&f.ends=2025-02-01..2025-02-28&sort=-rank",
            $"/roll?{Day}&f.post=-&f.trade=cook",
            $"/roll?{Day}&f.daysLeft=..170&f.phase=in-mission&sort=trade",
        ];

    /// <summary>Cell by cell, in each language: the same heads where they may be, the same rows in the same order, days as days.</summary>
    [Theory]
    [MemberData(nameof(Asked))]
    public void The_workbook_holds_what_is_on_screen_in_the_same_order(string address)
    {
        foreach (var language in (string[])["en", "ru", "kk"])
        {
            var asked = $"{address}&lang={language}";
            var (heads, rows) = TableOf(first.Pages.Text(asked));
            var sheet = SheetOf($"{asked.Replace("?", ".xlsx?", StringComparison.Ordinal)}&names=true");

            Assert.Equal(rows.Count, sheet.Rows.Count);
            var answer = AnswerOf(asked, Speech.In(language));
            var (onScreen, inWorkbook) = (answer.At(Stands.OnScreen), answer.At(Stands.InWorkbook));
            Assert.Equal(
                onScreen.Select(column => column.HeadIn(Speech.In(language))),
                heads.Select(head => head.TrimEnd('↓', '↑', ' '))
            );
            foreach (var column in onScreen.Where(column => column.Stands.HasFlag(Stands.InWorkbook)))
            {
                var (left, right) = (onScreen.ToList().IndexOf(column), inWorkbook.ToList().IndexOf(column));
                Assert.Equal(
                    rows.Select(row => row[left]),
                    sheet.Rows.Select(row => Space.Replace(row[right].Text, " "))
                );
                if (column.Kind is ColumnKind.Day)
                    Assert.All(sheet.Rows, row => Assert.True(row[right].Kind is CellKind.Day or CellKind.Empty));
            }
            var (name, latin) = (
                onScreen.ToList().FindIndex(column => column.Key == "name"),
                language == "en" ? "latinName" : "fullName"
            );
            var script = inWorkbook.ToList().FindIndex(column => column.Key == latin);
            Assert.Equal(rows.Select(row => row[name]), sheet.Rows.Select(row => row[script].Text));
        }
    }

    [Fact]
    public void A_day_and_a_number_are_typed_the_head_is_frozen_and_filters_and_the_cut_off_is_noted()
    {
        var address = $"/roll.xlsx?{Day}&f.state=leave&sort=-ends";
        var table = SheetOf(address);
        var ends = table.Header.ToList().IndexOf("End of tour");
        Assert.All(table.Rows, row => Assert.Equal(CellKind.Day, row[ends].Kind));

        var parts = PartsOf(address);
        Assert.Contains("state=\"frozen\"", parts["xl/worksheets/sheet1.xml"], StringComparison.Ordinal);
        Assert.Contains(
            $"<x:autoFilter ref=\"A1:L{table.Rows.Count + 1}\"",
            parts["xl/worksheets/sheet1.xml"],
            StringComparison.Ordinal
        );
        Assert.Contains("EXERCISE Nominal roll", parts["xl/worksheets/sheet1.xml"], StringComparison.Ordinal);
        Assert.Contains("Print_Titles", parts["xl/workbook.xml"], StringComparison.Ordinal);
        var notes = parts["xl/worksheets/sheet2.xml"];
        foreach (
            var note in (string[])
                ["202059ZSEP24", "#13008", "State: leave", "End of tour ↓", "11 of 307", "307 people", "EXERCISE"]
        )
            Assert.Contains(note, notes, StringComparison.Ordinal);
        Assert.Matches(">[0-9a-f]{64}<", notes);
        Assert.Equal(Bytes(address), Bytes(address));
    }

    [Theory]
    [InlineData("f.state=leave", 11)]
    [InlineData("f.state=LEAVE&f.unit=PL1", 4)]
    [InlineData("unit=PL1", 25)]
    [InlineData("rotation=R1", 152)]
    [InlineData("unit=-", 155)]
    [InlineData("f.person==R1-017", 1)]
    [InlineData("f.daysLeft=..-1", 0)]
    public void The_count_is_of_what_passes_and_the_api_and_the_workbook_say_the_same(string filter, int count)
    {
        var page = first.Pages.Text($"/roll?{Day}&{filter}");

        Assert.Equal(count, TableOf(page).Rows.Count);
        Assert.Contains(count == 0 ? "None of 307" : $"{count} of 307", page, StringComparison.Ordinal);
        if (count > 0)
            Assert.Equal(count, SheetOf($"/roll.xlsx?{Day}&{filter}").Rows.Count);
        if (filter.StartsWith("f.", StringComparison.Ordinal))
            Assert.Contains(
                $"\"count\":{count},\"of\":307",
                first.Pages.Read($"/api/roll?{Day}&{filter}"),
                StringComparison.Ordinal
            );
    }

    /// <summary>Yesterday's address, a typing error and nonsense: said above the list, and the rest still holds.</summary>
    [Theory]
    [InlineData("f.unit=PL9", "f.unit=PL9", "EGT, ENG, HQ")]
    [InlineData("f.colour=red", "f.colour=red", "a column of this list: person, rank")]
    [InlineData("f.ends=soon", "f.ends=soon", "a day 2024-03-01")]
    [InlineData("f.ends=2025-02-30", "f.ends=2025-02-30", "a day 2024-03-01")]
    [InlineData("f.daysLeft=few", "f.daysLeft=few", "a number")]
    [InlineData("sort=colour", "sort=colour", "a column of this list")]
    [InlineData("f.name=Synaq", "f.name=Synaq", "a column of this list")]
    [InlineData("f.unit=%3Cscript%3E", "f.unit=<script>", "EGT, ENG, HQ")]
    public void What_cannot_be_followed_is_said_and_the_rest_still_holds(string bad, string seen, string wanted)
    {
        var raw = first.Pages.Read($"/roll?{Day}&f.state=leave&{bad}");
        var page = WebUtility.HtmlDecode(raw);

        Assert.DoesNotContain("<script>", raw, StringComparison.Ordinal);
        Assert.Contains("the rest holds", page, StringComparison.Ordinal);
        Assert.Contains(seen, page, StringComparison.Ordinal);
        Assert.Contains(wanted, page, StringComparison.Ordinal);
        Assert.Equal(11, TableOf(page).Rows.Count);
        // A program is refused: it would take the answer for a narrower one.
        foreach (var other in (string[])["/api/roll", "/roll.xlsx"])
            Assert.Contains(
                "\"what\":\"refused\"",
                first.Pages.Read($"{other}?{Day}&{bad}", HttpStatusCode.BadRequest),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void A_form_sent_with_empty_fields_leads_to_the_short_address()
    {
        using var response = first.Pages.Get($"/roll?{Day}&f.person=&f.state=leave&f.unit=&sort=");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/roll?{Day}&f.state=leave", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public void A_head_sorts_and_pressed_again_turns_round_and_a_word_comes_off()
    {
        var page = first.Pages.Text($"/roll?{Day}&f.state=leave&f.unit=PL1&sort=ends");

        Assert.Contains($"href=\"/roll?{Day}&f.state=leave&f.unit=PL1&sort=-ends\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-sort=\"ascending\"", page, StringComparison.Ordinal);
        Assert.Contains(
            $"<a href=\"/roll?{Day}&f.unit=PL1&sort=ends\" aria-label=\"Take off: State: leave\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"href=\"/roll.xlsx?{Day}&f.state=leave&f.unit=PL1&sort=ends\"",
            page,
            StringComparison.Ordinal
        );
        // The list's filter is the list's: it goes to no other page, and another language keeps it.
        Assert.Contains($"href=\"/tour?{Day}\"", page, StringComparison.Ordinal);
        Assert.Contains(
            $"href=\"/roll?{Day}&lang=ru&f.state=leave&f.unit=PL1&sort=ends\"",
            page,
            StringComparison.Ordinal
        );
    }

    private static (List<string> Heads, List<List<string>> Rows) TableOf(string page)
    {
        var table = page.IndexOf("<table class=\"list", StringComparison.Ordinal) is >= 0 and var at
            ? page[at..page.IndexOf("</table>", at, StringComparison.Ordinal)]
            : "<tbody>";
        var (head, body) = (
            table[..table.IndexOf("<tbody>", StringComparison.Ordinal)],
            table[table.IndexOf("<tbody>", StringComparison.Ordinal)..]
        );
        return ([.. Cells(head)], [.. Row.Matches(body).Select(row => Cells(row.Value).ToList())]);
    }

    private static IEnumerable<string> Cells(string html) =>
        CellOf.Matches(html).Select(cell => Space.Replace(Tag.Replace(cell.Groups[1].Value, ""), " ").Trim());

    private ListAnswer<RollRow> AnswerOf(string address, Speech speech) =>
        RollList.WithNames.Answer(
            first.Desk.Personnel.Roll(User.Local(), new Inquiry("2024-09-20")),
            [.. address.Split('?', '&').Skip(1).Select(part => part.Split('=', 2)).Select(part => (part[0], part[1]))],
            speech
        );

    private SheetTable SheetOf(string address)
    {
        var (table, refusal) = SheetFile.Read(Bytes(address));
        Assert.Null(refusal);
        return table!;
    }

    private byte[] Bytes(string address)
    {
        using var response = first.Pages.Get(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var bytes = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(bytes);
        return bytes.ToArray();
    }

    private Dictionary<string, string> PartsOf(string address)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(Bytes(address)));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            }
        );
    }

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex CellOf { get; }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row { get; }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }
}
