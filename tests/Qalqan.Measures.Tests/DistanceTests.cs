namespace Qalqan.Measures.Tests;

public sealed class DistanceTests
{
    [Theory]
    [InlineData(-0.001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_distance_is_finite_and_not_negative(double metres) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Distance.FromMetres(metres));

    [Fact]
    public void Arithmetic_may_not_leave_the_range_either()
    {
        var distance = Distance.FromMetres(10);
        Assert.Throws<ArgumentOutOfRangeException>(() => distance * -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => distance / 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => Distance.FromMetres(double.MaxValue) * 2);
    }

    [Fact]
    public void Distances_add_scale_divide_and_compare()
    {
        var (short_, long_) = (Distance.FromMetres(250), Distance.FromKilometres(1));
        Assert.Equal(1250, (short_ + long_).Metres);
        Assert.Equal(500, (short_ * 2).Metres);
        Assert.Equal(500, (2 * short_).Metres);
        Assert.Equal(125, (short_ / 2).Metres);
        Assert.Equal(4, long_ / short_);
        Assert.Equal(0.25, short_.Kilometres);
        Assert.True(short_ < long_ && long_ > short_ && short_ <= long_ && long_ >= short_);
        Assert.False(short_ > long_ || short_ >= long_);
        Assert.Equal([short_, long_], new[] { long_, short_ }.Order());
    }

    [Fact]
    public void The_default_is_zero_and_minus_zero_is_the_same_text()
    {
        Assert.Equal(0, default(Distance).Metres);
        Assert.Equal("0 m", Distance.FromMetres(-0.0).ToString());
    }
}
