using Microsoft.AspNetCore.Server.Kestrel.Core;
using NodaTime;
using Qalqan.Camp;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan;

/// <summary>Serving in the camp: the node's authority, and listening at its addresses there beside this machine's own.</summary>
internal static class CampServing
{
    /// <summary>The folder's own authority, made at its first time in the camp.</summary>
    public static Authority AuthorityOf(Folder folder)
    {
        try
        {
            return new Authority(folder.FullPath, folder.Key, SystemClock.Instance);
        }
        catch (InvalidDataException damaged)
        {
            throw new RefusalException(
                new Problem(
                    Path.Combine(folder.FullPath, Authority.FileName),
                    0,
                    damaged.Message,
                    "the file as this folder's key sealed it",
                    "it is in a backup of this folder; without it a new authority is made, and every phone is paired anew"
                )
            );
        }
    }

    /// <summary>What is listened at besides the camp's lines: the addresses of this machine, which <see cref="Loopback"/> let pass.</summary>
    public static void Listen(KestrelServerOptions server, Settings settings, CampNode camp)
    {
        foreach (var url in settings.Urls.Value.Split(';', StringSplitOptions.TrimEntries).Select(url => new Uri(url)))
            if (url.Host == "localhost")
                server.ListenLocalhost(url.Port);
            else
                server.Listen(System.Net.IPAddress.Parse(url.Host.Trim('[', ']')), url.Port);
        camp.Network.Listen(server, settings.SealedPort, settings.PlainPort, camp.Authority);
    }

    /// <summary>What whoever starts it is told.</summary>
    public static string Says(CampNode camp) =>
        $"In the camp: {camp.Network.GoOn.GetLeftPart(UriPartial.Authority)}. Phones begin at {camp.Network.Begin} and are paired on the page /phones. "
        + $"The camp's certificate has the SHA-256 fingerprint {camp.Authority.Fingerprint}.";
}
