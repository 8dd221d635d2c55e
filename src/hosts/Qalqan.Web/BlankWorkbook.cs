using Qalqan.Kernel;
using Qalqan.People;
using Qalqan.Sheets;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>An empty sheet of a kind in the reader's language, with lists to choose from; a second sheet says what each column is.</summary>
public static class BlankWorkbook
{
    public static byte[] Of(SheetKind kind, Speech speech, bool isExercise)
    {
        List<SheetColumn> columns = [.. kind.Columns.Where(column => !IsSpare(column))];
        var mark = isExercise ? "EXERCISE " : "";
        return WorkbookWriter.Write(
            new OutSheet(
                mark + kind.Name,
                [.. columns.Select(column => speech.Say(column.Title))],
                [],
                [
                    .. columns
                        .Select((column, place) => (column, place))
                        .Where(one => one.column.Choices is not null)
                        .Select(one => new OutChoice(
                            one.place,
                            [.. one.column.Choices!.Select(choice => speech.Say(choice.Title))]
                        )),
                ],
                ColumnWidth: 24
            ),
            new OutSheet(
                mark + speech.Say(Phrase.Of("web.import.help")),
                [speech.Say(Phrase.Of("web.import.heading")), speech.Say(Phrase.Of("web.import.help.what"))],
                columns.Select(column =>
                    (IReadOnlyList<OutCell>)
                        [new OutCell(speech.Say(column.Title)), new OutCell(speech.Say(Help(column)))]
                ),
                [],
                ColumnWidth: 48
            )
        );
    }

    // Names have a column for each part; a whole name in one is read where an officer's own sheet has it so.
    private static bool IsSpare(SheetColumn column) => column.Code is "name" or "name-latin";

    private static Phrase Help(SheetColumn column) =>
        column.Code switch
        {
            "person" => Phrase.Of("web.import.help.person"),
            "rank" => Phrase.Of("web.import.help.rank"),
            "national-rank" => Phrase.Of("web.import.help.national-rank"),
            _ => column.Form switch
            {
                ColumnForm.Day => Phrase.Of("web.import.help.day"),
                ColumnForm.Choice => Phrase.Of(
                    "web.import.help.choice",
                    ("choices", column.Choices!.Select(choice => choice.Title).ToList())
                ),
                ColumnForm.Name => Phrase.Of("web.import.help.name"),
                ColumnForm.Sealed => Phrase.Of("web.import.help.sealed"),
                ColumnForm.Score => Phrase.Of("web.import.help.score"),
                _ => Phrase.Of("web.import.help.code"),
            },
        };
}
