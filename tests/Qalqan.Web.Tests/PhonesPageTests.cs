using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>The page of phones as somebody at the laptop uses it, and the same for programs.</summary>
public sealed partial class PhonesPageTests : IDisposable
{
    private readonly Camp camp = new();

    public void Dispose() => camp.Dispose();

    [Fact]
    public void A_phone_is_given_and_taken_away_by_the_pages_own_forms()
    {
        var clerk = new Clerk(camp.Pages);
        clerk.Open("/phones");
        Assert.Contains("No phone has been paired.", clerk.Text, StringComparison.Ordinal);
        clerk.Press("Open a code", ("last-day", "2026-12-24"));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Contains("Open for 10 more minutes, until 241210ZNOV26", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("2026-12-24", clerk.Text, StringComparison.Ordinal);
        var letters = Letters.Match(clerk.Text).Groups[1].Value;

        using var phone = new Phone(camp);
        Assert.Equal("2026-12-24T19:00:00Z", phone.Pair(letters).Body.GetProperty("ends").GetString());
        phone.Enter();
        clerk.Follow("Phones");
        Assert.Contains(phone.Device, clerk.Text, StringComparison.Ordinal);
        Assert.Contains("Speaks", clerk.Text, StringComparison.Ordinal);

        clerk.Press("Revoke");
        Assert.Contains("Revoked · 241200ZNOV26", clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<button class=\"quiet\"", clerk.Text, StringComparison.Ordinal);
        Assert.Null(phone.Seen());
    }

    [Theory]
    [InlineData("en", "Give a phone")]
    [InlineData("ru", "Выдать телефон")]
    [InlineData("kk", "Телефон беру")]
    public void The_page_says_everything_in_its_language(string language, string words)
    {
        using var phone = Phone.In(camp);
        var page = camp.Pages.Text($"/phones?lang={language}");

        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\[web\.", page);
        Assert.Contains("EXERCISE", page, StringComparison.Ordinal);
        Assert.Contains(phone.Device, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2028-01-01")]
    [InlineData("tomorrow")]
    public void A_last_day_out_of_reach_is_refused_and_what_was_typed_is_kept(string day)
    {
        var clerk = new Clerk(camp.Pages);
        clerk.Open("/phones");
        clerk.Press("Open a code", ("last-day", day));

        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
        Assert.Contains($"value=\"{day}\"", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("2026-11-24", clerk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"scope":"mil-1","post":"S1","person":"R1-018"}""", "seat")]
    [InlineData("""{"scope":"mil-1","post":"S9","person":"R1-017"}""", "seat")]
    [InlineData("""{"scope":"mil-1","post":"S1","person":"R1-017","lastDay":"x"}""", "last-day")]
    [InlineData("""{"scope":"mil-1","post":"S1"}""", "the body")]
    public void A_post_that_the_person_does_not_hold_is_given_no_phone(string order, string where)
    {
        var head = camp.Head;
        var (status, body) = Camp.Send(camp.Own, "/api/phones/pair", order);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(where, body.GetProperty("problems")[0].GetProperty("where").GetString());
        Assert.Equal(JsonValueKind.Null, body.GetProperty("code").ValueKind);
        Assert.Equal(head, camp.Head);
    }

    [Fact]
    public void A_program_gives_lists_and_revokes_as_the_page_does()
    {
        var order = """{"scope":"mil-1","post":"S1","person":"R1-017"}""";
        var (_, given) = Camp.Send(camp.Own, "/api/phones/pair", order);
        using var phone = new Phone(camp);
        var qr = given.GetProperty("qr").GetString()!;
        phone.Pair(given.GetProperty("code").GetString()!);

        Assert.Equal(
            $"{camp.Plain.BaseAddress}pair#c={given.GetProperty("code")}&f={camp.Node.Authority.Fingerprint}&s={camp.Node.Network.SealedPort}",
            qr
        );
        using var line = JsonDocument.Parse(camp.Pages.Read("/api/phones"));
        Assert.Equal(
            $$"""{"device":"{{phone.Device}}","scope":"mil-1","post":"S1","person":"R1-017","paired":"2026-11-24T12:00:00Z","ends":"2027-02-14T19:00:00Z","revoked":null,"seen":null,"state":"open","exercise":true}""",
            line.RootElement.GetRawText()
        );
        var (status, revoked) = Camp.Send(camp.Own, "/api/phones/revoke", $$"""{"device":"{{phone.Device}}"}""");
        Assert.Equal((HttpStatusCode.OK, true), (status, revoked.GetProperty("revoked").GetBoolean()));
    }

    [Fact]
    public void A_post_that_nobody_holds_is_offered_to_nobody()
    {
        camp.Clock.Now += Duration.FromMinutes(1);
        camp.Desk.Posts.HandOver(User.Local(), Camp.Scope, Camp.Post, null, camp.Clock.Now);

        Assert.Contains("Nobody holds a post yet.", camp.Pages.Text("/phones"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_node_is_not_served_in_the_camp_the_page_says_how_it_would_be()
    {
        using var alone = Pages.Of(
            Judging.DeskOf(
                camp.Folder,
                devices: new Qalqan.Camp.Devices(camp.Folder.FullPath, FolderKey.None, camp.Clock)
            )
        );

        Assert.Contains("qalqan serve --lan", alone.Text("/phones"), StringComparison.Ordinal);
        Assert.DoesNotContain("/phones/pair", alone.Read("/phones"), StringComparison.Ordinal);
        alone.Read("/pair", HttpStatusCode.NotFound);
        alone.Read("/ca.crt", HttpStatusCode.NotFound);
    }

    [GeneratedRegex("""<p class="letters"><code>([0-9A-Z ]+)</code>""")]
    private static partial Regex Letters { get; }
}
