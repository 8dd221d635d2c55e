using System.Diagnostics;
using Microsoft.Playwright;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>The phone's page in a real browser, paired with a real node: without a link, locked, lost, and with a week to send.</summary>
public sealed class PhoneBrowserTests(Browser browser, ITestOutputHelper output) : IAsyncDisposable
{
    // Everything the browser keeps for the page, as text: what is sealed is only bytes in it.
    private const string Everything = """
        async () => {
            const text = (value) =>
                value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder("latin1").decode(value)
                : value instanceof CryptoKey ? `CryptoKey extractable=${value.extractable}`
                : value && typeof value === "object" ? Object.entries(value).map(([key, one]) => `${key}=${text(one)}`).join(" ")
                : String(value);
            const all = [JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie];
            for (const name of await caches.keys())
                for (const request of await (await caches.open(name)).keys()) all.push(`cached ${new URL(request.url).pathname}`);
            for (const { name } of await indexedDB.databases()) {
                const database = await new Promise((done) => {
                    const request = indexedDB.open(name);
                    request.onsuccess = () => done(request.result);
                });
                for (const store of database.objectStoreNames)
                    all.push(store + " " + await new Promise((done) => {
                        const request = database.transaction(store).objectStore(store).getAll();
                        request.onsuccess = () => done(text(request.result));
                    }));
                database.close();
            }
            return all.join("\n");
        }
        """;

    private readonly PhoneNode node = new(browser);

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task The_shell_opens_without_a_node_after_the_first_visit_and_holds_no_record()
    {
        var page = await node.Paired();
        await PhoneNode.Kept(page);
        Assert.Equal("/phone", await page.EvaluateAsync<string>("location.pathname + location.hash"));
        await node.Context.SetOfflineAsync(true);
        node.Pages.Dispose();

        await page.ReloadAsync();

        await Assertions.Expect(page.Locator(".band.exercise strong")).ToHaveTextAsync("EXERCISE");
        await Assertions.Expect(page.Locator("[data-head=contact]")).ToContainTextAsync("does not answer");
        var kept = await page.EvaluateAsync<string>(Everything);
        Assert.Contains("cached /phone", kept, StringComparison.Ordinal);
        Assert.Contains("extractable=false", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("cached /api", kept, StringComparison.Ordinal);
        foreach (var secret in (string[])["Mysal", "R1-007", "leave", PhoneNode.Pin])
            Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);
        await PhoneNode.Unlock(page);
        await page.Locator("a[href='#state']").ClickAsync();
        await Assertions.Expect(page.Locator(".person")).ToHaveCountAsync(PhoneCase.Strength);
        await Assertions.Expect(page.Locator(".person").First).ToContainTextAsync("Mysal001");
    }

