namespace Qalqan.Measures;

/// <summary>One geodesic, known by the angle α0 at which it crosses the equator, and the three integrals along it. Points on
/// it are named by σ, the arc on the auxiliary sphere counted from that crossing.</summary>
/// <remarks>
/// <para>With k = e' cos α0 the integrals are: length / b = ∫ √(1 + k² sin²σ) dσ; its companion ∫ dσ / √(1 + k² sin²σ), which
/// gives how fast neighbouring geodesics part; and the longitude by which the ellipsoid falls short of the sphere. Each is
/// A·(σ + Σ Cₗ sin 2lσ), with A and C as polynomials to the sixth order in ε, equations 15 to 25 of C. F. F. Karney,
/// Algorithms for geodesics, J. Geodesy 87 (2013), doi 10.1007/s00190-012-0578-z. What is left out is of order ε⁷, about
/// 10⁻²⁰ on the Earth, and so below the rounding of a double.</para>
/// </remarks>
internal readonly struct GeodesicSeries
{
    private const int Order = 6;

    private readonly double _sinAlpha0;
    private readonly double _kSquared;
    private readonly double _epsilon;

    public GeodesicSeries(Angle alpha0)
    {
        _sinAlpha0 = alpha0.Sin;
        _kSquared = Wgs84.SecondEccentricitySquared * alpha0.Cos * alpha0.Cos;
        _epsilon = _kSquared / (2 * (1 + Math.Sqrt(1 + _kSquared)) + _kSquared);
    }

    /// <summary>Metres from one σ to another, <paramref name="arc"/> radians apart.</summary>
    public double Length(Angle from, Angle to, double arc)
    {
        Span<double> c = stackalloc double[Order];
        return Wgs84.PolarRadius * LengthCoefficients(c) * (arc + (SineSum(c, to) - SineSum(c, from)));
    }

    /// <summary>Radians of σ passed over in so many metres: <see cref="Length"/> undone, by the reverted series.</summary>
    public double Arc(Angle from, double metres)
    {
        Span<double> c = stackalloc double[Order];
        var tau = metres / (Wgs84.PolarRadius * LengthCoefficients(c));
        var stretch = SineSum(c, from);
        var tauTo = from.Plus(Angle.FromRadians(stretch)).Plus(Angle.FromRadians(tau));
        RevertedCoefficients(c);
        return tau + stretch + SineSum(c, tauTo);
    }

    /// <summary>The reduced length over the polar radius: how far apart two geodesics leaving at a small angle are on
    /// arrival, over that angle. Not positive means that a shorter way exists.</summary>
    public double ReducedLength(Angle from, Angle to, double arc)
    {
        Span<double> c = stackalloc double[Order];
        var a1 = LengthCoefficients(c);
        var difference = a1 * (SineSum(c, to) - SineSum(c, from));
        var a2 = CompanionCoefficients(c);
        difference -= a2 * (SineSum(c, to) - SineSum(c, from));
        difference += (a1 - a2) * arc;
        return Math.Sqrt(1 + _kSquared * to.Sin * to.Sin) * from.Cos * to.Sin
            - Math.Sqrt(1 + _kSquared * from.Sin * from.Sin) * from.Sin * to.Cos
            - from.Cos * to.Cos * difference;
    }

    /// <summary>Radians by which the difference of longitude falls short of the same on the auxiliary sphere.</summary>
    public double LongitudeShortfall(Angle from, Angle to, double arc)
    {
        Span<double> c = stackalloc double[Order - 1];
        LongitudeCoefficients(c);
        var sum = arc + (SineSum(c, to) - SineSum(c, from));
        return Wgs84.Flattening * _sinAlpha0 * LongitudeScale() * sum;
    }

    private double LengthCoefficients(Span<double> c)
    {
        var e = _epsilon;
        var e2 = e * e;
        c[0] = e * (-1.0 / 2 + e2 * (3.0 / 16 - e2 / 32));
        c[1] = e2 * (-1.0 / 16 + e2 * (1.0 / 32 - e2 * 9 / 2048));
        c[2] = e * e2 * (-1.0 / 48 + e2 * 3 / 256);
        c[3] = e2 * e2 * (-5.0 / 512 + e2 * 3 / 512);
        c[4] = e * e2 * e2 * (-7.0 / 1280);
        c[5] = e2 * e2 * e2 * (-7.0 / 2048);
        return (1 + e2 * (1.0 / 4 + e2 * (1.0 / 64 + e2 / 256))) / (1 - e);
    }

    private void RevertedCoefficients(Span<double> c)
    {
        var e = _epsilon;
        var e2 = e * e;
        c[0] = e * (1.0 / 2 + e2 * (-9.0 / 32 + e2 * 205 / 1536));
        c[1] = e2 * (5.0 / 16 + e2 * (-37.0 / 96 + e2 * 1335 / 4096));
        c[2] = e * e2 * (29.0 / 96 - e2 * 75 / 128);
        c[3] = e2 * e2 * (539.0 / 1536 - e2 * 2391 / 2560);
        c[4] = e * e2 * e2 * (3467.0 / 7680);
        c[5] = e2 * e2 * e2 * (38081.0 / 61440);
    }

    private double CompanionCoefficients(Span<double> c)
    {
        var e = _epsilon;
        var e2 = e * e;
        c[0] = e * (1.0 / 2 + e2 * (1.0 / 16 + e2 / 32));
        c[1] = e2 * (3.0 / 16 + e2 * (1.0 / 32 + e2 * 35 / 2048));
        c[2] = e * e2 * (5.0 / 48 + e2 * 5 / 256);
        c[3] = e2 * e2 * (35.0 / 512 + e2 * 7 / 512);
        c[4] = e * e2 * e2 * (63.0 / 1280);
        c[5] = e2 * e2 * e2 * (77.0 / 2048);
        return (1 - e) * (1 + e2 * (1.0 / 4 + e2 * (9.0 / 64 + e2 * 25 / 256)));
    }

    private void LongitudeCoefficients(Span<double> c)
    {
        const double n = Wgs84.ThirdFlattening;
        var e = _epsilon;
        var e2 = e * e;
        c[0] =
            e
            * (
                (1 - n) / 4
                + e * ((1 - n * n) / 8 + e * ((3 + 3 * n - n * n) / 64 + e * ((5 + 2 * n) / 128 + e * 3 / 128)))
            );
        c[1] = e2 * ((2 - 3 * n + n * n) / 32 + e * ((3 - 2 * n - 3 * n * n) / 64 + e * ((3 + n) / 128 + e * 5 / 256)));
        c[2] = e * e2 * ((5 - 9 * n + 5 * n * n) / 192 + e * ((9 - 10 * n) / 384 + e * 7 / 512));
        c[3] = e2 * e2 * ((7 - 14 * n) / 512 + e * 7 / 512);
        c[4] = e * e2 * e2 * (21.0 / 2560);
    }

    private double LongitudeScale()
    {
        const double n = Wgs84.ThirdFlattening;
        var e = _epsilon;
        var sum = (3 + 2 * n) / 64 + e * 3 / 128;
        sum = (1 + 3 * n + n * n) / 16 + e * sum;
        sum = (2 + n - 3 * n * n) / 8 + e * sum;
        return 1 - e * ((1 - n) / 2 + e * sum);
    }

    /// <summary>Σ cₗ sin 2lσ for l from 1, by Clenshaw's recurrence: one sine and cosine for the whole sum.</summary>
    private static double SineSum(ReadOnlySpan<double> c, Angle sigma)
    {
        var twiceCos = 2 * (sigma.Cos - sigma.Sin) * (sigma.Cos + sigma.Sin);
        var (next, afterNext) = (0.0, 0.0);
        for (var l = c.Length - 1; l >= 0; l--)
        {
            (next, afterNext) = (c[l] + twiceCos * next - afterNext, next);
        }
        return 2 * sigma.Sin * sigma.Cos * next;
    }
}
