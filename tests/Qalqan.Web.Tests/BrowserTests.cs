using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>The pages in a real browser, with scripts off as they are made to be read.</summary>
public sealed class BrowserTests(FirstCase first, Browser browser) : IAsyncDisposable
{
    private readonly Tabs tabs = new(browser, first.Pages);

    public ValueTask DisposeAsync() => tabs.DisposeAsync();

    // By its address: a click returns before the page it leads to is there, and to wait for that page beside it is a race.
    private static async Task Follow(IPage page, string link) =>
        await page.GotoAsync((await page.Locator(link).First.GetAttributeAsync("href"))!);

    // The address alone, asked again until it is so: waiting for the event of a navigation can miss one that is over already.
    private static Task Reached(IPage page, string address) =>
        Assertions
            .Expect(page)
            .ToHaveURLAsync(
                new Regex("^" + Regex.Escape(address).Replace("\\*\\*", ".*", StringComparison.Ordinal) + "$"),
                new PageAssertionsToHaveURLOptions { Timeout = 60_000 }
            );

    [Theory]
    [InlineData("/findings?as-of=2024-03-20")]
    [InlineData("/findings?lang=kk&verdict=undetermined")]
    [InlineData("/findings?as-of=x")]
    [InlineData("/nowhere")]
    public async Task Axe_finds_nothing_in_light_or_dark(string address)
    {
        var page = await tabs.Open(address);
        Assert.Empty(await Tabs.Against(page));
    }

    /// <summary>Or all the others would find nothing for ever.</summary>
    [Fact]
    public async Task Axe_finds_a_picture_without_words_and_what_only_in_the_dark_is_too_pale()
    {
        var page = await tabs.Open("/nowhere");
        await page.EvaluateAsync(
            """
            document.querySelector('main').append(document.createElement('img'));
            document.querySelector('h1').style.color = 'light-dark(#000, #333)';
            """
        );
        var found = await Tabs.Against(page);
        Assert.Collection(
            found,
            line => Assert.StartsWith("image-alt", line, StringComparison.Ordinal),
            line => Assert.StartsWith("color-contrast: <h1", line, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Axe_finds_nothing_on_an_opened_finding()
    {
        var page = await tabs.Open("/findings?as-of=2024-03-20");
        await Follow(page, ".findings td a");
        Assert.Empty(await Tabs.Against(page));
    }

    [Theory]
    [InlineData("/findings?as-of=2024-03-20")]
    [InlineData("/findings?lang=ru")]
    [InlineData("/findings?lang=kk&verdict=undetermined")]
    public async Task Nothing_is_wider_than_the_screen(string address)
    {
        var page = await tabs.Open(address);
        Assert.Equal("", await Tabs.WiderThanAnyScreen(page));
        await Follow(page, ".findings td a");
        Assert.Equal("", await Tabs.WiderThanAnyScreen(page));
    }

    [Fact]
    public async Task The_findings_are_asked_opened_and_left_with_the_keyboard_alone_and_scripts_off()
    {
        var page = await tabs.Open("/findings", scripts: false);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await page.Locator(":focus").InnerTextAsync());

        await page.Locator("#as-of").FocusAsync();
        await page.Keyboard.TypeAsync("200900ZMAR24");
        await page.Keyboard.PressAsync("Enter");
        await Reached(page, "**/findings?as-of=200900ZMAR24**");
        Assert.Contains("PAST", await page.Locator(".band.away").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator(".findings td a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Reached(page, "**/finding/**");
        await page.Locator(".band.away a[accesskey=n]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Reached(page, $"{first.Pages.Address}findings");
        await page.Locator("h1").WaitForAsync(); // the bands come before it
        Assert.Equal(0, await page.Locator(".band.away").CountAsync());
    }

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere_and_nothing_breaks_the_policy()
    {
        var page = await tabs.Open("/findings?lang=kk", scripts: false);
        List<string> asked = [];
        List<string> complaints = [];
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(
            "/findings?as-of=2024-03-20&lang=ru",
            new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle }
        );

        Assert.NotEmpty(asked);
        Assert.All(asked, url => Assert.StartsWith(first.Pages.Address.ToString(), url, StringComparison.Ordinal));
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("kk")]
    public async Task A_first_visit_stays_under_100_kB_fonts_included(string language)
    {
        var page = await tabs.Open("/nowhere", scripts: false);
        await page.Context.ClearCookiesAsync();
        // What went over the wire, headers and all, as the browser's own network counts it.
        var (files, bytes) = (0, 0d);
        var network = await page.Context.NewCDPSessionAsync(page);
        network.Event("Network.loadingFinished").OnEvent += (_, told) =>
            (files, bytes) = (files + 1, bytes + told!.Value.GetProperty("encodedDataLength").GetDouble());
        await network.SendAsync("Network.enable");
        await page.GotoAsync(
            $"/findings?as-of=2024-03-20&lang={language}",
            new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle }
        );

        Assert.InRange(files, 3, 20);
        Assert.InRange(bytes, 5_000, 100_000);
    }
}
