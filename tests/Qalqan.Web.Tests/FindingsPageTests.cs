using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

public sealed partial class FindingsPageTests(FirstCase first)
{
    private const string Then = "/findings?as-of=2024-03-20";
    private readonly Pages pages = first.Pages;

    [Fact]
    public void Every_finding_of_the_answer_is_counted_and_what_is_not_met_is_listed()
    {
        var answer = first.Desk.Assess(new Inquiry(AsOf: "2024-03-20"));
        var page = pages.Read(Then);

        Assert.Contains($">{answer.Findings.Count()}</a>", page, StringComparison.Ordinal);
        foreach (var verdict in Listed.WorstFirst)
        foreach (var basis in Enum.GetValues<RuleBasis>())
        {
            var count = answer.Findings.Count(finding => finding.Verdict == verdict && finding.Basis == basis);
            var cell =
                count == 0
                    ? """<span class="none">0</span>"""
                    : $"""<a href="/findings?as-of=2024-03-20&amp;verdict={Reader.WordOf(verdict)}&amp;basis={Reader.WordOf(basis)}">{count}</a>""";
            Assert.Contains(cell, page, StringComparison.Ordinal);
        }
        foreach (var finding in answer.Findings)
            Assert.Equal(finding.Verdict is not Verdict.Met, page.Contains(finding.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_of_a_verdict_holds_all_of_it_and_nothing_else()
    {
        var answer = first.Desk.Assess(new Inquiry(AsOf: "2024-03-20"));
        var page = pages.Read(Then + "&verdict=met");

        foreach (var finding in answer.Findings)
            Assert.Equal(finding.Verdict is Verdict.Met, page.Contains(finding.Id, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("kk")]
    public void Every_link_of_the_pages_opens_and_no_phrase_is_missing(string language)
    {
        var asked = new HashSet<string>();
        var toAsk = new Queue<string>([$"{Then}&lang={language}", $"/findings?lang={language}"]);
        while (toAsk.TryDequeue(out var address))
        {
            if (!asked.Add(address) || asked.Count > 150)
                continue;
            var page = pages.Read(address);
            Assert.DoesNotMatch(MissingPhrase, page);
            Assert.Contains("<strong>EXERCISE</strong>", page, StringComparison.Ordinal);
            if (address.StartsWith("/finding/", StringComparison.Ordinal) || asked.Count > 40)
                continue;
            foreach (Match link in Link.Matches(page))
                if (
                    WebUtility.HtmlDecode(link.Groups[1].Value) is var to
                    && to.Contains("lang=" + language, StringComparison.Ordinal)
                )
                    toAsk.Enqueue(to);
        }
        Assert.InRange(asked.Count, 100, 10_000);
    }

    [Fact]
    public void An_opened_finding_shows_its_paragraph_arithmetic_reports_and_the_command_that_says_the_same()
    {
        var answer = first.Desk.Assess(new Inquiry(AsOf: "2024-03-20", Standard: "gender-parity"));
        var finding = Assert.Single(answer.Findings);
        var page = pages.Text($"/finding/{finding.Id}?as-of=2024-03-20");

        Assert.Contains("EXERCISE: Women are 5.0\u00a0% of the declared strength", page, StringComparison.Ordinal);
        Assert.Contains(finding.Citation.Paragraph, page, StringComparison.Ordinal);
        Assert.Contains("by our local default", page, StringComparison.Ordinal);
        Assert.Contains("7 of 139 = 5.0\u00a0%", page, StringComparison.Ordinal);
        Assert.Contains($"./qalqan explain {finding.Id} --known-at {answer.KnownUpTo}", page, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Evidence);
        Assert.All(finding.Evidence, report => Assert.Contains(report.ToString(), page, StringComparison.Ordinal));
    }

    [Fact]
    public void Away_from_now_the_page_says_so_and_one_link_returns()
    {
        Assert.DoesNotContain("band away", pages.Read("/findings"), StringComparison.Ordinal);
        Assert.DoesNotContain("band away", pages.Read("/findings?as-of=2026-11-24"), StringComparison.Ordinal);

        var past = pages.Text(Then);
        Assert.Contains(
            "<strong>PAST</strong> as of 202059ZMAR24 (20\u00a0March\u00a02024, 23:59\u00a0UTC+3)",
            past,
            StringComparison.Ordinal
        );
        Assert.Contains(
            """<a class="no-print" href="/findings" accesskey="n">Return to now</a>""",
            past,
            StringComparison.Ordinal
        );

        Assert.Contains("<strong>AHEAD</strong>", pages.Read("/findings?as-of=2027-01-01"), StringComparison.Ordinal);
        Assert.Contains(
            "<strong>AS IT WAS KNOWN</strong> at entry #4000",
            pages.Read("/findings?known-at=4000"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_was_known_then_is_judged_as_it_was_known()
    {
        var before = first.Desk.Assess(new Inquiry(AsOf: "2024-03-20", KnownAt: "1000"));
        var page = pages.Read(Then + "&known-at=1000");

        Assert.Equal(1000, before.KnownUpTo);
        Assert.All(
            before.Findings.Where(finding => finding.Verdict is not Verdict.Met),
            finding => Assert.Contains(finding.Id, page, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/findings?as-of=2024-13-20", "2024-13-20")]
    [InlineData("/findings?known-at=99999", "99999")]
    [InlineData("/findings?as-of=%3Cscript%3Ealert(1)%3C/script%3E", "<script>alert(1)</script>")]
    [InlineData("/findings?as-of=%22%20autofocus%20onfocus=%22x", "\" autofocus onfocus=\"x")]
    public void A_question_that_cannot_be_read_is_kept_in_the_form_and_shown_as_text(string address, string typed)
    {
        var page = pages.Read(address, HttpStatusCode.BadRequest);

        Assert.Contains(
            $"value=\"{WebUtility.HtmlEncode(typed).Replace("&#39;", "&#x27;", StringComparison.Ordinal)}\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("This question cannot be answered as it stands", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("standard", "nope")]
    [InlineData("subject", "PL2-13")]
    [InlineData("without", "nope")]
    public void A_name_that_nobody_knows_is_a_problem_and_not_an_empty_list(string name, string value)
    {
        var page = pages.Read($"{Then}&{name}={value}", HttpStatusCode.BadRequest);

        Assert.Contains("This question cannot be answered as it stands", page, StringComparison.Ordinal);
        Assert.Matches($"{name}:.*{value}", WebUtility.HtmlDecode(page));
    }

    [Fact]
    public void Each_time_of_the_evidence_is_in_the_zone_that_was_lived_by_then()
    {
        var finding = Assert.Single(
            first.Desk.Assess(new Inquiry(AsOf: "2024-03-20", Standard: "gender-parity")).Findings
        );
        var page = pages.Text($"/finding/{finding.Id}");

        // Declared for 14 March, which began in Almaty; judged in Damascus.
        Assert.Contains("14\u00a0March\u00a02024, 00:00\u00a0UTC+5", page, StringComparison.Ordinal);
        Assert.Contains("20\u00a0March\u00a02024, 23:59\u00a0UTC+3", page, StringComparison.Ordinal);
    }

    [Fact]
    public void From_a_name_that_nobody_knows_one_link_leads_back_to_all_findings_of_that_day()
    {
        var page = pages.Read("/findings?as-of=2024-03-20&standard=nope&subject=nope", HttpStatusCode.BadRequest);

        Assert.Contains("""<a href="/findings?as-of=2024-03-20">All findings</a>""", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_that_is_not_there_is_not_found_and_says_where_to_look()
    {
        var id = Finding.IdOf("tour", "none", "nobody", FirstCase.Now);

        Assert.Contains(
            "There is no finding " + id,
            pages.Read("/finding/" + id, HttpStatusCode.NotFound),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_a_record_says_is_text_on_the_page()
    {
        var shown = first.Desk.Assess(new Inquiry(AsOf: "2024-03-20", Standard: "gender-parity"));
        var scope = shown.Scopes.Single(scope => scope.Findings.Count > 0) with { Title = "<b>& Co</b>" };
        var line = first.Desk.Explain(scope.Findings[0].Id, new Inquiry()).Explanation!.Evidence[0];
        using var site = Pages.Of(
            new Questions(
                true,
                (_, _) => shown with { Scopes = [scope] },
                (_, _, _) =>
                    (
                        new Explanation(scope.Findings[0], scope, [line with { Body = [new("<i>", "<img src=x>")] }]),
                        shown
                    )
            )
        );

        Assert.Contains("<h2>&lt;b&gt;&amp; Co&lt;/b&gt;</h2>", site.Read("/findings"), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", site.Read("/finding/x"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_record_says_what_would_fill_it_and_is_no_exercise()
    {
        var answer = new Answer(false, 0, FirstCase.Now, [], [], null);
        using var site = Pages.Of(new Questions(false, (_, _) => answer, (_, _, _) => (null, answer)));
        var page = site.Read("/findings");

        Assert.Contains("Nothing is on record yet", page, StringComparison.Ordinal);
        Assert.Contains("./qalqan load", page, StringComparison.Ordinal);
        Assert.DoesNotContain("EXERCISE", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_journal_is_shown_as_read_only_with_the_last_whole_entry()
    {
        var answer = first.Desk.Assess(new Inquiry()) with { Damage = "entries after 41 cannot be read" };
        using var site = Pages.Of(new Questions(true, (_, _) => answer, (_, _, _) => (null, answer)));

        Assert.Contains(
            "This record is read-only: entries after 41 cannot be read",
            site.Read("/findings"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_altered_entry_is_said_on_the_page_and_nothing_is_judged()
    {
        using var scratch = new Scratch();
        first.CopyTo(scratch, "data");
        using (var file = new SqliteConnection($"Data Source={scratch.At("data", "journal.sqlite")};Pooling=False"))
        {
            file.Open();
            using var alter = file.CreateCommand();
            alter.CommandText = "update entry set bytes = x'ff' where number = 3000";
            Assert.Equal(1, alter.ExecuteNonQuery());
        }
        using var folder = Folder.OpenToRead(scratch.At("data"));
        var desk = Judging.DeskOf(folder);
        using var site = Pages.Of(new Questions(true, desk.Assess, desk.Explain));

        for (var time = 0; time < 2; time++) // nor is the second reader answered from half a record
            Assert.Contains(
                "Entry 3000 is not as it was recorded",
                site.Read("/findings?as-of=2024-03-20", HttpStatusCode.BadRequest),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void A_page_is_light_enough_for_a_thin_link()
    {
        Assert.InRange(pages.Weight(Then), 1_000, 25_000);
        Assert.InRange(pages.Weight(Then + "&verdict=met"), 1_000, 25_000);
        var style = Style.Match(pages.Read(Then)).Groups[1].Value;
        Assert.InRange(pages.Weight(style), 1_000, 12_000);
    }

    [Fact]
    public void Assets_are_kept_for_ever_and_answered_by_their_tag()
    {
        var style = Style.Match(pages.Read("/findings")).Groups[1].Value;
        using var fresh = pages.Get(style);
        using var again = pages.Get(style, ("If-None-Match", fresh.Headers.ETag!.ToString()));

        Assert.Equal("public, max-age=31536000, immutable", Assert.Single(fresh.Headers.GetValues("Cache-Control")));
        Assert.Equal("text/css", fresh.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public void A_language_once_chosen_stays()
    {
        using var chosen = pages.Get("/findings?lang=ru");
        var cookie = Assert.Single(chosen.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        using var later = pages.Get("/findings", ("Cookie", cookie.Split(';')[0]));
        Assert.Contains("""<html lang="ru">""", Pages.BodyOf(later), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\[(web|cli|unit|verdict|basis|decision|people|inclusion|readiness|record)\.[a-z.-]+\]")]
    private static partial Regex MissingPhrase { get; }

    [GeneratedRegex("href=\"(/(?:finding/[^\"]*|\\?[^\"]*)?)\"")]
    private static partial Regex Link { get; }

    [GeneratedRegex("rel=\"stylesheet\" href=\"([^\"]*)\"")]
    private static partial Regex Style { get; }
}
