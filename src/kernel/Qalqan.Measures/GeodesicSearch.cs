namespace Qalqan.Measures;

/// <summary>Finds the shortest geodesic between two places brought into one shape: β1 at or south of the equator,
/// |β2| ≤ |β1|, and 0 ≤ λ ≤ 180° of longitude eastward between them.</summary>
/// <remarks>The search is for the bearing α1 whose geodesic, followed to the latitude of the second place, gains exactly λ.
/// In this shape the gain grows with α1 through its only root in (0, 180°), so Newton's step can be held in a bracket.</remarks>
internal readonly struct GeodesicSearch(Angle beta1, Angle beta2, Angle lambda)
{
    private const double Ulp = 2.220446049250313e-16;
    private const int NewtonSteps = 20;
    private const int BisectionSteps = 60; // halves a half turn to beyond the last bit

    public (double Metres, Angle Departure, Angle Arrival) Shortest()
    {
        if (lambda.Sin == 0 || beta1.Cos <= Geodesic.Tiny)
        {
            return AlongMeridian();
        }
        if (beta1.Sin == 0 && lambda.Radians <= (1 - Wgs84.Flattening) * Math.PI)
        {
            var east = new Angle(1, 0);
            return (Wgs84.EquatorialRadius * lambda.Radians, east, east);
        }
        return Refined(OnSphere());
    }

    /// <summary>Through the pole or not, always the shortest way: the Earth is flattened there, and the first place is the
    /// nearer to the pole it would cross.</summary>
    private (double, Angle, Angle) AlongMeridian()
    {
        var departure = lambda; // at the pole every direction is a meridian
        var arrival = new Angle(0, 1);
        var sigma1 = new Angle(beta1.Sin, departure.Cos * beta1.Cos);
        var sigma2 = new Angle(beta2.Sin, arrival.Cos * beta2.Cos);
        var series = new GeodesicSeries(new Angle(0, 1));
        return (series.Length(sigma1, sigma2, ArcBetween(sigma1, sigma2)), departure, arrival);
    }

    /// <summary>A first bearing, from a sphere; written so that nothing cancels near 0 or 180°.</summary>
    /// <remarks>Within a quarter turn the sphere is the one that fits at the mean latitude, which spares neighbours a third of
    /// the time. The astroid about the antipode (paper, section 5) was measured and left out: it saves a tenth of the time
    /// within half a degree of there, and the bracket finds the same bearing without it.</remarks>
    private Angle OnSphere()
    {
        var omega = lambda.Cos > 0 ? Angle.FromRadians(lambda.Radians / LocalScale()) : lambda;
        var versine = omega.Sin * omega.Sin / (1 + Math.Abs(omega.Cos)); // 1 - |cos ω|
        var north =
            omega.Cos >= 0
                ? beta2.Minus(beta1).Sin + beta2.Cos * beta1.Sin * versine
                : beta2.Plus(beta1).Sin - beta2.Cos * beta1.Sin * versine;
        return new Angle(beta2.Cos * omega.Sin, north).Unit();
    }

    /// <summary>λ over ω on the sphere that fits midway between the two latitudes.</summary>
    private double LocalScale()
    {
        var mean = new Angle(beta1.Sin + beta2.Sin, beta1.Cos + beta2.Cos).Unit();
        return Math.Sqrt(1 - Wgs84.EccentricitySquared * mean.Cos * mean.Cos);
    }

    private (double, Angle, Angle) Refined(Angle departure)
    {
        var (low, high) = (new Angle(Geodesic.Tiny, 1), new Angle(Geodesic.Tiny, -1));
        var close = false;
        for (var step = 1; ; step++)
        {
            var (gain, slope, arrival, metres) = Follow(departure);
            // Rounding may keep the gain from reaching the last bit: once close, one more step is all there is to win.
            if (Math.Abs(gain) <= (close ? 8 : 1) * Ulp || step > NewtonSteps + BisectionSteps)
            {
                return (metres, departure, arrival);
            }
            close = Math.Abs(gain) <= 16 * Ulp;
            (low, high) = gain > 0 ? (low, departure) : (departure, high);

            var turn = -gain / slope;
            var next = Math.Abs(turn) < Math.PI ? departure.Plus(Angle.FromRadians(turn)).Unit() : default;
            var inside = next.Minus(low).Sin > 0 && high.Minus(next).Sin > 0;
            departure = inside && step <= NewtonSteps ? next : new Angle(low.Sin + high.Sin, low.Cos + high.Cos).Unit();
        }
    }

    /// <summary>Follows the geodesic to the second latitude: radians of longitude gained beyond λ, how that changes with the
    /// bearing, the bearing on arrival, and the metres.</summary>
    private (double Gain, double Slope, Angle Arrival, double Metres) Follow(Angle departure)
    {
        // An equatorial start heads south, or the equator itself would be the answer to every longitude.
        var alpha1 = beta1.Sin == 0 && departure.Cos == 0 ? departure with { Cos = -Geodesic.Tiny } : departure;
        var alpha0 = new Angle(alpha1.Sin * beta1.Cos, double.Hypot(alpha1.Cos, alpha1.Sin * beta1.Sin));

        // cos²β2 - cos²β1, from whichever of sine and cosine is the smaller.
        var widening =
            beta1.Cos < -beta1.Sin
                ? (beta2.Cos - beta1.Cos) * (beta2.Cos + beta1.Cos)
                : (beta1.Sin - beta2.Sin) * (beta1.Sin + beta2.Sin);
        var northward = alpha1.Cos * beta1.Cos;
        var northwardThere = Math.Sqrt(northward * northward + Math.Max(0, widening));
        var alpha2 = new Angle(alpha0.Sin, northwardThere).Unit();

        var sigma1 = new Angle(beta1.Sin, northward).Unit();
        var sigma2 = new Angle(beta2.Sin, northwardThere).Unit();
        var arc = ArcBetween(sigma1, sigma2);
        var omega1 = new Angle(alpha0.Sin * beta1.Sin, northward).Unit();
        var omega2 = new Angle(alpha0.Sin * beta2.Sin, northwardThere).Unit();

        var series = new GeodesicSeries(alpha0);
        var gain = omega2.Minus(omega1).Minus(lambda).Radians - series.LongitudeShortfall(sigma1, sigma2, arc);
        // Not finite where the geodesic is level on arrival; the bracket is halved then.
        var slope = series.ReducedLength(sigma1, sigma2, arc) * (1 - Wgs84.Flattening) / northwardThere;
        return (gain, slope, alpha2, series.Length(sigma1, sigma2, arc));
    }

    /// <summary>From 0 to a half turn; rounding must not make a hair less than nothing into a full turn.</summary>
    private static double ArcBetween(Angle from, Angle to)
    {
        var difference = to.Minus(from);
        return Math.Atan2(Math.Max(0, difference.Sin) + 0.0, difference.Cos);
    }
}
