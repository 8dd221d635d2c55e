using CsCheck;

namespace Qalqan.Words.Tests;

public sealed class AlphabetTests
{
    [Fact]
    public void The_Kazakh_letters_stand_in_their_own_order()
    {
        const string letters =
            "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я a z";
        var expected = letters.Split(' ');

        Assert.Equal(expected, expected.Reverse().Order(Alphabet.Order));
    }

    [Theory]
    [InlineData("Алматы", "Әйтеке би")] // by code point Ә comes after every Russian letter
    [InlineData("Ғабит", "Дархан")]
    [InlineData("Қостанай", "Лисаковск")]
    [InlineData("Өскемен", "Павлодар")]
    [InlineData("Ұлытау", "Үржар")]
    [InlineData("Шымкент", "Aktau")]
    [InlineData("7-бекет", "Арал")]
    [InlineData("арал", "Арал")]
    [InlineData("Арал", "аралас")]
    public void Words_are_ordered_as_a_Kazakh_reader_looks_for_them(string first, string second)
    {
        Assert.True(Alphabet.Order.Compare(first, second) < 0);
        Assert.True(Alphabet.Order.Compare(second, first) > 0);
    }

    [Fact]
    public void The_order_is_total() =>
        Gen.Select(Text, Text, Text)
            .Sample(
                (a, b, c) =>
                {
                    var order = Alphabet.Order;
                    Assert.Equal(Math.Sign(order.Compare(a, b)), -Math.Sign(order.Compare(b, a)));
                    Assert.Equal(a == b, order.Compare(a, b) == 0);
                    if (order.Compare(a, b) <= 0 && order.Compare(b, c) <= 0)
                        Assert.True(order.Compare(a, c) <= 0);
                }
            );

    private static readonly Gen<string> Text = Gen.Char["аАәӘяaB1 漢"]
        .Array[0, 4]
        .Select(letters => new string(letters));
}
