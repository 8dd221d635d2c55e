namespace Qalqan.Web;

/// <summary>Whether addresses to serve on keep to this machine.</summary>
public static class Loopback
{
    /// <summary>What was wanted where one of the addresses, divided by semicolons, is not http on this machine; else null.</summary>
    public static string? Refuse(string urls)
    {
        var all = urls.Split(';', StringSplitOptions.TrimEntries);
        return all.FirstOrDefault(url => !IsOurs(url)) is { } other
            ? $"http://127.0.0.1:5139, or another port, localhost or [::1]: \"{other}\" is none, and only this machine is served"
            : null;
    }

    private static bool IsOurs(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.Host is "localhost" or "127.0.0.1" or "[::1]"
        // Other spellings of the same number are refused too: what is typed is what is served.
        && url.StartsWith($"http://{uri.Host}", StringComparison.OrdinalIgnoreCase)
        && uri.UserInfo.Length == 0
        && uri.PathAndQuery == "/"
        && uri.Fragment.Length == 0;
}
