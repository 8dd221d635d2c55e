using Qalqan.Claims;

namespace Qalqan.Bench;

/// <summary>Names of nobody, family and given, each in Cyrillic and in Latin; and how somebody might type them. The same on every machine.</summary>
internal static class InventedNames
{
    private static readonly (string Cyrillic, string Latin)[] Syllables =
    [
        ("са", "sa"),
        ("ке", "ke"),
        ("жа", "zha"),
        ("нұ", "nu"),
        ("бо", "bo"),
        ("лы", "ly"),
        ("те", "te"),
        ("мұ", "mu"),
        ("ра", "ra"),
        ("ди", "di"),
        ("қо", "qo"),
        ("ша", "sha"),
        ("гү", "gu"),
        ("ві", "vi"),
        ("зе", "ze"),
        ("па", "pa"),
    ];

    public static string Reference(int person) => $"N-{person:00000}";

    public static IReadOnlyList<IdentityDetail> Of(int people)
    {
        var random = new Random(20_240_620);
        return
        [
            .. Enumerable
                .Range(0, people)
                .Select(_ =>
                {
                    var (family, given) = (Word(random, 4), Word(random, 3));
                    return new IdentityDetail(
                        new PersonName(family.Cyrillic + "ев", given.Cyrillic, null),
                        new PersonName(family.Latin + "yev", given.Latin, null),
                        null,
                        null
                    );
                }),
        ];
    }

    /// <summary>Sixty people, each asked for in turn by family name as it is in either script, with a wrong letter, by its beginning, and by both names.</summary>
    public static IReadOnlyList<(int Person, string Text)> Typed(IReadOnlyList<IdentityDetail> names)
    {
        var random = new Random(7);
        return
        [
            .. Enumerable
                .Range(0, 60)
                .Select(turn =>
                {
                    var person = random.Next(names.Count);
                    var (cyrillic, latin) = (names[person].Cyrillic!, names[person].Latin!);
                    return (
                        person,
                        (turn % 5) switch
                        {
                            0 => cyrillic.Family,
                            1 => latin.Family,
                            2 => Misspelt(latin.Family, random),
                            3 => latin.Family[..6],
                            _ => $"{cyrillic.Given} {latin.Family}",
                        }
                    );
                }),
        ];
    }

    private static (string Cyrillic, string Latin) Word(Random random, int syllables)
    {
        var parts = Enumerable.Range(0, syllables).Select(_ => Syllables[random.Next(Syllables.Length)]).ToList();
        return (
            Capital(string.Concat(parts.Select(part => part.Cyrillic))),
            Capital(string.Concat(parts.Select(part => part.Latin)))
        );
    }

    private static string Misspelt(string name, Random random)
    {
        var place = 1 + random.Next(name.Length - 2);
        return name[..place] + "l" + name[(place + 1)..];
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
