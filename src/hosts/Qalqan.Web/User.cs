using Microsoft.AspNetCore.Http;
using Qalqan.Claims;

namespace Qalqan.Web;

/// <summary>
/// Who asks the desk: the post that speaks and signs, the person who holds it where known, and the compartments open to
/// them. Until posts have accounts it is the one local holder of all posts, and compartments stay shut behind one switch.
/// </summary>
public sealed record User(string Post, string? Person, IReadOnlySet<Compartment> Open)
{
    /// <summary>The local holder, who speaks as this post.</summary>
    public static User Local(bool withDetail = false, string post = "S1") =>
        new(post, null, withDetail ? Enum.GetValues<Compartment>().ToHashSet() : new HashSet<Compartment>());

    private const string Switch = "qalqan-detail";

    /// <summary>Who sits at the browser: the local holder, with detail open while the switch is on.</summary>
    public static User Of(HttpContext http) => Local(http.Request.Cookies[Switch] == "open");

    /// <summary>Turns the switch, for as long as the browser stays open.</summary>
    public static void Turn(HttpContext http, bool open) =>
        http.Response.Cookies.Append(
            Switch,
            open ? "open" : "",
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Expires = open ? null : DateTimeOffset.UnixEpoch,
            }
        );

    /// <summary>Whether any compartment is open.</summary>
    public bool SeesDetail => Open.Count > 0;

    /// <summary>The compartment that what the claim says belongs to; null where everybody may see it.</summary>
    public static Compartment? CompartmentOf(Claim claim) =>
        claim switch
        {
            FoundFit or Vaccinated => Compartment.Medical,
            ConductCertified => Compartment.Conduct,
            KinNamed => Compartment.Kin,
            _ => null,
        };

    public bool Sees(Claim claim) => CompartmentOf(claim) is not { } compartment || Sees(compartment);

    public bool Sees(Compartment compartment) => Open.Contains(compartment);
}
