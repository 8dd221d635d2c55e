using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>
/// Where and when an event was, as one account or several together say: a plane about an origin in metres, with weights (the inverse of
/// the spread), so that to add accounts is to add numbers. A ray weighs only across itself.
/// </summary>
internal readonly record struct Belief(double Wxx, double Wxy, double Wyy, double Bx, double By, double Wt, double Bt)
{
    public static Belief operator +(Belief one, Belief other) =>
        new(
            one.Wxx + other.Wxx,
            one.Wxy + other.Wxy,
            one.Wyy + other.Wyy,
            one.Bx + other.Bx,
            one.By + other.By,
            one.Wt + other.Wt,
            one.Bt + other.Bt
        );

    public double Time => Bt / Wt;

    /// <summary>Whether it says where both ways.</summary>
    public bool HasPlace => Determinant > 1e-9 * (Wxx + Wyy) * (Wxx + Wyy);

    public (double X, double Y) Place => ((Wyy * Bx - Wxy * By) / Determinant, (Wxx * By - Wxy * Bx) / Determinant);

    private double Determinant => Wxx * Wyy - Wxy * Wxy;

    /// <summary>An area's, of 95 of 100, at (x, y) with the longer axis at so many radians from north.</summary>
    public static Belief Of(
        double x,
        double y,
        double major,
        double minor,
        double along,
        double time,
        double timeDeviation
    )
    {
        const double ofEllipse = 2.44775;
        var (u, v) = (Square(ofEllipse / Math.Max(major, 1)), Square(ofEllipse / Math.Max(minor, 1)));
        var (sin, cos) = Math.SinCos(along);
        var (xx, yy, xy) = (u * sin * sin + v * cos * cos, u * cos * cos + v * sin * sin, (u - v) * sin * cos);
        var wt = 1 / Square(timeDeviation);
        return new Belief(xx, xy, yy, xx * x + xy * y, xy * x + yy * y, wt, wt * time);
    }

    /// <summary>A line's through (x, y), which is known so well across it; its normal points to (nx, ny).</summary>
    public static Belief Across(
        double x,
        double y,
        double nx,
        double ny,
        double deviation,
        double time,
        double timeDeviation
    )
    {
        var w = 1 / Square(deviation);
        var (xx, xy, yy) = (w * nx * nx, w * nx * ny, w * ny * ny);
        var wt = 1 / Square(timeDeviation);
        return new Belief(xx, xy, yy, xx * x + xy * y, xy * x + yy * y, wt, wt * time);
    }

    /// <summary>The squared distance of two beliefs in place by their spreads together (at most two degrees of freedom), and in time by theirs.</summary>
    /// <remarks>d = W1 (m1 - m2) weighed by (W1 + W2)^-1 W2: it needs no inverse of either, and so takes a ray too.</remarks>
    public static (double InPlace, double InTime) Disagreement(Belief one, Belief other)
    {
        var both = one + other;
        var inTime = Square(one.Time - other.Time) * one.Wt * other.Wt / both.Wt;
        if (!both.HasPlace)
            return (0, inTime);
        // The sum of what each has to give up for the place that suits both best.
        var (x, y) = both.Place;
        return (one.Cost(x, y) + other.Cost(x, y), inTime);
    }

    // (p - m) W (p - m), where W m = b; of a ray any m on it will do.
    private double Cost(double x, double y)
    {
        var (rx, ry) = (Wxx * x + Wxy * y - Bx, Wxy * x + Wyy * y - By); // W (p - m)
        if (HasPlace)
            return (Wyy * rx * rx - 2 * Wxy * rx * ry + Wxx * ry * ry) / Determinant;
        return (rx * rx + ry * ry) / (Wxx + Wyy);
    }

    private static double Square(double value) => value * value;
}
