using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// A casualty of ours as it is now, by a number of its own; <c>First</c> is what was reported of it first, <c>Told</c> when the next of kin
/// were told, null before. Who it is lies in the vault, under the last of <c>Reports</c> that has a detail.
/// </summary>
public sealed record Casualty(string Number, IReadOnlyList<Fact> Reports, Fact? Told)
{
    public Fact First => Reports[0];

    public CasualtyReported Now => (CasualtyReported)Reports[^1].Claim;
}

/// <summary>The casualties of a contingent, by number and never by name.</summary>
public static class Casualties
{
    /// <summary>In the place of a cause: nobody knows yet.</summary>
    public const string Unknown = "unknown";

    /// <summary>What a casualty is of. Our own choice: no public text that we read gives a list.</summary>
    public static IReadOnlyList<string> Causes { get; } =
    ["hostile", "mine", "accident", "traffic", "illness", "heat", Unknown];

    /// <param name="known">Of the contingent.</param>
    /// <param name="period">Those that were reported first in it, as they are at the look.</param>
    public static IReadOnlyList<Casualty> Of(Known known, Interval period) =>
        [
            .. known
                .Subjects<CasualtyReported>()
                .Select(subject => Find(known, subject.Key))
                .OfType<Casualty>()
                .Where(casualty =>
                    (!period.HasStart || casualty.First.From >= period.Start)
                    && (!period.HasEnd || casualty.First.From < period.End)
                )
                .OrderBy(casualty => casualty.First.From)
                .ThenBy(casualty => casualty.Number, StringComparer.Ordinal),
        ];

    /// <summary>The casualty of that number; null where none was reported by then.</summary>
    public static Casualty? Find(Known known, string number) =>
        known.Until<CasualtyReported>(number).ToList() is { Count: > 0 } reports
            ? new Casualty(number, reports, known.Until<KinTold>(number).FirstOrDefault())
            : null;

    /// <summary>How many are in each state, every state with its number, none with 0.</summary>
    public static IReadOnlyList<(CasualtyState State, int Count)> CountsOf(IReadOnlyList<Casualty> casualties) =>
        [
            .. Enum.GetValues<CasualtyState>()
                .Select(state => (state, casualties.Count(casualty => casualty.Now.State == state))),
        ];
}
