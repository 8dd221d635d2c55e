using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Movements that were stopped: where, by whom, what they cost. A party that nobody named and one that could not be told are two things.</summary>
public static class RestrictionList
{
    private const string NotSaid = "not-said";

    public static Listing<IReadOnlyList<RestrictionRow>, RestrictionRow> Listing { get; } =
        new(
            "restrictions",
            "web.restrictions",
            look => look.Value,
            [
                new(
                    "restriction",
                    "web.restrictions.reference",
                    ColumnKind.Text,
                    row => Worth.Of(row.Line.Said.Restriction)
                )
                {
                    IsCode = true,
                    Shows = (row, _) => [new Piece(row.Line.Said.Restriction, $"/entry/{row.Line.Fact.Number}", "ref")],
                },
                new(
                    "day",
                    "web.restrictions.day",
                    ColumnKind.Day,
                    row => Worth.Of(row.Line.Fact.From.InZone(row.Zone).Date)
                ),
                new("month", "web.restrictions.month", ColumnKind.Choice, row => MonthOf(row)) { IsCode = true },
                new(
                    "from",
                    "web.restrictions.from",
                    ColumnKind.Text,
                    row => new Worth(Dtg.OrIso(row.Line.Fact.From), row.Line.Fact.From.ToUnixTimeSeconds())
                )
                {
                    IsCode = true,
                },
                new(
                    "to",
                    "web.restrictions.to",
                    ColumnKind.Text,
                    row => Worth.Of(row.Line.Fact.To is { } to ? Dtg.OrIso(to) : null)
                )
                {
                    IsCode = true,
                    Shows = (row, speech) =>
                        [
                            row.Line.Fact.To is { } to
                                ? new Piece(Dtg.OrIso(to))
                                : new Piece(speech.Say(Phrase.Of("web.restrictions.still")), null, "wrong"),
                        ],
                },
                new(
                    "where",
                    "web.observations.where",
                    ColumnKind.Text,
                    (row, speech) => Worth.Of(row.Line.Said.Where is { } where ? DayWords.Say(where, speech) : null)
                ),
                new("party", "web.restrictions.party", ColumnKind.Choice, row => PartyOf(row))
                {
                    Word = (word, speech) =>
                        word == NotSaid
                            ? speech.Say(Phrase.Of("web.restrictions.not-said"))
                            : CodeWords.Actor(word, speech),
                    Known = [.. Codes.Actors, NotSaid],
                },
                new(
                    "minutes",
                    "web.restrictions.minutes",
                    ColumnKind.Number,
                    row => Worth.Of((decimal?)row.Line.Said.MinutesLost)
                )
                {
                    Shows = (row, speech) =>
                        [
                            new Piece(
                                row.Line.Said.MinutesLost is { } minutes
                                    ? speech.Number(minutes)
                                    : speech.Say(Phrase.Of("web.restrictions.not-said"))
                            ),
                        ],
                },
                new("task", "web.tasks.task", ColumnKind.Text, row => Worth.Of(row.Line.Said.Task))
                {
                    IsCode = true,
                    Shows = (row, _) =>
                        row.Line.Said.Task is { } task ? [new Piece(task, TaskList.PageOf(task), "ref")] : [],
                },
                new("words", "web.log.words", ColumnKind.Text, row => Worth.Of(row.Line.Said.Words)) { IsLong = true },
            ]
        )
        {
            Beside = [("/tasks", "web.tasks", Right.SeeDay)],
            Sums = look =>
                Phrase.Of(
                    "web.restrictions.sums",
                    ("count", look.Value.Count),
                    ("minutes", look.Value.Sum(row => row.Line.Said.MinutesLost ?? 0)),
                    ("unsaid", look.Value.Count(row => row.Line.Said.MinutesLost is null))
                ),
        };

    private static Worth MonthOf(RestrictionRow row)
    {
        var day = row.Line.Fact.From.InZone(row.Zone).Date;
        return new Worth($"{day:uuuu'-'MM}", day.Year * 12 + day.Month);
    }

    private static Worth PartyOf(RestrictionRow row)
    {
        var party = row.Line.Said.Party;
        return party is null
            ? new Worth(NotSaid, Codes.Actors.Count)
            : new Worth(party, Codes.Actors.ToList().IndexOf(party));
    }
}
