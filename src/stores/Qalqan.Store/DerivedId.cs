using System.Security.Cryptography;
using System.Text;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// Ids for reports that no device made: a row of a sheet or of a pack has the same id wherever it is read, so reading it
/// twice records it once. UUID version 8 over the SHA-256 of what makes it the same report.
/// </summary>
public static class DerivedId
{
    /// <summary>
    /// From the wire name, the scope, the row's natural key, and the report's canonical content: the other envelope keys
    /// and the body, as <see cref="Envelope"/> writes them under an empty id.
    /// </summary>
    public static ReportId Of(Report report, string naturalKey) =>
        Version8(
            $"{Claims.Kinds.NameOf(report.Claim)}\n{report.Scope}\n{naturalKey}\n{Encoding.UTF8.GetString(Envelope.Write(report with { Id = default }))}"
        );

    private static ReportId Version8(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new ReportId(new Guid(hash[..16], bigEndian: true));
    }
}
