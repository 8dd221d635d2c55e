using System.Diagnostics;
using Microsoft.Playwright;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

/// <summary>Two at the same record: what one says the other sees, and nothing that is typed is lost over it.</summary>
public sealed class LiveBrowserTests(StateCase state, Browser browser, ITestOutputHelper output)
    : IClassFixture<StateCase>,
        IAsyncDisposable
{
    private readonly Tabs tabs = new(browser, state.Pages);

    public ValueTask DisposeAsync() => tabs.DisposeAsync();

    [Fact]
    public async Task What_one_signs_the_other_sees_while_what_is_typed_stays()
    {
        const string day = "2024-12-02";
        var (one, other) = (await Listening(StateCase.Address(day)), await tabs.Open(StateCase.Address(day)));
        await one.Locator("#R1-135 input[value=leave]").FocusAsync();
        await one.Keyboard.PressAsync("l");
        await Assertions.Expect(one.Locator(".custody .verdict.met")).ToHaveCountAsync(0);

        await other.Locator("#R1-136 input[value=sick]").FocusAsync();
        await other.Keyboard.PressAsync("s");
        await other.Keyboard.PressAsync("Control+Shift+Enter");
        await Assertions.Expect(other.Locator(".custody .verdict.met")).ToBeVisibleAsync();

        await Assertions.Expect(one.Locator(".custody .verdict.met")).ToBeVisibleAsync();
        Assert.True(await one.Locator("#R1-136 input[value=sick]").IsCheckedAsync());
        Assert.Equal("sick", await one.Locator("#R1-136").GetAttributeAsync("data-state"));
        Assert.True(await one.Locator("#R1-135 input[value=leave]").IsCheckedAsync());
        Assert.Equal("1", await one.Locator(".pending b").InnerTextAsync());
        await Assertions.Expect(one.Locator("q-live")).ToContainTextAsync("was put in");
    }

    [Fact]
    public async Task Over_a_row_that_was_touched_nothing_is_put_and_the_row_says_so()
    {
        const string day = "2024-12-03";
        var one = await Listening(StateCase.Address(day));
        await one.Locator("#R1-135 input[value=leave]").FocusAsync();
        await one.Keyboard.PressAsync("l");

        var form = state.Form(day);
        form["s-R1-135"] = "sick";
        form["do"] = "save";
        state.Post(form, day).Dispose();

        await Assertions.Expect(one.Locator("#R1-135 .note .wrong")).ToContainTextAsync("sick");
        Assert.True(await one.Locator("#R1-135 input[value=leave]").IsCheckedAsync());
        await one.Keyboard.PressAsync("Control+Enter");
        await Assertions
            .Expect(one.Locator("[role=alert] h2").Last)
            .ToHaveTextAsync("Changed by somebody else meanwhile");
        Assert.True(await one.Locator("#R1-135 input[value=leave]").IsCheckedAsync());
    }

    [Fact]
    public async Task A_fragment_in_use_is_left_and_a_line_offers_what_waits()
    {
        var page = await Listening("/roll");
        await page.Locator("table.list a").First.FocusAsync();

        Arrive("R1-901");

        await Assertions.Expect(page.Locator("q-live a")).ToHaveTextAsync("Show");
        Assert.Equal(0, await page.GetByText("R1-901").CountAsync());
        await page.Locator("q-live a").ClickAsync();
        await Assertions.Expect(page.GetByText("R1-901")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_looks_back_does_not_listen()
    {
        var page = await tabs.Open("/roll?as-of=2024-05-01");
        Assert.Equal(0, await page.Locator("q-live").CountAsync());
    }

    [Fact]
    public async Task A_lost_link_is_said_and_what_was_missed_is_caught_up()
    {
        var page = await Listening("/roll");
        await page.Clock.InstallAsync();
        await page.EvaluateAsync("document.querySelector('q-live').line.onerror()");
        await page.Clock.FastForwardAsync(10_000);
        await Assertions.Expect(page.Locator("q-live")).ToHaveTextAsync("No link");
        await page.EvaluateAsync("document.querySelector('q-live').hangUp()");
        Arrive("R1-902");
        await page.EvaluateAsync("document.querySelector('q-live').turn()");

        await Assertions.Expect(page.GetByText("R1-902")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("q-live")).Not.ToContainTextAsync("No link");
    }

    [Fact]
    public async Task From_recorded_to_seen()
    {
        var page = await Listening("/roll");
        List<double> times = [];
        for (var i = 0; i < 5; i++)
        {
            var person = $"R1-91{i}";
            var watch = Stopwatch.StartNew();
            Arrive(person);
            await page.GetByText(person).WaitForAsync();
            times.Add(watch.Elapsed.TotalMilliseconds);
            await Assertions.Expect(page.Locator("q-live[data-busy]")).ToHaveCountAsync(0); // the next is not part of this one
        }
        times.Sort();
        output.WriteLine($"median {times[2]:0} ms, worst of {times.Count} {times[^1]:0} ms");
        Assert.InRange(times[2], 0, 2000);
    }

    private async Task<IPage> Listening(string address)
    {
        var page = await tabs.Open(address);
        await Assertions.Expect(page.Locator("q-live[data-on]")).ToHaveCountAsync(1);
        return page;
    }

    private void Arrive(string person) => state.Newcomer(person);
}
