using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qalqan.Geofencing;

/// <summary>
/// Eight by eight squares in one line of memory: of each square three bits, which name one of eight numbers. Seven of them are numbers of
/// sets, for squares that one set holds whole; the last is ~first of what tells more of the other squares, which are open.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal struct Tile
{
    public const int Side = 8;
    public const int Squares = Side * Side;
    public const int Bytes = 64;

    /// <summary>The name of an open square.</summary>
    public const int Open = 7;

    // The three bits of all squares, bit by bit.
    private ulong low;
    private ulong middle;
    private ulong high;
    private Numbers numbers;
    private ulong ranked; // all bits where each open square has its own, none where they share one

    public Tile(ReadOnlySpan<byte> names, ReadOnlySpan<int> sets, int first, bool isShared)
    {
        for (var square = 0; square < Squares; square++)
        {
            low |= (ulong)(names[square] & 1) << square;
            middle |= (ulong)(names[square] >> 1 & 1) << square;
            high |= (ulong)(names[square] >> 2) << square;
        }
        sets.CopyTo(numbers);
        numbers[Open] = ~first;
        ranked = isShared ? 0 : ulong.MaxValue;
    }

    /// <summary>What the open squares lead to: the first of their tiles, or the edges that they share.</summary>
    public readonly int First => ~numbers[Open];

    /// <summary>The number of a set, or ~number of a tile or ~offset of edges. Without a branch: which it is nobody can foresee.</summary>
    public readonly int this[int square]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var name = (int)(low >> square & 1 | (middle >> square & 1) << 1 | (high >> square & 1) << 2);
            var open = low & middle & high & ranked;
            var before = BitOperations.PopCount(open & ((1UL << square) - 1)) & -(int)(open >> square & 1);
            ref var first = ref Unsafe.As<Numbers, int>(ref Unsafe.AsRef(in numbers));
            return Unsafe.Add(ref first, name) - before;
        }
    }

    [InlineArray(Open + 1)]
    private struct Numbers
    {
        private int first;
    }
}
