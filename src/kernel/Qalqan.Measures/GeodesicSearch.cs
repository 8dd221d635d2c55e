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

    // Below this arc (a quarter of a metre) the sphere that fits at the middle errs by less than rounding.
    private const double ShortArc = 4e-8;

    public (double Metres, Angle Departure, Angle Arrival) Shortest()
    {
        if ((lambda.Sin == 0 || beta1.Cos <= Geodesic.Tiny) && AlongMeridian() is { } meridian)
        {
            return meridian;
        }
        if (beta1.Sin == 0 && lambda.Radians <= (1 - Wgs84.Flattening) * Math.PI)
        {
            var east = new Angle(1, 0);
            return (Wgs84.EquatorialRadius * lambda.Radians, east, east);
        }

        // On the sphere that fits between the two latitudes; it serves up to a few hundred kilometres.
        var meanSin = (beta1.Sin + beta2.Sin) * (beta1.Sin + beta2.Sin);
        var meanCos = (beta1.Cos + beta2.Cos) * (beta1.Cos + beta2.Cos);
        var scale = Math.Sqrt(1 - Wgs84.EccentricitySquared * meanCos / (meanCos + meanSin));
        var (departure, arrival, arc) = OnSphere(Angle.FromRadians(lambda.Radians / scale));
        if (arc < ShortArc)
        {
            return (Wgs84.EquatorialRadius * scale * arc, departure, arrival);
        }
        if (arc > 0.1)
        {
            (departure, arrival, arc) = OnSphere(lambda);
            departure = NearAntipode(arc) ?? departure;
        }
        return Refined(departure);
    }

    /// <summary>Null where the meridian is not the shortest way: over the pole between places near the equator.</summary>
    private (double, Angle, Angle)? AlongMeridian()
    {
        var departure = lambda; // at the pole every direction is a meridian
        var arrival = new Angle(0, 1);
        var sigma1 = new Angle(beta1.Sin, departure.Cos * beta1.Cos);
        var sigma2 = new Angle(beta2.Sin, arrival.Cos * beta2.Cos);
        var arc = ArcBetween(sigma1, sigma2);
        var series = new GeodesicSeries(new Angle(0, 1));
        // Over a short arc rounding may say that neighbours do not part; there can be no shorter way there.
        return arc < 1 || series.ReducedLength(sigma1, sigma2, arc) >= 0
            ? (series.Length(sigma1, sigma2, arc), departure, arrival)
            : null;
    }

    /// <summary>The great circle for a known longitude on the sphere, written so that nothing cancels near 0 or 180°.</summary>
    private (Angle Departure, Angle Arrival, double Arc) OnSphere(Angle omega)
    {
        // 1 - |cos ω|, from the sine.
        var versine = omega.Sin * omega.Sin / (1 + Math.Abs(omega.Cos));
        var north =
            omega.Cos >= 0
                ? beta2.Minus(beta1).Sin + beta2.Cos * beta1.Sin * versine
                : beta2.Plus(beta1).Sin - beta2.Cos * beta1.Sin * versine;
        var northThere =
            omega.Cos >= 0
                ? beta2.Minus(beta1).Sin - beta1.Cos * beta2.Sin * versine
                : -beta2.Plus(beta1).Sin + beta1.Cos * beta2.Sin * versine;
        var east = beta2.Cos * omega.Sin;
        var arc = Math.Atan2(double.Hypot(east, north), beta1.Sin * beta2.Sin + beta1.Cos * beta2.Cos * omega.Cos);
        return (Bounded(new Angle(east, north)), Bounded(new Angle(beta1.Cos * omega.Sin, northThere)), arc);
    }

    /// <summary>A first bearing near the antipode, where the sphere misleads; null elsewhere.</summary>
    /// <remarks>Geodesics from a point do not meet at its antipode but touch an astroid around it, of half width fπ cos²β.
    /// In units of that width, x east and y north of the antipode, the geodesic through (x, y) is found as the nearest
    /// point of an ellipse is: x²/(1 + κ)² + y²/κ² = 1. The left side falls and is convex for κ > 0, so Newton's steps
    /// from below come up to the root and never pass it. Paper, section 5.</remarks>
    private Angle? NearAntipode(double arc)
    {
        var series = new GeodesicSeries(new Angle(beta1.Cos, -beta1.Sin));
        var width = Wgs84.Flattening * Math.PI * beta1.Cos * GeodesicSeries.LongitudeScale(series.Epsilon);
        if (Math.PI - arc > 4 * width * beta1.Cos)
        {
            return null;
        }
        var short180 = Math.Atan2(lambda.Sin, -lambda.Cos); // 180° - λ
        var x = short180 / width;
        var y = Math.Abs(beta2.Plus(beta1).Sin) / (width * beta1.Cos);
        var kappa = Math.Max(Math.Max(y, double.Hypot(x, y) - 1), Ulp);
        for (var step = 0; step < NewtonSteps; step++)
        {
            var (p, q) = (x / (1 + kappa), y / kappa);
            var rise = (p * p + q * q - 1) / (2 * (p * p / (1 + kappa) + q * q / kappa));
            kappa += Math.Max(rise, 0);
            if (!(rise > 1e-6 * kappa))
            {
                break;
            }
        }
        // So near that the sphere's longitude is a half turn: the ellipse itself gives the bearing.
        return kappa < 1e-3
            ? Bounded(new Angle(Math.Min(1, x), -Math.Sqrt(Math.Max(0, 1 - x * x))))
            : OnSphere(Angle.FromRadians(Math.PI - short180 * kappa / (1 + kappa))).Departure;
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

        var level = beta2.Cos == beta1.Cos && Math.Abs(beta2.Sin) == -beta1.Sin;
        // cos²β2 - cos²β1, from whichever of sine and cosine is the smaller.
        var widening =
            beta1.Cos < -beta1.Sin
                ? (beta2.Cos - beta1.Cos) * (beta2.Cos + beta1.Cos)
                : (beta1.Sin - beta2.Sin) * (beta1.Sin + beta2.Sin);
        var northward = alpha1.Cos * beta1.Cos;
        var alpha2 = level
            ? new Angle(alpha1.Sin, Math.Abs(alpha1.Cos))
            : new Angle(alpha0.Sin / beta2.Cos, Math.Sqrt(northward * northward + Math.Max(0, widening)) / beta2.Cos);

        var sigma1 = new Angle(beta1.Sin, northward).Unit();
        var sigma2 = new Angle(beta2.Sin, alpha2.Cos * beta2.Cos).Unit();
        var arc = ArcBetween(sigma1, sigma2);
        var omega1 = new Angle(alpha0.Sin * beta1.Sin, northward).Unit();
        var omega2 = new Angle(alpha0.Sin * beta2.Sin, alpha2.Cos * beta2.Cos).Unit();
        var omega = omega2.Minus(omega1);
        omega = omega with { Sin = Math.Max(0, omega.Sin) + 0.0 };

        var series = new GeodesicSeries(alpha0);
        var gain = omega.Minus(lambda).Radians - series.LongitudeShortfall(sigma1, sigma2, arc);
        // Where the geodesic is level on arrival the quotient is 0/0, and its limit follows from the curvature there.
        var slope =
            alpha2.Cos == 0
                ? -2 * Math.Sqrt(1 - Wgs84.EccentricitySquared * beta1.Cos * beta1.Cos) / beta1.Sin
                : series.ReducedLength(sigma1, sigma2, arc) * (1 - Wgs84.Flattening) / (alpha2.Cos * beta2.Cos);
        return (gain, slope, alpha2, series.Length(sigma1, sigma2, arc));
    }

    /// <summary>From 0 to a half turn; rounding must not make a hair less than nothing into a full turn.</summary>
    private static double ArcBetween(Angle from, Angle to)
    {
        var difference = to.Minus(from);
        return Math.Atan2(Math.Max(0, difference.Sin) + 0.0, difference.Cos);
    }

    /// <summary>Unit, and strictly east of the meridian: the bracket is open.</summary>
    private static Angle Bounded(Angle bearing) =>
        bearing.Sin > 0 || bearing.Cos != 0
            ? (bearing with { Sin = Math.Max(Geodesic.Tiny, bearing.Sin) }).Unit()
            : new Angle(1, 0);
}
