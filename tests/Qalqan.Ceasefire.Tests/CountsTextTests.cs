using Qalqan.Claims;

namespace Qalqan.Ceasefire.Tests;

public sealed class CountsTextTests
{
    [Fact]
    public void Counts_are_read_as_an_inspector_types_them_and_not_counted_is_no_zero()
    {
        List<string> problems = [];

        var counts = CountsText.Read(
            "12 tank; about 300 personnel\n8 gun 122mm 15.3km; - missile-launcher; 0 mortar",
            problems
        );

        Assert.Empty(problems);
        Assert.Equal(
            [
                new Counted("tank", 12, Bound.Exactly, null, null, null),
                new Counted("personnel", 300, Bound.About, null, null, null),
                new Counted("gun", 8, Bound.Exactly, 122, 15.3m, null),
                new Counted("missile-launcher", null, null, null, null, null),
                new Counted("mortar", 0, Bound.Exactly, null, null, null),
            ],
            counts
        );
    }

    [Theory]
    [InlineData("tanks")]
    [InlineData("12")]
    [InlineData("12 tank tank")]
    [InlineData("9999999 tank")]
    public void What_is_no_count_is_named_as_it_was_typed(string part)
    {
        List<string> problems = [];

        Assert.Empty(CountsText.Read(part, problems));
        Assert.Equal([part], problems);
    }
}
