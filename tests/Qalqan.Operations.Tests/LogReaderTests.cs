using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations.Tests;

public sealed class LogReaderTests(ITestOutputHelper output)
{
    private static readonly DateTimeZone Damascus = DateTimeZoneProviders.Tzdb["Asia/Damascus"];
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    // 1500 of the mission's clock.
    private static readonly LogClock Clock = new(Instant.FromUtc(2024, 3, 15, 12, 0), Damascus);

    private static readonly Gazetteer Places = new([
        .. new[] { "P10", "P68", "P85", "camp-faouar" }.Select(id => new Landmark(
            id,
            id == "camp-faouar" ? "Camp Faouar" : "Position " + id[1..],
            new Place(33.1, 35.83),
            Distance.FromMetres(50),
            id[0] == 'P'
        )),
    ]);

    /// <summary>Each row: the line, and what is understood of it: time Z, post, what, count, where, side, means, sense.</summary>
    [Theory]
    [InlineData("1432 P68 3 shots 270 800m", "11:32 P68 shot 3 P68/270deg/800 . . .")]
    [InlineData("1432Z P68 3 shots 270 800m", "11:32- P68 shot 3 P68/270deg/800 . . .")]
    [InlineData("P68 3 shots 4800 800m bravo", "now P68 shot 3 P68/4800mil/800 bravo . .")]
    [InlineData("1432 P68 3 shots 4800mil", "11:32 P68 shot 3 P68/4800mil/ . . .")]
    [InlineData("1432 P68 3 shots 12.5° 1.2km", "11:32 P68 shot 3 P68/12.5deg/1200 . . .")]
    [InlineData("1432 P68 ~20 rounds mg heard nd", "11:32 P68 shot ~20 . not-determined machine-gun heard")]
    [InlineData("1432 P68 5+ vehicles at camp-faouar", "11:32 P68 vehicle 5+ camp-faouar . . .")]
    [InlineData("1432 P68 explosion 36S YB 6783 6360", "11:32 P68 explosion . 36SYB67836360 . . .")]
    [InlineData("1432 P68 explosion 36SYB6736", "11:32 P68 explosion . 36SYB6736 . . .")]
    [InlineData("1432 P68 explosion 36S YB 270 800m", "11:32 P68 explosion . 36SYB . . .")]
    [InlineData("1432 P68 drone 33.105,35.826 seen", "11:32 P68 drone . 33.105,35.826 . . seen")]
    [InlineData("0610 P10 all quiet", "03:10 P10 all-quiet . . . . .")]
    [InlineData("0610 p10 спокойно", "03:10 P10 all-quiet . . . . .")]
    [InlineData("1432 P68 2 выстрела 270 800m слышали", "11:32 P68 shot 2 P68/270deg/800 . . heard")]
    [InlineData("1432 P85 turned back by gunmen", "11:32 P85 movement-denied . . . . .")]
    [InlineData("1432 P68 x3 shots", "11:32 P68 shot 3 . . . .")]
    [InlineData("radio check with everybody", "now . . . . . . .")]
    [InlineData("1432 P68 شاهدنا طائرة", "11:32 P68 . . . . . .")]
    public void A_line_is_understood_as_it_is_written(string line, string wanted)
    {
        if (wanted.Contains('-', StringComparison.Ordinal) && wanted[5] == '-')
        {
            // 1432Z is two and a half hours ahead of noon Z, and yesterday's is too long ago.
            Assert.False(LogReader.Read(line, Clock, Places).MayBeLogged);
            return;
        }
        Assert.Equal(wanted, Told(LogReader.Read(line, Clock, Places)));
    }

    [Theory]
    [InlineData("2432 P68 shots", 0, 4, "operations.slip.hour")]
    [InlineData("1830 P68 shots", 0, 4, "operations.slip.ahead")]
    [InlineData("161200ZMAR24 P68 shots", 0, 12, "operations.slip.ahead")]
    [InlineData("321200ZMAR24 P68 shots", 0, 12, "operations.slip.group")]
    public void A_time_that_cannot_be_told_stops_the_line_where_it_stands(
        string line,
        int start,
        int length,
        string key
    )
    {
        var reading = LogReader.Read(line, Clock, Places);

        Assert.False(reading.MayBeLogged);
        Assert.Contains(
            reading.Slips,
            slip => slip.Stops && (slip.Start, slip.Length, slip.Says.Key) == (start, length, key)
        );
    }

