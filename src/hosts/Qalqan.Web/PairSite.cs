using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Qalqan.Web.Pages;

namespace Qalqan.Web;

/// <summary>What the plain line of the camp leads to: how a phone comes to trust the node, and the certificate for it.</summary>
internal static class PairSite
{
    public const string Page = "/pair";
    public const string CaFile = "/ca.crt";

    public static void Map(WebApplication app, Desk desk, CampNode camp, string language)
    {
        app.MapMethods(
                Page,
                Site.Reading,
                (HttpContext http) =>
                    Site.Page<PairPage>(
                        StatusCodes.Status200OK,
                        ("Reader", Reader.Of(http, language, isKept: http.Request.IsHttps)),
                        ("IsExercise", desk.IsExercise),
                        ("Camp", camp),
                        ("GoOn", GoOn(http, camp))
                    )
            )
            .Needs(Right.Enter);
        app.MapMethods(
                CaFile,
                Site.Reading,
                () => Results.Bytes(camp.Authority.Certificate, "application/x-x509-ca-cert", "qalqan-camp.crt")
            )
            .Needs(Right.Enter);
    }

    // At the address by which the phone came, which is one that it reaches.
    private static string GoOn(HttpContext http, CampNode camp) =>
        new UriBuilder(
            Uri.UriSchemeHttps,
            http.Request.Host.Host,
            camp.Network.SealedPort,
            "/phone/pair"
        ).Uri.ToString();
}
