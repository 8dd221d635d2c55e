using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web.Tests;

/// <summary>Lists as they are read: filtered, in order, and the same in a workbook as on screen.</summary>
public sealed partial class ListPagesTests(FirstCase first)
{
    private const string Day = "as-of=2024-09-20";

    public static TheoryData<string, string> Asked =>
        new()
        {
            { "/roll", "" },
            { "/roll", "f.state=leave&sort=-ends" },
            { "/roll", "f.unit=PL1&f.person=R1&sort=name" },
            { "/roll", "f.ends=2025-02-01..2025-02-28&sort=-rank" },
            { "/roll", "f.post=-&f.trade=COOK" },
            { "/roll", "f.daysLeft=..170&f.phase=in-mission&sort=trade" },
            { "/tour", "" },
            { "/tour", "f.phase=in-mission&sort=-leave" },
            { "/tour", "f.daysLeft=0..160&sort=successor" },
            { "/posts", "f.standing=filled&sort=-rank" },
            { "/expiring", "" },
            { "/expiring", "f.paper=passport&f.daysLeft=..900&sort=-daysLeft" },
            { "/authorities", "" },
            { "/authorities", "f.kind=mandate&sort=-to" },
            { "/milestones", "" },
            { "/milestones", "f.precision=day&sort=publisher" },
            { "/findings", "f.verdict=undetermined&sort=-what" },
            { "/findings", "f.basis=local-default&f.measured=0..1&sort=measured" },
        };

    /// <summary>Cell by cell, in each language: the same rows in the same order, days as days and numbers as numbers.</summary>
    [Theory]
    [MemberData(nameof(Asked))]
    public void The_workbook_holds_what_is_on_screen_in_the_same_order(string list, string filter)
    {
        var (user, day) = (User.Local(), new Inquiry("2024-09-20"));
        var people = first.Desk.Personnel;
        switch (list)
        {
            case "/roll":
                Compare(RollList.Listing, people.Roll(user, day), list, filter);
                break;
            case "/tour":
                Compare(TourList.Listing, people.Tour(user, day), list, filter);
                break;
            case "/posts":
                Compare(PostList.Listing, people.Roll(user, day), list, filter);
                break;
            case "/expiring":
                Compare(PaperList.Listing, people.Papers(user, day), list, filter);
                break;
            case "/authorities":
                Compare(AuthorityList.Listing, first.Desk.Grounds.Authorities(day), list, filter);
                break;
            case "/milestones":
                Compare(MilestoneList.Listing, first.Desk.Grounds.Milestones(day), list, filter);
                break;
            default:
                Compare(
                    FindingList.Listing,
                    FindingList.Looks(first.Desk.Assess(day with { Scope = Guarded.Scope }, user)),
                    list,
                    filter
                );
                break;
        }
    }

    private void Compare<TLook, T>(Listing<TLook, T> listing, Looks<TLook> looks, string list, string filter)
    {
        foreach (var speech in Speech.All)
        {
            // The mission has findings of its own: this is the contingent's list.
            var asked =
                $"?{Day}&scope={Guarded.Scope}&lang={speech.Language.Code}{(filter.Length > 0 ? "&" : "")}{filter}";
            var answer = listing.Answer(looks, ParametersOf(filter), speech);
            var (screen, book) = (answer.At(Stands.OnScreen).ToList(), answer.At(Stands.InWorkbook).ToList());
            var (heads, rows) = TableOf(first.Pages.Text(list + asked));
            var sheet = SheetOf($"{list}.xlsx{asked}&names=true");

            Assert.NotEmpty(rows);
            Assert.Equal(rows.Count, sheet.Rows.Count);
            Assert.Equal(
                screen.Select(column => column.HeadIn(speech)),
                heads.Select(head => head.TrimEnd('↓', '↑', ' '))
            );
            Assert.Equal(
                book.Select(column => Bare(speech.Say(Kernel.Phrase.Of(column.HeadInWorkbook)))),
                sheet.Header.Take(book.Count).Select(Bare)
            );
            foreach (var (column, left) in screen.Select((column, at) => (column, at)))
                if (book.IndexOf(column) is >= 0 and var right)
                {
                    var cells = sheet.Rows.Select(row => row[right]).ToList();
                    Assert.Equal(
                        rows.Select(row => Figure(column, row[left], speech)),
                        cells.Select(cell => Bare(cell.Text))
                    );
                    if (column.Kind is ColumnKind.Number)
                        Assert.All(
                            cells,
                            cell => Assert.True(cell.Kind is CellKind.Number or CellKind.Empty, cell.Text)
                        );
                    if (column.Kind is ColumnKind.Day)
                        Assert.All(
                            cells.Where(cell => cell.Text.Any(char.IsDigit)),
                            cell => Assert.Equal(CellKind.Day, cell.Kind)
                        );
                }
        }
    }

