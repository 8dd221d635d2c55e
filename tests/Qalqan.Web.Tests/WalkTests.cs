using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>Every address × every role × every compartment: what may not be had is answered as what is not there.</summary>
public sealed class WalkTests(FirstCase first)
{
    private const string Whom = "R1-017";
    private const string None = "none";
    private const string All = "all";

    /// <summary>Of each compartment something that stands nowhere else: a code in a claim, and words sealed beside it.</summary>
    private static readonly (Compartment Of, string[] Signs, Draft[] Drafts)[] Told =
    [
        (
            Compartment.Medical,
            ["watch-medical", "Watchmedic", "watchfever"],
            [
                Say(new Vaccinated(Whom, "watch-medical", null), new VaccineDetail("Watchmedic", null)),
                Say(new FoundFit(Whom, Fitness.Unfit, null, null), new MedicalDetail("watchfever", null, null)),
            ]
        ),
        (
            Compartment.Conduct,
            ["WATCH-CONDUCT", "watchpaper"],
            [
                Say(
                    new ConductCertified(Whom, Clearance.NotCleared, "WATCH-CONDUCT", null),
                    new ConductDetail("watchpaper")
                ),
            ]
        ),
        (
            Compartment.Kin,
            ["Watchkin", "watchroad"],
            [
                Say(new KinNamed(Whom, 9, null), new KinDetail("Watchkin", "wife", "+7 700 999", null, null)),
                Say(new Reachable(Whom, null), new ContactDetail(null, null, "watchroad")),
            ]
        ),
        (
            Compartment.Gender,
            ["1901"],
            [
                Say(
                    new Identified(Whom, null),
                    new IdentityDetail(
                        new PersonName("Бақылаубеков", "Бақылау", null),
                        new PersonName("Baqylaubekov", "Baqylau", null),
                        Sex.Female,
                        new LocalDate(1901, 2, 3)
                    )
                ),
            ]
        ),
    ];

    /// <summary>By what compartments of each role's posts are there: none, all, and each alone.</summary>
    private static List<string> Seats { get; } = [None, All, .. Told.Select(told => told.Of.ToString())];

    /// <summary>
    /// What each address needs, read by people: a new address fails here until somebody has written beside it who may have it.
    /// </summary>
    [Fact]
    public void Every_address_declares_what_it_needs_and_nothing_else_is_there()
    {
        using var site = new Guarded(first, inCamp: true);

        var there = site.Pages.Endpoints.Select(Line).Order(StringComparer.Ordinal).ToList();

        var approved = Repository.PathOf("tests", "Qalqan.Web.Tests", "addresses.txt");
        var received = Path.Combine(Path.GetTempPath(), "qalqan-addresses.txt");
        File.WriteAllLines(received, there);
        Assert.True(
            File.ReadAllLines(approved).SequenceEqual(there),
            $"Read {received}, then: cp {received} {approved}"
        );
    }

