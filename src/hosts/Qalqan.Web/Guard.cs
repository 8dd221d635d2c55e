using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Qalqan.Web;

/// <summary>What every request passes first, and what every response carries.</summary>
internal static class Guard
{
    // Another page's script may reach this port under a name of its own that resolves here; its Host header gives it away.
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    private static readonly KeyValuePair<string, string>[] Always =
    [
        new(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        new("X-Content-Type-Options", "nosniff"),
        // Not no-referrer: under that a browser hides the origin of our own forms too, and Methods below would refuse them.
        new("Referrer-Policy", "same-origin"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ];

    public static Task Headers(HttpContext http, RequestDelegate next)
    {
        // On starting: the exception handler clears what was set before it.
        http.Response.OnStarting(() =>
        {
            foreach (var (name, value) in Always)
                http.Response.Headers[name] = value;
            if (http.Response.Headers.CacheControl.Count == 0)
                http.Response.Headers.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        });
        return next(http);
    }

    public static Task Host(HttpContext http, RequestDelegate next) =>
        Hosts.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
            ? next(http)
            : Refuse(
                http,
                StatusCodes.Status400BadRequest,
                "Seen a Host header that is not of this machine; wanted localhost, 127.0.0.1 or [::1]. Open Qalqan by the address it printed at start."
            );

    /// <summary>
    /// What is sent comes from a page of ours: every browser names the page's origin when it sends, and a page from elsewhere
    /// cannot choose that name. A program that sends names it too.
    /// </summary>
    public static Task Methods(HttpContext http, RequestDelegate next)
    {
        var (method, request) = (http.Request.Method, http.Request);
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            return next(http);
        if (!HttpMethods.IsPost(method))
        {
            http.Response.Headers.Allow = "GET, HEAD, POST";
            return Refuse(http, StatusCodes.Status405MethodNotAllowed, "Wanted GET or HEAD, or POST from a form.");
        }
        return request.Headers.Origin == $"{request.Scheme}://{request.Host}"
            ? next(http)
            : Refuse(
                http,
                StatusCodes.Status403Forbidden,
                "Seen something sent from another place; wanted a form of this page, or its address in the header Origin."
            );
    }

    /// <summary>
    /// Over TLS a page is compressed only for a request of our own pages or of the reader's own hand, which the browser says and
    /// no page can make it say. A stranger's script could otherwise have pages made that hold its guess beside what is secret, and
    /// read off the line from their length whether it guessed well. What everybody may have is compressed for everybody.
    /// </summary>
    public static Task Compression(HttpContext http, RequestDelegate next)
    {
        if (
            http.Features.Get<IHttpsCompressionFeature>() is { } compression
            && (
                http.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none"
                || http.Request.Path.StartsWithSegments("/assets")
            )
        )
            compression.Mode = HttpsCompressionMode.Compress;
        return next(http);
    }

    internal static Task Refuse(HttpContext http, int status, string sentence)
    {
        AccessLog.Refused(AccessLog.Of(http), "the line", Gatehouse.AddressOf(http), "…", sentence);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(sentence + "\n", http.RequestAborted);
    }
}
