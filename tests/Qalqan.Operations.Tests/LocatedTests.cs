using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations.Tests;

public sealed class LocatedTests
{
    [Theory]
    // The other zone's by GeoConvert -m -z 37, or 36.
    [InlineData("36S YB 6783 6360", "36SYB67836360", "37SBS07726430")]
    [InlineData("36SYB 678 636", "36SYB678636", "37SBS077643")]
    [InlineData("33.1,35.99", "36SYB76", "37SBS16")] // hundredths of a degree are a kilometre
    [InlineData("33.10000,35.99000", "36SYB7904966351", "37SBS1908366404")]
    [InlineData("37SBS 1909 6641", "37SBS19096641", "36SYB79066636")]
    [InlineData("P68", "36SYB6763", "37SBS0764")]
    [InlineData("33.10000,35.50000", "36SYB3330565153", null)]
    public void A_place_has_its_grid_in_the_figures_it_is_worth_and_the_other_zones_near_36_east(
        string text,
        string grid,
        string? other
    )
    {
        var located = Located.Of(text, Area.Places);
        Assert.Equal((grid, other), (located.Grid?.ToString(), located.OtherGrid?.ToString()));
    }

    [Fact]
    public void Its_neighbours_are_named_with_distance_and_grid_bearing_and_lead_back_to_it()
    {
        var located = Located.Of("P68 4800mil 3km", Area.Places);
        var near = located.Near[0];
        Assert.Equal("P68", near.Place.Id);
        Assert.Equal((3000, 4800), (near.Distance.Metres, near.FromGridNorth.Mils), new Close());
        Assert.DoesNotContain(located.Near, one => one.Place.Id == "almaty-airport");
        Assert.DoesNotContain(Located.Of("P68", Area.Places).Near, one => one.Place.Id == "P68");
    }

    [Fact]
    public void Latitude_and_longitude_stay_as_typed_and_are_else_as_long_as_they_are_worth()
    {
        Assert.Equal("33.105,35.826", Located.Of("33.105,35.826", Area.Places).LatLon);
        Assert.Equal("33.078,35.869", Located.Of("P68", Area.Places).LatLon);
        var read = Located.Of("36SYB67836360", Area.Places);
        var back = Place.Parse(read.LatLon!);
        Assert.True(back.DistanceTo(read.Spot!.At) <= read.Spot.Error);
    }

    [Fact]
    public void A_direction_alone_is_a_ray_and_what_was_refused_has_nothing()
    {
        Assert.Equal(P68, Located.Of("P68 270t", Area.Places).Ray!.From);
        Assert.Null(Located.Of("P68 270t", Area.Places).Spot);
        var refused = Located.Of("P68 6400mil 1km", Area.Places);
        Assert.True(refused is { Spot: null, Ray: null, Grid: null, LatLon: null, Near: [] });
        Assert.Null(Located.Of("85.0,35.9", Area.Places).Grid);
        Assert.NotNull(Located.Of("85.0,35.9", Area.Places).Spot);
    }

    private static Place P68 => Area.Places.Find("P68")!.At;

    private sealed class Close : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) < 0.01 && Math.Abs(x.Item2 - y.Item2) < 0.01;

        public int GetHashCode((double, double) obj) => 0;
    }
}
