using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>One paper that somebody has and that runs out.</summary>
public sealed record PaperRow(Looked<Named<PapersOnHand>> Look, PaperLine Line);

/// <summary>
/// The papers that end, of everybody on the roll who has not gone home, the soonest first. Numbers, issuers and every other
/// detail of a paper are sealed and in no list, and medical fitness is a compartment's.
/// </summary>
public static class PaperList
{
    public static Listing<Named<PapersOnHand>, PaperRow> Listing { get; } =
        new(
            "expiring",
            "web.expiring",
            look =>
                look.Value.Of.Lines.OrderBy(line => line.Ends)
                    .ThenBy(line => line.Person, StringComparer.Ordinal)
                    .ThenBy(line => line.Paper, StringComparer.Ordinal)
                    .Select(line => new PaperRow(look, line)),
            [
                Cells.OfPerson<PaperRow>(row => row.Line.Person),
                Cells.Name<PaperRow>((row, speech) => NameTold.Say(row.Look.Value, row.Line.Person, speech)),
                new("paper", "web.papers.paper", ColumnKind.Choice, row => Worth.Of(row.Line.Paper))
                {
                    Shows = (row, speech) => [new Piece(TitleOf(row, speech))],
                },
                new("ends", "web.papers.ends", ColumnKind.Day, row => Worth.Of(row.Line.Ends)),
                Cells.DaysLeft<PaperRow>(row => row.Line.DaysLeft),
                new("beyondTour", "web.papers.beyond", ColumnKind.Number, row => Worth.Of(row.Line.DaysBeyondTour))
                {
                    Shows = (row, speech) => Cells.Days(row.Line.DaysBeyondTour, speech),
                },
                Cells.Phase<PaperRow>(row => row.Line.Phase, Stands.Everywhere),
                Cells.Disputed<PaperRow>(row => row.Line.IsDisputed),
            ]
        )
        {
            Sums = look =>
                Phrase.Of(
                    "web.papers.sums",
                    ("count", look.Value.Of.Lines.Count),
                    ("over", look.Value.Of.Lines.Count(line => line.DaysLeft < 0)),
                    ("soon", look.Value.Of.CountWithin(30))
                ),
            Person = (json, row, withNames) => PeopleLines.WriteName(json, row.Line.Person, row.Look.Value, withNames),
        };

    private static string TitleOf(PaperRow row, Speech speech) =>
        row.Look.Value.Of.Titles.TryGetValue(row.Line.Paper, out var title) ? speech.Say(title) : row.Line.Paper;
}
