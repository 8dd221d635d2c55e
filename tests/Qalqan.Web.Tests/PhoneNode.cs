using Microsoft.Playwright;
using NodaTime;

namespace Qalqan.Web.Tests;

/// <summary>A node as a phone in the camp reaches it, running by the machine's clock, and a phone of its own in a real browser.</summary>
internal sealed class PhoneNode : IAsyncDisposable
{
    public const string Pin = "270418";

    private readonly Browser browser;
    private readonly Pages pages;
    private IBrowserContext? context;

    public PhoneNode(Browser browser)
    {
        this.browser = browser;
        Case = new PhoneCase(SystemClock.Instance);
        pages = Pages.Of(Case.Desk, camp: Case.Camp);
    }

    public PhoneCase Case { get; }

    public IBrowserContext Context => context!;

    public Pages Pages => pages;

    /// <summary>The phone's page, opened where it comes from the code on the laptop's screen; the phone itself is new.</summary>
    public async Task<IPage> Begin(string? language = null)
    {
        context = await browser.New(
            new BrowserNewContextOptions
            {
                BaseURL = pages.Address.ToString(),
                ViewportSize = new ViewportSize { Width = 360, Height = 740 },
            }
        );
        var page = await Open(language is null ? null : $"/phone?lang={language}");
        var code = Case
            .Desk.Phones!.Invite(
                User.Local(),
                new PhoneOrder(PhoneCase.Scope, Case.Device.Post, Case.Device.Person, "")
            )
            .Code;
        await page.GotoAsync($"/phone/pair#c={code}&f=00&s=1");
        await page.Locator("h1").First.WaitForAsync(); // its script has drawn the page
        return page;
    }

    public async Task<IPage> Open(string? address = "/phone")
    {
        var page = await Context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        if (address is not null)
            await page.GotoAsync(address);
        return page;
    }

    /// <summary>Paired, with a pin, and with the sheet of its sub-unit.</summary>
    public async Task<IPage> Paired(string? language = null)
    {
        var page = await Begin(language);
        await page.Locator("main button").ClickAsync();
        await page.Locator("#pin").FillAsync(Pin);
        await page.Locator("#again").FillAsync(Pin);
        await page.Locator("main form > button").ClickAsync();
        await Until(page, "document.querySelector('q-phone').sheet?.people.length > 0");
        return page;
    }

    /// <summary>The device that was paired, as the node knows it.</summary>
    public string Device => Assert.Single(Case.Devices.All).Id;

    public static async Task Unlock(IPage page, string pin = Pin)
    {
        await page.Locator("#pin").FillAsync(pin);
        await page.Locator("main form > button").ClickAsync();
    }

    public static Task Ready(IPage page) => Until(page, "document.querySelector('q-phone').key");

    /// <summary>
    /// Until it is so in the page, which looks at every frame. Playwright's own way to wait compiles text in the page, which its
    /// policy forbids.
    /// </summary>
    public static async Task Until(IPage page, string isSo) =>
        Assert.True(
            await page.EvaluateAsync<bool>(
                $"async () => {{ for (let n = 0; n < 3600; n++) {{ if (await ({isSo})) return true; await new Promise(requestAnimationFrame); }} return false; }}"
            ),
            isSo + Environment.NewLine + await page.Locator("q-phone").InnerTextAsync()
        );

    /// <summary>The worker keeps the shell from here on.</summary>
    public static Task Kept(IPage page) => page.EvaluateAsync("navigator.serviceWorker.ready.then(() => undefined)");

    public static async Task Count(IPage page, string heads)
    {
        await page.EvaluateAsync("location.hash = '#count'");
        await page.Locator("#counted").FillAsync(heads);
        await page.Locator("main form > button").ClickAsync();
        await Assertions.Expect(page.Locator(".doing")).ToBeVisibleAsync();
    }

    public static Task Drained(IPage page) =>
        Until(page, "(({ counts }) => counts.queued + counts.stuck === 0)(document.querySelector('q-phone').outbox)");

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
            await context.CloseAsync();
        pages.Dispose();
        Case.Dispose();
    }
}
