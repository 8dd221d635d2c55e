using CsCheck;

namespace Qalqan.Measures.Tests;

public sealed class PlaceTests
{
    [Theory]
    [InlineData(90.000001, 0)]
    [InlineData(-90.000001, 0)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_place_off_the_globe_is_refused(double latitude, double longitude) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Place(latitude, longitude));

    [Theory]
    [InlineData(180, -180)]
    [InlineData(-180, -180)]
    [InlineData(190, -170)]
    [InlineData(-190, 170)]
    [InlineData(540, -180)]
    [InlineData(720, 0)]
    public void A_longitude_is_wrapped(double longitude, double expected) =>
        Assert.Equal(expected, new Place(0, longitude).Longitude);

    [Theory]
    [InlineData("33.07,35.95", 33.07, 35.95)]
    [InlineData(" -33.5 , +190 ", -33.5, -170)]
    [InlineData("90,0", 90, 0)]
    public void Latitude_is_read_first(string text, double latitude, double longitude)
    {
        Assert.Equal(new Place(latitude, longitude), Place.Parse(text));
        Assert.True(Place.TryParse(text, out var place));
        Assert.Equal(new Place(latitude, longitude), place);
    }

    [Theory]
    [InlineData(null, "Place '': wanted LAT,LON in decimal degrees, as in 33.07,35.95.")]
    [InlineData("33.07;35.95", "Place '33.07;35.95': wanted LAT,LON in decimal degrees, as in 33.07,35.95.")]
    [InlineData("33,07,35,95", "Place '33,07,35,95': wanted LAT,LON in decimal degrees, as in 33.07,35.95.")]
    [InlineData("NaN,35", "Place 'NaN,35': latitude NaN, wanted -90 to 90.")]
    [InlineData("33,-Infinity", "Place '33,-Infinity': longitude -Infinity, wanted -360 to 360.")]
    [InlineData("91,400", "Place '91,400': latitude 91, wanted -90 to 90; longitude 400, wanted -360 to 360.")]
    [InlineData(
        "135.95,33.07",
        "Place '135.95,33.07': latitude 135.95, wanted -90 to 90. Maybe latitude and longitude are exchanged."
    )]
    public void Bad_text_is_refused_with_what_was_seen_and_wanted(string? text, string expected)
    {
        Assert.False(Place.TryParse(text, out _, out var problem));
        Assert.Equal(expected, problem);
        Assert.Equal(expected, Assert.Throws<FormatException>(() => Place.Parse(text!)).Message);
    }

    [Fact]
    public void The_text_of_a_place_reads_back_to_the_same_place() =>
        Gen.Double[-90, 90]
            .Select(Gen.Double[-180, 180], (latitude, longitude) => new Place(latitude, longitude))
            .Sample(place => Place.Parse(place.ToString()) == place);

    [Fact]
    public void Distance_bearing_and_destination_are_those_of_the_geodesic()
    {
        var (almaty, aktau) = (new Place(43.3521, 77.040497), new Place(43.8601, 51.091999));
        Assert.Equal(2087089.128, almaty.DistanceTo(aktau).Metres, 3);
        Assert.Equal(360 - 79.4539207448, almaty.BearingTo(aktau).Degrees, 9);
        var there = almaty.Destination(almaty.BearingTo(aktau), almaty.DistanceTo(aktau));
        Assert.Equal(aktau.Latitude, there.Latitude, 11);
        Assert.Equal(aktau.Longitude, there.Longitude, 11);
    }
}