    [Fact]
    public async Task A_draft_is_kept_within_half_a_second_of_the_tap_sealed_and_there_after_a_reload_and_a_closed_page()
    {
        var page = await node.Paired();
        await PhoneNode.Kept(page);
        await page.Locator("a[href='#state']").ClickAsync();
        await page.Locator("[name='R1-002'][value=sick]").CheckAsync();
        var wait = await page.EvaluateAsync<double>(
            "(async (from) => { await document.querySelector('q-phone').drafts.writing; return performance.now() - from })(performance.now())"
        );
        Assert.InRange(wait, 0, 500);
        Assert.DoesNotContain("sick", await page.EvaluateAsync<string>(Everything), StringComparison.Ordinal);
        await page.ReloadAsync();
        await PhoneNode.Unlock(page);
        await Assertions.Expect(page.Locator("[name='R1-002'][value=sick]")).ToBeCheckedAsync();
        await page.Locator("[name='R1-003'][value=absent]").CheckAsync();
        // A page that is closed within the very milliseconds of a tap may lose that tap, and nothing before it.
        await page.EvaluateAsync("async () => { await document.querySelector('q-phone').drafts.writing; }");
        await page.CloseAsync();

        page = await node.Open("/phone#state");
        await PhoneNode.Unlock(page);

        await Assertions.Expect(page.Locator("[name='R1-002'][value=sick]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[name='R1-003'][value=absent]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[name='R1-004']:checked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_unit_is_stated_tap_by_tap_nobody_is_present_unseen_and_it_is_on_the_days_page()
    {
        var page = await node.Paired();
        var head = node.Case.Head;
        await page.Locator("a[href='#state']").ClickAsync();
        await Assertions.Expect(page.Locator(".unstated")).ToHaveCountAsync(PhoneCase.Strength - 1);
        await page.Locator("[name='R1-002'][value=sick]").CheckAsync();
        await page.Locator(".dock button:not(.quiet)").ClickAsync();
        await Assertions.Expect(page.Locator(".dock [role=alert]")).ToContainTextAsync("23");
        await page.Locator(".dock .quiet").ClickAsync();
        await page.Locator(".dock button:not(.quiet)").ClickAsync();
        await Assertions.Expect(page.Locator(".sent li")).ToHaveCountAsync(1);

        var claims = node.Case.Since(head).Select(report => report.Claim).Where(claim => claim is not DeviceClock);
        Assert.Equal([typeof(Stated), typeof(UnitReported)], claims.Select(claim => claim.GetType()));
        var word = claims.OfType<UnitReported>().Single();
        Assert.Equal((23, 1, 1), (word.Counts.Present, word.Counts.Sick, word.Counts.Leave));
        using var desk = Pages.Of(node.Case.Desk);
        Assert.Contains(
            $"by {node.Case.Device.Post}, entry #{node.Case.Head}",
            desk.Text("/state"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_signed_without_a_link_is_seen_as_unsent_also_locked_and_goes_out_once_and_only_once()
    {
        var page = await node.Paired();
        await PhoneNode.Kept(page);
        await PhoneNode.Drained(page);
        var head = node.Case.Head;
        await node.Context.SetOfflineAsync(true);
        foreach (var heads in (string[])["24", "23", "25"])
            await PhoneNode.Count(page, heads);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveTextAsync("Unsent: 3");
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveClassAsync("waiting");
        Assert.StartsWith("(3) EXERCISE", await page.TitleAsync(), StringComparison.Ordinal);
        await PhoneNode.Unlock(page);
        await PhoneNode.Ready(page);
        Assert.Equal(head, node.Case.Head);
        // The first answer is lost on its way back: what it was about is sent again.
        var answers = 0;
        await page.RouteAsync(
            "**/api/outbox",
            async route =>
            {
                if (++answers > 1)
                    await route.ContinueAsync();
                else
                {
                    await route.FetchAsync();
                    await route.AbortAsync();
                }
            }
        );
        await node.Context.SetOfflineAsync(false);

        await PhoneNode.Drained(page);

        Assert.True(answers > 1, $"{answers} sendings");
        Assert.Equal(
            [24, 23, 25],
            node.Case.Since(head).Select(report => report.Claim).OfType<HeadCounted>().Select(count => count.Counted)
        );
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveClassAsync("good");
        Assert.StartsWith("EXERCISE", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_stays_with_its_reason_until_somebody_has_read_it()
    {
        var page = await node.Paired();
        await PhoneNode.Drained(page);
        node.Case.Desk.Signing.Carry(
            User.Local(),
            new StateOrder(PhoneCase.Scope, null, [new StateEntry("R1-003", "off-camp")])
        );
        await page.RouteAsync("**/api/phone/sheet", route => route.AbortAsync());
        await page.Locator("a[href='#state']").ClickAsync();
        await page.Locator(".dock .quiet").ClickAsync();
        await page.Locator(".dock button:not(.quiet)").ClickAsync();
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveTextAsync("Not taken: 1");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveClassAsync("bad");
        await PhoneNode.Unlock(page);
        await page.UnrouteAsync("**/api/phone/sheet");
        await page.Locator("a[href='#box']").ClickAsync();
        await Assertions.Expect(page.Locator(".conflict .standing")).ToContainTextAsync("R1-003 is off camp now");

        await page.Locator(".conflict button:not(.quiet)").ClickAsync();
        await page.EvaluateAsync("document.querySelector('q-phone').fetchSheet()");
        await page.Locator(".dock button:not(.quiet)").ClickAsync();

        await PhoneNode.Drained(page);
        await Assertions.Expect(page.Locator(".sent li")).ToHaveCountAsync(1);
        Assert.Equal(PersonState.Present, node.Case.Rows(null).Single(row => row.Person == "R1-003").State);
    }

    [Fact]
    public async Task A_wrong_pin_opens_nothing_waits_longer_every_time_and_the_tenth_wipes()
    {
        var page = await node.Paired();
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("main form")).ToContainTextAsync("After 10 wrong entries");
        for (var wrong = 1; wrong <= 9; wrong++)
        {
            await PhoneNode.Unlock(page, "111222");
            await Assertions.Expect(page.Locator(".said")).ToContainTextAsync($"Tries left: {10 - wrong}");
            Assert.False(await page.EvaluateAsync<bool>("Boolean(document.querySelector('q-phone').key)"));
            if (wrong < 3)
                continue;
            // Also by another way in: the wait is kept, not only shown.
            await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("Wait");
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator("main form > button")).ToBeDisabledAsync();
            await page.Clock.FastForwardAsync(5_000 << (wrong - 3));
            await Assertions.Expect(page.Locator("main form > button")).ToBeEnabledAsync();
        }

        await PhoneNode.Unlock(page, "111222");

        await AssertWiped(page);
    }

    [Fact]
    public async Task A_revoked_phone_wipes_itself_unopened_at_its_next_contact_and_its_outbox_opens_nothing()
    {
        var page = await node.Paired();
        await PhoneNode.Kept(page);
        await PhoneNode.Drained(page);
        await node.Context.SetOfflineAsync(true);
        await PhoneNode.Count(page, "24");
        var cookies = await node.Context.CookiesAsync();
        node.Case.Desk.Phones!.Revoke(User.Local(), node.Device);
        var head = node.Case.Head;
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveTextAsync("Unsent: 1");
        await node.Context.SetOfflineAsync(false);

        await page.EvaluateAsync("document.querySelector('q-phone').send()");

        await AssertWiped(page);
        Assert.Equal(head, node.Case.Head);
        Assert.Contains(cookies, cookie => cookie is { Name: "qalqan-device", HttpOnly: true });
    }

    [Fact]
    public async Task It_is_wiped_by_hand_and_in_every_tab()
    {
        var page = await node.Paired();
        await PhoneNode.Kept(page);
        var other = await node.Open();
        await page.Locator("a[href='#wipe']").ClickAsync();
        await page.Locator(".danger").ClickAsync();
        await AssertWiped(page);
        await Assertions.Expect(other.Locator(".wiped")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Five_minutes_without_a_touch_lock_it_and_a_touch_in_between_does_not()
    {
        var page = await node.Paired();
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await PhoneNode.Unlock(page);
        await PhoneNode.Ready(page);
        await page.Clock.FastForwardAsync(4 * 60_000);
        await page.Keyboard.PressAsync("Shift");
        await page.Clock.FastForwardAsync(4 * 60_000);
        Assert.True(await page.EvaluateAsync<bool>("Boolean(document.querySelector('q-phone').key)"));

        await page.Clock.FastForwardAsync(61_000);

        await Assertions.Expect(page.Locator("#pin")).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("Boolean(document.querySelector('q-phone').key)"));
        Assert.DoesNotContain("Mysal", await page.ContentAsync(), StringComparison.Ordinal);
    }

    /// <summary>The issue gives 10 s for a week of 500.</summary>
    [Fact]
    public async Task Five_hundred_signed_without_a_link_drain_in_ten_seconds_and_nothing_twice()
    {
        const int count = 500;
        var page = await node.Paired();
        await PhoneNode.Drained(page);
        var head = node.Case.Head;
        await node.Context.SetOfflineAsync(true);
        await page.EvaluateAsync(
            """
            async (count) => {
                const phone = document.querySelector("q-phone");
                const day = phone.today;
                const states = phone.sheet.people.map(({ person, state }) => ({ person, state }));
                for (let n = 0; n < count; n++) {
                    const unit = { subUnit: phone.sheet.unit };
                    states[n % states.length].state = n % 2 ? "off-camp" : "sick";
                    if (n % 4) await phone.outbox.add(phone.key, "head-count", { ...unit, expected: 25, counted: n });
                    else await phone.outbox.add(phone.key, "unit-state", { ...unit, day, seen: phone.sheet.head, states });
                }
            }
            """,
            count
        );
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveTextAsync($"Unsent: {count}");
        var watch = Stopwatch.StartNew();
        await node.Context.SetOfflineAsync(false);

        await PhoneNode.Drained(page);

        output.WriteLine($"{count} drained in {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var claims = node.Case.Since(head).Select(report => report.Claim).ToList();
        Assert.Equal(count / 4, claims.OfType<UnitReported>().Count());
        Assert.Equal(
            Enumerable.Range(0, count).Where(number => number % 4 != 0),
            claims.OfType<HeadCounted>().Select(one => one.Counted)
        );
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("kk")]
    public async Task Every_page_of_it_fits_360_a_glove_finds_what_it_taps_and_axe_finds_nothing(string language)
    {
        var page = await node.Begin(language);
        await Look("pair");
        await page.Locator("main button").ClickAsync();
        await page.Locator("#again").WaitForAsync();
        await Look("pin");
        await page.Locator("#pin").FillAsync(PhoneNode.Pin);
        await page.Locator("#again").FillAsync(PhoneNode.Pin);
        await page.Locator("main form > button").ClickAsync();
        await PhoneNode.Until(page, "document.querySelector('q-phone').sheet?.people.length > 0");
        await node.Context.SetOfflineAsync(true);
        await PhoneNode.Count(page, "24");
        foreach (var view in (string[])["", "state", "count", "box", "wipe"])
        {
            await page.EvaluateAsync("view => location.hash = '#' + view", view);
            await page.EvaluateAsync("new Promise(requestAnimationFrame)");
            await Look(view);
        }
        await page.EvaluateAsync("document.querySelector('q-phone').lock(); location.hash = ''");
        await page.Locator("#pin").WaitForAsync();
        await Look("locked");

        async Task Look(string view)
        {
            if (language == "en")
                Assert.Empty(await Tabs.Against(page));
            Assert.True(await Tabs.WiderThanTheScreen(page) is "", $"{view}: {await Tabs.WiderThanTheScreen(page)}");
            var small = await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("main :is(button, a, label:has(input), input:not([type=radio]))")]
                    .map((e) => [e.getBoundingClientRect(), e])
                    .filter(([box]) => box.height < 48 || box.width < 48)
                    .map(([box, e]) => `${box.width} x ${box.height}: ${e.outerHTML.slice(0, 80)}`)
                """
            );
            Assert.True(small.Length == 0, $"{view}: {string.Join('\n', small)}");
            Assert.DoesNotContain("{", await page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    private static async Task AssertWiped(IPage page)
    {
        await Assertions.Expect(page.Locator(".wiped")).ToBeVisibleAsync();
        await PhoneNode.Until(page, "indexedDB.databases().then((all) => all.length === 0)");
        await PhoneNode.Until(page, "caches.keys().then((all) => all.length === 0)");
        await PhoneNode.Until(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)");
        await Assertions
            .Expect(page.Locator("main"))
            .ToHaveTextAsync("Qalqan on this phone is wiped: nothing of it is kept here any more.");
    }
}
