namespace Qalqan.Measures.Tests;

public sealed class MgrsHintTests
{
    private static readonly Place Golan = new(33.1, 35.9);
    private static readonly Distance Radius = Distance.FromKilometres(60);

    [Theory]
    [InlineData("37SYB67836360", MgrsSlip.OtherZone, "36SYB67836360")]
    [InlineData("36S BS 2308 4302", MgrsSlip.OtherZone, "37SBS23084302")]
    [InlineData("37SYB 67837 63607", MgrsSlip.OtherZone, "36SYB6783763607")]
    public void The_same_grid_in_the_zone_beside_it_is_offered_where_it_lies_in_the_area(
        string text,
        MgrsSlip slip,
        string meant
    ) => Assert.Contains(new MgrsHint(slip, Mgrs.Parse(meant)), MgrsHint.Of(text, Golan, Radius));

    [Fact]
    public void Exchanged_halves_and_neighbours_are_offered_where_the_typed_grid_lies_away()
    {
        // The post's own surroundings: 5 km.
        var post = Mgrs.Parse("36SYB67836360").Centre;
        var near = Distance.FromKilometres(5);
        Assert.Equal(
            new MgrsHint(MgrsSlip.Exchanged, Mgrs.Parse("36SYB67836360")),
            MgrsHint.Of("36SYB63606783", post, near)[0]
        );
        Assert.Contains(
            new MgrsHint(MgrsSlip.Swapped, Mgrs.Parse("36SYB67836360")),
            MgrsHint.Of("36SYB76836360", post, near)
        );
    }

    [Theory]
    [InlineData("36SYB67836360")]
    [InlineData("37SBS23084302")]
    [InlineData("P68")]
    [InlineData("")]
    [InlineData("36")]
    [InlineData("99ZZZ")]
    public void Where_nothing_looks_wrong_or_nothing_like_a_grid_was_typed_nothing_is_offered(string text) =>
        Assert.Empty(MgrsHint.Of(text, Golan, Radius));

    [Fact]
    public void A_hint_never_stands_in_for_what_was_typed()
    {
        Assert.False(Mgrs.TryParse("37SYB67836360", out var grid, out _));
        Assert.Equal(default, grid);
        Assert.Equal("36SYB63606783", Mgrs.Parse("36SYB63606783").ToString());
    }
}
