using System.Net;
using System.Text;
using System.Text.Json;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>The log by page and by call: what is typed is kept, struck lines stay legible, and a slip is said where it stands.</summary>
public sealed class LogTests(StateCase state) : IClassFixture<StateCase>
{
    [Fact]
    public void A_line_is_logged_with_its_words_and_what_it_became()
    {
        using var answer = Post("/log", ("words", "1432 P68 3 shots 270 800m bravo"), ("do", "observation"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = state.Pages.Text("/log");
        Assert.Contains("1432 P68 3 shots 270 800m bravo", page, StringComparison.Ordinal);
        Assert.Contains("241132ZNOV26", page, StringComparison.Ordinal);
        Assert.Contains(
            state.Folder.Journal.ReadAfter(state.Head - 1).Select(one => one.Read().Report.Claim),
            claim => claim is Observed { Count: 3, Side: "bravo", Post: "P68" }
        );
    }

    [Fact]
    public void A_line_from_the_future_is_refused_where_it_is_typed_and_its_words_stay()
    {
        var head = state.Head;

        using var answer = Post("/log", ("words", "1830 P68 shots"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(Pages.BodyOf(answer));
        Assert.Contains("value=\"1830 P68 shots\"", page, StringComparison.Ordinal);
        Assert.Contains("<mark>1830</mark>", page, StringComparison.Ordinal);
        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void Sent_twice_it_is_one_line_and_other_words_under_its_id_are_refused()
    {
        var id = Guid.NewGuid().ToString();
        using (Post("/log", ("words", "generator off"), ("form", id))) { }
        var head = state.Head;

        using (Post("/log", ("words", "generator off"), ("form", id))) { }
        using var other = Post("/log", ("words", "generator on"), ("form", id));

        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void A_struck_line_stays_legible_and_what_was_made_of_it_counts_no_more()
    {
        using var written = Call("/api/log", new { words = "P27 2 explosions", @as = "observation" });
        var entry = Line(written).GetProperty("entry").GetInt64();

        using (Post("/log/line", ("do", $"strike {entry}"))) { }

        Assert.Contains("<s><bdi>P27 2 explosions</bdi></s>", state.Pages.Text("/log"), StringComparison.Ordinal);
        Assert.DoesNotContain("P27 2 explosions", state.Pages.Read("/api/observations"), StringComparison.Ordinal);
        Assert.Contains("strike", state.Pages.Text("/log"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P68 شاهدنا طائرة", HttpStatusCode.OK)]
    [InlineData("P68 \u202Eshots", HttpStatusCode.BadRequest)]
    [InlineData("   ", HttpStatusCode.BadRequest)]
    public void Letters_from_the_right_are_words_and_marks_that_turn_them_are_refused(
        string words,
        HttpStatusCode wanted
    )
    {
        using var answer = Call("/api/log", new { words });

        Assert.Equal(wanted, answer.StatusCode);
    }

    [Fact]
    public void A_line_is_read_back_without_being_recorded()
    {
        var head = state.Head;

        var read = state.Pages.Read("/api/log/read?words=" + Uri.EscapeDataString("1432 P99 shots 6500 800m"));

        Assert.Contains("P99", read, StringComparison.Ordinal);
        Assert.Contains("0000 to 6399", read, StringComparison.Ordinal);
        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void A_flash_report_leaves_by_another_hand_and_its_clock_says_where_the_time_went()
    {
        using var written = Call("/api/log", new { words = "P32 shots 3900 1700m nd", @as = "flash" });
        var flash = Line(written).GetProperty("flash").GetString()!;

        using (var early = Post($"/flash/{flash}", ("do", "acknowledge"), ("by", "joc")))
            Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
        using (var own = Post($"/flash/{flash}/release"))
            Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);
        var outcome = state.Desk.Flashing.Release(User.Local(post: "CO", person: "R1-001"), new Inquiry(), flash);
        Assert.Empty(outcome.Problems);
        using (Post($"/flash/{flash}", ("do", "acknowledge"), ("by", "joc"))) { }
        using (Post($"/flash/{flash}", ("do", "rewrite"), ("words", "Four shots, not three"))) { }

        var page = state.Pages.Text($"/flash/{flash}");
        Assert.Contains("drafted, not released", page, StringComparison.Ordinal);
        Assert.Contains("Four shots, not three", page, StringComparison.Ordinal);
        var steps = state
            .Pages.Read("/api/flashes")
            .Split('\n')
            .First(line => line.Contains(flash, StringComparison.Ordinal));
        Assert.Equal(
            ["drafted", "released", "acknowledged", "updated"],
            JsonDocument
                .Parse(steps)
                .RootElement.GetProperty("steps")
                .EnumerateArray()
                .Select(step => step.GetProperty("step").GetString()!)
        );
    }

    [Fact]
    public void Who_told_is_a_number_and_a_class_and_the_name_is_in_no_page_and_no_entry()
    {
        using var page = Post("/informants", ("class", "herder"), ("name", "Aigerim Synaqova"), ("contact", ""));
        var body = WebUtility.HtmlDecode(Pages.BodyOf(page));

        Assert.Contains("SRC-261124-", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Synaqova", body, StringComparison.Ordinal);
        var entry = state.Folder.Journal.ReadAfter(state.Head - 1).First();
        Assert.IsType<InformantKnown>(entry.Read().Report.Claim);
        Assert.DoesNotContain("Synaqova", Encoding.UTF8.GetString(entry.Bytes.Span), StringComparison.Ordinal);
    }

    private HttpResponseMessage Post(string address, params (string Name, string Value)[] fields) =>
        Send(address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private HttpResponseMessage Call(string address, object sent) =>
        Send(address, new StringContent(JsonSerializer.Serialize(sent), Encoding.UTF8, "application/json"));

    private HttpResponseMessage Send(string address, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Add("Origin", state.Pages.Address.GetLeftPart(UriPartial.Authority));
        return state.Pages.Client.Send(request);
    }

    private static JsonElement Line(HttpResponseMessage answer) =>
        JsonDocument.Parse(Pages.BodyOf(answer).Split('\n')[0]).RootElement;
}
