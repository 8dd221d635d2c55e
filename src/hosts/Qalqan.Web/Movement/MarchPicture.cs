using NodaTime;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>A march as road people draw it: distance upwards, time along; a line a serial as planned, marks where it was heard of.</summary>
internal sealed record MarchPicture(
    IReadOnlyList<(string Serial, string Line)> Planned,
    IReadOnlyList<(string Serial, string Point, int X, int Y)> Heard,
    IReadOnlyList<(string Point, int Y)> Points,
    IReadOnlyList<(int X, Instant At)> Hours,
    int? Now
)
{
    public const int Width = 1000;
    public const int Height = 260;

    /// <summary>Null where there are no times.</summary>
    public static MarchPicture? Of(RoadMarch march, Instant now)
    {
        if (march.Passes.Count == 0)
            return null;
        var heard = march.Passes.Where(pass => pass.Reported is not null).ToList();
        var from = Instant.Min(
            march.Passes.Min(pass => pass.Planned.Arrive),
            heard.Select(pass => pass.Reported!.Fact.From).DefaultIfEmpty(Instant.MaxValue).Min()
        );
        var to = Instant.Max(
            march.Passes.Max(pass => pass.Planned.Clear),
            heard.Select(pass => pass.Reported!.Fact.From).DefaultIfEmpty(Instant.MinValue).Max()
        );
        var length = (double)march.Order.Said.Points.Max(point => point.Kilometres);
        return new MarchPicture(
            [
                .. march
                    .Passes.GroupBy(pass => pass.Serial)
                    .Select(serial =>
                        (
                            serial.Key,
                            string.Join(
                                ' ',
                                serial.SelectMany(pass =>
                                    new[]
                                    {
                                        $"{X(pass.Planned.Arrive)},{Y(pass.Point.Kilometres)}",
                                        $"{X(pass.Planned.Leave)},{Y(pass.Point.Kilometres)}",
                                    }
                                )
                            )
                        )
                    ),
            ],
            [
                .. heard.Select(pass =>
                    (pass.Serial, pass.Point.Point, X(pass.Reported!.Fact.From), Y(pass.Point.Kilometres))
                ),
            ],
            [.. march.Order.Said.Points.Select(point => (point.Point, Y(point.Kilometres)))],
            [.. HoursOf()],
            now > from && now < to ? X(now) : null
        );

        int X(Instant at) => (int)Math.Round((at - from).TotalSeconds / Math.Max(1, (to - from).TotalSeconds) * Width);

        int Y(decimal km) => Height - (int)Math.Round((double)km / Math.Max(0.001, length) * Height);

        IEnumerable<(int, Instant)> HoursOf()
        {
            var step = Duration.FromHours(Math.Max(1, Math.Ceiling((to - from).TotalHours / 8)));
            for (
                var at = Instant.FromUnixTimeSeconds(from.ToUnixTimeSeconds() / 3600 * 3600) + Duration.FromHours(1);
                at < to;
                at += step
            )
                yield return (X(at), at);
        }
    }
}
