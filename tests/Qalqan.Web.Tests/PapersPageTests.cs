using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Qalqan.Web.Tests;

/// <summary>Papers at a browser without scripts, and the same over the API.</summary>
public sealed class PapersPageTests(NamedFolder named) : IClassFixture<NamedFolder>
{
    [Fact]
    public void It_is_looked_at_issued_found_in_the_list_and_its_files_have_the_digests_on_its_page()
    {
        var clerk = new Clerk(named.Pages);
        clerk.Open("/papers?as-of=2024-10-20");
        clerk.Press("Look at it", ("language", "kk"), ("marking", "confidential"));
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.All(
            ["Күндік сап құрамы", "ЖОБА, шығарылмаған", "ҚҰПИЯ", "A draft"],
            part => Assert.Contains(part, clerk.Text, StringComparison.Ordinal)
        );
        clerk.Press("Issue it as S1");
        var serial = SerialIn(clerk.Text);
        Assert.Contains("Issued knowing", clerk.Text, StringComparison.Ordinal);
        foreach (var format in PaperFormats.Issued)
            Assert.Contains(
                Convert.ToHexStringLower(SHA256.HashData(clerk.Download($"{serial}.{format}"))),
                clerk.Text,
                StringComparison.Ordinal
            );
        clerk.Open("/papers");
        clerk.Follow(serial);
        clerk.Press("Void it", ("why", "wrong day"));
        Assert.Contains("Not to be used: voided by S1", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_downloaded_kept_by_nobody_on_the_way_and_says_that_it_is_of_an_exercise()
    {
        var paper = Issue("2024-10-21");
        var serial = paper.GetProperty("serial").GetString()!;
        foreach (var root in new[] { "", "/api" })
        {
            using var response = named.Pages.Get($"{root}/paper/{serial}/{serial}.pdf");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal($"EXERCISE-{serial}.pdf", response.Content.Headers.ContentDisposition!.FileNameStar);
        }
        Assert.Equal(HttpStatusCode.NotFound, named.Pages.Get($"/paper/{serial}/{serial}.exe").StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, named.Pages.Get("/paper/strength-state-1999-0001").StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, named.Pages.Get($"/api/paper/{serial}?scope=other").StatusCode);
    }

    [Fact]
    public void The_api_issues_the_same_paper_once_lists_it_by_reference_and_tells_no_name()
    {
        var first = Issue("2024-10-22");
        var second = Issue("2024-10-22");

        Assert.Equal((true, false), (first.GetProperty("new").GetBoolean(), second.GetProperty("new").GetBoolean()));
        var serial = first.GetProperty("serial").GetString()!;
        Assert.Contains(serial, named.Pages.Read("/api/papers"), StringComparison.Ordinal);
        Assert.DoesNotContain("Mysal", named.Pages.Read($"/api/paper/{serial}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, Post("/api/papers", "{\"document\":\"strength-sate\"}").Status);
        Assert.Equal(HttpStatusCode.BadRequest, Post($"/api/paper/{serial}/release", "{}").Status); // nobody by name: a post alone
        Assert.Equal(HttpStatusCode.OK, Post($"/api/paper/{serial}/void", "{\"why\":\"wrong day\"}").Status);
    }

    [Fact]
    public void What_was_typed_wrong_is_said_at_its_field_and_stays_there()
    {
        var clerk = new Clerk(named.Pages);
        clerk.Open("/papers");
        clerk.Press("Look at it", ("as-of", "1999-01-01"));

        Assert.Equal(HttpStatusCode.BadRequest, clerk.Status);
        Assert.Contains("when the record of kaz-undof-2024 begins", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"1999-01-01\"", clerk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_own_form_is_dropped_kept_filled_and_its_figures_open_their_rows()
    {
        var clerk = new Clerk(named.Pages);
        clerk.Open("/forms?as-of=2024-10-23");
        clerk.Drop("Keep it", "morning.docx", WordForm.Of("{{strength.presnt}}"), ("name", "morning"));
        Assert.Contains("{{strength.present}}, which is near it", clerk.Text, StringComparison.Ordinal);
        clerk.Drop("Keep it", "morning.docx", WordForm.Of("{{serial}} {{strength.present}}"), ("name", "morning"));
        Assert.Contains("Kept as morning@1", clerk.Text, StringComparison.Ordinal);
        Assert.Contains("has no {{exercise}}", clerk.Text, StringComparison.Ordinal);
        clerk.Follow("Fill it");
        clerk.Press("Look at it", ("as-of", "2024-10-23"));
        Assert.Contains("f.state=%3Dpresent", clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{strength.leave}}", clerk.Text, StringComparison.Ordinal);
        clerk.Press("Issue it as S1");
        var serial = SerialIn(clerk.Text);
        Assert.Contains(serial, WordForm.TextOf(clerk.Download($"{serial}.docx")), StringComparison.Ordinal);
    }

    private JsonElement Issue(string day) =>
        JsonDocument
            .Parse(Post("/api/papers", $"{{\"document\":\"strength-state\",\"asOf\":\"{day}\"}}").Body)
            .RootElement;

    private (HttpStatusCode Status, string Body) Post(string address, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Origin", named.Pages.Address.GetLeftPart(UriPartial.Authority));
        using var response = named.Pages.Client.Send(request);
        return (response.StatusCode, Pages.BodyOf(response));
    }

    private static string SerialIn(string text)
    {
        var at = text.IndexOf("strength-state-2", StringComparison.Ordinal);
        return text.Substring(at, "strength-state-2026-0001".Length);
    }
}