    // A figure on screen is written for people, in a cell for the program.
    private static string Figure(ListColumn column, string text, Speech speech) =>
        column.Kind is not ColumnKind.Number
            ? text
            : text.Replace('\u2212', '-')
                .Replace("\u202F", "", StringComparison.Ordinal)
                .Replace(speech.Language.DecimalMark, '.');

    private static string Bare(string text) => Space.Replace(text, " ").Trim();

    private static List<(string Name, string Value)> ParametersOf(string filter) =>
        [
            .. filter
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(part => part.Split('=', 2))
                .Select(part => (part[0], part[1])),
        ];

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
                ["202059ZSEP24", "#22445", "State: leave", "End of tour ↓", "11 of 307", "307 people", "EXERCISE"]
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

    [Theory]
    [InlineData("/api/roll", "roll", "person")]
    [InlineData("/api/tour", "tour", "person")]
    [InlineData("/api/posts", "posts", "row")]
    [InlineData("/api/expiring", "expiring", "row")]
    [InlineData("/api/authorities", "authorities", "row")]
    [InlineData("/api/milestones", "milestones", "row")]
    public void A_program_asks_in_the_same_words(string address, string head, string row)
    {
        var whole = Lines(first.Pages.Read($"{address}?{Day}"));
        var column = head switch
        {
            "authorities" => "kind",
            "milestones" => "milestone",
            "posts" => "post",
            _ => "person",
        };
        var value = whole.First(line => WordOf(line) == row).GetProperty(column).GetString();
        var few = Lines(first.Pages.Read($"{address}?{Day}&f.{column}=={value}&sort=-{column}"));

        Assert.Equal((head, "filter"), (WordOf(few[0]), WordOf(few[1])));
        Assert.Equal(few.Count - 2, few[1].GetProperty("count").GetInt32());
        Assert.Equal(whole.Count(line => WordOf(line) == row), few[1].GetProperty("of").GetInt32());
        Assert.All(few.Skip(2), line => Assert.Equal(value, line.GetProperty(column).GetString()));
        Assert.All(whole.Concat(few), line => Assert.True(line.GetProperty("exercise").GetBoolean()));
    }

    [Fact]
    public void A_program_is_told_the_findings_that_the_page_shows()
    {
        var whole = Lines(first.Pages.Read($"/api/findings?{Day}&scope=kaz-undof-2024"));
        var few = Lines(first.Pages.Read($"/api/findings?{Day}&scope=kaz-undof-2024&f.verdict=undetermined&sort=what"));
        var (_, rows) = TableOf(
            first.Pages.Text($"/findings?{Day}&scope=kaz-undof-2024&f.verdict=undetermined&sort=what")
        );

        Assert.Equal(whole.Count(line => line.GetProperty("verdict").GetString() == "undetermined"), few.Count);
        Assert.Equal(
            rows.Select(row => "EXERCISE " + row[1]),
            few.Select(line => Bare(line.GetProperty("says").GetString()!))
        );
    }

    /// <summary>What has an end shows who, which and when, and no number of any paper.</summary>
    [Fact]
    public void Papers_that_end_tell_whose_and_when_and_nothing_that_is_sealed()
    {
        var lines = Lines(first.Pages.Read($"/api/expiring?{Day}"));

        Assert.Equal(
            [
                "what",
                "scope",
                "person",
                "named",
                "nameLatin",
                "nameCyrillic",
                "paper",
                "ends",
                "daysLeft",
                "beyondTour",
                "phase",
                "note",
                "exercise",
            ],
            lines[1].EnumerateObject().Select(member => member.Name)
        );
        Assert.True(lines.Count > 100);
        Assert.DoesNotContain(lines.Skip(1), line => line.GetProperty("phase").GetString() == "departed");
    }

    [Fact]
    public void The_day_leaves_as_a_workbook_with_its_sums_and_every_person_of_its_sheet()
    {
        const string address = "/state.xlsx?day=2024-09-20&names=true";
        var sheet = SheetOf(address);
        var day = Lines(first.Pages.Read("/api/state?day=2024-09-20"));

        Assert.Equal(
            day.Where(line => line.TryGetProperty("what", out var what) && what.GetString() == "row")
                .Select(line => line.GetProperty("person").GetString()),
            sheet.Rows.Select(row => row[0].Text)
        );
        Assert.Contains("signed", PartsOf(address)["xl/worksheets/sheet2.xml"], StringComparison.Ordinal);
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

    private static List<JsonElement> Lines(string lines) =>
        [
            .. lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

    private static string? WordOf(JsonElement line) => line.GetProperty("what").GetString();

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
