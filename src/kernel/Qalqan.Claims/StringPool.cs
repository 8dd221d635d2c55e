using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Qalqan.Claims;

/// <summary>
/// One copy of each short string that recurs in a journal: a million entries speak of a few thousand posts and people.
/// One pool a thread, emptied when it has grown past its bound, so a hostile journal cannot fill memory through it.
/// </summary>
public static class StringPool
{
    private const int LongestBytes = 64;
    private const int MostStrings = 100_000;

    [ThreadStatic]
    private static Dictionary<byte[], string>? pool;

    /// <summary>The string the reader stands on, shared with earlier equal ones where it is short and unescaped.</summary>
    public static string? Read(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.String && !reader.HasValueSequence && !reader.ValueIsEscaped
            ? Of(reader.ValueSpan)
            : reader.GetString();

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestBytes)
            return Encoding.UTF8.GetString(utf8);
        pool ??= new(Bytes.Equal);
        var known = pool.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (known.TryGetValue(utf8, out var text))
            return text;
        if (pool.Count == MostStrings)
            pool.Clear();
        return known[utf8] = Encoding.UTF8.GetString(utf8);
    }

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Bytes Equal = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> span, byte[] bytes) => span.SequenceEqual(bytes);

        public int GetHashCode([DisallowNull] byte[] bytes) => GetHashCode(bytes.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> span)
        {
            var hash = new HashCode(); // seeded per process: colliding strings cannot be prepared
            hash.AddBytes(span);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> span) => span.ToArray();
    }
}
