using NodaTime;

namespace Qalqan.Paper.Tests;

/// <summary>Papers of an invented contingent: crowded, and with nothing to say, in each language.</summary>
internal static class Samples
{
    public const string KazakhLetters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі";

    public static Head Head(string language, bool isExercise = true) =>
        language switch
        {
            "kk" => new(
                "kk",
                "Сап құрамының жай-күйі туралы анықтама",
                "Қазақстан Республикасының бітімгерлік контингенті",
                "strength-state-2024-0007",
                "ҚҰПИЯ ЕМЕС",
                isExercise ? "ОҚУ-ЖАТТЫҒУ — ОҚУ-ЖАТТЫҒУ — ОҚУ-ЖАТТЫҒУ" : null,
                [
                    new("Кімнен", "Жеке құрам бөлімі (S1)"),
                    new("Қай сәтке", "140300Z MAR 24 (2024 ж. 14 наурыз, 08:00 UTC+5)"),
                    new("Белгілі болғаны", "№ 2118 жазбаға дейін, 140255Z MAR 24"),
                    new("Негізі", "БҰҰ мен Қазақстан арасындағы хат алмасу, 2024 жылғы 20 ақпан"),
                ],
                "strength-state-2024-0007 · № 2118 жазбаға дейін белгілі · coe-manual 2023, undof-agreement 1974 · Qalqan 0.1.0",
                "{page}-бет, барлығы {pages}",
                Instant.FromUtc(2024, 3, 14, 3, 0)
            ),
            "ru" => new(
                "ru",
                "Строевая записка о состоянии личного состава",
                "Миротворческий контингент Республики Казахстан",
                "strength-state-2024-0007",
                "НЕ СЕКРЕТНО",
                isExercise ? "УЧЕНИЕ — УЧЕНИЕ — УЧЕНИЕ" : null,
                [
                    new("От кого", "Отделение личного состава (S1)"),
                    new("По состоянию на", "140300Z MAR 24 (14 марта 2024, 08:00 UTC+5)"),
                    new("Известно", "по запись № 2118, 140255Z MAR 24"),
                ],
                "strength-state-2024-0007 · известно по запись № 2118 · coe-manual 2023, undof-agreement 1974 · Qalqan 0.1.0",
                "стр. {page} из {pages}",
                Instant.FromUtc(2024, 3, 14, 3, 0)
            ),
            _ => new(
                "en",
                "Strength state",
                "Peacekeeping contingent of the Republic of Kazakhstan",
                "strength-state-2024-0007",
                "UNCLASSIFIED",
                isExercise ? "EXERCISE — EXERCISE — EXERCISE" : null,
                [
                    new("From", "Personnel branch (S1)"),
                    new("As of", "140300Z MAR 24 (14 March 2024, 08:00 UTC+5)"),
                    new("Known up to", "entry #2118, 140255Z MAR 24"),
                ],
                "strength-state-2024-0007 · known up to entry #2118 · editions coe-manual 2023, undof-agreement 1974 · Qalqan 0.1.0",
                "page {page} of {pages}",
                Instant.FromUtc(2024, 3, 14, 3, 0)
            ),
        };

    public static Document Crowded(string language = "kk", bool isExercise = true, int people = 139) =>
        new(
            Head(language, isExercise),
            [
                new Paragraph(Said(language, 0)),
                new Heading(Said(language, 1)),
                new Table(
                    "Strength",
                    [
                        new(Said(language, 2), 5),
                        .. new[] { 3, 4, 5 }.Select(i => new Column(Said(language, i), 2, true)),
                    ],
                    [
                        .. Units.Select(unit => new Row([
                            Cell.Of(unit.Name),
                            Cell.Of(unit.Posts),
                            Cell.Of(unit.Held),
                            Cell.Of(unit.Held - unit.Posts),
                        ])),
                    ],
                    new Row([
                        Cell.Of(Said(language, 6)),
                        Cell.Of(Units.Sum(unit => unit.Posts)),
                        Cell.Of(Units.Sum(unit => unit.Held)),
                        Cell.Of(Units.Sum(unit => unit.Held - unit.Posts)),
                    ])
                ),
                new Heading(Said(language, 7)),
                new Paragraph(Said(language, 8), IsStrong: true),
                new FactList([new("MEDEVAC", Said(language, 0)), new("12.5 %", "1 234 567.80")]),
                new Heading(Said(language, 9), 2),
                Roll(language, people),
                new Heading(Said(language, 10)),
                new Table("Gone", [new(Said(language, 2))], [], Empty: Said(language, 11)),
                new Signatures([
                    new(Said(language, 12), Said(language, 13), Said(language, 14)),
                    new(Said(language, 15), Said(language, 16), ""),
                ]),
            ]
        );

    public static Document Empty(string language = "kk") => new(Head(language, isExercise: false), []);

