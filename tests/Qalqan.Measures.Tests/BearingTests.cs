using CsCheck;

namespace Qalqan.Measures.Tests;

public sealed class BearingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(360, 0)]
    [InlineData(-90, 270)]
    [InlineData(725, 5)]
    [InlineData(-1e-20, 0)]
    [InlineData(-360, 0)]
    public void Any_angle_comes_into_the_circle(double degrees, double expected)
    {
        var bearing = Bearing.FromDegrees(degrees);
        Assert.Equal(expected, bearing.Degrees);
        Assert.False(double.IsNegative(bearing.Degrees));
    }

    [Fact]
    public void Every_bearing_lies_in_the_half_open_circle() =>
        Gen.Double.Where(double.IsFinite).Sample(degrees => Bearing.FromDegrees(degrees).Degrees is >= 0 and < 360);

    [Theory]
    [InlineData(1600, 90)]
    [InlineData(6400, 0)]
    [InlineData(-3200, 180)]
    [InlineData(100, 5.625)]
    public void A_circle_has_6400_mils(double mils, double degrees) =>
        Assert.Equal(degrees, Bearing.FromMils(mils).Degrees);

    [Fact]
    public void Whole_mils_come_back() =>
        Assert.All(Enumerable.Range(0, 6400), mils => Assert.Equal(mils, Bearing.FromMils(mils).Mils, 9));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_bearing_is_finite(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Bearing.FromDegrees(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bearing.FromMils(value));
    }

    [Theory]
    [InlineData(0, 180)]
    [InlineData(200, 20)]
    public void The_back_bearing_is_half_a_circle_on(double degrees, double back) =>
        Assert.Equal(back, Bearing.FromDegrees(degrees).Reversed.Degrees);
}
