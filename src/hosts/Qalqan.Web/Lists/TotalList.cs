using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What sources published, each beside what the record counts over the same days: sources that differ are both there.</summary>
public static class TotalList
{
    public static Listing<IReadOnlyList<TotalLine>, TotalRow> Listing { get; } =
        new(
            "totals",
            "web.totals",
            look => look.Value.Select(line => new TotalRow(look, line)),
            [
                new("of", "web.totals.of", ColumnKind.Choice, row => Worth.Of(row.Line.Said.Of))
                {
                    Word = (word, speech) => TotalWords.Of(word, speech),
                },
                new("first", "web.totals.from", ColumnKind.Day, row => Worth.Of(Day(row, row.Line.Fact.From))),
                new(
                    "last",
                    "web.totals.to",
                    ColumnKind.Day,
                    row => Worth.Of(row.Line.Fact.To is { } to ? Day(row, to - Duration.FromMilliseconds(1)) : null)
                ),
                new("published", "web.totals.count", ColumnKind.Number, row => Worth.Of((decimal)row.Line.Said.Count))
                {
                    Shows = (row, speech) =>
                        [new Piece(DayWords.Count(row.Line.Said.Count, row.Line.Said.Bound, speech))],
                },
                new("counted", "web.totals.counted", ColumnKind.Number, row => Worth.Of((decimal?)row.Line.Counted)),
                new(
                    "fit",
                    "web.totals.fit",
                    ColumnKind.Choice,
                    row => Worth.Of<TotalFit>(row.Line.Fit, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("total.fit." + word)),
                    Shows = (row, speech) =>
                        [
                            new Piece(
                                speech.Say(Phrase.Of("total.fit." + JsonLines.Kebab(row.Line.Fit)))
                                    + (row.Line.IsAmiss ? " " + speech.Say(Phrase.Of("web.totals.amiss")) : ""),
                                null,
                                row.Line.IsAmiss ? "wrong" : null
                            ),
                        ],
                    Known = [.. Enum.GetValues<TotalFit>().Select(JsonLines.Kebab)],
                },
                new("source", "web.totals.source", ColumnKind.Text, row => Worth.Of(Source(row.Line.Said.Source)))
                {
                    IsLong = true,
                },
                new("day", "web.totals.day", ColumnKind.Day, row => Worth.Of(row.Line.Said.Source.Published)),
                new(
                    "confidence",
                    "web.totals.confidence",
                    ColumnKind.Choice,
                    row => Worth.Of<Confidence>(row.Line.Said.Source.Confidence, JsonLines.Kebab)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("confidence." + word)),
                },
            ]
        )
        {
            Beside = [("/tasks", "web.tasks", Right.SeeDay)],
            Sums = look =>
                Phrase.Of(
                    "web.totals.sums",
                    ("count", look.Value.Count),
                    ("differ", look.Value.Count(line => line.Fit is TotalFit.Differs)),
                    ("amiss", look.Value.Count(line => line.IsAmiss))
                ),
        };

    private static string Source(PublicSource source) => $"{source.Publisher}, {source.Title}";

    private static LocalDate? Day(TotalRow row, Instant at) => at.InZone(row.Look.Zone).Date;
}

/// <summary>A published total in a list.</summary>
public sealed record TotalRow(Looked<IReadOnlyList<TotalLine>> Look, TotalLine Line);

/// <summary>What is counted, in words; a code that this program does not know stands as it is.</summary>
internal static class TotalWords
{
    private static readonly HashSet<string> Known =
    [
        "tasks",
        "evacuations",
        "medical-evacuations",
        "ordnance-tasks",
        "searches",
        "minefield-recces",
        "find-recces",
        "ordnance-items",
        "ieds",
    ];

    public static string Of(string code, Speech speech) =>
        Known.Contains(code) ? speech.Say(Phrase.Of("total.of." + code)) : code;
}
