using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Qalqan.Web;

/// <summary>
/// The style sheet, the icon, the fonts and the islands, from this assembly. Each is served under a name that holds a digest of its
/// bytes, <c>qalqan.3f5a….css</c>, and so may be kept for ever. A module that imports another names it by its plain name in
/// the source and by its hashed one as served, so what belongs together is never mixed from two versions.
/// </summary>
internal static partial class Assets
{
    private const string Prefix = "assets/";
    private const string Style = "qalqan.css";

    // The ranges in which the font's makers cut it, and of what is beyond basic Cyrillic only the letters of Kazakh, cut by us: a
    // page loads only the files whose letters it shows.
    internal static readonly (string Name, string Range)[] Subsets =
    [
        ("latin", "U+0000-00FF,U+0131,U+02BB-02BC,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"),
        ("cyrillic", "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"),
        ("kazakh", "U+0492-0493,U+049A-049B,U+04A2-04A3,U+04AE-04AF,U+04BA-04BB,U+04D8-04D9,U+04E8-04E9"),
    ];

    private sealed record Asset(string Url, string ContentType, byte[] Bytes, EntityTagHeaderValue Tag);

    private static readonly FrozenDictionary<string, Asset> ByPlainName = Load();

    private static readonly FrozenDictionary<string, Asset> ByUrl = ByPlainName.Values.ToFrozenDictionary(asset =>
        asset.Url
    );

    /// <summary>Whether the fonts were there when this was built.</summary>
    public static bool HasFonts => ByPlainName.ContainsKey(FontName("latin", 400));

    /// <summary>Whether what draws the map was there when this was built; without it there is the table.</summary>
    public static bool HasMap => ByPlainName.ContainsKey("q-map.js");

    /// <summary>The address of an asset by its plain name.</summary>
    public static string UrlOf(string name) => ByPlainName[name].Url;

    /// <summary>The addresses of the fonts that were there when this was built.</summary>
    public static IEnumerable<string> Fonts =>
        ByPlainName.Values.Where(asset => asset.ContentType == "font/woff2").Select(asset => asset.Url).Order();

    /// <summary>A script as it lies here, for one that is served under another name.</summary>
    public static string Text(string name) => Encoding.UTF8.GetString(ByPlainName[name].Bytes);

    /// <summary>The asset under its hashed name; null where there is none.</summary>
    public static IResult? Answer(HttpContext http, string name)
    {
        if (!ByUrl.TryGetValue($"/{Prefix}{name}", out var asset))
            return null;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.ContentType, entityTag: asset.Tag);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(Assets).Assembly;
        var found = new Dictionary<string, Asset>();
        foreach (var resource in assembly.GetManifestResourceNames())
            if (resource.StartsWith(Prefix, StringComparison.Ordinal) && resource != Prefix + Style)
            {
                var name = resource[Prefix.Length..];
                found.Add(name, Make(name, Read(resource)));
            }
        var css = FontFaces(found) + Encoding.UTF8.GetString(Read(Prefix + Style));
        found.Add(Style, Make(Style, Encoding.UTF8.GetBytes(css)));
        Link(found);
        return found.ToFrozenDictionary();

        byte[] Read(string resource)
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    // The imported first, so that its name is known; two that import each other have no names.
    private static void Link(Dictionary<string, Asset> found)
    {
        HashSet<string> linked = [],
            begun = [];
        foreach (var name in found.Keys.Where(name => name.EndsWith(".js", StringComparison.Ordinal)).ToList())
            LinkOne(name);

        void LinkOne(string name)
        {
            if (linked.Contains(name))
                return;
            if (!begun.Add(name))
                throw new InvalidOperationException($"{name} imports itself, by way of others.");
            var text = Import.Replace(
                Encoding.UTF8.GetString(found[name].Bytes),
                import =>
                {
                    LinkOne(import.Groups[1].Value);
                    return $"from \"{found[import.Groups[1].Value].Url}\"";
                }
            );
            found[name] = Make(name, Encoding.UTF8.GetBytes(text));
            linked.Add(name);
        }
    }

    [GeneratedRegex("from \"\\./([a-z-]+\\.js)\"")]
    private static partial Regex Import { get; }

    private static string FontFaces(Dictionary<string, Asset> found)
    {
        var faces = new StringBuilder();
        foreach (var (subset, range) in Subsets)
        foreach (var weight in (int[])[400, 600])
            if (found.TryGetValue(FontName(subset, weight), out var font))
                faces.Append(
                    $"@font-face{{font-family:\"Noto Sans\";font-weight:{weight};font-display:swap;src:url({font.Url})format(\"woff2\");unicode-range:{range}}}\n"
                );
        return faces.ToString();
    }

    private static string FontName(string subset, int weight) => $"noto-sans-{subset}-{weight}-normal.woff2";

    private static Asset Make(string name, byte[] bytes)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        var dot = name.LastIndexOf('.');
        var type = name[dot..] switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".json" => "application/json",
            ".woff2" => "font/woff2",
            _ => throw new InvalidOperationException($"No content type is known for {name}."),
        };
        return new Asset(
            $"/{Prefix}{name[..dot]}.{digest}{name[dot..]}",
            type,
            bytes,
            new EntityTagHeaderValue($"\"{digest}\"")
        );
    }
}
