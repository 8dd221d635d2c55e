using Microsoft.Playwright;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

/// <summary>What was typed and not taken is there again: after a reload, a lost link, a refusal, an ended session.</summary>
public sealed class DraftBrowserTests : IAsyncDisposable
{
    private const string Erase = "/person/R1-018/erase";
    private const string Why = "#why";
    private const string Title = "#title";

    private readonly Guarded site;
    private readonly Tabs tabs;

    public DraftBrowserTests(FirstCase first, Browser browser)
    {
        site = new Guarded(first, opening: new Opening(_ => new Founded([], "", false), () => { }));
        tabs = new Tabs(browser, site.Pages);
    }

    public async ValueTask DisposeAsync()
    {
        await tabs.DisposeAsync();
        site.Dispose();
    }

    [Fact]
    public async Task A_lost_link_in_mid_form_loses_nothing()
    {
        var page = await tabs.Open("/new");
        await page.FillAsync(Title, "Eastland, Force Reserve Company");
        await page.FillAsync("#ceiling", "139");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("main form button").Last.ClickAsync();
        await Assertions.Expect(page.Locator(Title)).ToHaveCountAsync(0); // the browser's own page of a lost link
        await page.Context.SetOfflineAsync(false);

        await page.GotoAsync("/new");

        Assert.Equal("Eastland, Force Reserve Company", await page.InputValueAsync(Title));
        Assert.Equal("139", await page.InputValueAsync("#ceiling"));
        await Assertions.Expect(page.Locator("q-draft")).ToContainTextAsync("What you typed at");
        await page.Locator("q-draft button").ClickAsync();
        Assert.Equal("", await page.InputValueAsync(Title));
        await page.ReloadAsync();
        Assert.Equal("", await page.InputValueAsync(Title));
    }

    [Fact]
    public async Task What_was_refused_stays_and_what_was_taken_is_forgotten()
    {
        var page = await tabs.Open("/new");
        await page.FillAsync(Title, "Eastland, Force Reserve Company");
        await page.FillAsync("#ceiling", "many");
        await page.Locator("main form button").Last.ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]").First).ToBeVisibleAsync();
        await page.GotoAsync("/new");
        Assert.Equal("many", await page.InputValueAsync("#ceiling"));

        await page.FillAsync("#ceiling", "139");
        await page.FillAsync("#tour-begins", "2027-03-18");
        await page.Locator("main form button").Last.ClickAsync();
        await Assertions.Expect(page.Locator(Title)).ToHaveCountAsync(0);
        await page.GotoAsync("/new");

        Assert.Equal("", await page.InputValueAsync(Title));
        Assert.Equal("", await page.Locator("q-draft").InnerTextAsync());
    }

    [Fact]
    public async Task After_an_ended_session_and_a_sign_in_it_is_there_and_nothing_secret_was_kept()
    {
        site.Seat("R1-004", "DS1", "s1");
        var visitor = site.In("R1-004");
        var page = await tabs.Open("/sign-in");
        foreach (var (name, value) in visitor.Cookies)
            await page.Context.AddCookiesAsync([
                new Cookie
                {
                    Name = name,
                    Value = value,
                    Url = site.Pages.Address.ToString(),
                },
            ]);
        await page.GotoAsync(Erase);
        await page.FillAsync(Why, "order 12 of the commander");
        await page.FillAsync("#again", "R1-018");
        site.Gate.Sessions.End(session => session.Person == "R1-004");
        await page.Locator("main form button").First.ClickAsync();

        site.Clock.Now += NodaTime.Duration.FromSeconds(31);
        await page.FillAsync("#person", "R1-004");
        await page.FillAsync("#password", Guarded.Password);
        await page.FillAsync("#code", site.Code);
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync("**" + Erase + "*");

        Assert.Equal("order 12 of the commander", await page.InputValueAsync(Why));
        Assert.Equal("", await page.InputValueAsync("#again"));
        var kept = await page.EvaluateAsync<string>("JSON.stringify({ ...sessionStorage })");
        Assert.Contains("order 12", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Guarded.Password, kept, StringComparison.Ordinal);
        Assert.Contains(site.Journal.ReadAfter(0), entry => entry.Read().Report.Claim is Enrolled { Person: "R1-018" });
        Assert.DoesNotContain(site.Journal.ReadAfter(0), entry => entry.Read().Report.Claim is Erased);
    }

    [Fact]
    public async Task Somebody_else_at_the_same_tab_is_not_shown_it()
    {
        site.Seat("R1-004", "DS1", "s1");
        site.Seat("R1-005", "DS2", "s1");
        var page = await tabs.Open("/sign-in");
        foreach (var person in (string[])["R1-004", "R1-005"])
        {
            foreach (var (name, value) in site.In(person).Cookies)
                await page.Context.AddCookiesAsync([
                    new Cookie
                    {
                        Name = name,
                        Value = value,
                        Url = site.Pages.Address.ToString(),
                    },
                ]);
            await page.GotoAsync(Erase);
            Assert.Equal("", await page.InputValueAsync(Why));
            await page.FillAsync(Why, $"typed by {person}");
        }
        var kept = await page.EvaluateAsync<string>("JSON.stringify({ ...sessionStorage })");
        Assert.DoesNotContain("typed by R1-004", kept, StringComparison.Ordinal);
    }
}
