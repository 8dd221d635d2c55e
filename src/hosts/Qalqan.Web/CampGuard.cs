using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Qalqan.Camp;

namespace Qalqan.Web;

/// <summary>
/// What a request by a line of the camp passes: the Host is one of the node's there; the plain line leads to pairing and
/// nowhere else; by the sealed one comes whoever shows a device's session, or their own at the door.
/// </summary>
internal sealed class CampGuard(CampNode camp, Desk desk, ILogger log)
{
    public const string Cookie = "qalqan-device";

    // Two years, as browsers ask for.
    private const string Strict = "max-age=63072000";

    public Task Admit(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<CampLine>() is not { } line)
            return Guard.Host(http, next);
        if (!camp.Network.Answers(http.Request.Host))
        {
            CampLog.WrongHost(log, DeviceApi.AddressOf(http));
            return Guard.Refuse(
                http,
                StatusCodes.Status400BadRequest,
                "Seen a Host header that is not of this node; wanted its address in the camp, as its screen shows it."
            );
        }
        if (!line.IsSealed)
            return Plain(http, next);
        http.Response.Headers.StrictTransportSecurity = Strict;
        if (http.Request.Cookies[Cookie] is { Length: > 0 } token && desk.Phones?.Holding(token) is var (device, user))
        {
            http.Features.Set(device);
            http.Features.Set(user);
        }
        return next(http);
    }

    private Task Plain(HttpContext http, RequestDelegate next)
    {
        http.Features.Set(User.Nobody);
        var path = http.Request.Path;
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            CampLog.PlainSend(log, DeviceApi.AddressOf(http));
            return Guard.Refuse(
                http,
                StatusCodes.Status403Forbidden,
                $"Seen something sent over a line that anybody in the camp can read; wanted {camp.Network.GoOn.GetLeftPart(UriPartial.Authority)}."
            );
        }
        if (
            path == PairSite.Page
            || path == PairSite.CaFile
            || path.StartsWithSegments("/assets", StringComparison.Ordinal)
        )
            return next(http);
        http.Response.Redirect(PairSite.Page);
        return Task.CompletedTask;
    }
}
