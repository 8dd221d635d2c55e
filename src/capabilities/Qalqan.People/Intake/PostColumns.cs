using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>The columns of a list of posts, in the order of the blank workbook.</summary>
public static class PostColumns
{
    public static IReadOnlyList<SheetChoice> YesNo { get; } =
    [
        new("yes", Phrase.Of("people.choice.yes"), "y|true|1|x|+|v|key|да|д|ключевая|иә|ия"),
        new("no", Phrase.Of("people.choice.no"), "n|false|0|нет|н|жоқ"),
    ];

    public static IReadOnlyList<SheetColumn> All { get; } =
    [
        new(
            "post",
            Phrase.Of("people.column.post"),
            ColumnForm.Reference,
            "position|billet|post code|post no|no|number|должность|номер должности|код|лауазым|лауазымы|лауазым коды",
            IsNeeded: true
        ),
        new(
            "sub-unit",
            Phrase.Of("people.column.sub-unit"),
            ColumnForm.Code,
            "subunit|unit|platoon|section|подразделение|взвод|отделение|бөлімше|бөлімшесі|взводы",
            IsNeeded: true
        ),
        new(
            "rank",
            Phrase.Of("people.column.rank"),
            ColumnForm.Rank,
            "rank|nato rank|rank code|un rank code|звание|звание по штату|штатное звание|код звания|шені|атағы|әскери атағы",
            IsNeeded: true
        ),
        new(
            "trade",
            Phrase.Of("people.column.trade"),
            ColumnForm.Code,
            "speciality|specialty|mos|trade code|вус|специальность вус|мамандық",
            IsNeeded: true
        ),
        new(
            "key",
            Phrase.Of("people.column.key"),
            ColumnForm.Choice,
            "key|is key|key appointment|ключевая|шешуші",
            Choices: YesNo
        ),
    ];
}
