using System.Diagnostics;
using Microsoft.Playwright;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

/// <summary>An observer's phone in a real browser: sixty seconds, no network, by night, and an alarm.</summary>
public sealed class PhoneWatchBrowserTests(Browser browser, ITestOutputHelper output) : IAsyncDisposable
{
    private readonly PhoneNode node = new(browser);

    public ValueTask DisposeAsync() => node.DisposeAsync();

    /// <summary>The issue gives a new observer 60 s, from the first page of a paired phone, typing included.</summary>
    [Fact]
    public async Task A_new_observer_logs_a_shot_report_in_sixty_seconds_without_a_network_and_it_is_on_record_once()
    {
        var page = await node.Paired();
        await PhoneNode.Drained(page);
        await PhoneNode.Kept(page);
        var head = node.Case.Head;
        await node.Context.SetOfflineAsync(true);
        var watch = Stopwatch.StartNew();

        await page.Locator("a[href='#where']").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "P68 Position 68" }).ClickAsync();
        await page.Locator("a[href='#see/shot']").ClickAsync();
        for (var shot = 0; shot < 3; shot++)
            await page.GetByRole(AriaRole.Button, new() { Name = "One more" }).ClickAsync();
        await Tap(page, "sense", "heard");
        await page.Locator("#bearing").ClickAsync();
        foreach (var digit in "4800")
            await page.Locator(".pad").GetByText(digit.ToString(), new() { Exact = true }).ClickAsync();
        await page.Locator("#metres").ClickAsync();
        foreach (var digit in "800")
            await page.Locator(".pad").GetByText(digit.ToString(), new() { Exact = true }).ClickAsync();
        await Tap(page, "means", "small-arms");
        await page.Locator("#words").PressSequentiallyAsync("from the wadi", new() { Delay = 120 });
        await page.Locator(".save").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Saved on this phone");

        watch.Stop();
        output.WriteLine($"from the first page to saved in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        await Assertions
            .Expect(page.Locator(".reads"))
            .ToHaveTextAsync("3 × shot · small arms · P68 4800 mil compass 800 m · heard · “from the wadi”");
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveTextAsync("Unsent: 1");
        Assert.Equal(head, node.Case.Head);
        await node.Context.SetOfflineAsync(false);
        await PhoneNode.Drained(page);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("On record");
        await page.EvaluateAsync("document.querySelector('q-phone').send()");

        var said = node.Case.Since(head).Where(report => report.Claim is Observed).ToList();
        var observed = (Observed)Assert.Single(said).Claim;
        Assert.Equal(("P68", "shot", 3, Sense.Heard), (observed.Post, observed.What, observed.Count, observed.Sense));
        Assert.Equal(new Sight(4800, AngleUnit.Mils, North.Magnetic, 800), observed.Where?.Sight);
        Assert.Equal(("small-arms", null, "from the wadi"), (observed.Means, observed.Side, observed.Words));
        await page.Locator("a[href='#']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".hours li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task All_quiet_is_two_taps_and_can_be_undone_until_it_was_sent_and_taken_back_after()
    {
        var page = await Standing();
        var head = node.Case.Head;
        await node.Context.SetOfflineAsync(true);
        await Quiet();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveTextAsync("Nothing unsent");

        await Quiet();
        await node.Context.SetOfflineAsync(false);
        await PhoneNode.Drained(page);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("On record");
        var quiet = Assert.Single(node.Case.Since(head), report => report.Claim is Observed { What: "all-quiet" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await Assertions.Expect(page.Locator(".doing")).ToBeVisibleAsync();
        await PhoneNode.Drained(page);

        Assert.Equal(quiet.Id, node.Case.Since(head)[^1].Withdraws);

        async Task Quiet()
        {
            await page.Locator("a[href='#see/all-quiet']").ClickAsync();
            await page.Locator(".save").ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Saved on this phone");
        }
    }

    [Fact]
    public async Task What_cannot_be_is_said_where_it_is_typed_and_a_correction_takes_the_place_of_the_first()
    {
        var page = await Standing();
        var head = node.Case.Head;
        await page.Locator("a[href='#see/explosion']").ClickAsync();
        await Save("Say how it is known");
        await Tap(page, "sense", "seen");
        await page.Locator("#metres").FillAsync("900");
        await Save("A distance needs a bearing");
        await page.Locator("#bearing").FillAsync("6400");
        await Save("below 6400 mils");
        await page.Locator("#bearing").FillAsync("6399");
        await page.Locator("#words").FillAsync("x\u202Ey");
        await Save("turns letters around");
        await page.Locator("#words").FillAsync("دخان أسود");
        await page.Locator(".save").ClickAsync();
        await PhoneNode.Drained(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct it" }).ClickAsync();
        await page.Locator("#many").FillAsync("2");
        await page.Locator(".save").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("On record");

        var said = node.Case.Since(head).Where(report => report.Claim is Observed).ToList();
        Assert.Equal([null, 2], said.Select(report => ((Observed)report.Claim).Count));
        Assert.Equal(said[0].Id, said[1].Corrects);
        Assert.Equal("دخان أسود", ((Observed)said[1].Claim).Words);
        // The same minute; the difference of the two clocks is measured anew at each sending.
        Assert.InRange((said[1].Valid.From - said[0].Valid.From).TotalSeconds, -2, 2);

        async Task Save(string why)
        {
            await page.Locator(".save").ClickAsync();
            await Assertions.Expect(page.Locator(".dock [role=alert]")).ToContainTextAsync(why);
        }
    }

    [Fact]
    public async Task An_open_alarm_stands_first_and_a_tap_accounts_without_a_network_and_for_a_casualty_three_do()
    {
        var page = await Standing();
        var alarm = node.Case.Desk.MusterOrders.Raise(User.Local(post: "S3"), null, "shelling", "", "", null).Number!;
        await page.EvaluateAsync("document.querySelector('q-phone').send()");
        await page.Locator("a.alarm").ClickAsync();
        await node.Context.SetOfflineAsync(true);
        await page.Locator(".head").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator(".sums")).ToHaveTextAsync("1 of 24 here");
        await page.GetByRole(AriaRole.Button, new() { Name = "All 23 here" }).ClickAsync();
        await Assertions.Expect(page.Locator(".sums")).ToHaveTextAsync("24 of 24 here");
        await page.Locator(".head").Nth(2).ClickAsync();
        await Assertions.Expect(page.Locator(".sums")).ToHaveTextAsync("23 of 24 here");
        await page.Locator("a[href='#hurt']").ClickAsync();
        await Tap(page, "state", "light");
        await Tap(page, "cause", "hostile");
        await page.Locator("#who").SelectOptionAsync("R1-003");
        await page.Locator(".save").ClickAsync();
        await Assertions.Expect(page.Locator(".doing")).ToBeVisibleAsync();
        Assert.DoesNotContain("R1-003", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await node.Context.SetOfflineAsync(false);
        await PhoneNode.Drained(page);

        var sheet = node.Case.Desk.Musters.Look(User.Local(withDetail: true), new Inquiry()).Scopes[0].Value.Of;
        var muster = Assert.Single(sheet.Musters);
        Assert.Equal((alarm, 23), (muster.Alarm.Number, muster.There));
        var casualty = Assert.Single(sheet.Casualties);
        Assert.Equal(("R1-003", alarm, "P68"), (casualty.Who, casualty.Of.Now.Alarm, casualty.Of.Now.Where?.Place));
    }

    [Theory]
    [InlineData("en", ColorScheme.Light, false)]
    [InlineData("en", ColorScheme.Dark, false)]
    [InlineData("en", ColorScheme.Light, true)]
    [InlineData("ru", ColorScheme.Light, true)]
    [InlineData("kk", ColorScheme.Dark, false)]
    public async Task Every_page_of_the_watch_fits_360_a_glove_finds_its_keys_and_axe_finds_nothing(
        string language,
        ColorScheme scheme,
        bool isNight
    )
    {
        var page = await Standing(language);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        if (isNight)
        {
            await page.Locator("[data-switch=night]").ClickAsync();
            // Remembered, and dark from the first paint: the script that says so stands before every style.
            await page.ReloadAsync();
            Assert.Equal(
                "rgb(16, 5, 3)",
                await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")
            );
            await PhoneNode.Unlock(page);
            await PhoneNode.Ready(page);
        }
        node.Case.Desk.MusterOrders.Raise(User.Local(post: "S3"), null, "shelling", "Two impacts", "", null);
        await page.EvaluateAsync("document.querySelector('q-phone').send()");
        await page.Locator("a.alarm").WaitForAsync();
        foreach (var view in (string[])["", "where", "see/shot", "see/all-quiet", "alarm", "hurt"])
        {
            await page.EvaluateAsync("view => location.hash = '#' + view", view);
            await page.EvaluateAsync("new Promise(requestAnimationFrame)");
            if (view.Length > 0)
                await Assertions.Expect(page.Locator("main a.back")).ToBeVisibleAsync();
            if (Environment.GetEnvironmentVariable("QALQAN_SHOTS") is { } shots)
                await page.ScreenshotAsync(
                    new()
                    {
                        Path = Path.Combine(
                            shots,
                            $"{language}-{(isNight ? "night" : scheme)}-{view.Replace('/', '-')}.png"
                        ),
                        FullPage = true,
                    }
                );
            if (language == "en")
                Assert.Empty(await Tabs.Against(page));
            Assert.True(await Tabs.WiderThanTheScreen(page) is "", $"{view}: {await Tabs.WiderThanTheScreen(page)}");
            var small = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("main :is(.see, .chip, .step, .save, .key, .head, .kinds button)")]
                    .filter((e) => e.checkVisibility())
                    .map((e) => [e.getBoundingClientRect(), e])
                    .filter(([box]) => box.height < 64 || box.width < 64)
                    .map(([box, e]) => `${box.width} x ${box.height}: ${e.outerHTML.slice(0, 80)}`)
                """
            );
            Assert.True(small.Length == 0, $"{view}: {string.Join('\n', small)}");
            Assert.DoesNotContain("{", await page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    private static Task Tap(IPage page, string key, string value) =>
        page.Locator($"[data-chip={key}] [data-value={value}]").ClickAsync();

    // A paired phone whose position was chosen before.
    private async Task<IPage> Standing(string? language = null)
    {
        var page = await node.Paired(language);
        await PhoneNode.Drained(page);
        await page.Locator("a[href='#where']").ClickAsync();
        await page.Locator(".kinds button").Filter(new() { HasText = "P68" }).ClickAsync();
        await page.Locator("a[href='#see/shot']").WaitForAsync();
        return page;
    }
}
