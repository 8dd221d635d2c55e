namespace Qalqan.Web;

/// <summary>Until there are accounts and a camp network, the program answers on this machine only.</summary>
public static class Loopback
{
    /// <summary>Why this address list (with semicolons) is refused, as what was wanted; null where every one is loopback.</summary>
    public static string? Refuse(string urls) =>
        urls.Split(';')
            .All(url =>
                Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" && address.IsLoopback
            )
            ? null
            : "http on a loopback address: 127.0.0.1, localhost or [::1], such as http://127.0.0.1:5139";
}
