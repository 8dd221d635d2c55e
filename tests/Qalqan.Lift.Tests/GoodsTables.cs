namespace Qalqan.Lift.Tests;

/// <summary>Tables in our own layout, each cell with where it is from; the confidence is how surely we read it, not how surely it holds today.</summary>
internal static class GoodsTables
{
    private const string Imdg = "IMDG 7.2.4, two independent transcriptions";
    private const string Vessel = "49 CFR 176.144(a), text current to 2024-09-30";
    private const string Air = "49 CFR 175.78(c)(4), 2023 edition";

    private static readonly string[] Classes =
        "1.1/1.2/1.5 1.3/1.6 1.4 2.1 2.2 2.3 3 4.1 4.2 4.3 5.1 5.2 6.1 6.2 7 8 9".Split(' ');

    // The upper triangle by rows, the diagonal included; X: nothing general is asked.
    private static readonly string[] Sea =
    [
        "* * * 4 2 2 4 4 4 4 4 4 2 4 2 4 X",
        "* * 4 2 2 4 3 3 4 4 4 2 4 2 2 X",
        "* 2 1 1 2 2 2 2 2 2 X 4 2 2 X",
        "X X X 2 1 2 X 2 2 X 4 2 1 X",
        "X X 1 X 1 X X 1 X 2 1 X X",
        "X 2 X 2 X X 2 X 2 1 X X",
        "X X 2 1 2 2 X 3 2 X X",
        "X 1 X 1 2 X 3 2 1 X",
        "X 1 2 2 1 3 2 1 X",
        "X 2 2 X 2 2 1 X",
        "X 2 1 3 1 2 X",
        "X 1 3 2 2 X",
        "X 1 X X X",
        "X 3 3 X",
        "X 2 X",
        "X X",
        "X",
    ];

    private static readonly string[] Letters = "A B C D E F G H J K L N S".Split(' ');

    // P permitted, X not, a figure: permitted under that note.
    private static readonly string[] Vessels =
    [
        "P X X X X X X X X X X X X",
        "P X X X X X X X X X X P",
        "P 6 6 X 1 X X X X 4 P",
        "P 6 X 1 X X X X 4 P",
        "P X 1 X X X X 4 P",
        "P X X X X X X P",
        "P X X X X X P",
        "P X X X X P",
        "P X X X P",
        "P X X P",
        "2 X X",
        "3 5",
        "P",
    ];

    public static IReadOnlyList<GoodsEntry> Entries { get; } =
    [
        .. (
            "UN0012 1.4S UN0014 1.4S UN0055 1.4S UN0339 1.4C UN0328 1.2C UN0005 1.1F UN0006 1.1E UN0168 1.1D UN0169 1.2D "
            + "UN0285 1.2D UN0303 1.4G UN0195 1.3G UN0029 1.1B UN0030 1.1B UN0255 1.4B UN0456 1.4S UN0209 1.1D UN0331 1.5D UN0357 1.1L UN0358 1.2L "
            + "UN1203 3 UN1013 2.2 UN1950 2.1 UN2014 5.1 UN2794 8 UN3480 9"
        )
            .Split(' ')
            .Chunk(2)
            .Select(pair => new GoodsEntry(pair[0], pair[1], "UN Model Regulations", "medium")),
    ];

    public static GoodsTable BySea { get; } =
        new(
            "IMDG, 7.2.4 as transcribed",
            Mirrored(
                Classes,
                Sea,
                code =>
                    code is "X" ? Separation.None
                    : code is "*" ? Separation.ByGroup
                    : Separation.Apart,
                Imdg
            ),
            Groups,
            Entries,
            [],
            null,
            3600
        );

    public static GoodsTable ByRoad { get; } =
        new(
            "class 1 by 49 CFR 176.144, for want of the road's own text",
            [Cell("1", "1", Separation.ByGroup, "*", Vessel)],
            Groups,
            Entries,
            [
                new Admission(
                    UnitKind.Vehicle,
                    true,
                    ["1.4S"],
                    false,
                    Cell("vehicle with people", "1.4S only", Separation.Apart, "rule", "house rule")
                ),
            ],
            null,
            3600
        );

    public static GoodsTable ByAir { get; } =
        new(
            "49 CFR 175.75 and 175.78, 2023",
            [
                Cell("1", "1", Separation.ByGroup, "N1", Air),
                .. Both("1", "3", Separation.OnlyS, "N2"),
                .. Both("3", "5.1", Separation.Apart, "X"),
                .. Both("1.4B", "1", Separation.Apart, "1.4B"),
                .. Both("1.4B", "1.4S", Separation.None, "1.4S"),
                Cell("1.4B", "1.4B", Separation.None, "same", Air),
                .. Both("UN3480", "3", Separation.Apart, "lithium"),
            ],
            [
                .. from row in Letters
                from column in Letters
                select Cell(row, column, Separation.None, "different groups together", Air),
            ],
            Entries,
            [
                new Admission(
                    UnitKind.Aircraft,
                    true,
                    ["1.4S"],
                    false,
                    Cell("passenger aircraft", "1.4S only", Separation.Apart, "rule", Air)
                ),
                new Admission(
                    UnitKind.Aircraft,
                    false,
                    "1.3C 1.3G 1.4B 1.4C 1.4D 1.4E 1.4G 1.4S".Split(' '),
                    true,
                    Cell("cargo aircraft", "1.3C,1.3G,1.4B,1.4C,1.4D,1.4E,1.4G,1.4S", Separation.Apart, "rule", Air)
                ),
            ],
            new HoldLimit(
                25,
                75,
                ["UN0012", "UN0014", "UN0055"],
                ["9"],
                Cell("passenger aircraft, inaccessible hold", "per compartment", Separation.Apart, "rule", Air)
            ),
            3600
        );

    private static IReadOnlyList<GoodsRule> Groups =>
        Mirrored(
            Letters,
            Vessels,
            code =>
                code switch
                {
                    "P" => Separation.None,
                    "X" => Separation.Apart,
                    "2" => Separation.OnlyIdentical,
                    _ => Separation.Conditional,
                },
            Vessel
        );

    public static GoodsRule Cell(string row, string column, Separation separation, string code, string source) =>
        new(row, column, separation, code, source, "high");

    private static IEnumerable<GoodsRule> Both(string one, string other, Separation separation, string code) =>
        [Cell(one, other, separation, code, Air), Cell(other, one, separation, code, Air)];

    private static IReadOnlyList<GoodsRule> Mirrored(
        string[] names,
        string[] rows,
        Func<string, Separation> separation,
        string source
    ) =>
        [
            .. from row in Enumerable.Range(0, names.Length)
            from column in Enumerable.Range(0, names.Length)
            let code = rows[Math.Min(row, column)].Split(' ')[Math.Abs(row - column)]
            select Cell(names[row], names[column], separation(code), code, source),
        ];
}
