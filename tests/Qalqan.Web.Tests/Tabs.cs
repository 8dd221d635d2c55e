using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>The pages of one site that a test opens, each in a browser of its own, closed after it.</summary>
internal sealed class Tabs(Browser browser, Pages pages) : IAsyncDisposable
{
    // To tell what is in order too takes axe most of its time on a sheet of 139 rows.
    private static readonly HashSet<ResultType> Violations = [ResultType.Violations];
    private static readonly RunOnlyOptions Colours = new() { Type = "rule", Values = ["color-contrast"] };

    private readonly List<IBrowserContext> opened = [];

    /// <param name="address">Of the page.</param>
    /// <param name="width">Of the screen.</param>
    /// <param name="scripts">Off where the page must do without; what looks into the page from here needs them on.</param>
    /// <param name="detail">Whether sealed detail is shown, as after the switch.</param>
    public async Task<IPage> Open(string address, int width = 1024, bool scripts = true, bool detail = false)
    {
        var context = await browser.New(
            new BrowserNewContextOptions
            {
                BaseURL = pages.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
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

    /// <summary>What axe has against the page in light and in dark, a line each: nothing but its colours differs between them.</summary>
    public static async Task<IEnumerable<string>> Against(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        var light = await Found(page, new AxeRunOptions { ResultTypes = Violations });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        return [.. light, .. await Found(page, new AxeRunOptions { ResultTypes = Violations, RunOnly = Colours })];
    }

    private static async Task<IEnumerable<string>> Found(IPage page, AxeRunOptions options) =>
        (await page.RunAxe(options)).Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")
        );

    /// <summary>What reaches beyond the right edge of the screen; empty where nothing does.</summary>
    public static Task<string> WiderThanTheScreen(IPage page) =>
        page.EvaluateAsync<string>(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)"
                + ".map(e => `${e.outerHTML.slice(0, 80)} to ${e.getBoundingClientRect().right}`).slice(0, 12).join('\\n')"
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var context in opened)
            await context.CloseAsync();
    }
}
