using Microsoft.AspNetCore.Http;

namespace Qalqan.Web;

/// <summary>
/// Which drafts were taken. A form that keeps what is typed sends the draft's id in its address; where the answer is not a
/// refusal and not the way in, the id comes back in a cookie, by which the browser forgets the draft. Nobody guesses: a lost
/// link, an ended session and a refused form say nothing, and the draft is there again.
/// </summary>
internal static class SentDrafts
{
    private const string Parameter = "draft";
    private const string Cookie = "qalqan-sent";
    private const int Most = 8;

    public static Task Note(HttpContext http, RequestDelegate next)
    {
        if (
            HttpMethods.IsPost(http.Request.Method)
            && Guid.TryParseExact(http.Request.Query[Parameter], "D", out var draft)
        )
            http.Response.OnStarting(() =>
            {
                if (IsTaken(http.Response))
                    Add(http, draft.ToString("D"));
                return Task.CompletedTask;
            });
        return next(http);
    }

    private static bool IsTaken(HttpResponse response) =>
        response.StatusCode < StatusCodes.Status400BadRequest
        && !response.Headers.Location.ToString().StartsWith(SignInSite.Address, StringComparison.Ordinal);

    // The last few: forms are sent from several tabs. The island reads it, so it is no secret of the browser's.
    private static void Add(HttpContext http, string draft)
    {
        var before = (http.Request.Cookies[Cookie] ?? "").Split('.').Where(id => Guid.TryParseExact(id, "D", out _));
        http.Response.Cookies.Append(
            Cookie,
            string.Join('.', before.Append(draft).TakeLast(Most)),
            new CookieOptions
            {
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Path = "/",
            }
        );
    }
}
