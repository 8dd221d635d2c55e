using System.Net;
using NodaTime;
using OtpNet;
using Qalqan.Access;
using Qalqan.Camp;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>A site with a door: a folder of its own, accounts, and a clock that a test moves.</summary>
internal sealed class Guarded : IDisposable
{
    public const string Scope = "kaz-undof-2024";
    public const string Password = "correct horse battery";

    private readonly Scratch scratch = new();
    private readonly Folder folder;
    private readonly CampNode? camp;
    private readonly Opening? opening;

    /// <param name="first">Whose exercise it holds; null is an empty REAL folder.</param>
    /// <param name="inCamp">Whether it is come to by the camp's sealed line.</param>
    /// <param name="opening">How a new contingent is opened; null where none is.</param>
    public Guarded(FirstCase? first, bool inCamp = false, Opening? opening = null)
    {
        this.opening = opening;
        Data = scratch.At("data");
        if (first is not null)
            first.CopyTo(scratch, "data");
        folder = Folder.OpenToWrite(Data, FolderKind.Real, Clock);
        var devices = new Devices(Data, FolderKey.None, Clock);
        Desk = new Desk(
            folder.Journal,
            folder.Vault,
            folder.Shelf,
            CommandLine.Capabilities,
            Clock,
            Data,
            devices: devices
        );
        if (inCamp)
            camp = CampNode.Of(
                new CampNetwork([IPAddress.Loopback], []),
                new Authority(Data, FolderKey.None, Clock),
                devices,
                Clock
            );
        Restart();
    }

    public MovedClock Clock { get; } = new(FirstCase.Now);

    public string Data { get; }

    public Desk Desk { get; }

    public IJournal Journal => folder.Journal;

    public Gatehouse Gate { get; private set; } = null!;

    public Pages Pages { get; private set; } = null!;

    /// <summary>The program anew, over the same folder.</summary>
    public void Restart()
    {
        Pages?.Dispose();
        Gate = new Gatehouse(
            Desk,
            new Accounts(Data, FolderKey.None, Clock),
            new Sessions(Data, FolderKey.None, Clock),
            Clock
        );
        Pages = Pages.Of(Desk, opening, Gate, camp);
    }

    /// <summary>An account with a second factor, in this post of the exercise.</summary>
    public void Seat(string person, string post, string role, params Claims.Compartment[] compartments)
    {
        var admin = User.Local(post: Gatehouse.AdministratorPost, person: "A-1");
        Assert.Empty(Desk.Posts.Entrust(admin, Scope, post, Role.Named(role)!, compartments.ToHashSet()).Problems);
        Assert.Empty(Desk.Posts.HandOver(admin, Scope, post, person, Clock.GetCurrentInstant()).Problems);
        Gate.Accounts.Add(Account.New(person, Hash) with { TimeSecret = Secret });
    }

    public void Record(IReadOnlyList<Draft> drafts)
    {
        var ledger = new Ledger(folder.Journal, folder.Vault);
        var receipts = ledger.Append(ledger.Prepare(drafts)).AsTask().GetAwaiter().GetResult();
        Assert.All(receipts, receipt => Assert.Equal(Outcome.Recorded, receipt.Outcome));
    }

    // Hashed once: what is tried is the door, not Argon2.
    private static Password Hash { get; } = Access.Password.Of(Password);

    private static string Secret { get; } = SecondFactor.NewSecret();

    /// <summary>The code that the person's second device shows now.</summary>
    public string Code =>
        new Totp(Base32Encoding.ToBytes(Secret)).ComputeTotp(Clock.GetCurrentInstant().ToDateTimeUtc());

    /// <summary>A browser in which the person came in.</summary>
    public Visitor In(string person, bool withDetail = false)
    {
        Clock.Now += Duration.FromSeconds(31); // a code of its own
        var visitor = new Visitor(Pages);
        Assert.Equal(
            HttpStatusCode.Redirect,
            visitor.Send("/sign-in", ("person", person), ("password", Password), ("code", Code)).StatusCode
        );
        if (withDetail)
            visitor.Send("/detail?open=true");
        return visitor;
    }

    public void Dispose()
    {
        Pages.Dispose();
        camp?.Authority.Dispose();
        folder.Dispose();
        scratch.Dispose();
    }
}

/// <summary>A clock that a test moves.</summary>
internal sealed class MovedClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}

/// <summary>A browser with its cookies, that follows nothing by itself.</summary>
internal sealed class Visitor(Pages pages)
{
    public Dictionary<string, string> Cookies { get; } = [];

    public HttpResponseMessage Get(string address) => Keep(Request(HttpMethod.Get, address));

    public string Text(string address) => WebUtility.HtmlDecode(Pages.BodyOf(Get(address)));

    public HttpStatusCode Status(string address) => Get(address).StatusCode;

    public HttpResponseMessage Send(string address, params (string Name, string Value)[] fields)
    {
        var request = Request(HttpMethod.Post, address);
        request.Content = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        return Keep(request);
    }

    public HttpResponseMessage SendJson(string address, string body)
    {
        var request = Request(HttpMethod.Post, address);
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return Keep(request);
    }

    public HttpRequestMessage Request(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        return request;
    }

    private HttpResponseMessage Keep(HttpRequestMessage request)
    {
        var response = pages.Client.Send(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
                Cookies.Remove(pair[0]);
            else
                Cookies[pair[0]] = pair[1];
        }
        return response;
    }
}
