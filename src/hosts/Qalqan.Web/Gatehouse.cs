using System.Net;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Qalqan.Access;

namespace Qalqan.Web;

/// <summary>
/// Who stands behind a request: the accounts and sessions of the node, held against the posts on the record. Every time anew,
/// so that a handover, a closed account or an ended session counts from that instant.
/// </summary>
public sealed class Gatehouse
{
    /// <summary>The post of whoever keeps the node; of no contingent.</summary>
    public const string AdministratorPost = "ADMIN";

    private const string SessionCookie = "qalqan-session";
    private const string BrowserCookie = "qalqan-browser";
    private const string ChairCookie = "qalqan-chair";
    private static readonly TimeSpan SessionLasts = TimeSpan.FromDays(7);
    private static readonly TimeSpan BrowserLasts = TimeSpan.FromDays(365);
    private const int MostBrowsers = 10;

    private readonly Desk desk;

    public Gatehouse(Desk desk, Accounts accounts, Sessions sessions, IClock clock)
    {
        (this.desk, Accounts, Sessions, Clock) = (desk, accounts, sessions, clock);
        SignIns = new SignIns(accounts, clock);
        Codes = new Throttle(clock, 10, Duration.FromSeconds(10));
        FirstCode = OneTimeCode.New();
    }

    public Accounts Accounts { get; }

    public IClock Clock { get; }

    public Sessions Sessions { get; }

    public SignIns SignIns { get; }

    /// <summary>Of whoever types codes, by address.</summary>
    public Throttle Codes { get; }

    /// <summary>By which the first administrator is made; printed where the program runs, anew at every start.</summary>
    public string FirstCode { get; }

    /// <summary>
    /// Whether whoever sits at the machine is let in as anybody: an exercise whose people are invented, until it has its first
    /// account. What is real is never open.
    /// </summary>
    public bool IsOpen => desk.IsExercise && Accounts.IsEmpty;

    /// <summary>Who asks. Over the network nobody is let in unasked.</summary>
    public User UserOf(HttpContext http)
    {
        if (IsOpen && IsFromHere(http))
            return Seated(http);
        if (SessionOf(http) is not { } session || Accounts.Find(session.Person) is not { } account)
            return User.Nobody;
        if (session is { Post: AdministratorPost, Scope: null } && account.IsAdministrator)
            return AdministratorOf(session);
        return
            session is { Post: { } post, Scope: { } scope }
            && desk.Posts.ChairOf(scope, post, session.Person) is { } chair
            ? desk.Posts.UserOf(chair, session.Person, session.HasTwoFactors)
            : User.Without(session.Person);
    }

    public Session? SessionOf(HttpContext http) =>
        http.Request.Cookies[SessionCookie] is { Length: > 0 } token
            ? Sessions.Find(token, !EventsSite.IsUnasked(http))
            : null;

    /// <summary>The hash by which this browser is known among those that came in before.</summary>
    internal static string? BrowserOf(HttpContext http) =>
        http.Request.Cookies[BrowserCookie] is { Length: > 0 } token ? token : null;

    internal static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>Begins a session in the one seat that the person has, and remembers the browser.</summary>
    internal void Enter(HttpContext http, Account account, bool hasTwoFactors)
    {
        var chairs = desk.Posts.ChairsOf(account.Person);
        var holds = chairs.Where(chair => !chair.IsRelieved).ToList();
        var (scope, post) =
            holds is [var only, ..] ? (only.Of.Scope, only.Of.Post)
            : account.IsAdministrator ? (null, AdministratorPost)
            : chairs is [var relieved, ..] ? (relieved.Of.Scope, relieved.Of.Post)
            : ((string?)null, (string?)null);
        var token = Sessions.Begin(account.Person, scope, post, hasTwoFactors, AddressOf(http));
        Append(http, SessionCookie, token, SessionLasts);
        if (BrowserOf(http) is { } known && account.Browsers.Contains(Tokens.HashOf(known)))
            return;
        var browser = Tokens.New();
        Accounts.Change(
            account.Person,
            one => one with { Browsers = [.. one.Browsers.Append(Tokens.HashOf(browser)).TakeLast(MostBrowsers)] }
        );
        Append(http, BrowserCookie, browser, BrowserLasts);
    }

    internal void Leave(HttpContext http)
    {
        if (SessionOf(http) is { } session)
            Sessions.End(other => other.Id == session.Id);
        Append(http, SessionCookie, "", TimeSpan.Zero);
    }

    /// <summary>Sits the session in another seat of the same person.</summary>
    internal bool Sit(HttpContext http, string? scope, string post)
    {
        if (IsOpen && IsFromHere(http))
        {
            Append(http, ChairCookie, Role.Named(post) is null ? "" : post, SessionLasts);
            return true;
        }
        if (SessionOf(http) is not { } session || Accounts.Find(session.Person) is not { } account)
            return false;
        var isSeat = scope is null
            ? post == AdministratorPost && account.IsAdministrator
            : desk.Posts.ChairOf(scope, post, session.Person) is not null;
        if (isSeat)
            Sessions.Change(session.Id, one => one with { Scope = scope, Post = post });
        return isSeat;
    }

    // Without a second factor nobody is given what others are kept from.
    private static User AdministratorOf(Session session)
    {
        var rights = Role.Administrator.Rights.ToHashSet();
        if (!session.HasTwoFactors)
            rights.Remove(Right.Entrust);
        return User.Without(session.Person) with
        {
            Post = AdministratorPost,
            Rights = rights,
            RoleCode = Role.Administrator.Code,
        };
    }

    // In an exercise anybody may sit in any role, to see what each of them sees.
    private static User Seated(HttpContext http) =>
        Role.Named(http.Request.Cookies[ChairCookie] ?? "") is { } role
            ? User.Local(post: role.Code.ToUpperInvariant()) with
            {
                Rights = role.Rights,
                RoleCode = role.Code,
                Granted = role.Offered,
                Open = new HashSet<Claims.Compartment>(),
                IsLocal = false,
            }
            : User.Local();

    private static bool IsFromHere(HttpContext http) =>
        http.Features.Get<CampLine>() is null
        && http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address);

    private static void Append(HttpContext http, string name, string value, TimeSpan lasts) =>
        http.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Path = "/",
                MaxAge = lasts,
            }
        );
}
