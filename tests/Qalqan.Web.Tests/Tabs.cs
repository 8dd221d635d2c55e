using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>The pages of one site that a test opens, each in a browser of its own, closed after it.</summary>
internal sealed class Tabs(Browser browser, Pages pages) : IAsyncDisposable
{
    private readonly List<IBrowserContext> opened = [];

    /// <param name="address">Of the page.</param>
    /// <param name="width">Of the screen.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="scripts">Off where the page must do without; what looks into the page from here needs them on.</param>
    /// <param name="detail">Whether sealed detail is shown, as after the switch.</param>
    public async Task<IPage> Open(
        string address,
        int width = 1024,
        ColorScheme scheme = ColorScheme.Light,
        bool scripts = true,
        bool detail = false
    )
    {
        var context = await browser.New(
            new BrowserNewContextOptions
            {
                BaseURL = pages.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
                ColorScheme = scheme,
                JavaScriptEnabled = scripts,
            }
        );
        opened.Add(context);
        if (detail)
            await context.AddCookiesAsync([
                new Cookie
                {
                    Name = "qalqan-detail",
                    Value = "open",
                    Url = pages.Address.ToString(),
                },
            ]);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000); // what hangs ends; a busy disk alone can hold a browser for ten seconds
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>What axe has against the page, a line each. What it finds in order is not told: on a sheet of 139 rows that takes most of its time.</summary>
    public static async Task<IEnumerable<string>> Against(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"));
    }

    /// <summary>What reaches beyond the right edge of the screen; empty where nothing does.</summary>
    public static Task<string> WiderThanTheScreen(IPage page) =>
        page.EvaluateAsync<string>(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)"
                + ".map(e => e.outerHTML.slice(0, 80)).slice(0, 5).join('\\n')"
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var context in opened)
            await context.CloseAsync();
    }
}
