using Microsoft.Playwright;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>The pages of people, of custody and of a new contingent in a real browser, detail open where a page holds any.</summary>
public sealed class PeopleBrowserTests(WholeSite site, Browser browser) : IClassFixture<WholeSite>, IAsyncDisposable
{
    private const string Roll = "/roll?as-of=2024-09-20";

    private readonly Tabs tabs = new(browser, site.Pages);

    public ValueTask DisposeAsync() => tabs.DisposeAsync();

    public static TheoryData<string> Addresses =>
        [
            Roll + "&unit=PL1&lang=ru",
            "/person/R1-017?as-of=2024-09-20&lang=ru",
            "/post/HQ-01?as-of=2024-09-20&lang=kk",
            "/unit/HQ?as-of=2024-09-20&lang=ru",
            "/tour?as-of=2025-03-01&f.phase=in-mission&lang=kk",
            "/posts?as-of=2024-09-20&f.unit=HQ&lang=ru",
            "/expiring?as-of=2024-09-20&f.paper=passport&lang=kk",
            "/authorities?as-of=2024-09-20&lang=ru",
            "/milestones?as-of=2024-09-20&sort=-first&lang=kk",
            "/findings?as-of=2024-09-20&f.verdict=breached&f.gone=x&sort=what&lang=ru",
            "/search?as-of=2024-09-20",
            "/person/R1-017/erase?scope=kaz-undof-2024&lang=ru",
            "/inclusion?as-of=2024-09-20&lang=ru",
            "/custody?lang=kk",
            "/new?lang=ru",
        ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Axe_finds_nothing_in_light_or_dark_and_nothing_is_wider_than_the_screen(string address)
    {
        var page = await tabs.Open(address, detail: true);
        Assert.Empty(await Tabs.Against(page));
        Assert.Equal("", await Tabs.WiderThanAnyScreen(page));
    }

    [Theory]
    [InlineData(Roll, ".sums a")]
    [InlineData("/person/R1-017?as-of=2024-09-20", ".facts a")]
    [InlineData("/person/R1-017", "form.switch button")]
    [InlineData("/post/HQ-01?as-of=2024-09-20", ".facts a")]
    [InlineData("/unit/HQ?as-of=2024-09-20", "tbody a")]
    [InlineData("/tour?as-of=2025-03-01", "tbody a")]
    [InlineData("/person/R1-017/erase?scope=kaz-undof-2024", "#why")]
    [InlineData("/new", "#title")]
    public async Task The_main_control_is_reached_with_the_keyboard_and_its_focus_is_seen(
        string address,
        string control
    )
    {
        var page = await tabs.Open(address);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.Locator(":focus").GetAttributeAsync("href"));
        await page.Keyboard.PressAsync("Enter");
        var (strokes, focus) = (0, page.Locator(":focus"));
        do await page.Keyboard.PressAsync("Tab");
        while (++strokes < 60 && !await focus.EvaluateAsync<bool>("(e, control) => e.matches(control)", control));

        Assert.True(strokes < 60, $"{control} is not reached");
        Assert.NotEqual("none", await focus.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
    }

    [Fact]
    public async Task A_person_is_found_and_opened_with_the_keyboard_alone_and_scripts_off()
    {
        var page = await tabs.Open("/findings?as-of=2024-09-20", scripts: false);
        await page.Locator("header input[type=search]").FocusAsync();
        await page.Keyboard.TypeAsync("r1-017");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".found a").First.WaitForAsync();
        Assert.DoesNotContain("r1-017", page.Url, StringComparison.OrdinalIgnoreCase);

        await page.Locator(".found a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("R1-017");
        Assert.Contains("PAST", await page.Locator(".band.away").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roll_is_printed_whole_on_A4_with_its_bands_and_without_what_only_a_screen_needs()
    {
        var page = await tabs.Open(Roll, width: 688); // 210 mm less two margins of 14
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal("", await Tabs.WiderThanTheScreen(page));
        var people = await page.Locator(".sums a strong").First.InnerTextAsync();
        Assert.Equal(people, $"{await page.Locator("table.list tbody tr:visible").CountAsync()}");
        Assert.True(await page.Locator(".band.exercise").IsVisibleAsync());
        Assert.True(await page.Locator(".band.away").IsVisibleAsync());
        Assert.Equal(0, await page.Locator("header:visible, form:visible, a[download]:visible").CountAsync());
        var ink = await page.Locator("body").EvaluateAsync<string>("e => getComputedStyle(e).color");
        Assert.Equal("rgb(0, 0, 0)", ink);
    }
}

/// <summary>The first case with the rest of a served folder around it: its custody, and the form of a new contingent; only read.</summary>
public sealed class WholeSite : IDisposable
{
    public WholeSite(FirstCase first)
    {
        var backup = new BackupMade("/media/stick/one", FirstCase.Now, 7000, new string('e', 64));
        var register = CustodyRegister
            .Empty.With(new DrillDone(FirstCase.Now, 7000, null))
            .With(new DrillDone(FirstCase.Now, 7000, "the disk is full"))
            .With(backup);
        Pages = Pages.Of(
            new Questions(true, first.Desk.Assess, first.Desk.Explain),
            new Health(true, 1_000_000, backup.MadeAt, true, new CustodyStatus(register, 7, FirstCase.Now)),
            first.Desk,
            new Opening(_ => new Founded([new Problem("id", 0, "a test", "nothing opened")], "", false), () => { })
        );
    }

    internal Pages Pages { get; }

    public void Dispose() => Pages.Dispose();
}
