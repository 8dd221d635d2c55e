using System.Globalization;
using Qalqan.Claims;
using Qalqan.Operations;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>Observations as a paper has them, one a row: when, from where, what, where, which side, how many, how graded, in whose words.</summary>
internal static class SightingTable
{
    public static Table Of(PaperLook look, string nameKey, IReadOnlyList<Sighting> sightings, string empty) =>
        new(
            look.Say(nameKey),
            [
                new Column(look.Say("web.sitrep.time"), 3),
                new Column(look.Say("web.sitrep.post"), 2),
                new Column(look.Say("web.sitrep.what"), 3),
                new Column(look.Say("web.sitrep.place"), 4),
                new Column(look.Say("web.sitrep.sight"), 3),
                new Column(look.Say("web.sitrep.side"), 2),
                new Column(look.Say("web.sitrep.count"), 2),
                new Column(look.Say("web.sitrep.grade")),
                new Column(look.Say("web.sitrep.words"), 5),
            ],
            [.. sightings.Select(one => Line(look, one))],
            Empty: empty
        );

    private static Row Line(PaperLook look, Sighting one)
    {
        var (speech, said, where) = (look.Speech, one.Said, one.Said.Where);
        return new Row([
            Cell.Of(look.Short(one.Fact.From)) with
            {
                Opens = $"/entry/{one.Fact.Number}",
            },
            Or(said.Post ?? said.Task),
            Cell.Of(
                said.Means is { } means
                    ? $"{CodeWords.What(said.What, speech)}, {CodeWords.Means(means, speech)}"
                    : CodeWords.What(said.What, speech)
            ),
            Or(PaperPlaces.Say(where is null ? null : where with { Sight = null }, look.Places, speech)),
            Or(PaperPlaces.Sight(where?.Sight, speech)),
            Or(said.Side is { } side ? CodeWords.Side(side, speech) : null),
            Or(Number(look, said)),
            Or(one.Grade is { } grade ? $"{grade.Reliability}{grade.Credibility}" : null),
            Or(said.Words),
        ]);
    }

    private static string? Number(PaperLook look, Observed said) =>
        said.Count is not { } count
            ? null
            : said.Bound switch
            {
                Bound.About => look.Say("web.sitrep.about", ("count", count)),
                Bound.AtLeast => look.Say("web.sitrep.at-least", ("count", count)),
                _ => count.ToString(CultureInfo.InvariantCulture),
            };

    // What was not said has a stroke: an empty cell could be a slip of the printer.
    private static Cell Or(string? text) => Cell.Of(string.IsNullOrEmpty(text) ? "–" : text);
}
