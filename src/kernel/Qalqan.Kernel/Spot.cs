using Qalqan.Measures;

namespace Qalqan.Kernel;

/// <summary>
/// A place on the ground and how wrong it may be: the truth lies in the ellipse 95 times of 100. <c>Along</c> is the bearing of its
/// longer half-axis, below 180 degrees; <c>Error</c>, that half-axis, is the radius of the circle around it.
/// </summary>
/// <param name="At">The likeliest place.</param>
/// <param name="Major">The longer half-axis.</param>
/// <param name="Minor">The shorter one; as long in a circle.</param>
/// <param name="Along">Of the longer one, from true north; north in a circle.</param>
/// <param name="Doubts">What was taken for granted on the way.</param>
public sealed record Spot(Place At, Distance Major, Distance Minor, Bearing Along, IReadOnlyList<Phrase> Doubts)
{
    public Distance Error => Major;

    public bool Holds(Place place)
    {
        var arc = Geodesic.Inverse(At, place);
        var (across, along) = Math.SinCos((arc.Departure.Degrees - Along.Degrees) * (Math.PI / 180));
        if (Minor == default)
            return arc.Length.Metres <= Major.Metres;
        var (u, v) = (arc.Length.Metres * along / Major.Metres, arc.Length.Metres * across / Minor.Metres);
        return u * u + v * v <= 1;
    }
}

/// <summary>A direction without a distance: from where, and by how much the bearing may be wrong. There is no spot on it.</summary>
public sealed record Ray(
    Place From,
    Distance FromError,
    Bearing Bearing,
    double BearingErrorDegrees,
    IReadOnlyList<Phrase> Doubts
);
