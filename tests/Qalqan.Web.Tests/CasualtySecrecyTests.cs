using System.Net;
using Microsoft.AspNetCore.Routing;
using Qalqan.Claims;

namespace Qalqan.Web.Tests;

/// <summary>Before the next of kin were told, no page, call or list says who a casualty is, but to whom the kin are open.</summary>
public sealed class CasualtySecrecyTests(FirstCase first)
{
    private const string Note = "watchwound on the ridge";

    [Fact]
    public void Nothing_tells_who_a_casualty_is_before_the_kin_were_told_but_to_whom_they_are_open()
    {
        using var site = new Guarded(first);
        site.Seat("P1-1", "WATCH-1", "commander");
        site.Seat("P1-2", "WATCH-2", "commander", Compartment.Kin, Compartment.Medical);
        site.Seat("P1-3", "WATCH-3", "ministry");
        site.Seat("P1-4", "WATCH-4", "s1", Compartment.Kin);
        var whom = site
            .Desk.Personnel.Roll(User.Local(), new Inquiry(), withNames: false)
            .Scopes[0]
            .Value.Of.People[^1]
            .Person;
        var (without, shut, ministry) = (site.In("P1-1"), site.In("P1-2"), site.In("P1-3"));
        var open = site.In("P1-4", withDetail: true);
        var local = User.Local(post: "S3");
        var number = site
            .Desk.MusterOrders.Report(local, null, new CasualtyOrder("", "light", "mine", "", "", "", "", null))
            .Number!;
        var addresses = site
            .Pages.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(path =>
                !path.Contains('{', StringComparison.Ordinal) && !path.StartsWith("/sign", StringComparison.Ordinal)
            )
            .Append($"/entry/{site.Journal.Head.Number + 1}")
            .Append($"/api/entry/{site.Journal.Head.Number + 1}")
            .Append($"/person/{whom}")
            .Append($"/person/{number}")
            .Distinct()
            .ToList();
        Visitor[] outsiders = [without, shut, ministry];
        var before = outsiders.Select(visitor => Counts(visitor, addresses, whom)).ToList();

        var said = site.Desk.MusterOrders.Report(
            local,
            null,
            new CasualtyOrder(number, "serious", "mine", "", "", whom, Note, null)
        );

        Assert.Empty(said.Problems);
        Assert.Equal(1, said.Recorded);
        var after = outsiders.Select(visitor => Counts(visitor, addresses, whom)).ToList();
        foreach (var (was, became) in before.Zip(after))
            Assert.Equal(
                was.Where(one => !one.Address.Contains("/entry/", StringComparison.Ordinal)),
                became.Where(one => !one.Address.Contains("/entry/", StringComparison.Ordinal))
            );
        Assert.All(
            after.SelectMany(all => all).Where(one => one.Address.Contains("/entry/", StringComparison.Ordinal)),
            one => Assert.Equal(0, one.Count)
        );
        Assert.DoesNotContain(
            whom,
            WebUtility.HtmlDecode(Pages.BodyOf(shut.SendJson("/api/search", $$"""{"text":"{{number}}"}"""))),
            StringComparison.Ordinal
        );

        // Whoever has the kin open is told, and that goes on the record by the casualty's number.
        var head = site.Journal.Head.Number;
        Assert.Contains(Note, open.Text("/alarm"), StringComparison.Ordinal);
        Assert.Contains(whom, open.Text("/api/alarm"), StringComparison.Ordinal);
        var noted = Assert.Single(site.Journal.ReadAfter(head)).Read().Report;
        Assert.Equal(new DetailOpened(number, Compartment.Kin), noted.Claim);

        // Whoever wants to see the name cannot say by themselves that the kin were told.
        without.Send("/alarm/told", ("casualty", number));
        Assert.DoesNotContain(whom, without.Text("/api/alarm"), StringComparison.Ordinal);
        Assert.Equal(1, site.Desk.MusterOrders.TellKin(local, null, number).Recorded);
        Assert.Contains(whom, without.Text("/api/alarm"), StringComparison.Ordinal);
        Assert.DoesNotContain(Note, without.Text("/alarm"), StringComparison.Ordinal);
        Assert.DoesNotContain(whom, ministry.Text("/alarm"), StringComparison.Ordinal);
    }

    // How often the person, or what was added of them, stands at each address.
    private static List<(string Address, int Count)> Counts(Visitor visitor, List<string> addresses, string whom) =>
        [
            .. addresses.Select(address =>
            {
                var text = visitor.Text(address is ['/', 'a', 'p', 'i', ..] ? $"{address}?names=true" : address);
                Assert.DoesNotContain(Note, text, StringComparison.Ordinal);
                return (address, text.Split(whom).Length - 1);
            }),
        ];
}
