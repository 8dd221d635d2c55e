using System.Text;
using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Operations;

/// <summary>A post that was not heard in the period; <c>Last</c> is when it was before, to the minute, null where it never was.</summary>
public readonly record struct SilentPost(string Post, Instant? Last);

/// <summary>How many reports were of a kind.</summary>
public readonly record struct KindSeen(string What, int Reports);

/// <summary>The strength as a voice gives it.</summary>
public sealed record VoicePeople(int Strength, int Effective, int Leave, int Other, int Unstated);

/// <summary>
/// What of a situation report is read aloud. Codes and posts are in capitals, times to the minute, <c>Words</c> as
/// <see cref="VoiceWords"/> leaves them; so that what is typed in at the far end can be the very same. <c>Expected</c> is 0 where no
/// position is on record; <c>People</c> null where no strength is. An exercise says so before all else.
/// </summary>
public sealed record VoiceFigures(
    string Scope,
    Instant From,
    Instant To,
    long KnownUpTo,
    int Expected,
    int Heard,
    IReadOnlyList<SilentPost> Silent,
    IReadOnlyList<KindSeen> Seen,
    int Tasks,
    int Out,
    int AwaitDebrief,
    int Debriefed,
    int Cancelled,
    int Restrictions,
    int MinutesLost,
    int MinutesUnsaid,
    int Flashes,
    int FlashesOpen,
    VoicePeople? People,
    int Gender,
    int Changes,
    string? Words,
    bool IsExercise = false
)
{
    private const int LeastKinds = 4;

    /// <summary>
    /// The figures of a report within what is read aloud: words are cut at the end, then the rarest kinds put together as
    /// <c>OTHER</c>, then of the silent posts those named that are silent longest; their number is always there.
    /// </summary>
    public static VoiceFigures Of(
        SitrepFigures figures,
        string scope,
        long knownUpTo,
        VoicePeople? people,
        bool isExercise
    )
    {
        var (minutes, unsaid) = figures.Lost;
        var whole = new VoiceFigures(
            scope.ToUpperInvariant(),
            Minute(figures.Period.Start),
            Minute(figures.Period.End),
            knownUpTo,
            figures.Posts.Count,
            figures.Heard,
            [
                .. figures.Silent.Select(post => new SilentPost(
                    post.Post.ToUpperInvariant(),
                    post.Last is { } last ? Minute(last) : null
                )),
            ],
            [
                .. figures
                    .Seen.GroupBy(seen => seen.What.ToUpperInvariant())
                    .Select(kind => new KindSeen(kind.Key, kind.Sum(seen => seen.Reports))),
            ],
            figures.Tasks.Count,
            figures.In(TaskStanding.Out, TaskStanding.Overdue),
            figures.In(TaskStanding.AwaitsDebrief),
            figures.In(TaskStanding.Debriefed),
            figures.In(TaskStanding.Cancelled),
            figures.Restrictions.Count,
            minutes,
            unsaid,
            figures.Flashes.Count,
            figures.Flashes.Count(flash => flash.IsOpen),
            people,
            figures.Gender.Count,
            figures.Changes?.Lines.Count ?? 0,
            VoiceWords.Of(figures.Words.GetValueOrDefault(SitrepFields.Voice)?.Words),
            isExercise
        );
        while (Encoding.UTF8.GetByteCount(VoiceForm.Write(whole)) > VoiceForm.MostBytes)
            whole = whole.Shorter();
        return whole;
    }

    private VoiceFigures Shorter()
    {
        if (Words is { } words)
            return this with { Words = words.LastIndexOf(' ') is > 0 and var end ? words[..end] : null };
        if (Seen.Count > LeastKinds)
        {
            const string Other = "OTHER";
            var rarest = Seen.Where(kind => kind.What != Other).MinBy(kind => kind.Reports);
            var others = Seen.FirstOrDefault(kind => kind.What == Other).Reports + rarest.Reports;
            return this with
            {
                Seen =
                [
                    .. Seen.Where(kind => kind.What != Other && kind.What != rarest.What),
                    new KindSeen(Other, others),
                ],
            };
        }
        var heardLast = Silent.MaxBy(post => post.Last ?? Instant.MinValue);
        return this with { Silent = [.. Silent.Where(post => post != heardLast)] };
    }

    private static Instant Minute(Instant instant) =>
        Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds() / 60 * 60);

    public bool Equals(VoiceFigures? other) => other is not null && VoiceForm.Write(this) == VoiceForm.Write(other);

    public override int GetHashCode() => VoiceForm.Write(this).GetHashCode(StringComparison.Ordinal);
}
