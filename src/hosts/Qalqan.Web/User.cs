using Microsoft.AspNetCore.Http;
using Qalqan.Claims;

namespace Qalqan.Web;

/// <summary>
/// Who asks: the post that speaks and signs, the person who holds it, what they may do, and the compartments that are open to
/// them. Everything is looked up through one of these, so that what a user may not see is not there.
/// </summary>
/// <param name="Post">Empty for somebody who holds none, and for nobody.</param>
/// <param name="Person">By reference; null where it is not known.</param>
/// <param name="Rights">What they may do.</param>
/// <param name="Granted">The compartments that are theirs.</param>
/// <param name="Open">Of those the ones that are open just now.</param>
public sealed record User(
    string Post,
    string? Person,
    IReadOnlySet<Right> Rights,
    IReadOnlySet<Compartment> Granted,
    IReadOnlySet<Compartment> Open
)
{
    private static readonly HashSet<Compartment> NoCompartment = [];
    private static readonly HashSet<Compartment> EveryCompartment = [.. Enum.GetValues<Compartment>()];

    /// <summary>The scopes there are for this user; null where it is every one.</summary>
    public IReadOnlySet<string>? Reach { get; init; }

    /// <summary>The contingent of the post; null of a post of none.</summary>
    public string? Scope { get; init; }

    /// <summary>The role of the post by its code; null of whoever is in none.</summary>
    public string? RoleCode { get; init; }

    /// <summary>Whether it is whoever has the folder itself in hand, who speaks for any post.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether the post was handed to somebody else, so that it is only looked at.</summary>
    public bool IsRelieved { get; init; }

    /// <summary>Whoever has the folder itself in hand, with its key: a command, or an exercise without accounts.</summary>
    public static User Local(bool withDetail = false, string post = "S1", string? person = null) =>
        new(
            post,
            person,
            Enum.GetValues<Right>().ToHashSet(),
            EveryCompartment,
            withDetail ? EveryCompartment : NoCompartment
        )
        {
            IsLocal = true,
        };

    /// <summary>Whoever did not come in.</summary>
    public static User Nobody { get; } =
        new("", null, new HashSet<Right> { Right.Enter }, NoCompartment, NoCompartment);

    /// <summary>Who came in and holds no post.</summary>
    public static User Without(string person) =>
        new("", person, new HashSet<Right> { Right.Enter, Right.BeSomebody }, NoCompartment, NoCompartment)
        {
            Reach = new HashSet<string>(),
        };

    private const string Switch = "qalqan-detail";

    /// <summary>Who asks, as it was found out at the door.</summary>
    /// <exception cref="InvalidOperationException">Nobody stood at the door: a request is answered to nobody in that case.</exception>
    public static User Of(HttpContext http) =>
        http.Features.Get<User>() ?? throw new InvalidOperationException("A request that passed no door.");

    /// <summary>With what is theirs open while the browser's switch is on.</summary>
    public User Switched(HttpContext http) =>
        http.Request.Cookies[Switch] == "open" ? this with { Open = Granted } : this with { Open = NoCompartment };

    /// <summary>Turns the switch, for as long as the browser stays open.</summary>
    public static void Turn(HttpContext http, bool open) =>
        http.Response.Cookies.Append(
            Switch,
            open ? "open" : "",
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Expires = open ? null : DateTimeOffset.UnixEpoch,
            }
        );

    public bool May(Right right) => Rights.Contains(right);

    /// <summary>Whether the scope is there for this user.</summary>
    public bool Reaches(string scope) => Reach?.Contains(scope) ?? true;

    /// <summary>Whether any compartment is open.</summary>
    public bool SeesDetail => Open.Count > 0;

    /// <summary>The compartment that what the claim says belongs to; null where everybody may see it.</summary>
    public static Compartment? CompartmentOf(Claim claim) =>
        claim switch
        {
            FoundFit or Vaccinated => Compartment.Medical,
            ConductCertified => Compartment.Conduct,
            KinNamed => Compartment.Kin,
            InformantKnown => Compartment.Sources,
            _ => null,
        };

    /// <summary>Whether the claim is there at all for this user, open or shut.</summary>
    public bool Finds(Claim claim) => CompartmentOf(claim) is not { } compartment || Granted.Contains(compartment);

    public bool Sees(Claim claim) => CompartmentOf(claim) is not { } compartment || Sees(compartment);

    public bool Sees(Compartment compartment) => Open.Contains(compartment);
}
