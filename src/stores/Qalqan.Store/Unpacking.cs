namespace Qalqan.Store;

/// <summary>A stream that counts what it gives, and gives no more than so much: past it the bytes are those of a bomb.</summary>
internal sealed class Counted(Stream inner, long most) : ReadingStream
{
    public long Most { get; set; } = most;

    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        return Count <= Most ? read : throw new InvalidDataException($"it unpacks to more than {Most >> 20} MiB");
    }
}

/// <summary>A few bytes that were read ahead, and the rest behind them.</summary>
internal sealed class Prefixed(ReadOnlyMemory<byte> ahead, Stream rest) : ReadingStream
{
    private ReadOnlyMemory<byte> ahead = ahead;

    public override int Read(Span<byte> buffer)
    {
        if (ahead.Length == 0)
            return rest.Read(buffer);
        var count = Math.Min(ahead.Length, buffer.Length);
        ahead.Span[..count].CopyTo(buffer);
        ahead = ahead[count..];
        return count;
    }
}

/// <summary>A stream that is read from its beginning to its end.</summary>
internal abstract class ReadingStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
