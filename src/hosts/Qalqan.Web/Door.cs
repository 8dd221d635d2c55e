using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>
/// Where every request is asked who it is and what it needs. What a user may not have is answered as what is not there, by the
/// very same answer and before anything is looked up; whoever did not come in is shown the way in, whatever they ask for.
/// </summary>
/// <param name="gate">Who stands behind a request; null lets everybody in as whoever has the folder in hand.</param>
/// <param name="missing">What is answered where there is nothing.</param>
/// <param name="wayIn">What is answered to who did not come in.</param>
internal sealed class Door(Gatehouse? gate, Func<HttpContext, IResult> missing, Func<HttpContext, IResult> wayIn)
{
    public async Task Admit(HttpContext http, RequestDelegate next)
    {
        var user = http.Features.Get<User>() ?? gate?.UserOf(http) ?? Unasked(http);
        http.Features.Set(user.Switched(http));
        if (http.GetEndpoint()?.Metadata.GetMetadata<Needed>() is { } needed && user.May(needed.Right))
            await next(http);
        else if (user.May(Right.BeSomebody))
        {
            // An address may hold a name: only the pattern it fits is logged.
            if (http.GetEndpoint() is RouteEndpoint there)
                AccessLog.Refused(
                    AccessLog.Of(http),
                    there.RoutePattern.RawText ?? "",
                    Gatehouse.AddressOf(http),
                    user.Person ?? "…",
                    "no right"
                );
            await missing(http).ExecuteAsync(http);
        }
        else
            await (IsApi(http) ? Unknown() : wayIn(http)).ExecuteAsync(http);
    }

    // Nobody is let in unasked but who sits at the machine.
    private static User Unasked(HttpContext http) => http.Features.Get<CampLine>() is null ? User.Local() : User.Nobody;

    /// <summary>Whether a program asks.</summary>
    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api");

    private static IResult Unknown() =>
        JsonLines.Answer(
            StatusCodes.Status401Unauthorized,
            [
                JsonLines.Of(json =>
                    json.Problems([new Problem("Cookie", 0, "nobody who came in", "a session, by POST /api/sign-in")])
                ),
            ]
        );
}
