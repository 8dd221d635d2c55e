using NodaTime;
using Qalqan.Claims;

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
    /// <summary>Those of whom the record is sure.</summary>
    public IReadOnlyList<Stay> Certain { get; } = [.. Stays.Where(stay => !stay.IsDisputed)];

    public IReadOnlyList<Stay> Disputed { get; } = [.. Stays.Where(stay => stay.IsDisputed)];

    /// <summary>The view of this look, made on first use.</summary>
    public static InMission Of(Known known) =>
        known.View(look => new InMission([
            .. look.Keys<Arrived>().Order(StringComparer.Ordinal).Select(person => Of(look, person)).OfType<Stay>(),
        ]));

    private static Stay? Of(Known known, string person)
    {
        List<Fact> disputed = [.. Straddling<Arrived>(known, person), .. Straddling<Departed>(known, person)];
        if (disputed.Count > 0)
            return new Stay(person, disputed.Min(fact => fact.From), true, disputed);
        var left = known.Until<Departed>(person).BeganLast();
        List<Fact> arrivals =
        [
            .. known.Until<Arrived>(person).Where(fact => left.Count == 0 || fact.From > left[0].From),
        ];
        return arrivals.Count == 0 ? null : new Stay(person, arrivals[0].From, false, arrivals);
    }

    // Contested reports that all lie on one side of the instant agree on what it asks.
    private static List<Fact> Straddling<T>(Known known, string person)
        where T : Claim
    {
        List<Fact> contested = [.. known.Ever<T>(person).Where(fact => fact.Contested)];
        return contested.Exists(fact => fact.From <= known.At) && contested.Exists(fact => fact.From > known.At)
            ? contested
            : [];
    }
}
