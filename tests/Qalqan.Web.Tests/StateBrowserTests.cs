using System.Diagnostics;
using Microsoft.Playwright;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>The state of the day in a real browser: by keyboard, by touch, and with scripts off.</summary>
public sealed class StateBrowserTests(StateCase state, Browser browser, ITestOutputHelper output)
    : IClassFixture<StateCase>,
        IAsyncDisposable
{
    private const string FullDay = "2024-11-20"; // 139 on tour
    private readonly Tabs tabs = new(browser, state.Pages);

    public ValueTask DisposeAsync() => tabs.DisposeAsync();

    /// <summary>The issue gives two minutes; what a clerk needs is told in keystrokes, which no machine makes faster.</summary>
    [Fact]
    public async Task Ten_exceptions_of_139_are_said_and_signed_with_the_keyboard_alone_in_at_most_60_keystrokes()
    {
        var page = await tabs.Open(StateCase.Address(FullDay));
        Assert.Equal(139, await page.Locator("tr[data-state]").CountAsync());
        var head = state.Head;
        var strokes = 0;
        var watch = Stopwatch.StartNew();

        foreach (var exception in (string[])["7s", "19l", "28d", "33s", "45o", "61l", "77a", "98c", "104d", "120x"])
        foreach (var key in exception)
            await Press(key.ToString());
        await Press("u");
        await Press("x");
        Assert.Equal("10", await page.Locator(".pending b").InnerTextAsync());
        await Press("Control+Enter");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("10 changes saved.");
        await Assertions.Expect(page.Locator("button[value=sign]")).ToBeFocusedAsync();
        await Press("Enter");
        await Assertions.Expect(page.Locator(".custody .verdict.met")).ToBeVisibleAsync();

        watch.Stop();
        output.WriteLine($"{strokes} keystrokes, {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(strokes, 20, 60);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
        var claims = state.Since(head).Select(report => report.Claim).ToList();
        Assert.Equal(10, claims.OfType<Stated>().Count());
        Assert.Equal(139, Assert.Single(claims.OfType<StrengthSigned>()).Roll);
        Assert.Contains(new Stated("R1-120", PersonState.Absent), claims);

        async Task Press(string key)
        {
            strokes++;
            await page.Keyboard.PressAsync(key);
        }
    }

    [Fact]
    public async Task Rows_are_walked_found_by_typing_and_their_sums_follow_at_once()
    {
        var page = await tabs.Open(StateCase.Address("2024-11-21"));
        var sick = int.Parse(await page.Locator("[data-sum=sick]").InnerTextAsync());

        foreach (var key in (string[])["j", "ArrowDown", "j", "k", "s"])
            await page.Keyboard.PressAsync(key);
        Assert.Equal("EGT-02", await page.Locator("tr.unsaved th").InnerTextAsync());
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("hq-01");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("S"); // the same with Caps Lock on
        Assert.Equal($"{sick + 2}", await page.Locator("[data-sum=sick]").InnerTextAsync());
        await page.Keyboard.PressAsync("u");
        Assert.Equal($"{sick + 1}", await page.Locator("[data-sum=sick]").InnerTextAsync());
        await page.Keyboard.PressAsync("?");
        Assert.True(await page.Locator(".keys").EvaluateAsync<bool>("keys => keys.open"));
    }

    [Fact]
    public async Task What_is_not_saved_is_kept_under_references_until_it_is()
    {
        state.Record(
            new Identified("R1-134", null),
            Kernel.Validity.Since(NodaTime.Instant.FromUtc(2024, 1, 1, 0, 0)),
            new IdentityDetail(null, new PersonName("Mysalov", "Synaq", null), null, null)
        );
        var page = await tabs.Open(StateCase.Address("2024-11-22"));
        Assert.Contains("Mysalov", await page.Locator("#R1-134").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#R1-134 input[value=off-camp]").FocusAsync();
        await page.Keyboard.PressAsync("o");
        var kept = await page.EvaluateAsync<string>("JSON.stringify({ ...sessionStorage })");
        Assert.Contains("R1-134", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Mysalov", kept, StringComparison.Ordinal);
        var asked = "";
        page.Dialog += async (_, dialog) =>
        {
            asked = dialog.Type;
            await dialog.AcceptAsync();
        };

        await page.ReloadAsync();

        Assert.Equal("beforeunload", asked);
        Assert.True(await page.Locator("#R1-134 input[value=off-camp]").IsCheckedAsync());
        Assert.Equal("1", await page.Locator(".pending b").InnerTextAsync());
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("1 change saved.");
        Assert.Equal("{}", await page.EvaluateAsync<string>("JSON.stringify({ ...sessionStorage })"));
    }

    [Fact]
    public async Task With_scripts_off_states_are_chosen_saved_and_signed()
    {
        const string day = "2024-11-24";
        var page = await tabs.Open(StateCase.Address(day), scripts: false);
        var head = state.Head;

        await page.Locator("#R1-135 input[value=leave]").CheckAsync();
        await page.Locator("button[value=sign]").ClickAsync();

        await Assertions.Expect(page.Locator(".custody .verdict.met")).ToBeVisibleAsync();
        Assert.Equal(2, state.Since(head).Count);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_light_or_dark()
    {
        var page = await tabs.Open(StateCase.Address("2024-11-27"));
        await page.Keyboard.PressAsync("s");
        await page.Keyboard.PressAsync("?");
        Assert.Empty(await Tabs.Against(page));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1024)]
    [InlineData(1920)]
    public async Task Nothing_is_wider_than_the_screen_and_a_thumb_finds_every_choice(int width)
    {
        foreach (var language in width == 360 ? (string[])["en", "ru", "kk"] : ["ru"])
        {
            var page = await tabs.Open(StateCase.Address("2024-11-28") + "&lang=" + language, width);
            Assert.Equal("", await Tabs.WiderThanTheScreen(page));
            var chip = await page.Locator("tbody .k label").First.BoundingBoxAsync();
            Assert.True(chip!.Width >= 36 && chip.Height >= (width < 640 ? 44 : 24), $"{chip.Width} x {chip.Height}");
        }
    }
}
