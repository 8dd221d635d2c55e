using System.Globalization;
using Qalqan.Claims;
using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// A line or an area of the mission as it was drawn. An area's last point is joined to its first; the truth lies within <c>Error</c> of it
/// 95 times of 100. <c>Fact</c> is the report that drew it; null of one that came with the mission's own pack.
/// </summary>
public sealed record Drawing(
    string Feature,
    DrawnForm Form,
    DrawnUse Use,
    string Edition,
    IReadOnlyList<Place> Points,
    Distance Error,
    string Source,
    string? Licence,
    Fact? Fact = null
)
{
    /// <summary>What the report drew.</summary>
    public static Drawing Of(Fact fact) => Of((Drawn)fact.Claim) with { Fact = fact };

    /// <summary>Of a claim without problems.</summary>
    public static Drawing Of(Drawn drawn) =>
        new(
            drawn.Feature,
            drawn.Form,
            drawn.Use,
            drawn.Edition,
            [.. drawn.Points.Split(' ').Select(ReadPoint)],
            Distance.FromMetres(drawn.ErrorMetres),
            drawn.Source,
            drawn.Licence
        );

    private static Place ReadPoint(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return new Place(
            double.Parse(text.AsSpan(0, comma), CultureInfo.InvariantCulture),
            double.Parse(text.AsSpan(comma + 1), CultureInfo.InvariantCulture)
        );
    }
}
