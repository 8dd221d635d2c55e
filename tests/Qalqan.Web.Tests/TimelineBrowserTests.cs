using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>The years under a page, in a real browser: keys, mouse, the second clock, and no scripts at all.</summary>
public sealed class TimelineBrowserTests(FirstCase first, Browser browser) : IAsyncLifetime
{
    private readonly Tabs tabs = new(browser, first.Pages);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => tabs.DisposeAsync();

    [Fact]
    public async Task The_handle_goes_where_keys_take_it_and_every_figure_follows()
    {
        var page = await tabs.Open("/?as-of=2024-03-14");
        var handle = page.Locator("q-timeline input");
        await handle.FocusAsync();
        Assert.Equal("14 March 2024", await handle.GetAttributeAsync("aria-valuetext"));

        for (var month = 0; month < 6; month++)
            await page.Keyboard.PressAsync("PageDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await Reached(page, "as-of=2023-09-17");

        Assert.Contains("Preparing", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("171759ZSEP23", await page.Locator(".band.away").InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(handle).ToBeFocusedAsync(); // so that the next key goes on from here
    }

    [Fact]
    public async Task The_handle_is_dragged_with_the_mouse()
    {
        var page = await tabs.Open("/roll?as-of=2024-03-14");
        var box = (await page.Locator("q-timeline input").BoundingBoxAsync())!;
        var days = int.Parse(
            (await page.Locator("q-timeline").GetAttributeAsync("data-days"))!,
            CultureInfo.InvariantCulture
        );
        var day = int.Parse(
            (await page.Locator("q-timeline").GetAttributeAsync("data-day"))!,
            CultureInfo.InvariantCulture
        );
        await page.Mouse.MoveAsync(box.X + (box.Width * day / days), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(
            box.X + (box.Width / 2),
            box.Y + (box.Height / 2),
            new MouseMoveOptions { Steps = 5 }
        );
        Assert.Matches(@"^20\d\d-\d\d-\d\d$", await page.Locator("q-timeline output").InnerTextAsync());
        await page.Mouse.UpAsync();
        await Reached(page, "/roll?as-of=2025-0");
    }

    [Fact]
    public async Task One_switch_turns_the_second_clock_and_it_goes_along_with_the_first_and_scripts_off()
    {
        var page = await tabs.Open("/?as-of=2024-03-14", scripts: false);
        await page.Locator(".years .then").ClickAsync();
        await Reached(page, "known-at=then");
        var words = await page.Locator(".band.away").InnerTextAsync();
        Assert.Contains("PAST", words, StringComparison.Ordinal);
        Assert.Contains("entry", words, StringComparison.Ordinal);

        await page.Locator(".years input[name=as-of]").FillAsync("2024-02-01");
        await page.Locator(".years button").ClickAsync();
        await Reached(page, "as-of=2024-02-01");
        Assert.NotEqual(words, await page.Locator(".band.away").InnerTextAsync());
        Assert.Contains("known-at=then", page.Url, StringComparison.Ordinal);

        await page.Locator(".band.away a").ClickAsync();
        await page.Locator("h1").WaitForAsync();
        Assert.Equal(0, await page.Locator(".band.away").CountAsync());
    }

    [Theory]
    [InlineData("/?as-of=2024-03-14")]
    [InlineData("/timeline")]
    [InlineData("/moves?as-of=2024-03-14")]
    [InlineData("/entry/5000")]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_a_screen(string address)
    {
        var page = await tabs.Open(address);
        Assert.Empty(await Tabs.Against(page));
        Assert.Equal("", await Tabs.WiderThanAnyScreen(page));
    }

    // Asked again until it is so: the event of a navigation can be over already.
    private static Task Reached(IPage page, string part) =>
        Assertions
            .Expect(page)
            .ToHaveURLAsync(new Regex(Regex.Escape(part)), new PageAssertionsToHaveURLOptions { Timeout = 60_000 });
}
