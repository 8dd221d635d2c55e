using Microsoft.Playwright;
using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>The pages of the door in a real browser: by passkey, by anybody's eyes, on any screen.</summary>
public sealed class DoorBrowserTests : IDisposable
{
    private readonly Browser browser;
    private readonly Guarded site;

    public DoorBrowserTests(FirstCase first, Browser browser)
    {
        (this.browser, site) = (browser, new Guarded(first));
        site.Seat("R1-004", "S1", "s1", Compartment.Kin);
        site.Gate.Accounts.Change("R1-004", account => account with { IsAdministrator = true });
    }

    public void Dispose() => site.Dispose();

    public static TheoryData<string> Addresses =>
        [
            "/sign-in",
            "/join?lang=ru",
            "/me?lang=ru",
            "/rights?lang=kk",
            "/handover?lang=ru",
            "/access?lang=ru",
            "/phones",
        ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Axe_finds_nothing_in_light_or_dark_and_nothing_is_wider_than_the_screen(string address)
    {
        await using var context = await SignedIn();
        if (address.StartsWith("/access", StringComparison.Ordinal) || address == "/phones")
            await Sit(context, "ADMIN");
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);

        Assert.Equal(address.Split('?')[0], new Uri(page.Url).AbsolutePath);
        Assert.Empty(await Tabs.Against(page));
        Assert.Equal("", await Tabs.WiderThanAnyScreen(page));
    }

    /// <summary>Made on one visit and shown on the next: a finger in place of a password and a code.</summary>
    [Fact]
    public async Task A_passkey_that_was_made_lets_its_person_in_with_two_factors()
    {
        await using var context = await SignedIn();
        var page = await context.NewPageAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                },
            }
        );
        await page.GotoAsync("/me");
        await page.Locator("q-passkey button").ClickAsync();
        await Assertions.Expect(page.Locator("q-passkey p").First).ToContainTextAsync("You have 1");
        Assert.Single(site.Gate.Accounts.Find("R1-004")!.Passkeys);

        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await page.Locator("q-passkey button").ClickAsync();

        await page.WaitForURLAsync(
            url => new Uri(url).AbsolutePath == "/",
            new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit }
        );
        Assert.True(Assert.Single(site.Gate.Sessions.Of("R1-004")).HasTwoFactors);
        Assert.Equal(1u, Math.Min(1u, site.Gate.Accounts.Find("R1-004")!.Passkeys[0].SignCount));
    }

    // By the machine's name: a passkey is never of a bare address.
    private async Task<IBrowserContext> SignedIn()
    {
        var context = await browser.New(
            new BrowserNewContextOptions { BaseURL = $"http://localhost:{site.Pages.Address.Port}" }
        );
        site.Clock.Now += Duration.FromSeconds(31);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?lang=en");
        await page.Locator("#person").FillAsync("R1-004");
        await page.Locator("#password").FillAsync(Guarded.Password);
        await page.Locator("#code").FillAsync(site.Code);
        await page.Locator("main form > button").ClickAsync();
        await page.WaitForURLAsync(
            url => new Uri(url).AbsolutePath == "/",
            new PageWaitForURLOptions { WaitUntil = WaitUntilState.Commit }
        );
        await page.CloseAsync();
        return context;
    }

    private static async Task Sit(IBrowserContext context, string post)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/me");
        await page.Locator($"button[name=post][value={post}]").ClickAsync();
        await page.WaitForURLAsync("**/me");
        await page.CloseAsync();
    }
}
