namespace Qalqan.Web.Tests;

public sealed class NamesInTextTests
{
    [Theory]
    [InlineData("as Мысаловой asked", 2)]
    [InlineData("Mysalov", 1)]
    [InlineData("by order of MYSALOW", 4)]
    [InlineData("Order 12 of the ministry", null)]
    [InlineData("Приказ № 12, срок хранения истёк", null)]
    public void A_reason_may_name_nobody_in_any_spelling(string why, int? word)
    {
        var named = NamesInText.FirstIn(why, ["Мысалов", "Сынақ", "Ли"]);

        Assert.Equal(word, named);
    }
}
