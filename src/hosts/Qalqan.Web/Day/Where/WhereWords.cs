using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>How places on the ground are said: metres and kilometres, degrees and mils, and what was taken for granted.</summary>
public static class WhereWords
{
    /// <summary>Whole degrees, 0 to 359.</summary>
    public static int Degrees(Bearing bearing) => (int)Math.Round(bearing.Degrees) % 360;

    /// <summary>Whole mils, 0 to 6399.</summary>
    public static int Mils(Bearing bearing) => (int)Math.Round(bearing.Mils) % 6400;

    /// <summary>As <c>270° · 4800 mil</c>, in the figures that are said on the air.</summary>
    public static string Of(Bearing bearing) => $"{Degrees(bearing):000}°\u00A0· {Mils(bearing):0000}\u00A0mil";

    /// <summary>Metres below ten kilometres, else kilometres with one decimal.</summary>
    public static string Of(Distance distance, Speech speech) =>
        distance.Metres < 9_999.5
            ? $"{speech.Number((decimal)Math.Round(distance.Metres))}\u00A0{speech.Say(Phrase.Of("web.where.m"))}"
            : $"{speech.Number(Math.Round((decimal)distance.Kilometres, 1))}\u00A0{speech.Say(Phrase.Of("web.where.km"))}";

    /// <summary>How the ellipse lies in its circle; nothing of one that is a circle itself.</summary>
    public static string Ellipse(Spot spot, Speech speech) =>
        spot.Minor < spot.Major
            ? " "
                + speech.Say(
                    Phrase.Of("web.where.ellipse", ("minor", Of(spot.Minor, speech)), ("degrees", Degrees(spot.Along)))
                )
            : "";

    /// <summary>A direction with how wrong it may be, and why there is no place on it.</summary>
    public static string Of(Ray ray, Speech speech) =>
        $"{Of(ray.Bearing)} ± {speech.Number(Math.Round((decimal)ray.BearingErrorDegrees, 1))}°. {speech.Say(Phrase.Of("web.where.ray.no-spot"))}";

    /// <summary>What was taken for granted when it was read and when it was laid on the ground.</summary>
    public static IEnumerable<Phrase> Doubts(Located located) =>
        [.. located.Read.Notes, .. located.Spot?.Doubts ?? located.Ray?.Doubts ?? []];
}
