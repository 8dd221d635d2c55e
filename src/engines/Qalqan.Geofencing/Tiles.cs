using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qalqan.Geofencing;

/// <summary>Tiles end to end, each in a line of memory of its own.</summary>
internal sealed class Tiles
{
    private byte[] memory = []; // pinned: moved, it would lie across lines
    private int start;
    private int room;

    public int Count { get; private set; }

    public ref Tile this[int tile]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
            ref Unsafe.As<byte, Tile>(
                ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), start + (nint)tile * Tile.Bytes)
            );
    }

    /// <summary>Room for so many more; the number of the first.</summary>
    public int Add(int count)
    {
        var first = Count;
        Count += count;
        if (Count > room)
            Grow(Math.Max(Count, Math.Min(room * 2, Array.MaxLength / Tile.Bytes - 1)));
        return first;
    }

    private void Grow(int wanted)
    {
        var larger = GC.AllocateArray<byte>(checked((wanted + 1) * Tile.Bytes), pinned: true);
        var at = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(larger, 0) & (Tile.Bytes - 1));
        memory.AsSpan(start, room * Tile.Bytes).CopyTo(larger.AsSpan(at));
        (memory, start, room) = (larger, at, wanted);
    }
}
