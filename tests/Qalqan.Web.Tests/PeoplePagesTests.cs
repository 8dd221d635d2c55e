using System.Net;

namespace Qalqan.Web.Tests;

/// <summary>The roll, persons, posts, sub-units, the tour clock and the search, as pages.</summary>
public sealed class PeoplePagesTests(FirstCase first, OneNamed one) : IClassFixture<OneNamed>
{
    [Theory]
    [InlineData("/roll?as-of=2024-03-20", "139 posts, 1 vacant", "HQ-01")]
    [InlineData("/roll?as-of=2024-03-20&unit=HQ", "people; 139 posts", "HQ-01")]
    [InlineData("/unit/HQ?as-of=2024-03-20", "Posts", "HQ-01")]
    [InlineData("/post/HQ-01?as-of=2024-03-20", "Who held it", "substantive")]
    [InlineData("/person/R1-017?as-of=2024-03-20", "History", "on the roll")]
    [InlineData("/tour?as-of=2025-03-20", "Leave within 14 days", "R2")]
    [InlineData("/inclusion?as-of=2024-03-20", "kt.kz", "139")]
    [InlineData("/search?as-of=2024-03-20", "Find a person or post", "spelling is forgiven")]
    [InlineData("/roll?as-of=2020-01-01", "Nobody is on the roll on this day.", "Import")]
    public void Every_page_answers_of_its_day(string address, string one, string other)
    {
        var page = first.Pages.Text(address);

        Assert.Contains("<strong>EXERCISE</strong>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>PAST</strong>", page, StringComparison.Ordinal);
        Assert.Contains(one, page, StringComparison.Ordinal);
        Assert.Contains(other, page, StringComparison.Ordinal);
        Assert.DoesNotContain("read-only", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/person/R9-999", HttpStatusCode.NotFound)]
    [InlineData("/post/NOPE", HttpStatusCode.NotFound)]
    [InlineData("/unit/NOPE", HttpStatusCode.NotFound)]
    [InlineData("/person/%3Cscript%3E", HttpStatusCode.NotFound)]
    [InlineData("/roll?as-of=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/tour?scope=nope", HttpStatusCode.BadRequest)]
    [InlineData("/person/R1-017?known-at=99999999", HttpStatusCode.BadRequest)]
    public void What_is_not_there_or_cannot_be_read_is_said(string address, HttpStatusCode status) =>
        Assert.DoesNotContain("<script>", first.Pages.Read(address, status), StringComparison.Ordinal);

    [Theory]
    [InlineData("en", "Ulgibayev Zhanibek")]
    [InlineData("ru", "Үлгібаев Жәнібек Серікұлы")]
    [InlineData("kk", "Үлгібаев Жәнібек Серікұлы")]
    public void Names_stand_beside_the_reference_in_the_readers_script(string language, string name) =>
        Assert.Contains(name, one.Pages.Text($"/roll?as-of=2024-03-20&lang={language}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Janibek")]
    [InlineData("Джанибек")]
    [InlineData("ulgybaev")]
    [InlineData("жанибек улгибаев")]
    [InlineData("zhanibik")]
    [InlineData("r1-01")]
    public void A_person_is_found_in_either_script_however_the_name_is_spelled(string text) =>
        Assert.Contains("R1-017", Search(one.Pages, text), StringComparison.Ordinal);

    /// <summary>Addresses are kept in histories and logs: a name typed is sent, and no link of the answer holds it.</summary>
    [Fact]
    public void What_was_searched_stands_in_no_address()
    {
        var page = Search(one.Pages, "Zhanibek");

        Assert.DoesNotMatch("(?i)(href|action|src)=\"[^\"]*zhanibek", page);
        Assert.DoesNotContain(
            "R1-017",
            one.Pages.Text("/search?q=Zhanibek&as-of=2024-03-20"),
            StringComparison.Ordinal
        );
    }

    private static string Search(Pages pages, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/search?as-of=2024-03-20");
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        request.Content = new FormUrlEncodedContent([new("q", text)]);
        using var response = pages.Client.Send(request);
        return WebUtility.HtmlDecode(Pages.BodyOf(response));
    }

    [Fact]
    public void Detail_of_a_compartment_is_behind_one_switch()
    {
        const string address = "/person/R1-017?as-of=2024-03-20";
        string[] sealed_ = ["Әлия", "+7 700", "N00000017", "B-2 knee", "fit with limits", "3\u00A0February\u00A01991"];

        var shut = one.Pages.Text(address);
        using var open = one.Pages.Get(address, ("Cookie", "qalqan-detail=open"));
        var opened = WebUtility.HtmlDecode(Pages.BodyOf(open));

        Assert.All(sealed_, text => Assert.DoesNotContain(text, shut, StringComparison.Ordinal));
        Assert.All(sealed_, text => Assert.Contains(text, opened, StringComparison.Ordinal));
        Assert.Contains("medical: closed", shut, StringComparison.Ordinal);
    }

    /// <summary>The tour ends after the passport does: the days that it falls short are said, whatever day it is today.</summary>
    [Fact]
    public void A_paper_is_measured_against_the_end_of_tour_and_not_against_today() =>
        Assert.Contains("103 days short", one.Pages.Text("/person/R1-017?as-of=2024-03-20"), StringComparison.Ordinal);

    [Theory]
    [InlineData("true", "/person/R1-017", "/person/R1-017", "qalqan-detail=open")]
    [InlineData("true", "//evil.example", "/", "qalqan-detail=open")]
    [InlineData("true", "/\\evil.example", "/", "qalqan-detail=open")]
    [InlineData("false", "https://evil.example", "/", "qalqan-detail=;")]
    public void The_switch_leads_back_to_a_page_of_ours(string open, string back, string location, string cookie)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/detail?open={open}&back={Uri.EscapeDataString(back)}"
        );
        request.Headers.Add("Origin", first.Pages.Address.GetLeftPart(UriPartial.Authority));
        using var response = first.Pages.Client.Send(request, TestContext.Current.CancellationToken);

        Assert.Equal(location, response.Headers.Location?.OriginalString);
        Assert.StartsWith(cookie, Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_roll_of_a_contingent_is_light()
    {
        var weight = first.Pages.Weight("/roll?as-of=2024-03-20");
        Assert.True(weight < 25_000, $"{weight} bytes");
    }
}
