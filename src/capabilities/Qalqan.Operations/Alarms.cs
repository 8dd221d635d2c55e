using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>In that place people took to the shelters and came out; <c>In</c> or <c>Out</c> is null where nobody said it.</summary>
public sealed record Stay(string Place, Fact? In, Fact? Out)
{
    /// <summary>They are in there as far as anybody said.</summary>
    public bool IsOpen => In is not null && Out is null;
}

/// <summary>
/// An alarm, when it was over, and all that was said in it. <c>Words</c> are, by person, everything that was said of where they are, in
/// the order of the time it speaks of: two who speak of one person are both kept, and the last word counts.
/// </summary>
public sealed record Alarm(
    Fact Raised,
    AlarmRaised Said,
    Fact? Ended,
    IReadOnlyDictionary<string, IReadOnlyList<Fact>> Words,
    IReadOnlyList<Stay> Stays
)
{
    public string Number => Said.Alarm;

    public bool IsOpen => Ended is null;

    /// <summary>The last word on the person; null where nobody spoke of them.</summary>
    public Fact? LastOf(string person) => Words.TryGetValue(person, out var said) ? said[^1] : null;

    /// <summary>Whether somebody has the person before them, or in contact, by the last word.</summary>
    public bool Has(string person) => LastOf(person)?.Claim is Accounted { IsThere: true };
}

/// <summary>Own people under fire: the alarms of a contingent as they stand at the look's instant.</summary>
public static class Alarms
{
    /// <summary>What an alarm is of. Our own choice: no public text that we read gives a list.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    ["shelling", "attack", "air", "chemical", "fire", "missing", HeadCount];

    /// <summary>Everybody is to be accounted for, and it was not said why.</summary>
    public const string HeadCount = "head-count";

    /// <param name="known">Of the contingent.</param>
    /// <param name="period">Those that were open at some instant of it, by when they were raised.</param>
    public static IReadOnlyList<Alarm> Of(Known known, Interval period) =>
        [
            .. All(known)
                .Where(alarm =>
                    (!period.HasEnd || alarm.Raised.From < period.End)
                    && (!period.HasStart || alarm.Ended is not { } ended || ended.From > period.Start)
                ),
        ];

    /// <summary>Those that are not over.</summary>
    public static IReadOnlyList<Alarm> Open(Known known) => [.. All(known).Where(alarm => alarm.IsOpen)];

    /// <summary>The alarm of that number; null where none was raised by then.</summary>
    public static Alarm? Find(Known known, string number)
    {
        if (known.Until<AlarmRaised>(number).FirstOrDefault() is not { Claim: AlarmRaised said } raised)
            return null;
        return new Alarm(
            raised,
            said,
            known.Until<AlarmEnded>(number).FirstOrDefault(fact => fact.From >= raised.From),
            known
                .Until<Accounted>(number)
                .GroupBy(fact => ((Accounted)fact.Claim).Person)
                .ToDictionary(one => one.Key, one => (IReadOnlyList<Fact>)[.. one]),
            StaysOf([.. known.Until<Sheltered>(number)])
        );
    }

    private static IEnumerable<Alarm> All(Known known) =>
        known
            .Subjects<AlarmRaised>()
            .Select(subject => Find(known, subject.Key))
            .OfType<Alarm>()
            .OrderBy(alarm => alarm.Raised.From)
            .ThenBy(alarm => alarm.Number, StringComparer.Ordinal);

    // Two who say that the same shelter is manned, or left, say one thing: the first of them counts.
    private static List<Stay> StaysOf(List<Fact> said)
    {
        List<Stay> stays = [];
        foreach (var fact in said)
        {
            var (place, isIn) = fact.Claim is Sheltered one ? (one.Place, one.IsIn) : ("", false);
            var last = stays.FindLastIndex(stay => stay.Place == place);
            var isOpen = last >= 0 && stays[last].IsOpen;
            if (isIn && !isOpen)
                stays.Add(new Stay(place, fact, null));
            else if (!isIn && isOpen)
                stays[last] = stays[last] with { Out = fact };
            else if (!isIn && last < 0)
                stays.Add(new Stay(place, null, fact));
        }
        return stays;
    }
}
