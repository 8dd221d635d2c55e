using System.Net;
using System.Text.Json;

namespace Qalqan.Web.Tests;

/// <summary>Where a typed place is, on the page, by the call and from the search: the same, and what is wrong is said where it stands.</summary>
public sealed class WhereTests(NamedFolder folder) : IClassFixture<NamedFolder>
{
    private readonly Pages pages = folder.Pages;

    [Fact]
    public void The_page_shows_the_grids_of_both_zones_the_error_and_the_neighbours()
    {
        var page = pages.Text("/where?text=36SYB+6783+6360");
        Assert.Contains("EXERCISE", page, StringComparison.Ordinal);
        Assert.All(
            ["36S YB 6783 6360", "37S BS 0772 6430", "36 N 767835 3663605", "Position 68", ">7\u00A0m<"],
            text => Assert.Contains(text, page, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Position 67<", page, StringComparison.Ordinal); // gone since 2003
        Assert.Contains(
            "Position 67<",
            pages.Read("/where?text=36SYB+6783+6360&as-of=2003-06-01"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_call_tells_what_the_page_shows()
    {
        var line = Line("/api/where?text=P68%204800mil%20800m");
        Assert.Equal("P68 4800mil 800m", line.GetProperty("place").GetString());
        Assert.Equal("36SYB6763", line.GetProperty("grid").GetString());
        Assert.Equal(
            ("P68", 800, 4800),
            (Near("place").GetString(), Near("metres").GetInt32(), Near("gridMils").GetInt32())
        );
        Assert.True(line.GetProperty("exercise").GetBoolean());
        Assert.Single(line.GetProperty("notes").EnumerateArray());

        JsonElement Near(string key) => line.GetProperty("near")[0].GetProperty(key);
    }

    [Fact]
    public void What_is_wrong_is_marked_where_it_stands_and_what_was_meant_is_a_link_away()
    {
        var page = pages.Read("/where?text=37SYB67836360");
        Assert.Contains("37S<mark class=\"wrong\">Y</mark>B67836360", Tight(page), StringComparison.Ordinal);
        Assert.Contains("/where?text=36SYB67836360", page, StringComparison.Ordinal);
        Assert.Contains("value=\"37SYB67836360\"", page, StringComparison.Ordinal);

        var refused = Line("/api/where?text=P68%206400%20800m&lang=ru", HttpStatusCode.BadRequest);
        var problem = refused.GetProperty("problems")[0];
        Assert.Equal((4, 4), (problem.GetProperty("start").GetInt32(), problem.GetProperty("length").GetInt32()));
        Assert.Contains("6400", problem.GetProperty("says").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_and_turned_around_text_are_shown_and_never_followed()
    {
        var page = pages.Read("/where?text=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("U+202E", pages.Text("/where?text=P68%E2%80%AE%20270%20800m"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grid_in_the_search_leads_there_and_a_name_does_not()
    {
        Assert.Contains("/where?text=36SYB67836360", await Search("36SYB67836360"), StringComparison.Ordinal);
        Assert.Contains("/where?text=P68", await Search("P68"), StringComparison.Ordinal);
        Assert.DoesNotContain("/where?text=", await Search("Mysal"), StringComparison.Ordinal);
    }

    private async Task<string> Search(string text)
    {
        using var sent = new HttpRequestMessage(HttpMethod.Post, "/search")
        {
            Content = new FormUrlEncodedContent([new("q", text)]),
        };
        sent.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await pages.Client.SendAsync(sent, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private JsonElement Line(string address, HttpStatusCode status = HttpStatusCode.OK) =>
        JsonDocument.Parse(pages.Read(address, status).Trim()).RootElement;

    private static string Tight(string page) => string.Concat(page.Split('\n').Select(line => line.Trim()));
}
