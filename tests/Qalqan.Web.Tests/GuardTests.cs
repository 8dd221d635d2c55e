using System.Net;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

public sealed class GuardTests(FirstCase first)
{
    private readonly Pages pages = first.Pages;

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/?as-of=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/finding/nothing", HttpStatusCode.NotFound)]
    [InlineData("/assets/nothing.css", HttpStatusCode.NotFound)]
    [InlineData("/healthz", HttpStatusCode.OK)]
    public void Every_answer_forbids_scripts_and_frames_of_other_places(string address, HttpStatusCode status)
    {
        using var response = pages.Get(address);

        Assert.Equal(status, response.StatusCode);
        AssertGuarded(response);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:5139")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("192.168.1.7")]
    [InlineData("0.0.0.0")]
    public void A_foreign_Host_is_refused_and_told_nothing_of_the_record(string host)
    {
        using var response = pages.Get("/?as-of=2024-03-20", ("Host", host));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = Pages.BodyOf(response);
        Assert.Contains("Host header", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Kazakhstan", body, StringComparison.Ordinal);
        AssertGuarded(response);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:5139")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:5139")]
    public void This_machine_by_any_of_its_names_is_answered(string host)
    {
        using var response = pages.Get("/healthz", ("Host", host));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("PUT", null, HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", null, HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", null, HttpStatusCode.Forbidden)]
    [InlineData("POST", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("POST", "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("POST", "null", HttpStatusCode.Forbidden)]
    [InlineData("POST", "own", HttpStatusCode.NotFound)] // findings take nothing, from whomever
    public void What_is_not_sent_from_a_form_of_ours_is_refused(string method, string? origin, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/");
        if (origin is not null)
            request.Headers.Add("Origin", origin is "own" ? pages.Address.GetLeftPart(UriPartial.Authority) : origin);
        using var response = pages.Client.Send(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        AssertGuarded(response);
    }

    [Fact]
    public void A_bug_is_a_page_that_says_so_and_shows_no_code()
    {
        using var broken = Pages.Of(
            new Questions(
                true,
                (_, _) => throw new InvalidOperationException("a secret"),
                (_, _, _) => throw new InvalidOperationException()
            )
        );
        using var response = broken.Get("/findings");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var body = Pages.BodyOf(response);
        Assert.Contains("<strong>EXERCISE</strong>", body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        AssertGuarded(response);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5139", true)]
    [InlineData("http://localhost:80;http://[::1]:5139", true)]
    [InlineData("http://0.0.0.0:5139", false)]
    [InlineData("http://*:5139", false)]
    [InlineData("http://+:5139", false)]
    [InlineData("http://127.0.0.1:5139;http://192.168.1.7:5139", false)]
    [InlineData("http://127.1:5139", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("http://user@localhost:5139", false)]
    [InlineData("https://127.0.0.1:5139", false)]
    [InlineData("", false)]
    public void Only_this_machine_is_served(string urls, bool isServed) =>
        Assert.Equal(isServed, Loopback.Refuse(urls) is null);

    [Theory]
    [InlineData(true, null, HttpStatusCode.OK, "null")]
    [InlineData(true, true, HttpStatusCode.OK, "true")]
    [InlineData(true, false, HttpStatusCode.ServiceUnavailable, "false")]
    [InlineData(false, true, HttpStatusCode.ServiceUnavailable, "true")]
    public void Health_says_writer_disk_backup_and_chain(
        bool canWrite,
        bool? isWhole,
        HttpStatusCode status,
        string whole
    )
    {
        var health = new Health(canWrite, 4096, NodaTime.Instant.FromUtc(2026, 11, 23, 1, 2, 3), isWhole);
        using var site = Pages.Of(new Questions(true, first.Desk.Assess, first.Desk.Explain), health);

        Assert.Equal(
            $$"""{"writer":{{(canWrite ? "true" : "false")}},"diskFreeBytes":4096,"lastBackup":"2026-11-23T01:02:03Z","whole":{{whole}},"lastDrill":null,"drill":null}""",
            site.Read("/healthz", status)
        );
    }

    private static void AssertGuarded(HttpResponseMessage response)
    {
        string Header(string name) => Assert.Single(response.Headers.GetValues(name));

        var policy = Header("Content-Security-Policy");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.False(response.Headers.Contains("Server"));
    }
}
