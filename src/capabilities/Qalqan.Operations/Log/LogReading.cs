using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>What a part of a line was read as.</summary>
public enum LogPart
{
    Time,
    Post,
    Count,
    What,
    Bearing,
    Distance,
    Place,
    Side,
    Actor,
    Means,
    Sense,
}

/// <summary>So many characters of the line from there on were read as that.</summary>
public readonly record struct Marked(int Start, int Length, LogPart Part);

/// <summary>
/// What is wrong, or left open, with so many characters of the line from there on. A line with a slip that <c>Stops</c> is not
/// logged: its time would be a guess.
/// </summary>
public sealed record Slip(int Start, int Length, Phrase Says, bool Stops = false);

/// <summary>
/// A line of the log as it was understood. What is null was not said; what is not understood stays in the words, which are kept
/// as they are typed.
/// </summary>
/// <param name="At">When it came to pass; null where the time cannot be told.</param>
/// <param name="IsTimed">Whether the line says when; else it is now.</param>
/// <param name="Post">The position that reports, by reference.</param>
/// <param name="What">A code of <see cref="Codes.Observations"/>.</param>
/// <param name="Count">How many.</param>
/// <param name="Bound">How that was given.</param>
/// <param name="Where">Where it was.</param>
/// <param name="Side">A code of <see cref="Codes.Sides"/>.</param>
/// <param name="Actor">A code of <see cref="Codes.Actors"/>.</param>
/// <param name="Means">A code of <see cref="Codes.Means"/>.</param>
/// <param name="Sense">How the source knows; null where the line does not say.</param>
/// <param name="Marks">In the order of the line.</param>
/// <param name="Slips">In the order of the line.</param>
public sealed record LogReading(
    Instant? At,
    bool IsTimed,
    string? Post,
    string? What,
    int? Count,
    Bound? Bound,
    Whereabouts? Where,
    string? Side,
    string? Actor,
    string? Means,
    Sense? Sense,
    IReadOnlyList<Marked> Marks,
    IReadOnlyList<Slip> Slips
)
{
    /// <summary>Whether it may go on the log as it is.</summary>
    public bool MayBeLogged => At is not null && !Slips.Any(slip => slip.Stops);

    /// <summary>The observation that the line makes; null where it does not say of what. Seen, where it does not say how.</summary>
    /// <param name="words">Of the line.</param>
    /// <param name="line">Its report.</param>
    public Observed? AsObservation(string words, Guid line) =>
        What is null
            ? null
            : new Observed(
                Post,
                null,
                What,
                Sense ?? Claims.Sense.Seen,
                null,
                Timing.Throughout,
                Where,
                null,
                Side,
                Actor,
                Count,
                Bound,
                Means,
                false,
                words,
                line
            );
}
