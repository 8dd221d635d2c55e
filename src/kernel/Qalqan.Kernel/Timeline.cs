using System.Collections;

namespace Qalqan.Kernel;

/// <summary>What was ever said of one subject in one kind, in order of when it began to be true, then of arrival.</summary>
internal readonly struct Timeline(Filed[] entries, int start, int count, bool hasContested) : IReadOnlyList<Fact>
{
    public int Count => count;

    /// <summary>Whether any of them was ever contested.</summary>
    public bool HasContested => hasContested;

    public Fact this[int index] => entries[start + index].Fact;

    public ref readonly Filed At(int index) => ref entries[start + index];

    /// <summary>How many began at or before that millisecond: nearly always all of them, else found by halving.</summary>
    public int Begun(long milliseconds)
    {
        if (count == 0 || At(count - 1).From <= milliseconds)
            return count;
        var (low, high) = (0, count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).From <= milliseconds ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    public IEnumerator<Fact> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
