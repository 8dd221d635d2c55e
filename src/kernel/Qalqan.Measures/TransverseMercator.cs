using System.Numerics;

namespace Qalqan.Measures;

/// <summary>The ellipsoid laid on a cylinder that touches it along a meridian: metres north of the equator and east of that meridian,
/// before any scale or false origin; good to a few nanometres within 3,900 km of the meridian.</summary>
/// <remarks>
/// <para>L. Krüger's series of 1912 to the sixth order of the third flattening n, as C. F. F. Karney gives them: Transverse
/// Mercator with an accuracy of a few nanometers, J. Geodesy 85 (2011), doi 10.1007/s00190-011-0445-3, equations 7 to 36.
/// The conformal latitude χ takes the ellipsoid to a sphere, the sphere goes to the plane ζ' = ξ' + iη' exactly, and a sum of six
/// complex sines stretches that so that the meridian keeps its length:</para>
/// <code>
///       φ, λ  --conformal-->  χ, λ  --sphere-->  ξ', η'  --Σ α sin 2jζ'-->  ξ, η     (β undoes α)
/// </code>
/// <para>What is left out is of order n⁷, about 10⁻²⁰, and so below the rounding of a double.</para>
/// </remarks>
internal static class TransverseMercator
{
    private const double N = Wgs84.ThirdFlattening;
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N3 * N;
    private const double N5 = N4 * N;
    private const double N6 = N5 * N;

    /// <summary>A quarter of a meridian over π/2: the radius of the sphere with meridians as long as the ellipsoid's.</summary>
    private const double Radius = Wgs84.EquatorialRadius / (1 + N) * (1 + N2 / 4 + N4 / 64 + N6 / 256);

    private static readonly double Eccentricity = Math.Sqrt(Wgs84.EccentricitySquared);

    private static readonly double[] Alpha =
    [
        N / 2 - 2 * N2 / 3 + 5 * N3 / 16 + 41 * N4 / 180 - 127 * N5 / 288 + 7891 * N6 / 37800,
        13 * N2 / 48 - 3 * N3 / 5 + 557 * N4 / 1440 + 281 * N5 / 630 - 1983433 * N6 / 1935360,
        61 * N3 / 240 - 103 * N4 / 140 + 15061 * N5 / 26880 + 167603 * N6 / 181440,
        49561 * N4 / 161280 - 179 * N5 / 168 + 6601661 * N6 / 7257600,
        34729 * N5 / 80640 - 3418889 * N6 / 1995840,
        212378941 * N6 / 319334400,
    ];

    private static readonly double[] Beta =
    [
        N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360 - 81 * N5 / 512 + 96199 * N6 / 604800,
        N2 / 48 + N3 / 15 - 437 * N4 / 1440 + 46 * N5 / 105 - 1118711 * N6 / 3870720,
        17 * N3 / 480 - 37 * N4 / 840 - 209 * N5 / 4480 + 5569 * N6 / 90720,
        4397 * N4 / 161280 - 11 * N5 / 504 - 830251 * N6 / 7257600,
        4583 * N5 / 161280 - 108847 * N6 / 3991680,
        20648693 * N6 / 638668800,
    ];

    /// <summary>Metres north and east of where the equator meets the meridian <paramref name="eastward"/> degrees to the west.</summary>
    public static (double North, double East) Forward(double latitude, double eastward)
    {
        var zeta = OnSphere(latitude, Angle.FromDegrees(eastward), out _);
        var more = SineSum(Alpha, zeta);
        return ((zeta.Real + more.Real) * Radius, (zeta.Imaginary + more.Imaginary) * Radius);
    }

    /// <summary>The latitude there, and degrees east of the meridian: <see cref="Forward"/> undone.</summary>
    public static (double Latitude, double Eastward) Back(double north, double east)
    {
        var stretched = new Complex(north / Radius, east / Radius);
        var less = SineSum(Beta, stretched);
        var (sin, cos) = Math.SinCos(stretched.Real - less.Real);
        var sinh = Math.Sinh(stretched.Imaginary - less.Imaginary);
        var latitude = new Angle(Unconformal(sin / double.Hypot(sinh, cos)), 1).Degrees;
        return (latitude, new Angle(sinh, cos).Degrees);
    }

