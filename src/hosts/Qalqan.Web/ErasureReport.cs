using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>What an erasure did, or what was wrong with the order to do it, and then nothing was changed.</summary>
public sealed record ErasureOutcome(IReadOnlyList<Problem> Problems, ErasureReport? Report);

/// <summary>An erasure on record: what was said of it, when, by which post, and its entry.</summary>
public sealed record ErasureLine(Claims.Erased Erased, Instant At, string Post, long Number);

/// <summary>How many entries of one kind speak of the person still, under the reference.</summary>
public sealed record Remaining(string Kind, int Count);

/// <summary>
/// What was destroyed and what is left. <c>Entry</c> is the report of it; <c>Details</c> how many were destroyed now;
/// <c>LookedFor</c> how many texts and keys were looked for: 0 where there never were any, or an earlier run destroyed them;
/// what that run found is <c>Before</c>, null where it was cut short before its end. <c>Backups</c> were made before, and may hold the person. No name is anywhere in it.
/// </summary>
public sealed record ErasureReport(
    bool IsExercise,
    string Scope,
    string Person,
    Instant At,
    long Entry,
    int Details,
    IReadOnlyList<string> Removed,
    IReadOnlyList<Remaining> Remains,
    int SignedDays,
    int LookedFor,
    int TooShort,
    Searched Searched,
    IReadOnlyList<BackupMade> Backups,
    bool WasErasedBefore,
    ErasureSearched? Before,
    string? Unfinished
)
{
    /// <summary>The papers that named the person and were written again now, by serial.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>Whether everything was destroyed, everything could be searched, and nothing was found.</summary>
    public bool IsComplete =>
        Unfinished is null
        && Searched.FoundInAll == 0
        && Searched.NotSearched.Count == 0
        && (LookedFor > 0 || !WasErasedBefore || Before is { Found: 0 });
}
