using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>The pages of one site that a test opens, each in a browser of its own, closed after it.</summary>
internal sealed class Tabs(Browser browser, Pages pages) : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Contrast = "color-contrast";

    // Run as it is: its own wrapper opens a page more for every look, in case there were frames, and carries over what is in
    // order too, which on a sheet of 139 rows takes most of the time.
    private const string Violations = """
        async ({ rule, not }) => {
            const only = rule ? { runOnly: { type: 'rule', values: [rule] } } : not ? { rules: { [not]: { enabled: false } } } : {};
            const found = await axe.run(document, { resultTypes: ['violations'], ...only });
            return found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`));
        }
        """;

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
        await page.EvaluateAsync(Axe);
        return await LooksOf(page);
    }

    /// <summary>The same where axe is in the page already.</summary>
    public static async Task<IEnumerable<string>> LooksOf(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        var light = await page.EvaluateAsync<string[]>(Violations, new { rule = "", not = "" });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        return [.. light, .. await page.EvaluateAsync<string[]>(Violations, new { rule = Contrast, not = "" })];
    }

    /// <summary>All but its colours, which take most of the time and are one in every language.</summary>
    public static Task<string[]> LooksOfWords(IPage page) =>
        page.EvaluateAsync<string[]>(Violations, new { rule = "", not = Contrast });

    /// <summary>What reaches beyond the right edge of a phone, a laptop and a wide screen; empty where nothing does.</summary>
    public static async Task<string> WiderThanAnyScreen(IPage page)
    {
        var wider = "";
        foreach (var width in (int[])[360, 1024, 1920])
        {
            await page.SetViewportSizeAsync(width, 800);
            wider += await WiderThanTheScreen(page);
        }
        return wider;
    }

    /// <summary>The same of the screen as it is.</summary>
    public static Task<string> WiderThanTheScreen(IPage page) =>
        page.EvaluateAsync<string>(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)"
                + ".slice(0, 5).map(e => `${e.getBoundingClientRect().right} of ${innerWidth}: ${e.outerHTML.slice(0, 80)}\\n`).join('')"
        );

    public async ValueTask DisposeAsync()
    {
        foreach (var context in opened)
            await context.CloseAsync();
    }
}
