using System.Collections.Concurrent;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// One key that reports are about, a person or a post, and what was ever said under it. All of one subject lies together, kind
/// by kind: the roll of ten thousand asks ten questions of each, and waits for memory, not for the processor.
/// </summary>
public sealed class Subject(string key)
{
    /// <summary>Of a key that nothing was ever said about.</summary>
    internal static readonly Subject Nothing = new("");

    private (int Number, int Start, int Count, bool HasContested)[] lines = [];
    private Filed[] entries = [];
    private int used;

    public string Key => key;

    internal Timeline Of(int number)
    {
        foreach (ref readonly var line in lines.AsSpan())
            if (line.Number == number)
                return new Timeline(entries, line.Start, line.Count, line.HasContested);
        return default;
    }

    /// <summary>Puts it behind all of its kind that began no later. Whether it is the first of its kind.</summary>
    internal bool Add(int number, Fact fact)
    {
        var at = 0;
        while (at < lines.Length && lines[at].Number != number)
            at++;
        var isFirst = at == lines.Length;
        if (isFirst)
            lines = [.. lines, (number, used, 0, false)];
        var place = lines[at].Start + Of(number).Begun(fact.FromMilliseconds);
        if (used == entries.Length)
            Array.Resize(ref entries, Math.Max(1, 2 * used));
        Array.Copy(entries, place, entries, place + 1, used - place);
        entries[place] = new Filed(fact);
        used++;
        lines[at].Count++;
        lines[at].HasContested |= fact.Contested;
        for (var later = at + 1; later < lines.Length; later++)
            lines[later].Start++;
        return isFirst;
    }

    /// <summary>Whether the fact is believed is from now on asked of the fact.</summary>
    internal void Doubt(Fact fact)
    {
        foreach (ref var entry in entries.AsSpan(0, used))
            if (ReferenceEquals(entry.Fact, fact))
                entry.Since = 0;
    }
}

/// <summary>
/// A fact and, beside it, what a look asks of it first. <c>Since</c>: believed from that entry on, for good and uncontested;
/// 0 where the fact itself must be asked.
/// </summary>
internal struct Filed(Fact fact)
{
    public readonly long From = fact.FromMilliseconds;
    public readonly long To = fact.ToMilliseconds;
    public readonly Claim Claim = fact.Claim;
    public readonly Fact Fact = fact;
    public long Since = fact.Contested ? 0 : fact.BelievedFrom;

    public readonly bool IsTrueAt(long milliseconds) => Fact.Holds(From, To, milliseconds);

    public readonly bool WasBelievedAt(long number) => Since > 0 ? Since <= number : Fact.WasBelievedAt(number);

    public readonly bool IsContested => Since == 0 && Fact.Contested;
}

/// <summary>One fact as a look sees it, its claim and times read without touching the fact; none where nothing was found.</summary>
public readonly struct Said
{
    private readonly Filed entry;

    internal Said(in Filed entry) => this.entry = entry;

    public bool Exists => entry.Fact is not null;

    public Claim? Claim => entry.Claim;

    public Fact? Fact => entry.Fact;

    public bool IsContested => Exists && entry.IsContested;

    /// <summary>Null where there is none.</summary>
    public Instant? From => Exists ? Iso.FromMilliseconds(entry.From) : null;

    /// <summary>Null where there is none, or no end.</summary>
    public Instant? To => Exists && entry.To != Fact.Open ? Iso.FromMilliseconds(entry.To) : null;
}

/// <summary>
/// The numbers of a subject's lines for one type of claim, by its key and by its other key; of this process only, never
/// stored. A number and not the type, because a look-up for each of a hundred thousand questions is a fifth of the answer.
/// </summary>
internal readonly record struct ClaimNumber(int Key, int Other)
{
    private static readonly ConcurrentDictionary<Type, ClaimNumber> Numbers = [];
    private static int last;

    // Two threads may both number a type; one number is kept and the other never used.
    public static ClaimNumber Of(Type claim) =>
        Numbers.GetOrAdd(
            claim,
            _ =>
            {
                var number = Interlocked.Add(ref last, 2);
                return new ClaimNumber(number, number + 1);
            }
        );
}

internal static class ClaimNumber<T>
    where T : Claim
{
    public static readonly int Key = ClaimNumber.Of(typeof(T)).Key;
    public static readonly int Other = ClaimNumber.Of(typeof(T)).Other;
}
