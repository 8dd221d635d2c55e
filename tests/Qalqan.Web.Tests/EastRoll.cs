using System.Globalization;
using NodaTime;
using Qalqan.Sheets;

namespace Qalqan.Web.Tests;

/// <summary>The workbooks of an invented contingent of 139, as its S1 keeps them: days written in four ways, names in letters that look Latin.</summary>
internal static class EastRoll
{
    public const string Remark = "=HYPERLINK(\"http://elsewhere.example\")";

    private const int Strength = 139;
    private const int Number = 0;
    private const int Name = 1;
    private const int Born = 3;
    private const int Rank = 4;
    private const int Post = 6;
    private const int TourEnds = 8;

    private static readonly string[] Months =
    [
        .. "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".Split(' '),
    ];

    public static IReadOnlyList<string> Headings { get; } =
    [
        "Списочный номер",
        "ФИО",
        "Пол",
        "Дата рождения",
        "Звание ООН",
        "ВУС",
        "Должность",
        "Ротация",
        "Окончание срока",
        "Прибыл",
        "Телефон",
        "Примечание",
    ];

    public static IEnumerable<IReadOnlyList<OutCell>> Posts =>
        Enumerable
            .Range(1, Strength)
            .Select(i => Texts(PostOf(i), PostOf(i).Split('-')[0], "OR-4", "RIFLE", i % 40 == 1 ? "yes" : ""));

    /// <summary>Rows 11 to 15 of the sheet are wrong, each in its own way.</summary>
    public static IEnumerable<IReadOnlyList<OutCell>> WithFiveWrong
    {
        get
        {
            var rows = All();
            rows[9][Rank] = new OutCell("ОR-4"); // a Cyrillic letter
            rows[10][Number] = rows[9][Number];
            rows[11][Post] = rows[10][Post];
            rows[12][TourEnds] = new OutCell("01.11.2026");
            (rows[13][Rank], rows[13][Born]) = (new OutCell("OR-44"), new OutCell("31.02.1990"));
            return rows;
        }
    }

    /// <summary>One has a new rank, of one the name was wrong, the last is gone.</summary>
    public static IEnumerable<IReadOnlyList<OutCell>> Changed
    {
        get
        {
            var rows = All();
            rows[1][Rank] = new OutCell("OR-5");
            rows[3][Name] = new OutCell("Сорокова Нора");
            return rows[..^1];
        }
    }

    /// <summary>The workbook that came back, in which nothing is typed over but the cells that were wrong.</summary>
    public static byte[] PutRight(SheetTable refused)
    {
        var rows = refused
            .Rows.Select(row =>
                Enumerable
                    .Range(0, refused.Header.Count)
                    .Select(place => row[place])
                    .Select(cell => new OutCell(cell.Text, cell.Kind is CellKind.Day ? cell.Moment.Date : null))
                    .ToArray()
            )
            .ToList();
        var right = All();
        foreach (
            var (row, place) in (ReadOnlySpan<(int, int)>)
                [(0, Rank), (1, Number), (2, Post), (3, TourEnds), (4, Rank), (4, Born)]
        )
            rows[row][1 + place] = right[9 + row][place];
        return Book(refused.Header, rows);
    }

    public static byte[] Book(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<OutCell>> rows) =>
        WorkbookWriter.Write(new OutSheet("Лист1", headings, rows, []));

    public static string NameOf(int i) => $"Тестов{(char)('а' + i % 32)} Имя{(char)('а' + i / 32)}";

    private static List<OutCell[]> All() => [.. Enumerable.Range(1, Strength).Select(Row)];

    private static OutCell[] Row(int i) =>
        [
            .. Texts($"R-{i:000}", i == 5 ? "Ахметова Сара" : NameOf(i), i % 9 == 0 ? "ж" : "м"),
            DayOf(new LocalDate(1985, 1, 1).PlusDays(i * 37), i % 4),
            .. Texts(
                "OR-4",
                "RIFLE",
                PostOf(i),
                "1",
                "10 ноября 2027 г.",
                "120900ZNOV26",
                $"+7 000 000 {i:0000}",
                Remark
            ),
        ];

    private static OutCell DayOf(LocalDate day, int way) =>
        way switch
        {
            0 => new OutCell("", day),
            1 => new OutCell(day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
            2 => new OutCell(day.ToString("dd.MM.uuuu", CultureInfo.InvariantCulture)),
            _ => new OutCell($"{day.Day} {Months[day.Month - 1]} {day.Year} г."),
        };

    private static string PostOf(int i) =>
        $"{(i <= 9 ? "HQ" : i <= 50 ? "P1" : i <= 91 ? "P2" : i <= 130 ? "P3" : "LOG")}-{i:00}";

    private static OutCell[] Texts(params string[] texts) => [.. texts.Select(text => new OutCell(text))];
}
