namespace Qalqan.Measures.Tests;

/// <summary>The slow, obvious oracle: a point that runs over the ellipsoid pressed to it and by nothing else, its path summed
/// up in small steps (Runge-Kutta of the fourth order) in space, where there are no poles and no series.</summary>
public static class SteppedGeodesic
{
    private const double A = 6378137;
    private const double B = A * (1 - 1 / 298.257223563);
    private const double StepMetres = 4000;

    public static Point3 End(Place from, double bearingDegrees, double metres)
    {
        var (sinLat, cosLat) = Math.SinCos(from.Latitude * Math.PI / 180);
        var (sinLon, cosLon) = Math.SinCos(from.Longitude * Math.PI / 180);
        var (sinB, cosB) = Math.SinCos(bearingDegrees * Math.PI / 180);
        var north = new Point3(-sinLat * cosLon, -sinLat * sinLon, cosLat);
        var east = new Point3(-sinLon, cosLon, 0);

        var (x, v) = (Point(from), cosB * north + sinB * east);
        var steps = Math.Max(1, (int)Math.Ceiling(metres / StepMetres));
        var h = metres / steps;
        for (var step = 0; step < steps; step++)
        {
            var (x1, v1) = (v, Pull(x, v));
            var (x2, v2) = (v + h / 2 * v1, Pull(x + h / 2 * x1, v + h / 2 * v1));
            var (x3, v3) = (v + h / 2 * v2, Pull(x + h / 2 * x2, v + h / 2 * v2));
            var (x4, v4) = (v + h * v3, Pull(x + h * x3, v + h * v3));
            x += h / 6 * (x1 + 2 * x2 + 2 * x3 + x4);
            v += h / 6 * (v1 + 2 * v2 + 2 * v3 + v4);
        }
        return x;
    }

    public static Point3 Point(Place place)
    {
        var (sinLat, cosLat) = Math.SinCos(place.Latitude * Math.PI / 180);
        var (sinLon, cosLon) = Math.SinCos(place.Longitude * Math.PI / 180);
        var n = A / Math.Sqrt(1 - (1 - B * B / (A * A)) * sinLat * sinLat);
        return new Point3(n * cosLat * cosLon, n * cosLat * sinLon, B * B / (A * A) * n * sinLat);
    }

    /// <summary>The surface x²/a² + y²/a² + z²/b² = 1 pulls along its normal, just enough to keep the point on it.</summary>
    private static Point3 Pull(Point3 x, Point3 v)
    {
        var normal = Weighed(x);
        return -(v.Dot(Weighed(v)) / normal.Dot(normal)) * normal;
    }

    private static Point3 Weighed(Point3 p) => new(p.X / (A * A), p.Y / (A * A), p.Z / (B * B));
}

public readonly record struct Point3(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this));

    public double Dot(Point3 other) => X * other.X + Y * other.Y + Z * other.Z;

    public static Point3 operator +(Point3 left, Point3 right) =>
        new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    public static Point3 operator -(Point3 left, Point3 right) => left + -1 * right;

    public static Point3 operator *(double factor, Point3 p) => new(factor * p.X, factor * p.Y, factor * p.Z);
}
