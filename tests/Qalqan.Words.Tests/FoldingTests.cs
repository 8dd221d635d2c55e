using Qalqan.Words;

namespace Qalqan.Words.Tests;

/// <summary>Spellings of one name meet; names that differ do not.</summary>
public sealed class FoldingTests
{
    [Theory]
    [InlineData("Жәнібек", "Zhanibek", "Janibek", "Джанибек", "Jänıbek")]
    [InlineData("Қасымов", "Kasymov", "Qasymov", "Касымов")]
    [InlineData("Ғалымжан", "Galymzhan", "Ghalymjan", "Галымжан")]
    [InlineData("Шәкірім", "Shakirim", "Şäkirim", "Шакирим")]
    [InlineData("Хасенов", "Khasenov", "Hasenov", "Һасенов")]
    [InlineData("Нұрлан", "Nurlan", "Нурлан")]
    [InlineData("Ёлкин", "Yolkin", "Елкин")]
    [InlineData("Александр", "Aleksandr", "Alexandr")]
    [InlineData("Филиппов", "Filippov", "Philippov")]
    [InlineData("Щукин", "Shchukin", "Shukin")]
    public void Spellings_of_one_name_fold_to_one(params string[] spellings) =>
        Assert.Single(spellings.Select(Folding.Of).Distinct());

    [Theory]
    [InlineData("Серік", "Берік")]
    [InlineData("Асан", "Хасан")]
    [InlineData("Айгүл", "Айбек")]
    public void Names_that_differ_stay_apart(string one, string other) =>
        Assert.NotEqual(Folding.Of(one), Folding.Of(other));

    [Theory]
    [InlineData("kasimov", "kasimov", 0)]
    [InlineData("kas", "kasimov", 1)]
    [InlineData("kasimof", "kasimov", 2)] // another letter
    [InlineData("kasmov", "kasimov", 2)] // a missing one
    [InlineData("kasiimov", "kasimov", 2)] // one too many
    [InlineData("kasmo", "kasimov", 2)] // a missing one, of a beginning
    [InlineData("kbs", "kasimov", null)] // three letters forgive nothing
    [InlineData("kosemov", "kasimov", null)] // two of seven
    [InlineData("abdrahmonov", "abdrahmanova", 2)]
    [InlineData("berik", "serik", 2)]
    [InlineData("", "serik", null)]
    [InlineData("serikbai", "serik", null)]
    public void A_typed_word_fits_a_name_as_well_as_its_letters(string typed, string name, int? score) =>
        Assert.Equal(score, Likeness.Of(typed, name));

    /// <summary>Against the plain table: the least distance to any beginning of the name.</summary>
    [Fact]
    public void The_distance_is_that_of_the_plain_table()
    {
        const int Seed = 20261125;
        var random = new Random(Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var (typed, name) = (Word(random), Word(random));
            int most =
                typed.Length < 4 ? 0
                : typed.Length < 8 ? 1
                : 2;
            int? expected =
                name.StartsWith(typed, StringComparison.Ordinal) ? (name == typed ? 0 : 1)
                : Plain(typed, name) is var distance && distance <= most ? 2 * distance
                : null;
            Assert.True(expected == Likeness.Of(typed, name), $"seed {Seed}: {typed} in {name}");
        }
    }

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => "abc"[random.Next(3)]));

    private static int Plain(string typed, string name)
    {
        var table = new int[typed.Length + 1, name.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        for (var j = 0; j <= name.Length; j++)
            table[i, j] =
                i == 0 ? j
                : j == 0 ? i
                : Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                    table[i - 1, j - 1] + (typed[i - 1] == name[j - 1] ? 0 : 1)
                );
        return Enumerable.Range(0, name.Length + 1).Min(j => table[typed.Length, j]);
    }
}
