using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Qalqan.Web.Tests;

/// <summary>The pages in a real browser, with scripts off as they are made to be read.</summary>
public sealed class BrowserTests(FirstCase first, Browser browser) : IClassFixture<Browser>, IAsyncDisposable
{
    private readonly List<IPage> opened = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var page in opened)
            await page.CloseAsync();
    }

    private async Task<IPage> Open(
        string address,
        int width = 1024,
        ColorScheme scheme = ColorScheme.Light,
        bool scripts = false
    )
    {
        Assert.SkipWhen(browser.Chromium is null, "chromium is missing");
        var page = await browser.Chromium!.NewPageAsync(
            new BrowserNewPageOptions
            {
                BaseURL = first.Pages.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
                ColorScheme = scheme,
                JavaScriptEnabled = scripts,
                BypassCSP = scripts, // only so that axe can look; the pages themselves bring no script
            }
        );
        opened.Add(page);
        page.SetDefaultTimeout(60_000); // what hangs ends; a busy disk alone can hold a browser for ten seconds
        await page.GotoAsync(address);
        return page;
    }

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

    public static TheoryData<string, ColorScheme> Looks()
    {
        var data = new TheoryData<string, ColorScheme>();
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        foreach (
            var address in (string[])["/?as-of=2024-03-20", "/?lang=kk&verdict=undetermined", "/?as-of=x", "/nowhere"]
        )
            data.Add(address, scheme);
        return data;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing(string address, ColorScheme scheme)
    {
        var page = await Open(address, scheme: scheme, scripts: true);
        var found = await page.RunAxe();
        Assert.Empty(
            found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))
        );
    }

    [Fact]
    public async Task Axe_finds_nothing_on_an_opened_finding()
    {
        var page = await Open("/?as-of=2024-03-20", scripts: true);
        await Follow(page, ".findings td a");
        var found = await page.RunAxe();
        Assert.Empty(
            found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))
        );
    }

    private const string TooWide =
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)"
        + ".map(e => e.outerHTML.slice(0, 80)).join('\\n')";

    [Theory]
    [InlineData(360)]
    [InlineData(1024)]
    [InlineData(1920)]
    public async Task Nothing_is_wider_than_the_screen(int width)
    {
        foreach (var address in (string[])["/?as-of=2024-03-20", "/?lang=ru", "/?lang=kk&verdict=undetermined"])
        {
            var page = await Open(address, width, scripts: true);
            Assert.Equal("", await page.EvaluateAsync<string>(TooWide));
            await Follow(page, ".findings td a");
            Assert.Equal("", await page.EvaluateAsync<string>(TooWide));
        }
    }

    [Fact]
    public async Task The_board_is_asked_opened_and_left_with_the_keyboard_alone_and_scripts_off()
    {
        var page = await Open("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the findings", await page.Locator(":focus").InnerTextAsync());

        await page.Locator("#as-of").FocusAsync();
        await page.Keyboard.TypeAsync("200900ZMAR24");
        await page.Keyboard.PressAsync("Enter");
        await Reached(page, "**/?as-of=200900ZMAR24**");
        Assert.Contains("PAST", await page.Locator(".band.away").InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator(".findings td a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Reached(page, "**/finding/**");
        await page.Locator(".band.away a[accesskey=n]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Reached(page, first.Pages.Address.ToString());
        await page.Locator("h1").WaitForAsync(); // the bands come before it
        Assert.Equal(0, await page.Locator(".band.away").CountAsync());
    }

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere_and_nothing_breaks_the_policy()
    {
        var page = await Open("/?lang=kk");
        List<string> asked = [];
        List<string> complaints = [];
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(
            "/?as-of=2024-03-20&lang=ru",
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
        var page = await Open("/nowhere");
        await page.Context.ClearCookiesAsync();
        // What went over the wire, headers and all, as the browser's own network counts it.
        var (files, bytes) = (0, 0d);
        var network = await page.Context.NewCDPSessionAsync(page);
        network.Event("Network.loadingFinished").OnEvent += (_, told) =>
            (files, bytes) = (files + 1, bytes + told!.Value.GetProperty("encodedDataLength").GetDouble());
        await network.SendAsync("Network.enable");
        await page.GotoAsync(
            $"/?as-of=2024-03-20&lang={language}",
            new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle }
        );

        Assert.InRange(files, 3, 20);
        Assert.InRange(bytes, 5_000, 100_000);
    }
}

/// <summary>One Chromium for all tests, from the system; none where it is missing.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;

    public IBrowser? Chromium { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var program = Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .SelectMany(folder =>
                new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name))
            )
            .FirstOrDefault(File.Exists);
        // ./test looks first, and says what it misses: what it did not find is not looked for elsewhere.
        var missing = Environment.GetEnvironmentVariable("QALQAN_MISSING") ?? "";
        if (program is null || missing.Split(' ').Contains("chromium"))
            return;
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                ChromiumSandbox = false,
                Args = ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (Chromium is not null)
            await Chromium.DisposeAsync();
        playwright?.Dispose();
    }
}
