namespace Qalqan.Words;

/// <summary>
/// What sets one language apart: its months, its decimal mark, its plural forms and the order of a date. Kept here and not
/// taken from the platform: the program runs with invariant globalisation, which knows no Kazakh.
/// </summary>
public sealed record Language(
    string Code,
    string OwnName,
    char DecimalMark,
    IReadOnlyList<string> Months,
    string DateOrder,
    int PluralForms,
    Func<decimal, int> PluralForm
)
{
    public static Language English { get; } =
        new(
            "en",
            "English",
            '.',
            [
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December",
            ],
            "{day} {month} {year}",
            2,
            number => number == 1 ? 0 : 1
        );

    public static Language Russian { get; } =
        new(
            "ru",
            "Русский",
            ',',
            [
                "января",
                "февраля",
                "марта",
                "апреля",
                "мая",
                "июня",
                "июля",
                "августа",
                "сентября",
                "октября",
                "ноября",
                "декабря",
            ],
            "{day} {month} {year}",
            3,
            RussianForm
        );

    public static Language Kazakh { get; } =
        new(
            "kk",
            "Қазақша",
            ',',
            [
                "қаңтар",
                "ақпан",
                "наурыз",
                "сәуір",
                "мамыр",
                "маусым",
                "шілде",
                "тамыз",
                "қыркүйек",
                "қазан",
                "қараша",
                "желтоқсан",
            ],
            "{year} ж. {day} {month}",
            1,
            _ => 0
        );

    public static IReadOnlyList<Language> All { get; } = [English, Russian, Kazakh];

    // 1, 21, 101 день; 2-4, 22 дня, and so 5,5 дня; 5-20, 11-14, 111 дней.
    private static int RussianForm(decimal number)
    {
        var count = Math.Abs(number);
        if (count != Math.Truncate(count))
            return 1;
        return (count % 10, count % 100) switch
        {
            (_, >= 11 and <= 14) => 2,
            (1, _) => 0,
            (>= 2 and <= 4, _) => 1,
            _ => 2,
        };
    }
}
