using CsCheck;
using NodaTime;

namespace Qalqan.Measures.Tests;

public sealed class DtgTests
{
    private static readonly DateTimeZone Damascus = DateTimeZoneProviders.Tzdb["Asia/Damascus"];
    private static readonly DateTimeZone Almaty = DateTimeZoneProviders.Tzdb["Asia/Almaty"];
    private static readonly DateTimeZone Dublin = DateTimeZoneProviders.Tzdb["Europe/Dublin"];
    private static readonly Instant Example = Instant.FromUtc(2026, 11, 24, 15, 30);

    [Fact]
    public void The_example_is_half_past_six_in_the_evening_in_Damascus()
    {
        Assert.Equal("241530ZNOV26", Dtg.Format(Example));
        Assert.Equal("241530ZNOV26 (24.11.2026 18:30, UTC+3)", Dtg.WithLocal(Example, Damascus));
        Assert.Equal(Example, Read("241530ZNOV26"));
        Assert.Equal(Example, Read("241830CNOV26"));
        Assert.Equal(Example, Read("241830JNOV26", Damascus));
        Assert.Equal("241830CNOV26", Dtg.Format(Example, 'c'));
        Assert.Equal("241830JNOV26", Dtg.Format(Example, Damascus));
    }

    [Theory]
    [InlineData("221000JFEB24", "220400ZFEB24 (22.02.2024 10:00, UTC+6)")]
    [InlineData("141000JMAR24", "140500ZMAR24 (14.03.2024 10:00, UTC+5)")]
    public void Almaty_moved_from_six_to_five_hours_ahead_in_March_2024(string local, string both) =>
        Assert.Equal(both, Dtg.WithLocal(Read(local, Almaty), Almaty));

    [Theory]
    [InlineData("151200JJAN24", "150900ZJAN24 (15.01.2024 12:00, UTC+3)")]
    [InlineData("151200JJUL24", "150900ZJUL24 (15.07.2024 12:00, UTC+3)")]
    [InlineData("151200JJAN22", "151000ZJAN22 (15.01.2022 12:00, UTC+2)")]
    public void Damascus_keeps_three_hours_ahead_since_October_2022(string local, string both) =>
        Assert.Equal(both, Dtg.WithLocal(Read(local, Damascus), Damascus));

    [Theory]
    [InlineData("Etc/UTC", "UTC")]
    [InlineData("Asia/Kolkata", "UTC+5:30")]
    [InlineData("America/New_York", "UTC-5")]
    [InlineData("Pacific/Kiritimati", "UTC+14")]
    public void The_offset_is_written_as_people_say_it(string zone, string offset) =>
        Assert.EndsWith($", {offset})", Dtg.WithLocal(Example, DateTimeZoneProviders.Tzdb[zone]));

    [Theory]
    [InlineData("241530znov26")]
    [InlineData("24 1530 Z NOV 26")]
    [InlineData("  241530Z nov 26 ")]
    [InlineData("24153000ZNOV26")]
    public void Case_and_spaces_between_the_parts_do_not_matter(string text) => Assert.Equal(Example, Read(text));

    [Fact]
    public void Seconds_are_read_and_on_request_written()
    {
        var instant = Example + Duration.FromMilliseconds(59_999);
        Assert.Equal("241530ZNOV26", Dtg.Format(instant));
        Assert.Equal("24153059ZNOV26", Dtg.Format(instant, seconds: true));
        Assert.Equal(Example + Duration.FromSeconds(59), Read("24153059ZNOV26"));
    }

    [Fact]
    public void Twenty_five_letters_cover_the_clock_from_twelve_behind_to_twelve_ahead()
    {
        const string letters = "YXWVUTSRQPONZABCDEFGHIKLM";
        var hours = letters.Select(letter => (Example - Read($"241530{letter}NOV26")).TotalHours);
        Assert.Equal(Enumerable.Range(-12, 25).Select(hour => (double)hour), hours);
    }

    [Theory]
    [InlineData("310000ZAPR24", "day 31, wanted 01 to 30 in APR 2024")]
    [InlineData("290000ZFEB23", "day 29, wanted 01 to 28 in FEB 2023")]
    [InlineData("000000ZFEB23", "day 00, wanted 01 to 28 in FEB 2023")]
    [InlineData("242400ZNOV26", "hour 24, wanted 00 to 23")]
    [InlineData("241560ZNOV26", "minute 60, wanted 00 to 59")]
    [InlineData("24153060ZNOV26", "second 60, wanted 00 to 59")]
    [InlineData("241530ZNOW26", "month NOW, wanted JAN to DEC")]
    [InlineData(
        "322575ZXXX26",
        "month XXX, wanted JAN to DEC; day 32, wanted 01 to 31; hour 25, wanted 00 to 23; minute 75, wanted 00 to 59"
    )]
    [InlineData("241530JNOV26", "zone letter J, wanted a letter that needs no local time zone: none is known here")]
    [InlineData("241530?NOV26", Shape + "; maybe the zone letter is missing")]
    [InlineData("241530ZNOV2026", Shape)]
    [InlineData("24 15 30ZNOV26", Shape)]
    [InlineData("2415301ZNOV26", Shape)]
    [InlineData("٢٤1530ZNOV26", Shape)]
    [InlineData("", Shape)]
    [InlineData("241530NOV26", Shape + "; maybe the zone letter is missing")]
    public void A_bad_group_is_refused_with_all_that_was_seen_and_wanted(string text, string reason)
    {
        Assert.False(Dtg.TryParse(text, out _, out var problem));
        Assert.Equal($"Date-time group '{text}': {reason}.", problem);
    }

    private const string Shape = "wanted DDHHMM, a zone letter, a month and a year, as in 241530ZNOV26";

    [Theory]
    [InlineData("310130JMAR24", "does not happen")]
    [InlineData("271330JOCT24", null)]
    [InlineData("270130JOCT24", "happens twice")]
    public void A_local_time_that_a_moved_clock_makes_doubtful_is_refused(string text, string? seen)
    {
        var read = Dtg.TryParse(text, out _, out var problem, Dublin);
        Assert.Equal(seen is null, read);
        Assert.Equal(
            seen is null
                ? null
                : $"Date-time group '{text}': the clock of Europe/Dublin was moved then, so this time {seen}; "
                    + "wanted a zone letter other than J.",
            problem
        );
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    public void Two_figures_cannot_name_a_year_outside_the_century(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dtg.Format(Instant.FromUtc(year, 6, 1, 0, 0)));

    [Theory]
    [InlineData('J')]
    [InlineData('?')]
    public void A_letter_that_is_no_offset_is_not_written(char letter) =>
        Assert.Throws<ArgumentException>(() => Dtg.Format(Example, letter));

    [Fact]
    public void What_is_written_reads_back() =>
        Gen.Int[0, 3_155_000]
            .Select(Gen.Int[0, 999], Gen.Char["ABCDEFGHIKLMNOPQRSTUVWXYZ"])
            .Sample(
                (thousands, seconds, letter) =>
                {
                    var instant = Instant.FromUtc(2000, 1, 2, 0, 0) + Duration.FromSeconds(thousands * 1000L + seconds);
                    return Read(Dtg.Format(instant, letter, seconds: true)) == instant;
                }
            );

    private static Instant Read(string text, DateTimeZone? local = null)
    {
        Assert.True(Dtg.TryParse(text, out var instant, out var problem, local), problem);
        return instant;
    }
}
