using NodaTime;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// One person's service in the mission. <c>Since</c> is the first arrival after the last departure. <c>IsDisputed</c>:
/// contradicting reports put an arrival or departure before and after the instant looked at.
/// </summary>
public sealed record Stay(string Person, Instant Since, bool IsDisputed, IReadOnlyList<Fact> Evidence);

/// <summary>
/// Who serves in the mission at the look's instant, by person: arrived, that instant included, and not departed, that
/// instant included. In the kernel because people, authorities and much else are judged by it.
/// </summary>
public sealed record InMission(IReadOnlyList<Stay> Stays)
{
    private const long Never = long.MaxValue;

    /// <summary>Those of whom the record is sure.</summary>
    public IReadOnlyList<Stay> Certain { get; } = [.. Stays.Where(stay => !stay.IsDisputed)];

    public IReadOnlyList<Stay> Disputed { get; } = [.. Stays.Where(stay => stay.IsDisputed)];

    /// <summary>The view of this look, made on first use.</summary>
    public static InMission Of(Known known) =>
        known.View(look => new InMission([
            .. look.Subjects<Arrived>().Select(person => Of(look, person)).OfType<Stay>(),
        ]));

    /// <summary>
    /// The same of one person without the evidence: whether there is a stay, since when, and whether it is disputed.
    /// Allocates nothing, for who asks of ten thousand.
    /// </summary>
    public static bool Serves(Known known, Subject person, out Instant since, out bool isDisputed)
    {
        (since, isDisputed) = (default, false);
        var (arrivals, departures) = (Known.About<Arrived>(person), Known.About<Departed>(person));
        if (First(known, arrivals, 0) is not { } ever)
            return false;
        var disputed = Math.Min(StraddledFrom(known, arrivals), StraddledFrom(known, departures));
        if (disputed != Never)
        {
            (since, isDisputed) = (Iso.FromMilliseconds(disputed), true);
            return true;
        }
        var left = known.LastUntil<Departed>(person, out _).From;
        var first = left is { } departed ? First(known, arrivals, arrivals.Begun(Iso.ToMilliseconds(departed))) : ever;
        since = first is { } arrived ? Iso.FromMilliseconds(arrived) : default;
        return first is not null;
    }

    // When the first that is believed began, at or before the instant, of those from that place on.
    private static long? First(Known known, Timeline facts, int from)
    {
        var begun = facts.Begun(known.AtMilliseconds);
        for (var i = from; i < begun; i++)
            if (known.IsBelieved(facts.At(i)))
                return facts.At(i).From;
        return null;
    }

    private static Stay? Of(Known known, Subject person)
    {
        if (!Serves(known, person, out var since, out var isDisputed))
            return null;
        return new Stay(
            person.Key,
            since,
            isDisputed,
            isDisputed
                ? [.. Straddling<Arrived>(known, person), .. Straddling<Departed>(known, person)]
                : [.. known.Until<Arrived>(person.Key).Where(fact => fact.From >= since)]
        );
    }

    // Contested reports that all lie on one side of the instant agree on what it asks.
    private static long StraddledFrom(Known known, Timeline facts)
    {
        if (!facts.HasContested)
            return Never;
        var first = Never;
        for (var i = 0; i < facts.Count; i++)
            if (facts.At(i) is { IsContested: true } entry && known.IsBelieved(entry))
            {
                if (entry.From > known.AtMilliseconds)
                    return first;
                first = Math.Min(first, entry.From);
            }
        return Never;
    }

    private static IEnumerable<Fact> Straddling<T>(Known known, Subject person)
        where T : Claim =>
        StraddledFrom(known, Known.About<T>(person)) == Never
            ? []
            : known.Ever<T>(person.Key).Where(fact => fact.Contested);
}
