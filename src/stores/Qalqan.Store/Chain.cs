using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Store;

/// <summary>EXERCISE or REAL, for life: it is hashed into the beginning of the chain.</summary>
public enum FolderKind
{
    Exercise,
    Real,
}

/// <summary>
/// The hash chain, format 1. Hash 0 is the SHA-256 of <c>qalqan journal/1\nEXERCISE\n</c> or <c>…REAL\n</c>. Hash n is the
/// SHA-256 of: hash n-1 (32 bytes), the number n (8 bytes, big-endian), the time recorded in milliseconds since 1970 UTC
/// (8 bytes, big-endian, two's complement), the envelope's bytes.
/// Version rule: a change to any of this is chain format 2 with another first line; a folder keeps the chain it began with.
/// </summary>
public static class Chain
{
    public const int HashBytes = 32;

    public static byte[] Beginning(FolderKind kind) =>
        SHA256.HashData(Encoding.ASCII.GetBytes($"qalqan journal/1\n{kind.ToString().ToUpperInvariant()}\n"));

    /// <summary>The entries from the first for as long as each follows the one before: what is certainly as it was recorded.</summary>
    public static IEnumerable<StoredEntry> Whole(FolderKind kind, IEnumerable<StoredEntry> entries)
    {
        var (number, previous) = (0L, (ReadOnlyMemory<byte>)Beginning(kind));
        var hash = new byte[HashBytes];
        foreach (var entry in entries)
        {
            Next(previous.Span, entry.Number, entry.RecordedAtMilliseconds, entry.Bytes.Span, hash);
            if (entry.Number != ++number || !hash.AsSpan().SequenceEqual(entry.Hash.Span))
                yield break;
            previous = entry.Hash;
            yield return entry;
        }
    }

    public static void Next(
        ReadOnlySpan<byte> previous,
        long number,
        long recordedAtMilliseconds,
        ReadOnlySpan<byte> envelope,
        Span<byte> hash
    )
    {
        const int head = HashBytes + 16;
        var length = head + envelope.Length;
        // One contiguous message costs less than an incremental hash for rows of a few hundred bytes.
        var message = length <= 2048 ? stackalloc byte[length] : new byte[length];
        previous.CopyTo(message);
        BinaryPrimitives.WriteInt64BigEndian(message[HashBytes..], number);
        BinaryPrimitives.WriteInt64BigEndian(message[(HashBytes + 8)..], recordedAtMilliseconds);
        envelope.CopyTo(message[head..]);
        SHA256.HashData(message, hash);
    }
}
