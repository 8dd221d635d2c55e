using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// A column for each vaccine: its cells hold the day, or yes or no. Its code is <c>vaccinated:CODE</c>, where CODE is what the
/// record calls the disease.
/// </summary>
internal static class VaccineColumns
{
    public const string Prefix = "vaccinated:";

    // Beginnings of words, so that every ending of Russian and Kazakh is met.
    private static readonly string[] Vaccination = ["vaccin", "immuni", "jab", "привив", "вакцин", "екпе", "егу"];

    private static readonly (string Code, string[] Names)[] Known =
    [
        ("yellow-fever", ["yellow fever", "желтая лихорадка", "желтой лихорадки", "сары безгек"]),
        ("hepatitis-a", ["hepatitis a", "hep a", "гепатит а", "гепатита а", "а гепатиті"]),
        ("hepatitis-b", ["hepatitis b", "hep b", "гепатит в", "гепатита в", "гепатит b", "в гепатиті"]),
        ("typhoid", ["typhoid", "брюшной тиф", "брюшного тифа", "іш сүзегі"]),
        ("tetanus", ["tetanus", "tetanus diphtheria", "столбняк", "столбняка", "сіреспе"]),
        ("polio", ["polio", "poliomyelitis", "полиомиелит", "полиомиелита"]),
        ("measles", ["measles", "mmr", "корь", "кори", "қызылша"]),
        ("meningitis", ["meningitis", "meningococcal", "менингит", "менингита"]),
        ("influenza", ["influenza", "flu", "грипп", "гриппа", "тұмау"]),
        ("covid-19", ["covid 19", "covid", "ковид", "коронавирус"]),
        ("rabies", ["rabies", "бешенство", "бешенства", "құтыру"]),
        ("cholera", ["cholera", "холера", "холеры", "тырысқақ"]),
    ];

    public static IReadOnlyList<SheetColumn> All { get; } = [.. Known.Select(vaccine => Of(Prefix + vaccine.Code)!)];

    public static SheetColumn? Of(string code) =>
        code.StartsWith(Prefix, StringComparison.Ordinal) && Claims.Reference.IsWellFormed(code[Prefix.Length..])
            ? new SheetColumn(
                code,
                Phrase.Of("people.column.vaccinated", ("against", code[Prefix.Length..])),
                ColumnForm.Day,
                "",
                Choices: PostColumns.YesNo
            )
            : null;

    /// <summary>Of a bare heading that is a disease we know, or says vaccination and what against.</summary>
    public static SheetColumn? Guess(string heading)
    {
        var words = heading.Split(' ');
        var said = words
            .Where(word => Vaccination.Any(begin => word.StartsWith(begin, StringComparison.Ordinal)))
            .ToList();
        var rest = string.Join(
            ' ',
            words.Except(said).Where(word => word is not ("against" or "for" or "of" or "от" or "против" or "қарсы"))
        );
        foreach (var (code, names) in Known)
            if (names.Contains(rest))
                return Of(Prefix + code);
        return said.Count > 0 && rest.Length > 0 && Codes.Made(rest) is { } made ? Of(Prefix + made) : null;
    }
}
