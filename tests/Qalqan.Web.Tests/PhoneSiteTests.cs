using System.Net;
using System.Text;
using System.Text.Json;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Web.Tests;

/// <summary>The phone's addresses over a socket: what they give, to whom, and how much they take.</summary>
public sealed class PhoneSiteTests : IDisposable
{
    private readonly PhoneCase phone = new();
    private readonly Pages pages;

    public PhoneSiteTests()
    {
        pages = Pages.Of(phone.Desk, camp: phone.Camp);
        phone.Devices.Add(phone.Device);
    }

    public void Dispose()
    {
        pages.Dispose();
        phone.Dispose();
    }

    [Theory]
    [InlineData("/phone", "text/html")]
    [InlineData("/phone/pair", "text/html")]
    [InlineData("/phone/sw.js", "text/javascript")]
    [InlineData("/phone.webmanifest", "application/manifest+json")]
    public void The_shell_is_given_to_everybody_is_asked_for_anew_and_holds_no_record(string address, string type)
    {
        using var response = pages.Get(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("no-cache", response.Headers.CacheControl?.ToString() ?? "no-cache", StringComparison.Ordinal);
        var body = Pages.BodyOf(response);
        foreach (var secret in (string[])["R1-0", "Mysal", "PL1", PhoneCase.Scope])
            Assert.DoesNotContain(secret, body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worker_may_serve_the_page_above_it_and_names_what_it_keeps()
    {
        using var response = pages.Get("/phone/sw.js");

        Assert.Equal("/phone", response.Headers.GetValues("Service-Worker-Allowed").Single());
        using var shell = pages.Get("/phone");
        var version = shell.Headers.GetValues("Qalqan-Shell").Single();
        var worker = Pages.BodyOf(response);
        Assert.StartsWith($"const version = \"{version}\";", worker, StringComparison.Ordinal);
        var files = JsonSerializer.Deserialize<string[]>(worker.Split("const files = ")[1].Split(";\n")[0])!;
        Assert.True(files.Length > 12, $"{files.Length} files");
        foreach (var file in files)
            Assert.NotEmpty(pages.Read(file));
        // What the page loads is kept, and every import leads to what is kept.
        foreach (
            var import in files
                .Where(file => file.EndsWith(".js", StringComparison.Ordinal))
                .SelectMany(file => pages.Read(file).Split("from \"").Skip(1))
                .Select(rest => rest.Split('"')[0])
        )
            Assert.Contains(import, files);
    }

    [Fact]
    public async Task Nobody_without_a_session_is_heard_or_shown_anything()
    {
        using var sheet = pages.Get("/api/phone/sheet");
        Assert.Equal(HttpStatusCode.Unauthorized, sheet.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send("""{"now":"x"}""", session: false)).Status);
    }

    [Fact]
    public async Task What_is_larger_longer_or_no_sending_is_refused_with_a_sentence_and_changes_nothing()
    {
        var (head, now) = (phone.Head, Iso.Format(phone.Clock.Now));
        foreach (
            var (body, status) in ((string, HttpStatusCode)[])
                [
                    (new string(' ', (256 << 10) + 1), HttpStatusCode.RequestEntityTooLarge),
                    ("no json", HttpStatusCode.BadRequest),
                    (
                        $$"""{"now":"{{now}}","messages":[{{string.Join(',', Enumerable.Repeat("{}", 101))}}]}""",
                        HttpStatusCode.BadRequest
                    ),
                    ("""{"now":"2025-11-24T12:00:00Z","messages":[]}""", HttpStatusCode.Forbidden),
                ]
        )
        {
            var (seen, said) = await Send(body);
            Assert.Equal(status, seen);
            Assert.NotEmpty(said.GetProperty("refused").GetString()!);
        }
        Assert.Equal(head, phone.Head);
    }

    [Fact]
    public async Task A_message_is_answered_by_its_id_and_the_sheet_says_that_it_was_heard()
    {
        var message = phone.Sign(phone.UnitState(phone.States()));

        var (status, said) = await Send(
            JsonSerializer.Serialize(
                new
                {
                    now = Iso.Format(phone.Clock.Now),
                    messages = new[]
                    {
                        new
                        {
                            id = message.Id,
                            body = message.Body,
                            signature = Convert.ToBase64String(message.Signature),
                        },
                    },
                }
            )
        );

        Assert.Equal(HttpStatusCode.OK, status);
        var result = said.GetProperty("results")[0];
        Assert.Equal(
            (message.Id, "recorded", phone.Head),
            (
                result.GetProperty("id").GetString(),
                result.GetProperty("outcome").GetString(),
                result.GetProperty("entry").GetInt64()
            )
        );
        using var sheet = Sheet();
        Assert.Equal(phone.Device.Post, sheet.RootElement.GetProperty("reportedBy").GetString());
        Assert.Equal(PhoneCase.Strength, sheet.RootElement.GetProperty("people").GetArrayLength());
        Assert.Equal(PhoneCase.Strength - 1, sheet.RootElement.GetProperty("expected").GetInt32());
        using var desk = Pages.Of(phone.Desk);
        var unit = desk.Read("/api/state")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("what").GetString() == "unit")
            .ToDictionary(line => line.GetProperty("subUnit").GetString()!);
        Assert.Equal(phone.Device.Post, unit["PL1"].GetProperty("reportedBy").GetString());
        Assert.Equal(JsonValueKind.Null, unit["PL2"].GetProperty("reportedAt").ValueKind);
    }

    [Fact]
    public void Who_gave_the_post_away_is_shown_nobody_of_it_any_more()
    {
        phone.HandOver(phone.Clock.Now - Duration.FromMinutes(1));

        using var response = pages.Get("/api/phone/sheet", ("Cookie", Cookie));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("Mysal", Pages.BodyOf(response), StringComparison.Ordinal);
    }

    /// <summary>It comes every minute over a thin link: a platoon, the positions, a busy watch and an alarm.</summary>
    [Fact]
    public void The_sheet_has_the_positions_the_watch_of_its_own_and_the_alarm_in_12_kB()
    {
        for (var count = 0; count < 20; count++)
            phone.Send(phone.Shots(phone.Clock.Now - Duration.FromMinutes(30 * count)));
        var alarm = phone.Desk.MusterOrders.Raise(User.Local(), null, "shelling", "Two impacts", "", null).Number!;
        phone.Desk.MusterOrders.Account(User.Local(), null, alarm, "R1-002", "", isThere: true);

        using var response = pages.Get("/api/phone/sheet?position=P68", ("Cookie", Cookie));

        var body = Pages.BodyOf(response);
        var sheet = JsonDocument.Parse(body).RootElement;
        Assert.Contains(
            sheet.GetProperty("places").EnumerateArray(),
            place => place.GetProperty("id").GetString() == "P68"
        );
        Assert.Equal(20, sheet.GetProperty("watch").GetArrayLength());
        Assert.Equal(alarm, sheet.GetProperty("alarm").GetProperty("alarm").GetString());
        Assert.Equal(
            "R1-002",
            Assert.Single(sheet.GetProperty("alarm").GetProperty("there").EnumerateArray()).GetString()
        );
        Assert.InRange(Encoding.UTF8.GetByteCount(body), 1, 12_000);
        using var elsewhere = pages.Get("/api/phone/sheet?position=P22", ("Cookie", Cookie));
        Assert.Equal(0, JsonDocument.Parse(Pages.BodyOf(elsewhere)).RootElement.GetProperty("watch").GetArrayLength());
    }

    private string Cookie => $"qalqan-device={phone.Devices.Begin(phone.Device).Token}";

    private JsonDocument Sheet()
    {
        using var response = pages.Get("/api/phone/sheet", ("Cookie", Cookie));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(Pages.BodyOf(response));
    }

    private async Task<(HttpStatusCode Status, JsonElement Said)> Send(string body, bool session = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/outbox");
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        if (session)
            request.Headers.Add("Cookie", Cookie);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await pages.Client.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
