using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// What the phone's page is made of, so that a service worker can keep it: the addresses of the page and its assets, and one
/// digest over them and over the page's words. Another digest is another shell, fetched whole before the old one is let go.
/// </summary>
internal static class PhoneShell
{
    /// <summary>Tells the worker which shell a page is of.</summary>
    public const string Header = "Qalqan-Shell";

    private static readonly string[] Modules =
    [
        "phone-dom.js",
        "phone-store.js",
        "phone-seal.js",
        "phone-link.js",
        "phone-outbox.js",
        "phone-drafts.js",
        "phone-gate.js",
        "phone-desk.js",
        "phone-state.js",
        "phone-count.js",
        "phone-roll.js",
        "phone-pad.js",
        "phone-chips.js",
        "phone-say.js",
        "phone-watch.js",
        "phone-sight.js",
        "phone-alarm.js",
        "phone-hurt.js",
        "q-phone.js",
    ];

    private static readonly string[] Files =
    [
        .. ((string[])["phone-night.js", "qalqan.css", "phone.css", "shield.svg", .. Modules]).Select(Assets.UrlOf),
        .. Assets.Fonts,
    ];

    public static string Version { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        [
                            .. Files,
                            typeof(PhoneShell).Module.ModuleVersionId.ToString(),
                            typeof(Speech).Module.ModuleVersionId.ToString(),
                        ]
                    )
                )
            )
        )[..16];

    // Its bytes change with the shell, which is how a browser notices that there is another.
    private static readonly byte[] Script = Encoding.UTF8.GetBytes(
        $"const version = {JsonSerializer.Serialize(Version)};\nconst files = {JsonSerializer.Serialize(Files)};\n"
            + Assets.Text("phone-sw.js")
    );

    public static IResult Worker(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["Service-Worker-Allowed"] = "/phone"; // above the folder that it lies in
        return Results.Bytes(Script, "text/javascript; charset=utf-8");
    }

    public static IResult Manifest(bool isExercise)
    {
        var name = isExercise ? "EXERCISE · Qalqan" : "Qalqan";
        return Results.Text(
            JsonSerializer.Serialize(
                new
                {
                    id = "/phone",
                    name,
                    short_name = name,
                    start_url = "/phone",
                    scope = "/phone",
                    display = "standalone",
                    background_color = "#14171a",
                    theme_color = "#14171a",
                    icons = new[]
                    {
                        new
                        {
                            src = Assets.UrlOf("shield.svg"),
                            sizes = "any",
                            type = "image/svg+xml",
                            purpose = "any",
                        },
                    },
                }
            ),
            "application/manifest+json",
            Encoding.UTF8
        );
    }
}
