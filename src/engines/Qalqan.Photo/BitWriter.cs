using System.Buffers;

namespace Qalqan.Photo;

/// <summary>Bits from the highest on; after a byte of ones comes one of zeros, so that no marker is written by chance.</summary>
internal sealed class BitWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new(1 << 16);
    private int held;
    private int count;

    public void Put((int Value, int Length) bits)
    {
        held = (held << bits.Length) | bits.Value;
        for (count += bits.Length; count >= 8; count -= 8)
            Byte((byte)(held >> (count - 8)));
        held &= (1 << count) - 1;
    }

    /// <summary>Fills the last byte with ones.</summary>
    public void Close()
    {
        if (count > 0)
            Put(((1 << (8 - count)) - 1, 8 - count));
    }

    public void Raw(ReadOnlySpan<byte> raw) => bytes.Write(raw);

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    private void Byte(byte one)
    {
        var room = bytes.GetSpan(2);
        room[0] = one;
        room[1] = 0;
        bytes.Advance(one == 0xFF ? 2 : 1);
    }
}
