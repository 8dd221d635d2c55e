using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Qalqan.Web.Tests;

/// <summary>Flight plans and the picture of a move, as they are sent.</summary>
public sealed class FlightPlanAndMapTests(FirstCase first, ToldMove told) : IClassFixture<ToldMove>
{
    [Fact]
    public void Every_chalk_that_flies_has_its_plan_and_what_is_to_be_filled_in_is_said_in_the_readers_language()
    {
        var text = Encoding.UTF8.GetString(
            told.Case.Desk.MovePapers.FlightPlans(
                User.Local(),
                new Inquiry(MoveCase.Day),
                "MT1",
                null,
                null,
                "ru",
                false
            ).Bytes
        );

        Assert.Equal(4, text.Split("(FPL-").Length - 1);
        Assert.Contains("-UATE1124", text, StringComparison.Ordinal);
        Assert.Contains("запасные аэродромы", text, StringComparison.Ordinal);
        Assert.StartsWith("УЧЕНИЕ", text, StringComparison.Ordinal);
        using var pages = Pages.Of(told.Case.Desk);
        var lines = pages.Text("/api/movement/MT1/flight-plans?leg=L2&chalk=C1&as-of=2024-03-13");
        Assert.Contains(
            "\"leg\":\"L2\",\"chalk\":\"C1\",\"filedFrom\":\"2024-03-09T05:00:00Z\"",
            lines,
            StringComparison.Ordinal
        );
        Assert.Contains("{\"item\":7,\"what\":\"identification\"}", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void The_picture_has_every_leg_and_place_once_no_text_over_another_and_nothing_beyond_its_frame()
    {
        var svg = XDocument.Parse(Picture("2024-03-13"));
        var texts = svg.Descendants().Where(one => one.Name.LocalName == "text").ToList();
        var said = texts.Select(one => one.Value).ToList();

        foreach (var wanted in new[] { "Almaty (UAAA)", "Aktau (UATE)", "Damascus (OSDI)", "Camp Faouar (FAOUAR)" })
            Assert.Single(said, wanted);
        foreach (var leg in new[] { "L1 22-KAZ-03", "L2 14-KAZ-02", "L3 14-KAZ-03", "L4 15-KAZ-03" })
            Assert.Single(said, leg);
        Assert.Contains("Arrives 141542ZMAR24 / 1842", said);
        Assert.Contains("Lines and names imply no endorsement.", said);
        Assert.Contains("EXERCISE EXERCISE EXERCISE", said);
        var places = texts.Select(one => (X: Number(one, "x"), Y: Number(one, "y"))).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place.X, 0, 485));
        Assert.DoesNotContain("style", svg.ToString(), StringComparison.Ordinal); // the pages' policy allows none
    }

    [Fact]
    public void How_far_a_leg_has_come_is_another_picture_of_the_same_move()
    {
        using var move = new MoveCase(first);
        var before = Encoding.UTF8.GetString(Svg(move));
        move.Say(new Claims.LegPassed("MT1", "L2", null, Claims.LegDoing.Left, null), "2024-03-14 05:02");
        var left = Encoding.UTF8.GetString(Svg(move));
        move.Say(new Claims.LegPassed("MT1", "L2", null, Claims.LegDoing.Arrived, null), "2024-03-14 09:50");

        Assert.NotEqual(before, left);
        Assert.NotEqual(left, Encoding.UTF8.GetString(Svg(move)));

        static byte[] Svg(MoveCase of) =>
            of.Desk.MovePapers.Map(User.Local(), new Inquiry("2024-03-14"), "MT1", "en").Bytes;
    }

    [Fact]
    public void Its_legs_and_places_are_a_layer_that_the_missions_map_takes_in()
    {
        var file = told.Case.Desk.MovePapers.Features(User.Local(), new Inquiry(MoveCase.Day), "MT1", "geojson", "en");

        var read = Exchange.FeatureFile.Read(Exchange.MapFormat.GeoJson, file.Bytes);
        Assert.Empty(read.Flaws);
        Assert.Equal(
            [
                "Almaty",
                "Aktau",
                "Damascus",
                "Camp Faouar",
                "L1 22-KAZ-03",
                "L2 14-KAZ-02",
                "L3 14-KAZ-03",
                "L4 15-KAZ-03",
            ],
            read.Features.Select(feature => feature.Name)
        );
    }

    private string Picture(string day) =>
        Encoding.UTF8.GetString(told.Case.Desk.MovePapers.Map(User.Local(), new Inquiry(day), "MT1", "en").Bytes);

    private static double Number(XElement text, string name) =>
        double.Parse(text.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
