using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Ceasefire.Tests;

public sealed class ZonesTests
{
    private static ZoneAnswer At(
        double latitude,
        double longitude,
        double error = 0,
        Mission? mission = null,
        Instant? at = null
    ) =>
        new Zones((mission ?? new Mission()).Known(), at ?? Mission.Day).Of(
            new Spot(
                new Place(latitude, longitude),
                Distance.FromMetres(error),
                Distance.FromMetres(error),
                default,
                []
            )
        );

    [Theory]
    [InlineData(35.75, "alpha-10", 4667.4)]
    [InlineData(35.65, "alpha-20", 14002.2)]
    [InlineData(35.56, "alpha-25", 22403.4)]
    [InlineData(35.50, "alpha", 28004.3)]
    [InlineData(35.82, "aos", 1867.0)]
    [InlineData(35.89, "bravo-10", 4667.4)]
    [InlineData(35.99, "bravo-20", 14002.2)]
    [InlineData(36.08, "bravo-25", 22403.4)]
    [InlineData(36.14, "bravo", 28004.3)]
    public void A_band_is_measured_on_the_ellipsoid_from_the_own_sides_line(
        double longitude,
        string code,
        double metres
    )
    {
        var answer = At(33.1, longitude);

        Assert.True(answer.IsSure);
        Assert.Equal(code, answer.Code);
        Assert.Equal(metres, answer.Margin.Metres, 2.0);
    }

    [Fact]
    public void Where_the_end_of_a_band_lies_within_the_error_there_is_no_band()
    {
        var line = new Place(33.1, 35.8);
        var end = line.Destination(Bearing.FromDegrees(270), Distance.FromMetres(9_980));

        Assert.Equal("alpha-10", At(end.Latitude, end.Longitude, error: 2).Code);
        Assert.Equal("alpha", At(end.Latitude, end.Longitude, error: 50).Code);
    }

    [Theory]
    [InlineData(35.8010, 0, false)] // 93 m east of Line A, line 10 m wrong
    [InlineData(35.8010, 100, true)]
    [InlineData(35.80005, 0, true)] // 5 m
    [InlineData(35.8, 0, true)] // on it
    public void Nearer_than_place_and_line_are_wrong_is_too_close_to_call(double longitude, double error, bool isClose)
    {
        var answer = At(33.1, longitude, error);

        Assert.Equal(isClose ? Doubt.TooClose : Doubt.None, answer.Doubt);
        Assert.Equal(isClose ? ["aos", "alpha"] : ["aos"], answer.Possible.OrderDescending());
        Assert.Equal(Math.Sqrt(error * error + 100), answer.Error.Metres, 0.01);
    }

    [Fact]
    public void Beyond_the_ends_of_the_lines_is_on_no_side() => Assert.Equal("out", At(33.5, 35.82).Zone);

    [Fact]
    public void A_long_ellipse_counts_as_far_as_it_reaches_across_the_line()
    {
        Spot Ellipse(double along) =>
            new(
                new Place(33.1, 35.803),
                Distance.FromMetres(1000),
                Distance.FromMetres(20),
                Bearing.FromDegrees(along),
                []
            );
        var zones = new Zones(new Mission().Known(), Mission.Day);

        Assert.Equal(Doubt.None, zones.Of(Ellipse(0)).Doubt); // along the line, which is 280 m away
        Assert.Equal(Doubt.TooClose, zones.Of(Ellipse(90)).Doubt); // across it
    }

    [Fact]
    public void What_is_not_drawn_gives_no_zone()
    {
        var answer = At(33.1, 35.82, mission: new Mission(areDrawn: false));

        Assert.Null(answer.Zone);
        Assert.Equal(Doubt.NotDrawn, answer.Doubt);
    }

    [Fact]
    public void A_place_is_judged_by_the_drawing_of_its_day()
    {
        var mission = new Mission();
        var later = Mission.Day + Duration.FromDays(10);
        mission.Draw("alpha", "33.4,35.81 32.8,35.81", 10, from: later);

        Assert.Equal("aos", At(33.1, 35.805, mission: mission).Zone);
        Assert.Equal("alpha", At(33.1, 35.805, mission: mission, at: later).Zone);
    }

    [Fact]
    public void Near_Qunaytirah_nothing_is_sure_until_Line_A_1_is_drawn()
    {
        var mission = new Mission();
        mission.Draw("qunaytirah", "33.14,35.78 33.14,35.82 33.10,35.82 33.10,35.78", 10, form: DrawnForm.Area);

        Assert.Equal(Doubt.LineA1, At(33.12, 35.803, mission: mission).Doubt);
        Assert.Equal(Doubt.LineA1, At(33.12, 35.795, mission: mission).Doubt);
        Assert.True(At(33.2, 35.803, mission: mission).IsSure);

        mission.Draw("alpha-1", "33.14,35.79 33.10,35.79", 10);

        Assert.Equal("aos", At(33.12, 35.803, mission: mission).Code);
        Assert.Equal("alpha-1", At(33.12, 35.795, mission: mission).Code);
        Assert.Equal("alpha", At(33.12, 35.785, mission: mission).Zone);
    }
}
