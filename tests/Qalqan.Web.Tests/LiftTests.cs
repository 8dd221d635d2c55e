using System.Net;
using System.Text.Json;

namespace Qalqan.Web.Tests;

/// <summary>The planner of lifts on its page and by the call: the same answer, and what is wrong is named with what to change.</summary>
public sealed class LiftTests(NamedFolder folder) : IClassFixture<NamedFolder>
{
    private const string Path = "/movement/lift";

    private readonly Pages pages = folder.Pages;

    [Fact]
    public void The_page_answers_the_first_case_and_says_that_it_is_a_reconstruction()
    {
        var page = pages.Text(Path);
        Assert.All(
            [
                "EXERCISE",
                "3 sorties to Damascus by way of UATE",
                "not a reported reason",
                "refused by payload",
                "UAAA–UATE",
                "14 working days",
                "2024-02-21",
            ],
            text => Assert.Contains(text, page, StringComparison.Ordinal)
        );
        var html = pages.Read(Path);
        Assert.True(html.Split("<rect").Length > 3, "a bar a flight");
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_set_stays_in_the_form_and_changes_the_answer()
    {
        var html = pages.Read($"{Path}?stop=none&person-mass=139&operating-mass=11500&lang=ru");
        Assert.Contains("value=\"11500\"", html, StringComparison.Ordinal);
        Assert.Contains("5 рейсов без посадки", html, StringComparison.Ordinal);
        Assert.Contains("Latakia in its place", pages.Text($"{Path}?closed=OSDI&lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_named_with_what_to_change_and_what_was_typed_stays()
    {
        var html = pages.Read($"{Path}?day=2023-11-01&lang=en", HttpStatusCode.BadRequest);
        Assert.Contains("the airfield is closed that day", html, StringComparison.Ordinal);
        Assert.Contains("Another day, or another airfield", html, StringComparison.Ordinal);
        Assert.Contains("value=\"2023-11-01\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "<script>alert",
            pages.Read($"{Path}?to=%3Cscript%3Ealert(1)", HttpStatusCode.BadRequest),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_call_tells_what_the_command_tells()
    {
        var first = Lines("/api/movement/lift?set=person-mass%3D139&set=stop%3Dauto")[0];
        Assert.Equal(
            (3, "UATE", "payload", true),
            (
                first.GetProperty("sorties").GetInt32(),
                first.GetProperty("stop").GetString(),
                first.GetProperty("binding").GetString(),
                first.GetProperty("exercise").GetBoolean()
            )
        );
        var refused = Lines("/api/movement/lift?set=to%3DOSDX&set=colour%3Dred", HttpStatusCode.BadRequest);
        Assert.Equal(
            ["parameter-unknown", "airfield-unknown"],
            refused.Select(line => line.GetProperty("code").GetString())
        );
    }

    private List<JsonElement> Lines(string address, HttpStatusCode status = HttpStatusCode.OK) =>
        [
            .. pages
                .Read(address, status)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
}
