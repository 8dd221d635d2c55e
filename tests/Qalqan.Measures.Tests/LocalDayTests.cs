using CsCheck;
using NodaTime;

namespace Qalqan.Measures.Tests;

public sealed class LocalDayTests
{
    [Theory]
    [InlineData("Asia/Damascus", 2024, 3, 18, "2024-03-17T21:00:00Z", "2024-03-18T20:59:59.999Z")]
    [InlineData("Asia/Almaty", 2024, 2, 22, "2024-02-21T18:00:00Z", "2024-02-22T17:59:59.999Z")]
    // The clock went back at midnight from UTC+6 to UTC+5, so the last of February had 25 hours.
    [InlineData("Asia/Almaty", 2024, 2, 29, "2024-02-28T18:00:00Z", "2024-02-29T18:59:59.999Z")]
    [InlineData("Asia/Almaty", 2024, 3, 1, "2024-02-29T19:00:00Z", "2024-03-01T18:59:59.999Z")]
    // Beirut springs forward at midnight: the day has no 00:00 and starts at 01:00.
    [InlineData("Asia/Beirut", 2024, 3, 31, "2024-03-30T22:00:00Z", "2024-03-31T20:59:59.999Z")]
    [InlineData("Asia/Beirut", 2024, 3, 30, "2024-03-29T22:00:00Z", "2024-03-30T21:59:59.999Z")]
    // Dublin: 23 hours in March, 25 in October.
    [InlineData("Europe/Dublin", 2024, 3, 31, "2024-03-31T00:00:00Z", "2024-03-31T22:59:59.999Z")]
    [InlineData("Europe/Dublin", 2024, 10, 27, "2024-10-26T23:00:00Z", "2024-10-27T23:59:59.999Z")]
    // Havana goes back from 01:00 to midnight: 00:00 comes twice, and the first begins the day.
    [InlineData("America/Havana", 2024, 11, 3, "2024-11-03T04:00:00Z", "2024-11-04T04:59:59.999Z")]
    // Samoa crossed the date line and left out 30 December 2011.
    [InlineData("Pacific/Apia", 2011, 12, 29, "2011-12-29T10:00:00Z", "2011-12-30T09:59:59.999Z")]
    [InlineData("Pacific/Apia", 2011, 12, 30, "2011-12-30T10:00:00Z", "2011-12-30T09:59:59.999Z")]
    [InlineData("Pacific/Apia", 2011, 12, 31, "2011-12-30T10:00:00Z", "2011-12-31T09:59:59.999Z")]
    public void A_day_runs_from_its_first_to_its_last_millisecond(
        string zone,
        int year,
        int month,
        int day,
        string start,
        string end
    )
    {
        var (date, clock) = (new LocalDate(year, month, day), DateTimeZoneProviders.Tzdb[zone]);
        Assert.Equal(start, Iso.Format(LocalDay.Start(date, clock)));
        Assert.Equal(end, Iso.Format(LocalDay.End(date, clock)));
    }

    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    [Fact]
    public void The_clock_passes_into_and_out_of_the_day_at_its_bounds_in_every_zone() =>
        Gen.Int[0, DateTimeZoneProviders.Tzdb.Ids.Count - 1]
            .Select(zone => DateTimeZoneProviders.Tzdb.Ids[zone])
            .Select(Gen.Int[0, 50_000])
            .Sample(
                (id, number) =>
                {
                    var zone = DateTimeZoneProviders.Tzdb[id];
                    var day = new LocalDate(1900, 1, 1).PlusDays(number);
                    var (start, end) = (LocalDay.Start(day, zone), LocalDay.End(day, zone));
                    Assert.True(DateAt(start) >= day, $"{id} {day}");
                    Assert.True(DateAt(start - Millisecond) < day, $"{id} {day}");
                    Assert.True(DateAt(end) <= day, $"{id} {day}");
                    Assert.True(DateAt(end + Millisecond) > day, $"{id} {day}");

                    LocalDate DateAt(Instant instant) => instant.InZone(zone).Date;
                }
            );
}
