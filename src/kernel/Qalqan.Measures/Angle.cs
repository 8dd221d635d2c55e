namespace Qalqan.Measures;

/// <summary>An angle held as its sine and cosine, so that small angles, and angles near a quarter turn, keep every digit.</summary>
internal readonly record struct Angle(double Sin, double Cos)
{
    public double Radians => Math.Atan2(Sin, Cos);

    public double Degrees => Radians * (180 / Math.PI);

    /// <summary>The same direction from a pair of any length but zero.</summary>
    public Angle Unit()
    {
        var length = double.Hypot(Sin, Cos);
        return new Angle(Sin / length, Cos / length);
    }

    public Angle Minus(Angle other) => new(Sin * other.Cos - Cos * other.Sin, Cos * other.Cos + Sin * other.Sin);

    public Angle Plus(Angle other) => new(Sin * other.Cos + Cos * other.Sin, Cos * other.Cos - Sin * other.Sin);

    public static Angle FromRadians(double radians)
    {
        var (sin, cos) = Math.SinCos(radians);
        return new Angle(sin, cos);
    }

    /// <summary>Whole quarter turns are taken off before radians are made of the rest, so 90 and 180 degrees are exact.</summary>
    public static Angle FromDegrees(double degrees)
    {
        var rest = Math.IEEERemainder(degrees, 360);
        var quarters = (int)Math.Round(rest / 90);
        var (sin, cos) = Math.SinCos((rest - 90 * quarters) * (Math.PI / 180));
        return (quarters & 3) switch
        {
            0 => new Angle(sin, cos),
            1 => new Angle(cos, -sin),
            2 => new Angle(-sin, -cos),
            _ => new Angle(-cos, sin),
        };
    }
}
