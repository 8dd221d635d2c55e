using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>A sheet dropped in a real browser: with scripts off, under axe, and on a narrow screen.</summary>
public sealed class ImportBrowserTests(StateCase state, Browser browser)
    : IClassFixture<StateCase>,
        IClassFixture<Browser>,
        IAsyncDisposable
{
    private const string Sheet =
        "№;ФИО;Пол;Дата рождения;Звание ООН;ВУС;Телефон;Прививка от гепатита В;Примечание\n"
        + "N1-001;Тестов Аян;м;15.03.1990;OR-4;стрелок;+7 000 000 00 01;да;\n"
        + "N1-002;Тecтов Берик;м;31.02.1991;OR-3;стрелок;+7 000 000 00 02;нет;\n";

    private readonly List<IBrowserContext> opened = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var context in opened)
            await context.CloseAsync();
    }

    [Fact]
    public async Task With_scripts_off_a_sheet_is_dropped_put_right_and_recorded()
    {
        var page = await Drop("ru", scripts: false);
        var head = state.Head;
        await page.Locator("select[name=map-6]").SelectOptionAsync("");
        await page.Locator("button[value=check]").ClickAsync();
        await Assertions.Expect(page.Locator("select[name=map-6]")).ToHaveValueAsync("");
        Assert.Equal(head, state.Head);

        await page.Locator("button[value=take]").ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("записано");
        Assert.True(state.Head > head);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
        Assert.Equal("roll.rejected.xlsx", download.SuggestedFilename);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing(ColorScheme scheme)
    {
        var page = await Open("/import", scheme: scheme);
        Assert.Empty(await Found(page));
        await Send(page);
        Assert.Empty(await Found(page));
    }

    [Theory]
    [InlineData(360, "kk")]
    [InlineData(1024, "ru")]
    [InlineData(1920, "en")]
    public async Task Nothing_is_wider_than_the_screen(int width, string language)
    {
        var page = await Open("/import?lang=" + language, width);
        Assert.Equal("", await TooWide(page));
        await Send(page);
        Assert.Equal("", await TooWide(page));
    }

    private static Task<string> TooWide(IPage page) =>
        page.EvaluateAsync<string>(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)"
                + ".map(e => e.outerHTML.slice(0, 80)).slice(0, 5).join('\\n')"
        );

    private static async Task<IEnumerable<string>> Found(IPage page) =>
        (await page.RunAxe()).Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")
        );

    private async Task<IPage> Drop(string language, bool scripts)
    {
        var page = await Open("/import?lang=" + language, scripts: scripts);
        await Send(page);
        return page;
    }

    private static async Task Send(IPage page)
    {
        await page.SetInputFilesAsync(
            "#file",
            new FilePayload
            {
                Name = "roll.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes(Sheet),
            }
        );
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("select[name=map-0]").WaitForAsync();
    }

    private async Task<IPage> Open(
        string address,
        int width = 1024,
        ColorScheme scheme = ColorScheme.Light,
        bool scripts = true
    )
    {
        Assert.SkipWhen(browser.Chromium is null, "chromium is missing");
        var context = await browser.Chromium!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = state.Pages.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
                ColorScheme = scheme,
                JavaScriptEnabled = scripts,
                BypassCSP = scripts, // only so that axe can look
            }
        );
        opened.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(address);
        return page;
    }
}
