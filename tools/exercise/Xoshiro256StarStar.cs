using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Exercise;

/// <summary>
/// xoshiro256** 1.0: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on
/// Mathematical Software 47(4), 2021. Whole numbers only, so every machine draws the same. Not for secrets.
/// </summary>
public sealed class Xoshiro256StarStar(ulong s0, ulong s1, ulong s2, ulong s3)
{
    /// <summary>
    /// The stream of that name: the first 8 bytes, big-endian, of the SHA-256 of "seed/stream" feed SplitMix64, whose
    /// first four numbers are the state, as the authors advise. Streams of different names do not disturb one another.
    /// </summary>
    public static Xoshiro256StarStar Of(string seed, string stream)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{stream}"));
        var split = new SplitMix64(BinaryPrimitives.ReadUInt64BigEndian(hash));
        return new Xoshiro256StarStar(split.Next(), split.Next(), split.Next(), split.Next());
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>0, included, to the bound, excluded, each equally likely (Lemire's multiplication, with his rejection).</summary>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var threshold = (0UL - (ulong)bound) % (ulong)bound;
        while (true)
        {
            var high = Math.BigMul(Next(), (ulong)bound, out var low);
            if (low >= threshold)
                return (int)high;
        }
    }

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool OneIn(int times) => Below(times) == 0;

    public T Pick<T>(IReadOnlyList<T> among) => among[Below(among.Count)];

    /// <summary>The same things in another order, each order equally likely (Fisher and Yates).</summary>
    public List<T> Shuffled<T>(IEnumerable<T> things)
    {
        List<T> list = [.. things];
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }
        return list;
    }
}

/// <summary>
/// SplitMix64: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, with
/// Vigna's constants.
/// </summary>
public sealed class SplitMix64(ulong state)
{
    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
