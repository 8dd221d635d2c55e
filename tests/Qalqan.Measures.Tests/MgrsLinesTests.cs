namespace Qalqan.Measures.Tests;

public sealed class MgrsLinesTests
{
    private static readonly Box Golan = new(32.6, 35.5, 33.5, 36.4);

    [Fact]
    public void Lines_of_both_zones_end_at_36_degrees_east_and_none_is_drawn_beyond()
    {
        var lines = MgrsLines.In(Golan, 10_000).Where(line => line.Metres is not null).ToList();

        Assert.Equal([36, 37], lines.Select(line => line.Zone).Distinct());
        Assert.All(
            lines,
            line =>
                Assert.All(
                    line.Way,
                    place => Assert.True(line.Zone == 36 ? place.Longitude <= 36 : place.Longitude >= 36)
                )
        );
        foreach (var zone in (int[])[36, 37])
            Assert.True(
                lines.Count(line => line.Zone == zone && line.Way.Any(place => Math.Abs(place.Longitude - 36) < 1e-9))
                    >= 9
            );
        Assert.Equal([36.0, 36.0], MgrsLines.In(Golan, 10_000)[^1].Way.Select(place => place.Longitude));
    }

    [Fact]
    public void Every_point_of_a_line_has_its_easting_or_northing_by_our_own_projection()
    {
        foreach (var line in MgrsLines.In(Golan, 10_000).Where(line => line.Metres is not null))
            Assert.All(
                line.Way,
                place =>
                {
                    var utm = Utm.In(line.Zone, place);
                    Assert.Equal(line.Metres!.Value, line.IsNorthward ? utm.Easting : utm.Northing, 0.001);
                }
            );
    }

    [Fact]
    public void A_label_names_the_square_that_it_lies_in()
    {
        var labels = MgrsLines.Labels(Golan, 10_000);

        Assert.All(labels, label => Assert.Equal(GridZone.NumberOf(label.At), label.Square.Zone));
        Assert.Equal(labels.Count, labels.Select(label => label.Square.ToString()).Distinct().Count());
        Assert.Contains(labels, label => label.Square.ToString() == "36SYB66");
        Assert.Contains(labels, label => label.Square.Zone == 37);
    }

    [Fact]
    public void A_grid_too_fine_for_its_box_is_none() => Assert.Empty(MgrsLines.In(Golan, 100));
}
