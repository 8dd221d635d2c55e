using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// The bytes of every pack on record, each in a file named by their SHA-256, so that a judgement of years ago can be made
/// again with the text of its day. Written once, durably, before the entry that adopts them; never changed, and put back when lost.
/// </summary>
public sealed class PackShelf(string folder)
{
    public bool Has(string digest) => File.Exists(PathOf(digest));

    /// <summary>Puts the bytes on the shelf, durable on return, and says under which digest.</summary>
    public string Put(ReadOnlySpan<byte> bytes)
    {
        var digest = StandardPack.DigestOf(bytes);
        if (Get(digest) is null)
        {
            Directory.CreateDirectory(folder);
            DurableFile.Write(PathOf(digest), bytes);
        }
        return digest;
    }

    /// <summary>The bytes, or null where they are missing or no longer have that digest.</summary>
    public byte[]? Get(string digest)
    {
        if (!Has(digest))
            return null;
        var bytes = File.ReadAllBytes(PathOf(digest));
        return StandardPack.DigestOf(bytes) == digest ? bytes : null;
    }

    // A digest from the journal is data: only hex can become a path.
    private string PathOf(string digest) =>
        digest.Length == 64 && digest.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(folder, digest + ".json")
            : Path.Combine(folder, "no-such-digest");
}
