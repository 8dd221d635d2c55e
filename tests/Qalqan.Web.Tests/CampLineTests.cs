using System.Net;

namespace Qalqan.Web.Tests;

/// <summary>What each line of the camp answers, to whom and under which name.</summary>
public sealed class CampLineTests(Camp camp) : IClassFixture<Camp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/roll")]
    [InlineData("/phones")]
    [InlineData("/api/phones")]
    [InlineData("/phone/pair")]
    [InlineData("/api/device/session")]
    [InlineData("/healthz")]
    [InlineData("/sign-in")]
    [InlineData("/pair/x")]
    public void The_plain_line_leads_to_pairing_and_nowhere_else(string address)
    {
        using var response = Camp.Get(camp.Plain, address);

        Assert.Equal((HttpStatusCode.Redirect, "/pair"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Empty(Pages.BodyOf(response));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public void The_plain_line_hands_out_the_certificate_and_says_its_fingerprint_and_gives_no_cookie()
    {
        using var page = Camp.Get(camp.Plain, "/pair?lang=ru");
        using var certificate = Camp.Get(camp.Plain, "/ca.crt");
        using var bytes = new MemoryStream();
        certificate.Content.ReadAsStream(TestContext.Current.CancellationToken).CopyTo(bytes);
        var text = Pages.BodyOf(page);

        Assert.Equal("application/x-x509-ca-cert", certificate.Content.Headers.ContentType?.MediaType);
        Assert.Equal(camp.Node.Authority.Certificate.ToArray(), bytes.ToArray());
        Assert.Contains(
            camp.Node.Authority.Fingerprint,
            text.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains($"href=\"{camp.Origin}/phone/pair\"", text, StringComparison.Ordinal);
        Assert.Contains("Привязать этот телефон", text, StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
        var asset = System.Text.RegularExpressions.Regex.Match(text, "/assets/[^\"]+").Value;
        using var style = Camp.Get(camp.Plain, asset);
        Assert.Equal(HttpStatusCode.OK, style.StatusCode);
    }

    [Theory]
    [InlineData("/pair")]
    [InlineData("/api/device/pair")]
    [InlineData("/phones/revoke")]
    public void What_is_sent_over_the_plain_line_is_refused_unread(string address)
    {
        var head = camp.Head;

        Assert.Equal(HttpStatusCode.Forbidden, Camp.Send(camp.Plain, address, "{}").Status);
        Assert.Equal(head, camp.Head);
        Assert.Contains("over the plain line", camp.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void By_the_sealed_line_nobody_is_let_in_unasked_though_the_exercise_is_open_on_this_machine()
    {
        using var own = Camp.Get(camp.Own, "/phones");
        using var page = Camp.Get(camp.Sealed, "/phones");
        using var api = Camp.Get(camp.Sealed, "/api/phones");
        using var wrong = Camp.Get(camp.Sealed, Camp.Probe, cookie: "qalqan-device=" + new string('0', 64));

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.StartsWith("/sign-in", page.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Contains(
            "max-age=",
            page.Headers.GetValues("Strict-Transport-Security").Single(),
            StringComparison.Ordinal
        );
        Assert.False(own.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.3")]
    [InlineData("camp-laptop.evil.example")]
    public void A_Host_of_elsewhere_is_refused_on_the_lines_of_the_camp(string host)
    {
        foreach (var client in (HttpClient[])[camp.Sealed, camp.Plain])
        {
            using var response = Camp.Get(client, "/pair", host);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("Host header", Pages.BodyOf(response), StringComparison.Ordinal);
        }
        Assert.Contains("a Host header of elsewhere", camp.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_camps_names_are_answered_in_the_camp_and_not_on_this_machines_own_line()
    {
        using var name = Camp.Get(camp.Sealed, "/pair", "camp-laptop");
        using var address = Camp.Get(camp.Own, "/pair", "127.0.0.2");
        using var own = Camp.Get(camp.Own, "/healthz", "camp-laptop");

        Assert.Equal(HttpStatusCode.OK, name.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, address.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, own.StatusCode);
    }

    [Theory]
    [InlineData("https://127.0.0.2:SEALED", true)]
    [InlineData("http://127.0.0.2:PLAIN", true)]
    [InlineData("http://127.0.0.2:SEALED", false)]
    [InlineData("https://0.0.0.0:SEALED", false)]
    [InlineData("http://[::]:PLAIN", false)]
    [InlineData("http://127.0.0.3:PLAIN", false)]
    public void The_last_line_of_defence_knows_the_camps_lines_and_no_other(string url, bool isOurs) =>
        Assert.Equal(
            isOurs,
            camp.Node.Network.Serves(
                url.Replace("SEALED", $"{camp.Node.Network.SealedPort}", StringComparison.Ordinal)
                    .Replace("PLAIN", $"{camp.Node.Network.PlainPort}", StringComparison.Ordinal)
            )
        );
}
