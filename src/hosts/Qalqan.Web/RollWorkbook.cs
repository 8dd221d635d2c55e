using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>
/// The roll as a workbook, under the headings that an import of the roll reads; a second sheet says of what day it is and
/// what was known. The same look gives the same bytes. Sex and day of birth are not in it, whoever asks.
/// </summary>
public static class RollWorkbook
{
    public static byte[] Of(Looks<Named<NominalRoll>> looks, bool withNames, Speech speech)
    {
        var mark = looks.IsExercise ? "EXERCISE " : "";
        return WorkbookWriter.Write(
            new OutSheet(
                mark + SheetKind.Roll.Name,
                [
                    Say("web.roll.contingent"),
                    Heading("person"),
                    .. withNames ? (string[])[Heading("name"), Heading("name-latin")] : [],
                    Heading("rank"),
                    Heading("national-rank"),
                    Heading("trade"),
                    Heading("post"),
                    Heading("tenure"),
                    Say("web.post.unit"),
                    Say("web.roll.state"),
                    Heading("rotation"),
                    Heading("arrived"),
                    Heading("tour-ends"),
                ],
                looks.Scopes.SelectMany(look =>
                    look.Value.Of.People.Select(line => Row(look, line, withNames, speech))
                ),
                []
            ),
            new OutSheet(
                mark + Say("web.roll.copy"),
                [Say("web.roll.contingent"), Say("web.as-of"), Say("web.known-at")],
                looks.Scopes.Select(look =>
                    (IReadOnlyList<OutCell>)
                        [
                            new OutCell($"{look.Title} ({look.Scope})"),
                            new OutCell(speech.BothClocks(look.At, look.Zone)),
                            new OutCell($"#{look.UpTo}"),
                        ]
                ),
                [],
                ColumnWidth: 48
            )
        );

        string Say(string key) => speech.Say(Phrase.Of(key));
        string Heading(string column) => speech.Say(SheetKind.Roll.Column(column)!.Title);
    }

    private static IReadOnlyList<OutCell> Row(
        Looked<Named<NominalRoll>> look,
        RollLine line,
        bool withNames,
        Speech speech
    )
    {
        var named = look.Value;
        var identity = named.Names.GetValueOrDefault(line.Person);
        var tie = line.Holds ?? (line.Ties.Count > 0 ? line.Ties[0] : null);
        return
        [
            new OutCell(look.Scope),
            new OutCell(line.Person),
            .. withNames
                ? (OutCell[])
                    [
                        new OutCell(identity?.Cyrillic?.ToString() ?? Lost()),
                        new OutCell(identity?.Latin?.ToString() ?? Lost()),
                    ]
                : [],
            new OutCell(line.Rank ?? ""),
            new OutCell(line.NationalRank ?? ""),
            new OutCell(line.Trade ?? ""),
            new OutCell(tie?.Post ?? ""),
            new OutCell(tie is null ? "" : Say("tenure." + DayState.WordOf(tie.Tenure))),
            new OutCell(tie is null ? "" : named.Of.ByPost.GetValueOrDefault(tie.Post)?.SubUnit ?? ""),
            new OutCell(line.State is { } state ? Say("state." + DayState.WordOf(state)) : ""),
            new OutCell(line.Rotation ?? ""),
            new OutCell("", line.Arrived?.InZone(look.Zone).Date),
            new OutCell("", line.TourEnds),
        ];

        string Say(string key) => speech.Say(Phrase.Of(key));
        // Only of who has no name at all to tell: who has one script alone has an empty cell for the other.
        string Lost() => identity is null ? NameTold.Say(named, line.Person, speech) : "";
    }
}
