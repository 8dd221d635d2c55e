using NodaTime;

namespace Qalqan.Measures.Tests;

public sealed class EraTests
{
    [Theory]
    [InlineData(1899, 12, 31, false)]
    [InlineData(1900, 1, 1, true)]
    [InlineData(2199, 12, 31, true)]
    [InlineData(2200, 1, 1, false)]
    public void A_day_is_held_from_1900_to_2199(int year, int month, int day, bool isHeld) =>
        Assert.Equal(isHeld, Era.Holds(new LocalDate(year, month, day)));

    [Fact]
    public void The_first_and_the_last_day_are_held_whole_in_every_zone() =>
        Assert.All(
            DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]),
            zone =>
            {
                Assert.True(Era.Holds(LocalDay.Start(new LocalDate(1900, 1, 1), zone)), zone.Id);
                Assert.True(Era.Holds(LocalDay.End(new LocalDate(2199, 12, 31), zone)), zone.Id);
            }
        );

    [Fact]
    public void What_is_far_outside_is_not_held()
    {
        Assert.False(Era.Holds(Instant.MinValue));
        Assert.False(Era.Holds(Instant.FromUtc(1899, 12, 30, 23, 59)));
        Assert.False(Era.Holds(Instant.FromUtc(2200, 1, 2, 0, 0)));
        Assert.False(Era.Holds(Instant.MaxValue));
    }
}
