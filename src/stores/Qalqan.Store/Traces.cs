using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qalqan.Store;

/// <summary>
/// Byte strings looked for all at once, in one pass over what may be far longer than memory. A short one counts only
/// between marks: in <c>valid</c> nobody is called <c>Ali</c>. Safe for many threads.
/// </summary>
public sealed class Traces
{
    private const int Window = 3; // bytes looked at to tell whether a form may begin here
    private const int Table = 1 << 16;
    private const int ChunkBytes = 1 << 20;

    // A table of bytes, not of bits: half the work a byte, and it stays in the second-level cache.
    private readonly byte[] mayBegin = new byte[Table];
    private readonly Dictionary<int, List<TraceForm>> byBeginning = [];
    private readonly int longest;

    /// <param name="forms">Each of at least three bytes; the same bytes twice are one.</param>
    public Traces(IEnumerable<TraceForm> forms)
    {
        foreach (var form in forms.DistinctBy(form => Convert.ToHexString(form.Bytes)))
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(form.Bytes.Length, Window);
            var beginning = Beginning(form.Bytes);
            mayBegin[Slot(beginning)] = 1;
            if (!byBeginning.TryGetValue(beginning, out var same))
                byBeginning.Add(beginning, same = []);
            same.Add(form);
            longest = Math.Max(longest, form.Bytes.Length);
        }
    }

    public bool IsEmpty => byBeginning.Count == 0;

    /// <summary>Where each form begins, by its offset from where the stream stands; and how many bytes were read.</summary>
    public long Find(Stream stream, Action<long> found)
    {
        // Before a chunk stay the bytes that a form may have begun in, and the mark before them.
        var kept = longest + 2;
        var buffer = new byte[kept + ChunkBytes];
        var (length, offset) = (0, 0L); // of what is in the buffer; of its first byte
        var from = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            length += read;
            var isLast = length < buffer.Length;
            var to = isLast ? length : length - kept + 1;
            Scan(buffer.AsSpan(0, length), from, to, isLast, offset, found);
            if (isLast)
                return offset + length;
            var drop = to - 2; // the mark before what is looked at next
            buffer.AsSpan(drop, length - drop).CopyTo(buffer);
            (offset, length, from) = (offset + drop, length - drop, 2);
        }
    }

    private void Scan(ReadOnlySpan<byte> bytes, int from, int to, bool isLast, long offset, Action<long> found)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        ref var table = ref MemoryMarshal.GetArrayDataReference(mayBegin);
        var last = Math.Min(to, bytes.Length - Window);
        var at = from;
        for (; at < last; at++) // four bytes are read where three count: the last window is looked at below
        {
            var beginning = (int)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, at)) & 0xFFFFFF;
            if (Unsafe.Add(ref table, Slot(beginning)) != 0)
                Compare(bytes, at, beginning, isLast, offset, found);
        }
        for (; at < to && at + Window <= bytes.Length; at++)
            Compare(bytes, at, Beginning(bytes[at..]), isLast, offset, found);
    }

    private void Compare(ReadOnlySpan<byte> bytes, int at, int beginning, bool isLast, long offset, Action<long> found)
    {
        if (!byBeginning.TryGetValue(beginning, out var forms))
            return;
        foreach (var form in forms)
            if (
                bytes[at..].StartsWith(form.Bytes)
                && (
                    !form.BetweenMarks
                    || IsMark(bytes, at - form.MarkBytes, at, offset == 0 && at == 0)
                        && IsMark(
                            bytes,
                            at + form.Bytes.Length,
                            at + form.Bytes.Length + form.MarkBytes,
                            isLast && at + form.Bytes.Length == bytes.Length
                        )
                )
            )
            {
                found(offset + at);
                return;
            }
    }

    // White space, control characters and ASCII punctuation, in one byte or as two of UTF-16.
    private static bool IsMark(ReadOnlySpan<byte> bytes, int from, int to, bool isEdge)
    {
        if (from < 0 || to > bytes.Length)
            return isEdge || from < 0 && to > 0;
        var (mark, zeros) = (0, 0);
        foreach (var one in bytes[from..to])
            if (one == 0)
                zeros++;
            else
                mark = one;
        return zeros >= to - from - 1
            && mark < 0x80
            && (mark <= ' ' || char.IsPunctuation((char)mark) || char.IsSymbol((char)mark));
    }

    private static int Beginning(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static int Slot(int beginning) => (int)((uint)(beginning * 0x9E3779B1u) >> 16);
}

/// <summary>
/// Bytes to be looked for. <c>BetweenMarks</c>: only with white space, punctuation or an edge on both sides, each of
/// <c>MarkBytes</c> bytes.
/// </summary>
public sealed record TraceForm(byte[] Bytes, bool BetweenMarks = false, int MarkBytes = 1);