    [Theory]
    [InlineData("1432 P68 shots 6400 800m alpha", 15, 4, "place.bearing.mils")]
    [InlineData("1432 P68 shots 7000mil alpha", 15, 7, "place.bearing.mils")]
    [InlineData("1432 P68 shots 361 800m alpha", 15, 3, "place.bearing.degrees")]
    [InlineData("1432 P99 3 shots alpha", 5, 3, "operations.slip.post")]
    [InlineData("1432 P68 3 shots 270 800m", 25, 0, "operations.slip.no-side")]
    [InlineData("1432 3 shots 270 800m alpha", 13, 3, "operations.slip.from-nowhere")]
    [InlineData("1432 P68 shots 36SYB678 alpha", 15, 8, "place.grid.odd")]
    public void A_slip_is_said_where_it_is_typed_and_the_line_may_still_be_logged(
        string line,
        int start,
        int length,
        string key
    )
    {
        var reading = LogReader.Read(line, Clock, Places);

        Assert.True(reading.MayBeLogged);
        Assert.Equal([(start, length, key)], reading.Slips.Select(slip => (slip.Start, slip.Length, slip.Says.Key)));
    }

    [Fact]
    public void Just_after_midnight_a_late_hour_is_yesterdays()
    {
        var clock = Clock with { Now = Instant.FromUtc(2024, 3, 14, 21, 5) }; // 0005 there

        Assert.Equal(Instant.FromUtc(2024, 3, 14, 20, 55), LogReader.Read("2355 P68 flare", clock, Places).At);
    }

    [Theory]
    [InlineData("0230 P68 shots", 2024, 3, 31, "operations.slip.skipped")]
    [InlineData("0230 P68 shots", 2024, 10, 27, "operations.slip.twice")]
    public void An_hour_that_the_clock_skipped_or_showed_twice_is_refused_and_never_moved(
        string line,
        int year,
        int month,
        int day,
        string key
    )
    {
        var clock = new LogClock(Instant.FromUtc(year, month, day, 12, 0), Berlin);

        Assert.Equal(key, Assert.Single(LogReader.Read(line, clock, Places).Slips, slip => slip.Stops).Says.Key);
        Assert.True(LogReader.Read(line.Replace("0230", "0030Z", StringComparison.Ordinal), clock, Places).MayBeLogged);
    }

    /// <summary>The issue's limit is 5 ms; a line takes some microseconds, and the bound holds on any machine.</summary>
    [Fact]
    public void A_line_is_read_in_far_less_than_five_milliseconds()
    {
        const string line = "1432 P68 about ~20 rounds mg 4800 800m 36S YB 6783 6360 bravo heard nd";
        LogReader.Read(line, Clock, Places);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 200; i++)
            LogReader.Read(line, Clock, Places);

        output.WriteLine($"{watch.Elapsed.TotalMicroseconds / 200:0} us a line");
        Assert.True(watch.Elapsed.TotalMilliseconds / 200 < 5);
    }

    [Fact]
    public void What_is_made_of_a_line_is_a_sound_claim_with_the_words_as_typed()
    {
        const string line = "1432 P68 3 shots 270 800m bravo";

        var observed = LogReader.Read(line, Clock, Places).AsObservation(line, Guid.NewGuid());

        Assert.NotNull(observed);
        Assert.Empty(observed.Problems());
        Assert.Equal(line, observed.Words);
        Assert.Equal("bravo", observed.Side);
    }

    private static string Told(LogReading read) =>
        string.Join(
            ' ',
            read.IsTimed ? Iso.Format(read.At!.Value)[11..16] : "now",
            read.Post ?? ".",
            read.What ?? ".",
            read.Count is { } count
                ? read.Bound switch
                {
                    Bound.About => "~" + count,
                    Bound.AtLeast => count + "+",
                    _ => $"{count}",
                }
                : ".",
            read.Where is { } where
                ? (where.Place ?? where.Grid ?? where.LatLon)
                    + (
                        where.Sight is { } sight
                            ? $"/{sight.Bearing}{(sight.Unit is AngleUnit.Mils ? "mil" : "deg")}/{sight.Metres}"
                            : ""
                    )
                : ".",
            read.Side ?? ".",
            read.Means ?? ".",
            read.Sense?.ToString().ToLowerInvariant() ?? "."
        );
}
