using CsCheck;
using Qalqan.Claims;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Operations.Tests;

public sealed class PlaceTextTests
{
    [Theory]
    [InlineData("36SYB67836360", "36SYB67836360")]
    [InlineData(" 36s yb 6783 6360 ", "36SYB67836360")]
    [InlineData("36S YB", "36SYB")]
    [InlineData("36S YB 282.2deg m 819m", "36SYB 282.2deg m 819m")]
    [InlineData("36SYB6783 4800 1.2km", "36SYB67834800 ?")] // halves first: what is left is a distance alone
    [InlineData("36SYB6783 4800mil 1.2km", "36SYB6783 4800mil 1200m")]
    [InlineData("36SYB6783 270 800m", "36SYB6783 270deg 800m")]
    [InlineData("36S YB 6783 6360 270 800m", "36SYB67836360 270deg 800m")]
    [InlineData("36S УВ 6783 6360", "36SYB67836360")] // typed on a Cyrillic keyboard
    [InlineData("33.105,35.826", "33.105,35.826")]
    [InlineData("+33.105 , 35.826", "33.105,35.826")]
    [InlineData("33.105,35.826 090 2km", "33.105,35.826 090deg 2000m")]
    [InlineData("p68", "P68")]
    [InlineData("Р68", "P68")]
    [InlineData("position 68", "P68")]
    [InlineData("Camp  Faouar 45 1 km", "camp-faouar 045deg 1000m")]
    [InlineData("camp-faouar/45/1km", "camp-faouar 045deg 1000m")]
    [InlineData("P68 270 800m", "P68 270deg 800m")]
    [InlineData("P68 270 800 м", "P68 270deg 800m")]
    [InlineData("P68 4800mil 1.2km", "P68 4800mil 1200m")]
    [InlineData("P68/270deg/800m", "P68 270deg 800m")]
    [InlineData("P68 4800 1.2km", "P68 4800mil 1200m")]
    [InlineData("P68 0270 800m", "P68 0270mil 800m")]
    [InlineData("P68 27 800m", "P68 027deg 800m")]
    [InlineData("P68 90mil 800m", "P68 0090mil 800m")]
    [InlineData("P68 0090deg 800m", "P68 090deg 800m")]
    [InlineData("P68 270.5 800m", "P68 270.5deg 800m")]
    [InlineData("P68 270t 800m", "P68 270deg t 800m")]
    [InlineData("P68 270degt 800m", "P68 270deg t 800m")]
    [InlineData("P68 4800 mil g 800m", "P68 4800mil 800m")]
    [InlineData("P68 270 magnetic 800m", "P68 270deg m 800m")]
    [InlineData("P68 270m 800m", "P68 270deg m 800m")]
    [InlineData("P68 270deg m", "P68 270deg m")]
    [InlineData("P68 270°", "P68 270deg")]
    [InlineData("P68 270", "P68 270deg")]
    [InlineData("P68 270 800m ±50m", "P68 270deg 800m ±50m")]
    [InlineData("P68 +/-50m", "P68 ±50m")]
    public void A_place_is_read_however_it_is_typed_and_written_one_way(string text, string written)
    {
        var read = PlaceText.Read(text, Area.Places);
        if (written.EndsWith('?'))
        {
            Assert.Null(read.Where);
            return;
        }
        Assert.Empty(read.Problems);
        Assert.Equal(written, PlaceText.Write(read.Where!));
        Assert.Empty(read.Where!.Problems());
        Assert.Equal(read.Where, PlaceText.Read(written, Area.Places).Where);
    }

