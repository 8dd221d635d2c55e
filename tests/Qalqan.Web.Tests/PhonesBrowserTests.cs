using System.Diagnostics;
using Microsoft.Playwright;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>The page of phones and the page that pairs, in a real browser; the QR as a reader of QR codes sees it.</summary>
public sealed class PhonesBrowserTests(Browser browser) : IAsyncDisposable
{
    private readonly Camp camp = new();
    private readonly Scratch scratch = new();
    private Tabs? opened;

    private Tabs Tabs => opened ??= new Tabs(browser, camp.Pages);

    public async ValueTask DisposeAsync()
    {
        if (opened is not null)
            await opened.DisposeAsync();
        camp.Dispose();
        scratch.Dispose();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1024)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task The_QR_on_the_screen_is_read_back_in_light_and_in_dark(ColorScheme scheme, int width)
    {
        var page = await Tabs.Open("/phones", width);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await page.ClickAsync("form[action^='/phones/pair'] button");
        var letters = await page.Locator(".letters").InnerTextAsync();
        var file = scratch.At("qr.png");
        await page.Locator(".qr").ScreenshotAsync(new LocatorScreenshotOptions { Path = file });

        var colours = await page.Locator(".qr")
            .EvaluateAsync<string>("e => [...e.children].map(one => getComputedStyle(one).fill).join(', then ')");
        Assert.Equal("rgb(255, 255, 255), then rgb(0, 0, 0)", colours);
        Assert.Equal(camp.Node.QrOf(letters.Replace(" ", "", StringComparison.Ordinal)), ReadBack(file));
    }

    [Fact]
    public async Task Nothing_on_the_pages_stands_in_a_readers_way()
    {
        using var phone = Phone.In(camp);
        using var other = Phone.In(camp);
        camp.Desk.Phones!.Revoke(User.Local(), other.Device);
        var page = await Tabs.Open("/phones");
        Assert.Empty(await Tabs.Against(page));
        Assert.Empty(await Tabs.WiderThanAnyScreen(page));

        await page.ClickAsync("form[action^='/phones/pair'] button");
        Assert.Empty(await Tabs.Against(page));
        Assert.Empty(await Tabs.WiderThanAnyScreen(page));

        await page.GotoAsync($"{camp.Plain.BaseAddress}pair");
        Assert.Empty(await Tabs.Against(page));
        Assert.Empty(await Tabs.WiderThanAnyScreen(page));
    }

    [Fact]
    public async Task The_code_behind_the_address_goes_on_with_every_link_but_the_download()
    {
        var page = await Tabs.Open($"{camp.Plain.BaseAddress}pair#c=ABC&f=00&s=1", 360);
        await page.ClickAsync("a[hreflang=kk]");

        Assert.Equal(
            $"{camp.Origin}/phone/pair#c=ABC&f=00&s=1",
            await page.Locator("ol a[href^=https]").GetAttributeAsync("href")
        );
        Assert.Equal("/ca.crt", await page.Locator("a[download]").GetAttributeAsync("href"));
    }

    private static string ReadBack(string file)
    {
        var missing = Environment.GetEnvironmentVariable("QALQAN_MISSING") ?? "";
        Assert.SkipWhen(missing.Split(' ').Contains("zbar-tools"), "zbar-tools is missing");
        using var reader = Process.Start(
            new ProcessStartInfo("zbarimg", ["--raw", "-q", "--nodbus", file]) { RedirectStandardOutput = true }
        )!;
        var read = reader.StandardOutput.ReadToEnd();
        reader.WaitForExit();
        return read.TrimEnd('\n');
    }
}
