using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What the codes of moves are called; one that this program does not know stands as it is.</summary>
internal static class MovementWords
{
    public static string Code(string code, Speech speech) => speech.Say(MoveWord.Of(code));

    public static string Of<T>(T choice, Speech speech)
        where T : struct, Enum => Code(JsonLines.Kebab(choice), speech);

    /// <summary>A time by Z and by the clock of its place.</summary>
    public static string Clock(Instant? at, MovePlace place, Speech speech) =>
        at is { } instant ? speech.BothClocks(instant, place.Zone) : "–";

    /// <summary>A duration as hours and minutes, <c>27:05</c>, with its sign.</summary>
    public static string Hours(Duration? span) =>
        span is { } time
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{(time < Duration.Zero ? "−" : "")}{Math.Abs((int)time.TotalHours)}:{Math.Abs(time.Minutes):00}"
            )
            : "–";

    public static string Name(MovePlace place) => place.Title is { } title ? $"{place.Node} {title}" : place.Node;

    /// <summary>Whether a standing is one that somebody has to act on.</summary>
    public static string? Mark(CountStanding standing) =>
        standing is CountStanding.SomebodyMissing or CountStanding.TooMany or CountStanding.DoesNotAddUp
            ? "wrong"
            : null;

    public static string? Mark(ClearanceLine line) =>
        line.Judged.Status is ClearanceStatus.OtherTime or ClearanceStatus.Refused
        || line.Judged.ToDo is { IsLate: true }
            ? "wrong"
            : null;
}