    [Theory]
    [InlineData("", "place.empty", "")]
    [InlineData("P86", "place.unknown.maybe", "P86")]
    [InlineData("hill 270 800m", "place.unknown", "hill")]
    [InlineData("270 800m", "place.from-where", "270 800m")]
    [InlineData("4800mil", "place.from-where", "4800mil")]
    [InlineData("33.1 35.9", "place.no-comma", "33.1 35.9")]
    [InlineData("93.1,35.9", "place.latitude", "93.1")]
    [InlineData("33.1,335.9", "place.longitude", "335.9")]
    [InlineData("33.123456789,35.9", "place.decimals", "33.123456789")]
    [InlineData("P68 6400mil 800m", "place.bearing.mils", "6400")]
    [InlineData("P68 6400 800m", "place.bearing.mils", "6400")]
    [InlineData("P68 9999 800m", "place.bearing.mils", "9999")]
    [InlineData("P68 360 800m", "place.bearing.degrees", "360")]
    [InlineData("P68 0400deg 800m", "place.bearing.degrees", "0400")]
    [InlineData("P68 27000 800m", "place.bearing.digits", "27000")]
    [InlineData("P68 270 800", "place.distance.unit", "800")]
    [InlineData("P68 270 0m", "place.distance", "0m")]
    [InlineData("P68 270 101km", "place.distance", "101km")]
    [InlineData("P68 270 1.2345km", "place.distance", "1.2345km")]
    [InlineData("P68 800m", "place.sight.lone", "800m")]
    [InlineData("P68 270m", "place.sight.lone", "270m")]
    [InlineData("P68 north 800m", "place.sight", "north 800m")]
    [InlineData("P68 270 800m shots", "place.sight.rest", "shots")]
    [InlineData("P68 270 800m ±999999m", "place.error", "999999")]
    [InlineData("P68\u200F 270 800m", "place.unseen", "\u200F")]
    [InlineData("36SYB 678 36360", "place.grid.halves", "678 36360")]
    [InlineData("36SYB 6783 636", "place.grid.halves", "636")]
    [InlineData("36SYB 678 270 800m", "place.sight.lone", "800m")]
    [InlineData("36SYB678 270deg 800m", "place.grid.odd", "678")]
    [InlineData("37SYB67836360", "place.grid.column", "Y")]
    [InlineData("36RYB67836360", "place.grid.not-in-band", "RYB")]
    [InlineData("61SYB67836360", "place.grid.zone", "61")]
    public void What_is_wrong_is_said_where_it_stands(string text, string key, string seen)
    {
        var read = PlaceText.Read(text, Area.Places);
        Assert.Null(read.Where);
        var problem = Assert.Single(read.Problems);
        Assert.Equal(key, problem.Says.Key);
        Assert.Equal(seen, text.Substring(problem.Start, problem.Length));
        Assert.All(
            Speech.All,
            speech => Assert.DoesNotMatch(@"[\[{]", speech.Say(problem.Says)) // every place of the sentence is filled
        );
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Assert.Equal(
            ["place.bearing.mils", "place.distance"],
            PlaceText.Read("P68 7000mil 0m", Area.Places).Problems.Select(problem => problem.Says.Key)
        );

    [Fact]
    public void An_unknown_post_does_not_hide_a_wrong_bearing() =>
        Assert.Equal(
            ["place.unknown.maybe", "place.bearing.mils"],
            PlaceText.Read("P86 6400mil 1km", Area.Places).Problems.Select(problem => problem.Says.Key)
        );

    [Fact]
    public void What_is_taken_for_granted_is_said()
    {
        Assert.Equal(
            ["place.note.mils", "place.note.grid-north"],
            PlaceText.Read("P68 4800 800m", Area.Places).Notes.Select(note => note.Key)
        );
        Assert.Empty(PlaceText.Read("P68 4800mil g 800m", Area.Places).Notes);
    }

    [Theory]
    [InlineData("37SYB67836360 270 800m", "place.hint.zone", "36SYB67836360 270 800m")]
    [InlineData("35.9,33.1", "place.hint.lat-lon", "33.1,35.9")]
    [InlineData("36SYC 0510 7010", "place.hint.exchanged", "36SYC70100510")]
    [InlineData("36SYB 0783 6360 270 1km", "place.hint.swapped", "36SYB70836360 270deg 1000m")]
    [InlineData("36SYB 6360 6783", "", "")] // in the area too: nothing looks wrong
    [InlineData("33.1,35.9", "", "")]
    public void A_slip_is_hinted_at_and_never_mended(string text, string key, string meant)
    {
        var hints = PlaceText.Read(text, Area.Places).Hints;
        if (key.Length == 0)
            Assert.Empty(hints);
        else
            Assert.Contains(hints, hint => hint.Says.Key == key && hint.Text == meant);
    }

    [Fact]
    public void Whatever_was_said_is_written_and_read_back_the_same()
    {
        var sight = Gen.Select(
            Gen.Int[0, 63999],
            Gen.Bool,
            Gen.Int[0, 2],
            Gen.Int[1, 100_000],
            Gen.Bool,
            (tenths, isMils, north, metres, isFar) =>
                new Sight(
                    (isMils ? tenths : tenths % 3600) / 10m,
                    isMils ? AngleUnit.Mils : AngleUnit.Degrees,
                    (North)north,
                    isFar ? metres : null
                )
        );
        var origins = Gen.OneOf(
            Gen.OneOf(Gen.Const("P68"), Gen.Const("P85"), Gen.Const("camp-faouar"))
                .Select(id => new Whereabouts(id, null, null, null, null)),
            Gen.Double[32, 34]
                .Select(
                    Gen.Double[35, 37],
                    Gen.Int[0, 5],
                    (north, east, each) =>
                        Mgrs.TryOf(new Place(north, east), 2 * each, out var grid)
                            ? new Whereabouts(null, grid.ToString(), null, null, null)
                            : throw new InvalidOperationException()
                ),
            Gen.Int[-90_000_000, 90_000_000]
                .Select(
                    Gen.Int[-180_000_000, 180_000_000],
                    (north, east) => new Whereabouts(null, null, $"{Plain(north)},{Plain(east)}", null, null)
                )
        );
        Gen.Select(origins, Gen.Null(sight), Gen.Nullable(Gen.Int[0, 100_000]))
            .Sample(
                (origin, seen, error) =>
                {
                    var where = origin with { Sight = seen, ErrorMetres = error };
                    Assert.Empty(where.Problems());
                    var text = PlaceText.Write(where);
                    Assert.Equal(where, PlaceText.Read(text, Area.Places).Where);
                    Assert.Equal(where, PlaceText.Read(text.Replace(' ', '/'), Area.Places).Where);
                    Assert.Equal(where, PlaceText.Read($"  {text.ToLowerInvariant()} ", Area.Places).Where);
                },
                iter: 3_000
            );
        static string Plain(int millionths) =>
            (millionths / 1_000_000m).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Any_text_is_read_or_refused_within_itself_and_what_is_read_a_claim_may_hold() =>
        Gen.OneOf(
                Gen.String[Gen.Char["0123456789P68SYB abgmtkdeg/.,±+-°мР\u200F'"], 0, 24],
                Gen.Select(
                        Gen.OneOf(Gen.Const("P68"), Gen.Const("36SYB6783"), Gen.Const("33.1,35.9")),
                        Gen.String[Gen.Char["0123456789 mkdegilt/."], 0, 14]
                    )
                    .Select((head, tail) => $"{head} {tail}")
            )
            .Sample(
                text =>
                {
                    var read = PlaceText.Read(text, Area.Places);
                    Assert.Equal(read.Where is null, read.Problems.Count > 0);
                    Assert.All(
                        read.Problems,
                        problem => Assert.InRange(problem.Start, 0, text.Length - problem.Length)
                    );
                    Assert.Empty(read.Where?.Problems() ?? []);
                },
                iter: 20_000
            );
}