    private static Table Roll(string language, int people) =>
        new(
            "Roll",
            [
                new("№", 1, true),
                new(Said(language, 17), 2),
                new(Said(language, 18), 5),
                new(Said(language, 19), 4),
                new(Said(language, 20), 3),
                new(Said(language, 21), 2, true),
            ],
            [
                .. Enumerable
                    .Range(1, people)
                    .Select(i => new Row([
                        Cell.Of((decimal)i),
                        Cell.Of($"R1-{i:000}"),
                        i == 17
                            ? new TextCell(Said(language, 22), IsStruck: true)
                            : Cell.Of($"{Families[i % Families.Length]} {Givens[i * 7 % Givens.Length]}"),
                        Cell.Of(i % 11 == 0 ? Said(language, 0) : Said(language, 23 + i % 3)),
                        i % 13 == 0 ? Cell.Of((string?)null) : Cell.Of(new LocalDate(2024, 9, 1).PlusDays(i % 40)),
                        Cell.Of(i * 1.25m),
                    ])),
            ],
            new Row([
                Cell.Of((string?)null),
                Cell.Of(Said(language, 6)),
                Cell.Of((string?)null),
                Cell.Of((string?)null),
                Cell.Of((string?)null),
                Cell.Of(Enumerable.Range(1, people).Sum(i => i * 1.25m)),
            ])
        );

    private static readonly (string Name, decimal Posts, decimal Held)[] Units =
    [
        ("HQ", 12, 12),
        ("1 Coy", 58, 55),
        ("2 Coy", 54, 54),
        ("CSS", 15, 16),
        ("Depot", 12500, 10250.5m),
    ];

    private static readonly string[] Families =
    [
        "Әділов",
        "Ғалымов",
        "Қыранов",
        "Ңұрман",
        "Өтегенов",
        "Ұлықпанов",
        "Үсенов",
        "Һадиев",
        "Ілиясов",
    ];
    private static readonly string[] Givens = ["Ерболат", "Жәнібек", "Сәуле", "Мөлдір", "Гүлнұр", "Шыңғыс", "Айгүл"];

    // Sentences by number: what a paper of each language would say.
    private static string Said(string language, int number) =>
        (
            language switch
            {
                "kk" => Kazakh,
                "ru" => Russian,
                _ => English,
            }
        )[number];

    private static readonly string[] Kazakh =
    [
        $"Контингент 2024 жылғы 14 наурызға штат бойынша толық жасақталмаған: бөлімшелердегі жетіспеушілік төменде көрсетілген. Әліпби: {KazakhLetters}.",
        "Жеке құрам саны",
        "Бөлімше",
        "Штат бойынша",
        "Қолда бар",
        "Айырма",
        "Барлығы",
        "Дайындық",
        "Үш талап орындалмаған, біреуін анықтау мүмкін емес.",
        "Тізім",
        "Кеткендер",
        "Осы кезеңде ешкім кеткен жоқ; кеткендер тізімі жөнелту есебі түскенде толады.",
        "Дайындаған",
        "Жеке құрам бөлімінің бастығы (S1)",
        "140310Z MAR 24 тіркелген, № 2119 жазба",
        "Бекіткен",
        "Контингент командирі",
        "Нөмірі",
        "Аты-жөні",
        "Лауазымы",
        "Мерзімі аяқталады",
        "Қалған күн",
        "есімі өшірілген",
        "мерген",
        "жүргізуші-механик",
        "байланысшы",
    ];

    private static readonly string[] Russian =
    [
        "На 14 марта 2024 года контингент укомплектован не полностью: некомплект по подразделениям показан ниже.",
        "Численность личного состава",
        "Подразделение",
        "По штату",
        "По списку",
        "Разница",
        "Всего",
        "Готовность",
        "Три требования не выполнены, по одному решить нельзя.",
        "Именной список",
        "Убывшие",
        "За этот период никто не убыл; список заполнится с первым докладом об убытии.",
        "Подготовил",
        "Начальник отделения личного состава (S1)",
        "Внесено 140310Z MAR 24, запись № 2119",
        "Утвердил",
        "Командир контингента",
        "Номер",
        "Фамилия и имя",
        "Должность",
        "Срок истекает",
        "Осталось дней",
        "имя стёрто",
        "снайпер",
        "механик-водитель",
        "связист",
    ];

    private static readonly string[] English =
    [
        "On 14 March 2024 the contingent is short of its establishment: what is missing stands below by sub-unit.",
        "Strength",
        "Sub-unit",
        "Establishment",
        "Held",
        "Difference",
        "Total",
        "Readiness",
        "Three requirements are not met, one cannot be decided.",
        "Nominal roll",
        "Gone",
        "Nobody left in this period; the list fills with the first report of a departure.",
        "Prepared by",
        "Personnel officer (S1)",
        "On record 140310Z MAR 24, entry #2119",
        "Released by",
        "Contingent commander",
        "Number",
        "Name",
        "Post",
        "Tour ends",
        "Days left",
        "name erased",
        "marksman",
        "driver-mechanic",
        "signaller",
    ];
}
