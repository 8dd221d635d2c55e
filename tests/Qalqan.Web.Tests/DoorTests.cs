using System.Net;
using NodaTime;
using Qalqan.Access;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>Who comes in, who does not, and what is changed by neither.</summary>
public sealed class DoorTests(FirstCase first)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/roll")]
    [InlineData("/nowhere")]
    [InlineData("/person/R1-017")]
    [InlineData("/person/R9-999")]
    public void Who_did_not_come_in_is_shown_the_way_in_whatever_they_ask_for(string address)
    {
        using var site = new Guarded(null);

        using var answer = site.Pages.Get(address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/sign-in?back={Uri.EscapeDataString(address)}", answer.Headers.Location!.ToString());
    }

    [Fact]
    public void The_first_administrator_is_made_once_and_by_the_code_that_the_program_printed()
    {
        using var site = new Guarded(null);
        var visitor = new Visitor(site.Pages);

        Assert.Equal(HttpStatusCode.BadRequest, First(visitor, "0000-0000-0000-0000").StatusCode);
        Assert.True(site.Gate.Accounts.IsEmpty);
        var typed = site.Gate.FirstCode.Replace('-', ' ').ToLowerInvariant();
        Assert.Equal("/me", First(visitor, typed).Headers.Location!.ToString());

        Assert.Contains("R1-004 · ADMIN", visitor.Text("/me"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, First(visitor, typed).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status("/access")); // not without a second factor
        Assert.DoesNotContain(
            Guarded.Password,
            File.ReadAllText(Path.Combine(site.Data, "access.json")),
            StringComparison.Ordinal
        );

        static HttpResponseMessage First(Visitor visitor, string code) =>
            visitor.Send(
                "/first",
                ("code", code),
                ("person", "R1-004"),
                ("password", Guarded.Password),
                ("again", Guarded.Password)
            );
    }

    [Fact]
    public void A_session_outlives_a_restart_and_ends_on_command()
    {
        using var site = Seated();
        var visitor = site.In("R1-004");
        Assert.Equal(HttpStatusCode.OK, visitor.Status("/roll"));

        site.Restart();
        var after = new Visitor(site.Pages);
        foreach (var (name, value) in visitor.Cookies)
            after.Cookies[name] = value;
        Assert.Equal(HttpStatusCode.OK, after.Status("/roll"));

        site.Gate.Sessions.End(session => session.Person == "R1-004");
        Assert.Equal(HttpStatusCode.Redirect, after.Status("/roll"));
    }

    [Fact]
    public void A_session_ends_by_itself_after_twelve_hours_without_a_sign()
    {
        using var site = Seated();
        var visitor = site.In("R1-004");
        site.Clock.Now += Duration.FromHours(11);
        Assert.Equal(HttpStatusCode.OK, visitor.Status("/roll"));
        site.Clock.Now += Duration.FromHours(13);

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status("/roll"));
    }

    [Fact]
    public void A_code_of_the_second_device_is_taken_once()
    {
        using var site = Seated();
        site.In("R1-004");
        var again = new Visitor(site.Pages);

        var answer = again.Send("/sign-in", ("person", "R1-004"), ("password", Guarded.Password), ("code", site.Code));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(again.Cookies);
    }

    /// <summary>Ten thousand wrong passwords from one place: few are even tried, and who was in before still comes in.</summary>
    [Fact]
    public void Ten_thousand_wrong_passwords_keep_nobody_out_who_was_here_before()
    {
        using var site = Seated();
        var known = site.In("R1-004");
        var attacker = new Visitor(site.Pages);
        var entries = site.Journal.Head;

        var answers = Enumerable
            .Range(0, 10_000)
            .Select(number => site.Gate.SignIns.Try(new Attempt("R1-004", $"guess {number}", "", "10.0.0.66", null)))
            .ToList();

        Assert.All(answers, answer => Assert.Null(answer.Account));
        Assert.InRange(answers.Count(answer => answer.Wait is null), 1, 20);
        var refused = attacker.Send(
            "/sign-in",
            ("person", "R1-004"),
            ("password", Guarded.Password),
            ("code", site.Code)
        );
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        site.Clock.Now += Duration.FromSeconds(31);
        known.Cookies.Remove("qalqan-session");
        var back = known.Send("/sign-in", ("person", "R1-004"), ("password", Guarded.Password), ("code", site.Code));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal(entries, site.Journal.Head);
    }

    [Fact]
    public void A_cookie_deleted_mid_form_loses_nothing_on_record_and_says_what_to_do()
    {
        using var site = Seated();
        var visitor = site.In("R1-004");
        var entries = site.Journal.Head;
        visitor.Cookies.Clear();

        using var answer = visitor.Send("/state", ("do", "save"), ("head", "0"), ("s.R1-017", "sick"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("nothing was recorded", Pages.BodyOf(answer), StringComparison.Ordinal);
        Assert.Equal(entries, site.Journal.Head);
    }

    [Fact]
    public void An_invitation_makes_an_account_and_gives_the_post_signed_by_two()
    {
        using var site = Seated();
        var admin = Administrator(site);
        Assert.Equal(
            HttpStatusCode.Redirect,
            admin.Send("/access/post", ("post", "S3"), ("role", "s3"), ("sources", "on")).StatusCode
        );
        var body = Pages.BodyOf(admin.Send("/access/invite", ("person", "R1-009"), ("post", $"{Guarded.Scope}/S3")));
        var code = System.Text.RegularExpressions.Regex.Match(body, "<code>([0-9A-Z-]{19})</code>").Groups[1].Value;
        var invited = new Visitor(site.Pages);

        Assert.Equal(HttpStatusCode.Redirect, Join(invited, code).StatusCode);

        Assert.Contains("R1-009 · S3", invited.Text("/me"), StringComparison.Ordinal);
        var entry = site.Journal.ReadAfter(site.Journal.Head.Number - 1).Single().Read();
        Assert.Equal(new HandedOver("S3", null, "R1-009", entry.Number - 1), entry.Report.Claim);
        Assert.Equal((Gatehouse.AdministratorPost, "A-9"), (entry.Report.Source.Post, entry.Report.Source.Person));
        Assert.Equal(HttpStatusCode.BadRequest, Join(new Visitor(site.Pages), code).StatusCode);
    }

    /// <summary>With a password alone the post is theirs, and what its compartments hold is not there.</summary>
    [Fact]
    public void Without_a_second_factor_no_compartment_is_there()
    {
        using var site = new Guarded(first);
        site.Seat("R1-004", "S1", "s1", Compartment.Medical);
        var both = site.In("R1-004", withDetail: true);
        Assert.Contains("vaccinated", both.Text("/person/R1-017"), StringComparison.OrdinalIgnoreCase);

        site.Gate.Accounts.Change("R1-004", account => account with { TimeSecret = null });
        var single = site.In("R1-004", withDetail: true);

        Assert.Equal(HttpStatusCode.OK, single.Status("/person/R1-017"));
        Assert.DoesNotContain("vaccinated", single.Text("/person/R1-017"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_compartment_that_is_not_offered_to_a_role_is_not_entrusted_to_it()
    {
        using var site = Seated();
        var admin = Administrator(site);
        var head = site.Journal.Head;

        var answer = admin.Send("/access/post", ("post", "S4"), ("role", "s4"), ("medical", "on"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(head, site.Journal.Head);
    }

    [Fact]
    public void Who_invites_cannot_be_who_is_invited()
    {
        using var site = Seated();
        var admin = Administrator(site);

        var answer = admin.Send("/access/invite", ("person", "A-9"), ("post", ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(site.Gate.Accounts.Invitations);
    }

    [Fact]
    public void An_exercise_without_accounts_is_open_and_each_role_can_be_tried()
    {
        using var site = new Guarded(first);
        var visitor = new Visitor(site.Pages);
        Assert.Equal(HttpStatusCode.OK, visitor.Status("/roll"));

        visitor.Send("/me/post", ("post", "inspector"));

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status("/roll"));
        visitor.Send("/me/post", ("post", "all"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status("/roll"));
    }

    internal static Visitor Administrator(Guarded site)
    {
        site.Seat("A-9", "AID", "inspector");
        site.Gate.Accounts.Change("A-9", account => account with { IsAdministrator = true });
        var admin = site.In("A-9");
        admin.Send("/me/post", ("post", Gatehouse.AdministratorPost));
        return admin;
    }

    private static HttpResponseMessage Join(Visitor visitor, string code) =>
        visitor.Send("/join", ("code", code), ("password", Guarded.Password), ("again", Guarded.Password));

    private Guarded Seated()
    {
        var site = new Guarded(first);
        site.Seat("R1-004", "S1", "s1", Compartment.Kin);
        return site;
    }
}
