using NodaTime;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>One leg in the picture of a move: from where to where it lies in thousandths of the width, and the window it may lie in.</summary>
internal sealed record MoveBar(
    LegLine Leg,
    int Row,
    int From,
    int To,
    int? Earliest,
    int? Latest,
    int? Left,
    int? Arrived
);

/// <summary>Legs over time, one under the other, as wide as the whole move; <c>Now</c> where the look is in it.</summary>
internal sealed record MovePicture(
    IReadOnlyList<MoveBar> Bars,
    IReadOnlyList<(int X, LocalDate Day)> Days,
    int? Now,
    int Height
)
{
    public const int Width = 1000;
    public const int RowHeight = 22;
    public const int Head = 18;

    /// <summary>Null where the move has no legs.</summary>
    public static MovePicture? Of(MoveFile move, DateTimeZone zone)
    {
        var legs = move.Legs.Where(leg => !leg.IsCancelled).ToList();
        if (legs.Count == 0)
            return null;
        var limits = move.Times.Legs.ToDictionary(leg => leg.Leg);
        var from = legs.Min(leg => leg.Departs) - Duration.FromHours(6);
        var to = legs.Max(leg => leg.Arrives) + Duration.FromHours(6);
        var days = DaysOf(from, to, zone).ToList();
        return new MovePicture(
            [
                .. legs.Select(
                    (leg, row) =>
                        new MoveBar(
                            leg,
                            row,
                            X(leg.Departs),
                            Math.Max(X(leg.Arrives), X(leg.Departs) + 3),
                            limits.GetValueOrDefault(leg.Name)?.EarliestStart is { } early ? X(early) : null,
                            limits.GetValueOrDefault(leg.Name)?.LatestEnd is { } late ? X(late) : null,
                            leg.Left is { } left ? X(left) : null,
                            leg.Arrived is { } arrived ? X(arrived) : null
                        )
                ),
            ],
            [.. days.Where((_, number) => number % Step(days.Count) == 0)],
            move.At > from && move.At < to ? X(move.At) : null,
            Head + legs.Count * RowHeight
        );

        int X(Instant at) => (int)Math.Clamp((at - from).TotalSeconds / (to - from).TotalSeconds * Width, 0, Width);

        IEnumerable<(int, LocalDate)> DaysOf(Instant first, Instant last, DateTimeZone local)
        {
            for (
                var day = first.InZone(local).Date.PlusDays(1);
                local.AtStartOfDay(day).ToInstant() < last;
                day = day.PlusDays(1)
            )
                yield return (X(local.AtStartOfDay(day).ToInstant()), day);
        }
    }

    // As many day lines as can be read.
    private static int Step(int days) => Math.Max(1, (int)Math.Ceiling(days / 12.0));
}
