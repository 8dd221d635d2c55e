namespace Qalqan.Words.Tests;

public sealed class TableTests
{
    public static TheoryData<string> Languages => [.. Tables.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_key(string language)
    {
        var english = Tables.Read("en").Keys;
        var other = Tables.Read(language).Keys;

        Assert.Empty(english.Except(other));
        Assert.Empty(other.Except(english));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_key_takes_the_same_values_in_every_language(string language)
    {
        var (english, other) = (Tables.Read("en"), Tables.Read(language));

        Assert.All(
            english.Keys.Intersect(other.Keys),
            key => Assert.Equal((key, List(english[key])), (key, List(other[key])))
        );

        static string List(string text) => string.Join(" ", Tables.Places(text));
    }

    [Theory]
    [InlineData("en", 2)]
    [InlineData("ru", 3)]
    [InlineData("kk", 1)]
    public void A_plural_has_the_forms_its_language_has(string language, int forms)
    {
        Assert.All(
            Tables.Read(language),
            row => Assert.All(Tables.PluralForms(row.Value), count => Assert.Equal((row.Key, forms), (row.Key, count)))
        );
        Assert.Equal(forms, Speech.In(language).Language.PluralForms);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_sentence_is_empty_or_has_a_stray_brace_or_space(string language)
    {
        Assert.All(
            Tables.Read(language),
            row =>
            {
                Assert.Equal(row.Value.Trim(), row.Value);
                Assert.NotEqual("", row.Value);
                Assert.NotEmpty(new Template(row.Value).Names.Prepend("text"));
            }
        );
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_file_has_one_key_a_line_in_order(string language)
    {
        var keys = Tables.Read(language).Keys.ToList();
        var lines = File.ReadAllLines(Tables.FileOf(language));

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Count + 2, lines.Length);
    }

    [Fact]
    public void Every_key_the_source_asks_for_is_there()
    {
        Assert.NotEmpty(Tables.Asked);
        Assert.Empty(Tables.Asked.Except(Tables.Read("en").Keys));
    }

    [Fact]
    public void Every_key_that_is_there_is_asked_for() =>
        Assert.All(Tables.Read("en").Keys, key => Assert.True(Tables.IsUsed(key), key));
}