    [Fact]
    public void No_role_has_what_it_does_not_need_to_have()
    {
        using var site = Crowded(inCamp: true);
        var addresses = site
            .Pages.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.RawText!.Contains('*', StringComparison.Ordinal))
            .OrderBy(endpoint => endpoint.RoutePattern.RawText is "/sign-out") // last: nothing is had after it
            .ToList();
        foreach (var role in Role.All)
        {
            site.Restart(); // every role with all that one address may ask for at once, and not what the last one left of it
            var visitor = Of(site, role);
            var nothing = Answer(visitor, "/nowhere", HttpMethods.Get);
            foreach (var endpoint in addresses)
            foreach (var method in MethodsOf(endpoint))
            {
                var needed = endpoint.Metadata.GetRequiredMetadata<Needed>().Right;
                var address = AddressOf(endpoint);
                if (needed is Right.Enter && (method == HttpMethods.Post || address == "/first"))
                    continue; // the way in itself, which DoorTests walk
                var answer = Answer(visitor, address, method);
                if (role.Rights.Contains(needed))
                    Assert.True(answer != nothing, $"{role.Code} may {needed}, and {method} {address} is not there");
                else
                    Assert.True(answer == nothing, $"{role.Code} may not {needed}, and {method} {address} is there");
            }
        }
    }

    /// <summary>Six of each role: with no compartment, with all of them shut, and with each open alone.</summary>
    [Fact]
    public void What_a_compartment_holds_is_there_only_for_whom_it_is_open()
    {
        using var site = Crowded();
        var addresses = site
            .Pages.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => MethodsOf(endpoint).Contains(HttpMethods.Get))
            .Select(AddressOf)
            .ToList();
        var finding = Uri.EscapeDataString(site.Desk.Assess(new Inquiry(Scope: Guarded.Scope)).Findings.First().Id);
        foreach (var role in Role.All.Where(role => role != Role.Administrator))
        {
            Assert.Equal([], Seen(site.In(PersonOf(role, None))));
            Assert.Equal([], Seen(site.In(PersonOf(role, All))));
            foreach (var (open, _, _) in Told)
            {
                var seen = Seen(site.In(PersonOf(role, open.ToString()), withDetail: true));
                Assert.All(seen, place => Assert.Equal((role.Code, open), (role.Code, place.Of)));
                Assert.Equal(role.Rights.Contains(Right.SeePeople), seen.Contains((open, $"/person/{Whom}")));
            }
        }

        List<(Compartment Of, string Address)> Seen(Visitor visitor) =>
            [
                .. addresses
                    .Select(address => address.Replace("finding/X", "finding/" + finding, StringComparison.Ordinal))
                    .Select(address => address is ['/', 'a', 'p', 'i', ..] ? $"{address}?names=true" : address)
                    .Select(address => (address, visitor.Text(address)))
                    .Concat(Told.SelectMany(told => told.Signs).Select(sign => (sign, Search(visitor, sign))))
                    .SelectMany(answer =>
                        Told.Where(told => told.Signs.Any(sign => Tells(answer.Item2, sign)))
                            .Select(told => (told.Of, answer.Item1.Split('?')[0]))
                    )
                    .Distinct(),
            ];
    }

    /// <summary>Whoever looked is on the record by number, once a day; who did not see is not.</summary>
    [Fact]
    public void Reading_a_compartment_is_on_the_record()
    {
        using var site = Crowded();
        var (role, medical) = (Role.Named("medical")!, nameof(Compartment.Medical));
        var (without, shut, open) = (
            site.In(PersonOf(role, None)),
            site.In(PersonOf(role, medical)),
            site.In(PersonOf(role, medical), withDetail: true)
        );
        var before = site.Journal.Head.Number;
        without.Get($"/person/{Whom}");
        shut.Get($"/person/{Whom}");
        Assert.Equal(before, site.Journal.Head.Number);

        open.Get($"/person/{Whom}");
        open.Get($"/api/person/{Whom}");

        var entry = Assert.Single(site.Journal.ReadAfter(before)).Read();
        Assert.Equal(new DetailOpened(Whom, Compartment.Medical), entry.Report.Claim);
        Assert.Equal(new Source(PostOf(role, medical), PersonOf(role, medical)), entry.Report.Source);
        site.Clock.Now += Duration.FromHours(11);
        Assert.Equal(HttpStatusCode.OK, open.Status($"/person/{Whom}"));
        Assert.Equal(before + 1, site.Journal.Head.Number);
    }

    /// <summary>The mission's records are the mission's: a ministry finds none of them, the contingent's own posts do.</summary>
    [Theory]
    [InlineData("commander", true)]
    [InlineData("ministry", false)]
    public void Records_of_the_mission_are_not_there_for_a_ministry(string role, bool areThere)
    {
        using var site = Crowded();

        var answer = Of(site, Role.Named(role)!).Get("/findings?scope=undof");

        Assert.Equal(areThere ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(!areThere, Pages.BodyOf(answer).Contains("one of kaz-undof-2024", StringComparison.Ordinal));
    }

    // What was typed stands in the answer again; but for that, it is the answer to a word that nobody ever said.
    // A year may stand in a digest or an id by chance: there it has hexadecimal signs beside it.
    private static bool Tells(string answer, string sign) =>
        sign.All(char.IsAsciiDigit)
            ? Regex.IsMatch(answer, $"(?<![0-9A-Fa-f-]){sign}(?![0-9A-Fa-f])")
            : answer.Contains(sign, StringComparison.Ordinal);

    private static string Search(Visitor visitor, string sign)
    {
        return Both(sign) == Both("unheard") ? "" : $"found {sign}";

        string Both(string typed) =>
            (
                Pages.BodyOf(visitor.SendJson("/api/search", $$"""{"text":"{{typed}}"}"""))
                + Pages.BodyOf(visitor.Send("/search", ("q", typed)))
            ).Replace(typed, "…", StringComparison.Ordinal);
    }

    private static (HttpStatusCode, string) Answer(Visitor visitor, string address, string method)
    {
        using var response = method == HttpMethods.Post ? visitor.Send(address, ("nothing", "")) : visitor.Get(address);
        // The page's own address stands in its head, in the links to other languages and to where it is.
        return (
            response.StatusCode,
            Regex.Replace(Pages.BodyOf(response), "<header.*</header>", "", RegexOptions.Singleline)
        );
    }

    private static string AddressOf(RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        return pattern switch
        {
            "/assets/{name}" => Assets.UrlOf("qalqan.css"),
            "/entry/{number:long}" => "/entry/1",
            "/api/entry/{number:long}" => "/api/entry/1",
            "/import/blank/{name}" => "/import/blank/roll.xlsx",
            _ when pattern.Contains("/post/", StringComparison.Ordinal) => pattern.Replace("{name}", "HQ-01"),
            _ when pattern.Contains("/unit/", StringComparison.Ordinal) => pattern.Replace("{name}", "HQ"),
            _ => pattern.Replace("{name}", Whom).Replace("{id}", "X").Replace("{number:long}", "1"),
        };
    }

    private static IReadOnlyList<string> MethodsOf(Endpoint endpoint) =>
        [
            .. (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Where(method =>
                method != HttpMethods.Head
            ),
        ];

    private static string Line(Endpoint endpoint) =>
        $"{string.Join(',', MethodsOf(endpoint))} /{((RouteEndpoint)endpoint).RoutePattern.RawText!.TrimStart('/')} {endpoint.Metadata.GetMetadata<Needed>()?.Right.ToString() ?? "NOTHING DECLARED"}";

    private static string PostOf(Role role, string seat) => $"{role.Code.ToUpperInvariant()}-{Seats.IndexOf(seat)}";

    private static string PersonOf(Role role, string seat) =>
        $"W{Role.All.ToList().IndexOf(role)}-{Seats.IndexOf(seat)}";

    private static Visitor Of(Guarded site, Role role) =>
        role == Role.Administrator ? DoorTests.Administrator(site) : site.In(PersonOf(role, None));

    // Six in every role but the administrator's: see Seats.
    private Guarded Crowded(bool inCamp = false)
    {
        var site = new Guarded(first, inCamp);
        site.Record([.. Told.SelectMany(told => told.Drafts)]);
        foreach (var role in Role.All.Where(role => role != Role.Administrator))
        foreach (var seat in Seats)
            site.Seat(
                PersonOf(role, seat),
                PostOf(role, seat),
                role.Code,
                [.. Told.Select(told => told.Of).Where(one => seat is All || seat == one.ToString())]
            );
        return site;
    }

    private static Draft Say(Claim claim, Detail detail) =>
        new(
            new Report(
                default,
                Guarded.Scope,
                Validity.Since(Instant.FromUtc(2024, 1, 10, 6, 0)),
                FirstCase.Now,
                new Source("S1", null),
                claim
            ),
            detail
        );
}
