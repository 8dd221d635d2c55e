namespace Qalqan.Sheets.Tests;

public sealed class LookalikeTests
{
    [Theory]
    [InlineData("Ивaнов", 'a', 'а')] // Latin a
    [InlineData("Сергеев Iлияс", 'I', 'І')]
    [InlineData("РL1-01", 'Р', 'P')] // Cyrillic Р
    [InlineData("Тoлеген", 'o', 'о')]
    public void The_stranger_in_a_word_is_named(string text, char letter, char resembles)
    {
        var found = Lookalikes.In(text);

        Assert.Equal((letter, resembles), (found!.Value.Letter, found.Value.Resembles));
    }

    [Theory]
    [InlineData("Иванов Ivanov")]
    [InlineData("Сейтжанова-Әбенова")]
    [InlineData("O'Neill")]
    [InlineData("PL1-01")]
    [InlineData("")]
    public void Two_scripts_in_two_words_are_none(string text) => Assert.Null(Lookalikes.In(text));

    [Theory]
    [InlineData("РЕ-01", "PE-01")]
    [InlineData("РL1-01", "PL1-01")]
    [InlineData("PL1-01", null)]
    [InlineData("Ж-01", null)]
    public void A_code_in_Cyrillic_resembles_one_in_Latin(string code, string? latin) =>
        Assert.Equal(latin, Lookalikes.InLatin(code));
}
