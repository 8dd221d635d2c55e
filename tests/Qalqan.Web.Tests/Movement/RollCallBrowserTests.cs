using Microsoft.Playwright;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web.Tests;

/// <summary>A roll call of a move on a phone in a real browser: counted without a link, on record when there is one.</summary>
public sealed class RollCallBrowserTests(Browser browser) : IAsyncDisposable
{
    private readonly PhoneNode node = new(browser);

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task A_chalk_is_counted_without_a_link_and_who_is_missing_is_on_record_when_there_is_one()
    {
        var people = node.Case.Rows(null).Select(row => row.Person).Take(4).ToList();
        Assert.Contains(node.Case.Device.Person, people);
        var now = SystemClock.Instance.GetCurrentInstant();
        Say("move", ("kind", "rotation"), ("title", "A rotation"));
        Say(
            "leg",
            ("leg", "L1"),
            ("party", "main"),
            ("mode", "road"),
            ("from", "OSDI"),
            ("to", "FAOUAR"),
            ("departs", Iso.Format(Iso.Floor(now + Duration.FromHours(1)))),
            ("minutes", "180")
        );
        Say("chalk", ("chalk", "V1"), ("carrier", "bus"), ("legs", "L1"), ("people", string.Join(' ', people)));
        var page = await node.Paired();
        await PhoneNode.Until(page, "document.querySelector('q-phone').sheet?.calls.length === 2");
        await node.Context.SetOfflineAsync(true);

        await page.EvaluateAsync("location.hash = '#roll/0'");
        await Assertions.Expect(page.Locator(".head")).ToHaveCountAsync(4);
        for (var at = 0; at < 3; at++)
            await page.Locator(".head[aria-pressed=false]").First.ClickAsync();
        await Assertions.Expect(page.Locator("[role=status].sums")).ToContainTextAsync("3 of 4");
        await page.Locator("main form input").FillAsync("at the gate, 0930");
        await page.Locator("main form > button").ClickAsync();
        await Assertions.Expect(page.Locator(".doing")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-head=unsent]")).ToHaveTextAsync("Unsent: 1");

        await node.Context.SetOfflineAsync(false);
        await PhoneNode.Drained(page);

        var count = node.Case.Since(0).Select(report => report.Claim).OfType<NodeCounted>().Single();
        Assert.Equal(("OSDI", CountDoing.Leaving, "V1", 3), (count.Node, count.Doing, count.Chalk, count.Counted));
        var missing = Assert.Single(count.Missing);
        Assert.Equal((people[3], "at the gate, 0930"), (missing.Person, missing.LastSeen));
    }

    private void Say(string kind, params (string Field, string Value)[] typed)
    {
        List<FieldProblem> wrong = [];
        var said = node.Case.Desk.Moves.Say(
            User.Local(post: "S4"),
            PhoneCase.Scope,
            "ROT-X",
            kind,
            name => typed.FirstOrDefault(one => one.Field == name).Value,
            Guid.NewGuid(),
            wrong
        );
        Assert.Empty(said.Problems);
        Assert.Empty(wrong);
    }
}
