using System.Net;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

/// <summary>What one signed another releases: as person and as post, on the page and over the API.</summary>
public sealed class ReleaseTests(FirstCase first)
{
    private const string Day = """{"day":"2026-11-24"}""";

    [Fact]
    public void The_author_cannot_release_his_own_report_and_another_can()
    {
        using var site = Signed(out var author);
        site.Seat("R1-001", "COMD", "commander");
        var other = site.In("R1-001");

        Assert.Equal(HttpStatusCode.NotFound, author.SendJson("/api/state/release", Day).StatusCode); // S1 does not release
        Assert.Equal(HttpStatusCode.OK, other.SendJson("/api/state/release", Day).StatusCode);

        var entry = site.Journal.ReadAfter(site.Journal.Head.Number - 1).Single().Read();
        Assert.IsType<Released>(entry.Report.Claim);
        Assert.Equal(new Source("COMD", "R1-001"), entry.Report.Source);
        Assert.Contains("Released by COMD", other.Text("/state?day=2026-11-24"), StringComparison.Ordinal);
        var head = site.Journal.Head;
        Assert.Equal(HttpStatusCode.OK, other.SendJson("/api/state/release", Day).StatusCode);
        Assert.Equal(head, site.Journal.Head); // once
    }

    /// <summary>Also in another post, in which he may release, he is still the author.</summary>
    [Theory]
    [InlineData("/api/state/release")]
    [InlineData("/state/release?day=2026-11-24")]
    public void The_author_in_another_post_is_still_the_author(string address)
    {
        using var site = Signed(out var author);
        site.Seat("R1-004", "COMD", "commander");
        author.Send("/me/post", ("scope", Guarded.Scope), ("post", "COMD"));
        var head = site.Journal.Head;

        using var answer = address.StartsWith("/api", StringComparison.Ordinal)
            ? author.SendJson(address, Day)
            : author.Send($"{address}&signature={SignatureOf(site)}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("another person in another post", Pages.BodyOf(answer), StringComparison.Ordinal);
        Assert.Equal(head, site.Journal.Head);
    }

    /// <summary>Who takes the author's post over is another person in the same post: the post does not release what it wrote.</summary>
    [Fact]
    public void The_authors_successor_in_the_post_cannot_release_it_either()
    {
        using var site = Signed(out _);
        var id = site.Journal.ReadAfter(site.Journal.Head.Number - 1).Single().Read().Report.Id;

        var outcome = site.Desk.Releasing.Release(User.Local(post: "S1", person: "R2-004"), Guarded.Scope, id);

        Assert.NotEmpty(outcome.Problems);
    }

    /// <summary>Signed anew after somebody looked: they have not seen what they would release.</summary>
    [Theory]
    [InlineData("/state/release?day=2026-11-24&signature=7")]
    [InlineData("/state/release?day=2026-11-24")]
    public void Another_signature_than_the_one_that_was_seen_is_not_released(string address)
    {
        using var site = Signed(out _);
        site.Seat("R1-001", "COMD", "commander");
        var other = site.In("R1-001");
        var head = site.Journal.Head;

        Assert.Equal(HttpStatusCode.BadRequest, other.Send(address).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            other.SendJson("/api/state/release", """{"day":"2026-11-24","signature":7}""").StatusCode
        );
        Assert.Equal(head, site.Journal.Head);
        var page = other.Text("/state?day=2026-11-24");
        var form = System
            .Text.RegularExpressions.Regex.Match(page, "action=\"(/state/release[^\"]*)\"")
            .Groups[1]
            .Value;
        using var released = other.Send(form);
        Assert.True(released.StatusCode is HttpStatusCode.Redirect, $"{form}: {Pages.BodyOf(released)}");
    }

    [Fact]
    public void What_is_no_signed_report_is_not_released()
    {
        using var site = Signed(out _);
        var other = User.Local(post: "COMD", person: "R1-001");
        var states = site
            .Journal.ReadAfter(0)
            .Select(stored => stored.Read().Report)
            .First(report => report.Claim is Stated);

        Assert.NotEmpty(site.Desk.Releasing.Release(other, Guarded.Scope, states.Id).Problems);
        Assert.NotEmpty(site.Desk.Releasing.Release(other, "undof", states.Id).Problems);
        Assert.NotEmpty(site.Desk.Releasing.Release(User.Local(post: "COMD"), Guarded.Scope, states.Id).Problems);
    }

    private static long SignatureOf(Guarded site) =>
        site.Journal.ReadAfter(0).Last(stored => stored.Read().Report.Claim is StrengthSigned).Number;

    private Guarded Signed(out Visitor author)
    {
        var site = new Guarded(first);
        site.Seat("R1-004", "S1", "s1");
        author = site.In("R1-004");
        var people = site
            .Desk.Signing.Sheet(new Inquiry(Scope: Guarded.Scope), "2026-11-24")
            .Scopes[0]
            .Value.State.Rows;
        var set = string.Join(
            ',',
            people.Where(row => row.State is null).Select(row => $$"""{"person":"{{row.Person}}","state":"present"}""")
        );
        var signed = author.SendJson("/api/state", $$"""{"day":"2026-11-24","set":[{{set}}],"sign":"S1"}""");
        Assert.True(signed.IsSuccessStatusCode, Pages.BodyOf(signed));
        return site;
    }
}
