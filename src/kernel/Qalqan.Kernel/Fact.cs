using NodaTime;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// One report as it was believed between two entry numbers. It is believed from <c>BelievedFrom</c>, included, to
/// <c>BelievedTo</c>, excluded. <c>Contested</c>: it stands in a conflict of corrections that nobody has decided.
/// </summary>
public sealed class Fact
{
    internal const long Open = long.MaxValue;

    // Milliseconds and plain longs, not Instants: a journal of a million entries holds a million of these.
    private readonly long fromMilliseconds;
    private readonly long toMilliseconds;
    private long believedTo = Open;

    internal Fact(Entry entry)
    {
        (Id, Number, Claim, Source) = (entry.Report.Id, entry.Number, entry.Report.Claim, entry.Report.Source);
        fromMilliseconds = Iso.ToMilliseconds(entry.Report.Valid.From);
        toMilliseconds = entry.Report.Valid.To is { } to ? Iso.ToMilliseconds(to) : Open;
    }

    internal Fact(Fact same)
    {
        (Id, Number, Claim, Source) = (same.Id, same.Number, same.Claim, same.Source);
        (fromMilliseconds, toMilliseconds) = (same.fromMilliseconds, same.toMilliseconds);
    }

    public ReportId Id { get; }

    /// <summary>The number of the entry that brought the report.</summary>
    public long Number { get; }

    public Claim Claim { get; }

    public Source Source { get; }

    public bool Contested { get; private set; }

    /// <summary>The first entry number at which it was believed; 0 where it never was.</summary>
    public long BelievedFrom { get; private set; }

    /// <summary>The first entry number at which it was no longer believed; null while it still is.</summary>
    public long? BelievedTo => believedTo == Open ? null : believedTo;

    public Instant From => Iso.FromMilliseconds(fromMilliseconds);

    public Instant? To => toMilliseconds == Open ? null : Iso.FromMilliseconds(toMilliseconds);

    public bool IsOpenEnded => toMilliseconds == Open;

    internal long FromMilliseconds => fromMilliseconds;

    internal long ToMilliseconds => toMilliseconds;

    internal bool IsBelievedNow => BelievedFrom > 0 && believedTo == Open;

    internal bool WasBelievedAt(long number) => BelievedFrom > 0 && BelievedFrom <= number && number < believedTo;

    internal bool IsTrueAt(long milliseconds) => Holds(fromMilliseconds, toMilliseconds, milliseconds);

    /// <summary>Half-open, and an instant contains only itself.</summary>
    internal static bool Holds(long from, long to, long at) => from <= at && (at < to || (from == to && at == from));

    /// <summary>Whether it is true at some instant of [from, to).</summary>
    internal bool Meets(long from, long to) =>
        fromMilliseconds < to
        && (toMilliseconds > from || (fromMilliseconds == toMilliseconds && fromMilliseconds >= from));

    internal void BelieveFrom(long number, bool contested) => (BelievedFrom, Contested) = (number, contested);

    internal void BelieveUntil(long number) => believedTo = number;
}

public static class Facts
{
    /// <summary>
    /// Those that began last, all that began together: a later report of one thing follows an earlier one, and two that
    /// begin together and disagree are both seen, in the order of their ids. Empty where there are none.
    /// </summary>
    public static IReadOnlyList<Fact> BeganLast(this IEnumerable<Fact> facts)
    {
        List<Fact> last = [];
        foreach (var fact in facts)
        {
            if (last.Count > 0 && fact.FromMilliseconds > last[0].FromMilliseconds)
                last.Clear();
            if (last.Count == 0 || fact.FromMilliseconds == last[0].FromMilliseconds)
                last.Add(fact);
        }
        if (last.Count > 1)
            last.Sort((one, other) => one.Id.Value.CompareTo(other.Id.Value));
        return last;
    }
}
