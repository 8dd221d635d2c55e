namespace Qalqan.Measures;

/// <summary>A length on the ground in metres: finite and never negative. The default is zero.</summary>
/// <remarks>There is no minus: the difference of two lengths may be negative and is then no length. Subtract
/// <see cref="Metres"/> and say what the sign means.</remarks>
public readonly record struct Distance : IComparable<Distance>
{
    private Distance(double metres) => Metres = metres;

    public double Metres { get; }

    public double Kilometres => Metres / 1000;

    public static Distance FromMetres(double metres) =>
        double.IsFinite(metres) && metres >= 0
            ? new Distance(metres + 0.0) // plus zero turns -0 into 0
            : throw new ArgumentOutOfRangeException(
                nameof(metres),
                metres,
                "A distance must be finite and not negative, in metres."
            );

    public static Distance FromKilometres(double kilometres) => FromMetres(kilometres * 1000);

    public static Distance operator +(Distance left, Distance right) => FromMetres(left.Metres + right.Metres);

    public static Distance operator *(Distance distance, double factor) => FromMetres(distance.Metres * factor);

    public static Distance operator *(double factor, Distance distance) => distance * factor;

    public static Distance operator /(Distance distance, double divisor) => FromMetres(distance.Metres / divisor);

    /// <summary>How many times <paramref name="part"/> goes into <paramref name="whole"/>; not finite where part is
    /// zero.</summary>
    public static double operator /(Distance whole, Distance part) => whole.Metres / part.Metres;

    public static bool operator <(Distance left, Distance right) => left.Metres < right.Metres;

    public static bool operator >(Distance left, Distance right) => left.Metres > right.Metres;

    public static bool operator <=(Distance left, Distance right) => left.Metres <= right.Metres;

    public static bool operator >=(Distance left, Distance right) => left.Metres >= right.Metres;

    public int CompareTo(Distance other) => Metres.CompareTo(other.Metres);

    public override string ToString() => $"{Metres} m";
}