    /// <summary>By how many degrees the plane's north lies clockwise from true north there, and how many metres of the plane a metre
    /// on the ground takes.</summary>
    public static (double Convergence, double Scale) Distortion(double latitude, double eastward)
    {
        var lambda = Angle.FromDegrees(eastward);
        var zeta = OnSphere(latitude, lambda, out var tau);
        var stretch = SlopeSum(zeta);
        var turned = Math.Atan2(tau * lambda.Sin, Math.Sqrt(1 + tau * tau) * lambda.Cos) + stretch.Phase * -1;
        var phi = Angle.FromDegrees(latitude);
        var onSphere =
            Math.Sqrt(1 - Wgs84.EccentricitySquared * phi.Sin * phi.Sin) / (phi.Cos * double.Hypot(tau, lambda.Cos));
        var scale = onSphere * (Radius / Wgs84.EquatorialRadius) * stretch.Magnitude;
        return (turned * (180 / Math.PI), scale);
    }

    // tau is the tangent of the conformal latitude.
    private static Complex OnSphere(double latitude, Angle lambda, out double tau)
    {
        var phi = Angle.FromDegrees(latitude);
        tau = Conformal(phi.Sin / phi.Cos);
        return new Complex(Math.Atan2(tau, lambda.Cos), Math.Asinh(lambda.Sin / double.Hypot(tau, lambda.Cos)));
    }

    private static double Conformal(double tau)
    {
        var secant = Math.Sqrt(1 + tau * tau);
        var sigma = Math.Sinh(Eccentricity * Math.Atanh(Eccentricity * tau / secant));
        return tau * Math.Sqrt(1 + sigma * sigma) - sigma * secant;
    }

    // Newton's steps from a start that is right to the flattening: the third changes nothing any more.
    private static double Unconformal(double wanted)
    {
        var tau = wanted / (1 - Wgs84.EccentricitySquared);
        for (var step = 0; step < 3; step++)
        {
            var here = Conformal(tau);
            var slope = (1 - Wgs84.EccentricitySquared) * Math.Sqrt(1 + tau * tau);
            tau +=
                (wanted - here)
                / Math.Sqrt(1 + here * here)
                * ((1 + (1 - Wgs84.EccentricitySquared) * tau * tau) / slope);
        }
        return tau;
    }

    // Σ c sin 2jζ, after C. W. Clenshaw: two sines and cosines serve all six terms. Written out in pairs, because complex numbers as
    // the framework has them take twice the time.
    private static Complex SineSum(double[] c, Complex zeta)
    {
        var (sine, cosine) = Doubled(zeta);
        var (a, b) = (2 * cosine.Real, 2 * cosine.Imaginary);
        double nextReal = 0,
            nextImaginary = 0,
            afterReal = 0,
            afterImaginary = 0;
        for (var j = c.Length - 1; j >= 0; j--)
        {
            var real = a * nextReal - b * nextImaginary - afterReal + c[j];
            var imaginary = a * nextImaginary + b * nextReal - afterImaginary;
            (afterReal, afterImaginary) = (nextReal, nextImaginary);
            (nextReal, nextImaginary) = (real, imaginary);
        }
        return new Complex(
            sine.Real * nextReal - sine.Imaginary * nextImaginary,
            sine.Real * nextImaginary + sine.Imaginary * nextReal
        );
    }

    // 1 + Σ 2j α cos 2jζ: how the stretching stretches and turns there.
    private static Complex SlopeSum(Complex zeta)
    {
        var (_, cosine) = Doubled(zeta);
        var twice = 2 * cosine;
        var (next, afterNext) = (Complex.Zero, Complex.Zero);
        for (var j = Alpha.Length; j >= 1; j--)
            (next, afterNext) = (twice * next - afterNext + 2 * j * Alpha[j - 1], next);
        return 1 + cosine * next - afterNext;
    }

    private static (Complex Sine, Complex Cosine) Doubled(Complex zeta)
    {
        var (sin, cos) = Math.SinCos(2 * zeta.Real);
        var grown = Math.Exp(2 * zeta.Imaginary);
        var (sinh, cosh) = ((grown - 1 / grown) / 2, (grown + 1 / grown) / 2);
        return (new Complex(sin * cosh, cos * sinh), new Complex(cos * cosh, -sin * sinh));
    }
}
