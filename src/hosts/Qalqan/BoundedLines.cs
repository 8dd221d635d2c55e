namespace Qalqan;

/// <summary>
/// Lines of a stream as they come, none longer than a limit and no more of it in memory: of a longer line the number and the
/// length are told and the rest is passed over. A last line without an end counts.
/// </summary>
internal sealed class BoundedLines(Stream stream, int most)
{
    private readonly byte[] chunk = new byte[64 * 1024];
    private readonly byte[] line = new byte[most];
    private long length; // of the line so far, of which no more than most bytes are kept

    /// <summary>The number of the line that was last given, from 1.</summary>
    public int Number { get; private set; }

    /// <param name="each">Hears a line without its end.</param>
    /// <param name="tooLong">Hears how long a line was that is over the limit.</param>
    /// <param name="pause">Hears that all that has come so far was given.</param>
    /// <param name="cancel">Ends the reading between two chunks.</param>
    public async Task Read(
        Action<ReadOnlyMemory<byte>> each,
        Action<long> tooLong,
        Func<Task> pause,
        CancellationToken cancel
    )
    {
        while (await stream.ReadAsync(chunk, cancel) is > 0 and var count)
        {
            for (var rest = chunk.AsMemory(0, count); rest.Length > 0; )
            {
                var end = rest.Span.IndexOf((byte)'\n');
                Keep((end < 0 ? rest : rest[..end]).Span);
                if (end < 0)
                    break;
                Give(each, tooLong);
                rest = rest[(end + 1)..];
            }
            await pause();
        }
        if (length > 0)
            Give(each, tooLong);
    }

    private void Keep(ReadOnlySpan<byte> more)
    {
        if (length < most)
            more[..(int)Math.Min(more.Length, most - length)].CopyTo(line.AsSpan((int)length));
        length += more.Length;
    }

    private void Give(Action<ReadOnlyMemory<byte>> each, Action<long> tooLong)
    {
        Number++;
        var was = length;
        length = 0;
        if (was > most)
            tooLong(was);
        else
            each(line.AsMemory(0, (int)was));
    }
}
