using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>The head count on a page: at every width, in both schemes, and as a list to tick on paper.</summary>
public sealed class AlarmBrowserTests(Browser browser) : IAsyncDisposable
{
    private readonly PhoneCase phone = new();
    private IBrowserContext? context;

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.CloseAsync();
        phone.Dispose();
    }

    [Fact]
    public async Task A_head_count_fits_every_screen_counts_by_a_click_without_scripts_and_prints_boxes_to_tick()
    {
        var orders = phone.Desk.MusterOrders;
        var alarm = orders.Raise(User.Local(post: "S3"), null, "shelling", "Two impacts", "", null).Number!;
        orders.Shelter(User.Local(post: "S3"), null, alarm, "P68", isIn: true);
        orders.Report(
            User.Local(post: "S3"),
            null,
            new CasualtyOrder("", "light", "hostile", "P68", alarm, "R1-004", "", null)
        );
        using var pages = Pages.Of(phone.Desk);
        context = await browser.New(
            new BrowserNewContextOptions { BaseURL = pages.Address.ToString(), JavaScriptEnabled = false }
        );
        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(360, 740);
        await page.GotoAsync("/alarm");
        await page.GetByRole(AriaRole.Button, new() { Name = "R1-002 is here", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".sums").First).ToContainTextAsync("24");
        Assert.EndsWith("#u-PL1", page.Url, StringComparison.Ordinal);
        foreach (
            var (width, scheme) in new[]
            {
                (360, ColorScheme.Light),
                (1024, ColorScheme.Dark),
                (1920, ColorScheme.Light),
            }
        )
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Shot(page, $"alarm-{width}");
        }
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("tbody .tick").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("button").First).ToBeHiddenAsync();
        await Shot(page, "alarm-print");

        await using var tabs = new Tabs(browser, pages);
        foreach (var width in (int[])[360, 1024, 1920])
        {
            var open = await tabs.Open("/alarm", width);
            Assert.True(await Tabs.WiderThanTheScreen(open) is "", await Tabs.WiderThanTheScreen(open));
            Assert.Empty(await Tabs.Against(open));
        }
    }

    private static async Task Shot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("QALQAN_SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, name + ".png"), FullPage = true });
    }
}
