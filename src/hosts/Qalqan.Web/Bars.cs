using System.Globalization;
using NodaTime;

namespace Qalqan.Web;

/// <summary>Stretches of time as bars 200 wide, from the first beginning to the last end, an open end reaching to the look.</summary>
internal sealed class Bars(IReadOnlyList<(Instant From, Instant? To)> stretches, Instant at)
{
    private const double Width = 200;

    private readonly Instant first = stretches.Count == 0 ? at : stretches.Min(stretch => stretch.From);
    private readonly Instant last = stretches
        .Select(stretch => stretch.To ?? at)
        .Concat(stretches.Select(stretch => stretch.From))
        .Append(at)
        .Max();

    public string Start(Instant from) => Text(At(from));

    /// <summary>At least wide enough to be seen.</summary>
    public string Length(Instant from, Instant? to) => Text(Math.Max(2, At(to ?? last) - At(from)));

    private double At(Instant instant) =>
        last <= first ? 0 : Math.Clamp((instant - first) / (last - first), 0, 1) * Width;

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
