namespace Qalqan.Movement.Tests;

/// <summary>Numbers on labels, and the squares beside them.</summary>
public sealed class LabelNumberTests
{
    [Theory]
    [InlineData("00614141123456789", '0')]
    [InlineData("10614141234567890", '8')]
    public void The_check_digit_is_that_of_the_published_numbers(string body, char digit)
    {
        Assert.Equal(digit, LabelNumber.CheckDigit(body));
        Assert.True(LabelNumber.IsValid(body + digit));
    }

    [Fact]
    public void No_figure_of_a_number_can_be_another_unseen()
    {
        const string number = "006141411234567890";
        for (var at = 0; at < number.Length; at++)
        for (var digit = '0'; digit <= '9'; digit++)
            if (digit != number[at])
                Assert.False(LabelNumber.IsValid(number[..at] + digit + number[(at + 1)..]), $"{digit} at {at}");
    }

    [Fact]
    public void A_number_of_ours_checks_and_is_no_other_contingents_nor_another_things()
    {
        var one = LabelNumber.Own("kaz-undof-2024", 17);

        Assert.True(LabelNumber.IsValid(one));
        Assert.StartsWith("9", one, StringComparison.Ordinal);
        Assert.NotEqual(one, LabelNumber.Own("kaz-undof-2024", 18));
        Assert.NotEqual(one, LabelNumber.Own("kaz-undof-2025", 17));
        Assert.Equal(one, LabelNumber.Own("kaz-undof-2024", 17));
        Assert.Throws<ArgumentOutOfRangeException>(() => LabelNumber.Own("kaz-undof-2024", 1_000_000_000));
    }

    [Fact]
    public void What_stands_in_a_square_comes_back_and_a_letter_changed_in_it_is_seen()
    {
        var code = new LabelCode("006141411234567890", "MT1", "I2", "W1", 20, 640.5m, "UN0285", "Қол гранаттары");
        var text = code.ToString();

        Assert.Equal(code, LabelCode.Read(text));
        Assert.Null(LabelCode.Read(text.Replace("|20|", "|19|", StringComparison.Ordinal)));
        Assert.Null(LabelCode.Read(text.Replace("Қол", "Кол", StringComparison.Ordinal)));
        Assert.Null(LabelCode.Read("https://example.org"));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(text), 1, 200);
    }
}
