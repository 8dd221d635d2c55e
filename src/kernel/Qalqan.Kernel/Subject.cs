using System.Collections;

namespace Qalqan.Kernel;

/// <summary>
/// One key that reports are about, a person or a post, and what was ever said under it, kind by kind. All of one subject lies
/// together: the roll of ten thousand asks ten questions of each, and waits for memory, not for the processor.
/// </summary>
public sealed class Subject(string key)
{
    /// <summary>Of a key that nothing was ever said about.</summary>
    internal static readonly Subject Nothing = new("");

    private (int Kind, Timeline Facts)[] lines = [];

    public string Key => key;

    internal Timeline Of(int kind)
    {
        foreach (ref readonly var line in lines.AsSpan())
            if (line.Kind == kind)
                return line.Facts;
        return default;
    }

    /// <summary>Whether it is the first of its kind.</summary>
    internal bool Add(int kind, Fact fact)
    {
        foreach (ref var line in lines.AsSpan())
            if (line.Kind == kind)
            {
                line.Facts = line.Facts.With(fact);
                return false;
            }
        lines = [.. lines, (kind, default(Timeline).With(fact))];
        return true;
    }
}

/// <summary>
/// What was ever said of one subject in one kind, in order of when it began to be true, then of arrival. Mostly one fact, which
/// then stands for itself; several lie with their beginnings and ends beside them, so that a day is found without touching
/// those of other days. One writer: <see cref="With"/> may write behind the count of an older copy.
/// </summary>
internal readonly struct Timeline : IReadOnlyList<Fact>
{
    private readonly object? facts; // one Fact, or an array of entries
    private readonly int count;

    private Timeline(object facts, int count, bool hasContested) =>
        (this.facts, this.count, HasContested) = (facts, count, hasContested);

    public int Count => count;

    /// <summary>Whether any of them was ever contested.</summary>
    public bool HasContested { get; }

    public Fact this[int index] => facts is Entry[] several ? several[index].Fact : (Fact)facts!;

    /// <summary>Whether the fact there is true at that millisecond.</summary>
    public bool IsTrueAt(int index, long milliseconds) =>
        facts is Entry[] several
            ? Fact.Holds(several[index].From, several[index].To, milliseconds)
            : ((Fact)facts!).IsTrueAt(milliseconds);

    /// <summary>How many began at or before that millisecond: nearly always all of them, else found by halving.</summary>
    public int Begun(long milliseconds)
    {
        if (facts is not Entry[] several)
            return facts is Fact fact && fact.FromMilliseconds <= milliseconds ? 1 : 0;
        if (several[count - 1].From <= milliseconds)
            return count;
        var (low, high) = (0, count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = several[middle].From <= milliseconds ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The same with one more, behind all that began no later.</summary>
    public Timeline With(Fact fact)
    {
        if (count == 0)
            return new Timeline(fact, 1, fact.Contested);
        var several = facts as Entry[] ?? [Entry.Of((Fact)facts!)];
        if (count == several.Length)
            Array.Resize(ref several, 2 * count);
        var place = Begun(fact.FromMilliseconds);
        Array.Copy(several, place, several, place + 1, count - place);
        several[place] = Entry.Of(fact);
        return new Timeline(several, count + 1, HasContested || fact.Contested);
    }

    public IEnumerator<Fact> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private readonly record struct Entry(long From, long To, Fact Fact)
    {
        public static Entry Of(Fact fact) => new(fact.FromMilliseconds, fact.ToMilliseconds, fact);
    }
}
