using System.Net;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

/// <summary>A relief in place: at the signed minute one may write and the other no longer.</summary>
public sealed class HandoverTests(FirstCase first)
{
    [Fact]
    public void At_the_signed_minute_one_may_write_and_the_other_no_longer()
    {
        using var site = TwoPeople();
        var (gives, takes) = (site.In("R1-004"), site.In("R2-004"));
        Assert.Equal(HttpStatusCode.NotFound, takes.Status("/state"));

        // 1500Z by the clock of Damascus, an hour and a half ahead.
        var signed = Sign(site, gives, minute: "2026-11-24 18:00");
        Assert.Equal("/me", signed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, Write(gives));
        Assert.Equal(HttpStatusCode.NotFound, Write(takes));
        site.Clock.Now = Instant.FromUtc(2026, 11, 24, 14, 59, 59);
        Assert.Equal(HttpStatusCode.OK, Write(gives));
        site.Clock.Now = Instant.FromUtc(2026, 11, 24, 15, 0);
        takes.Send("/me/post", ("scope", Guarded.Scope), ("post", "S1"));

        Assert.Equal(HttpStatusCode.NotFound, Write(gives));
        Assert.Equal(HttpStatusCode.OK, gives.Status("/state"));
        Assert.Contains("was handed over", gives.Text("/state"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, Write(takes));
        site.Clock.Now += Posts.LooksOn;
        Assert.NotEqual(HttpStatusCode.OK, gives.Status("/state"));
    }

    [Theory]
    [InlineData("R2-004", "", "to-password")] // signed by one
    [InlineData("R2-004", "guess what it is", "to-password")]
    [InlineData("R1-004", Guarded.Password, "to")] // both signatures by one
    [InlineData("nobody", Guarded.Password, "to")]
    public void A_handover_that_two_did_not_sign_changes_nothing(string to, string password, string field)
    {
        using var site = TwoPeople();
        var gives = site.In("R1-004");
        var entries = site.Journal.Head;

        using var answer = Sign(site, gives, to, password);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"id=\"{field}\"", Pages.BodyOf(answer), StringComparison.Ordinal);
        Assert.Equal(entries, site.Journal.Head);
        Assert.Equal(HttpStatusCode.OK, Write(gives));
    }

    [Theory]
    [InlineData("2026-11-24 08:00")] // gone
    [InlineData("2027-02-01 08:00")]
    [InlineData("tomorrow")]
    public void A_minute_that_nobody_can_sign_for_is_refused(string minute)
    {
        using var site = TwoPeople();
        var gives = site.In("R1-004");
        var entries = site.Journal.Head;

        Assert.Equal(HttpStatusCode.BadRequest, Sign(site, gives, minute: minute).StatusCode);
        Assert.Equal(entries, site.Journal.Head);
    }

    [Fact]
    public void A_post_that_nobody_holds_says_nothing_and_cannot_be_handed_over()
    {
        using var site = TwoPeople();
        var holder = site.In("R1-004");
        var admin = DoorTests.Administrator(site);
        admin.Send("/access/relieve", ("scope", Guarded.Scope), ("post", "S1"));
        var entries = site.Journal.Head;

        Assert.Equal(HttpStatusCode.NotFound, Write(holder));
        Assert.Equal(HttpStatusCode.NotFound, Sign(site, holder).StatusCode);
        Assert.Equal(entries, site.Journal.Head);
        Assert.Null(site.Desk.Posts.Find(Guarded.Scope, "S1")!.Holder);
    }

    /// <summary>Who was relieved may look on, but no compartment is opened to them any more.</summary>
    [Fact]
    public void Who_handed_over_sees_no_compartment_from_that_minute()
    {
        using var site = TwoPeople(Compartment.Medical);
        var gives = site.In("R1-004", withDetail: true);
        Assert.Contains("vaccinated", gives.Text("/person/R1-017"), StringComparison.OrdinalIgnoreCase);

        Sign(site, gives);
        site.Clock.Now += Duration.FromMinutes(1);

        Assert.DoesNotContain("vaccinated", gives.Text("/person/R1-017"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("R1-017", gives.Text("/person/R1-017"), StringComparison.Ordinal);
    }

    /// <summary>A handover signed for tomorrow is taken back where the holder is relieved today.</summary>
    [Fact]
    public void What_is_signed_for_later_is_taken_back_by_what_is_signed_since()
    {
        using var site = TwoPeople();
        var gives = site.In("R1-004");
        Assert.Equal(HttpStatusCode.Redirect, Sign(site, gives, minute: "2026-11-25 08:00").StatusCode);
        Assert.Contains("R2-004", gives.Text("/handover"), StringComparison.Ordinal);
        var admin = DoorTests.Administrator(site);
        admin.Send("/access/relieve", ("scope", Guarded.Scope), ("post", "S1"));

        site.Clock.Now = Instant.FromUtc(2026, 11, 25, 12, 0);

        Assert.Null(site.Desk.Posts.Find(Guarded.Scope, "S1")!.Holder);
    }

    /// <summary>What is said carries post and person, the person from the session and not from the form.</summary>
    [Fact]
    public void Everything_said_carries_the_post_and_the_person()
    {
        using var site = TwoPeople();
        var clerk = site.In("R1-004");
        clerk.SendJson("/api/state", """{"day":"2026-11-24","set":[{"person":"R3-050","state":"sick"}]}""");

        var entry = site.Journal.ReadAfter(site.Journal.Head.Number - 1).Single().Read();

        Assert.IsType<Stated>(entry.Report.Claim);
        Assert.Equal(new Source("S1", "R1-004"), entry.Report.Source);
    }

    private static HttpStatusCode Write(Visitor visitor) =>
        visitor.SendJson("/api/state", """{"day":"2026-11-24","set":[]}""").StatusCode;

    private static HttpResponseMessage Sign(
        Guarded site,
        Visitor gives,
        string to = "R2-004",
        string password = Guarded.Password,
        string minute = ""
    )
    {
        site.Clock.Now += Duration.FromSeconds(31);
        return gives.Send(
            "/handover",
            ("password", Guarded.Password),
            ("factor", site.Code),
            ("to", to),
            ("to-password", password),
            ("to-factor", site.Code),
            ("minute", minute)
        );
    }

    private Guarded TwoPeople(params Compartment[] compartments)
    {
        var site = new Guarded(first);
        site.Seat("R1-004", "S1", "s1", compartments);
        site.Seat("R2-004", "AID", "inspector");
        return site;
    }
}
