using NodaTime;

namespace Qalqan.Kernel.Tests;

public sealed class FindingTests
{
    [Theory]
    [InlineData("2024-03-14T04:59:59.999Z", "20240314T045959.999Z")]
    [InlineData("2024-03-14T05:00:00Z", "20240314T050000Z")]
    public void An_id_names_its_instant(string at, string begins)
    {
        Assert.True(Measures.Iso.TryParse(at, out var instant));
        var id = Finding.IdOf("tour", "length", "unit/person/1", instant);

        Assert.StartsWith(begins + "-", id, StringComparison.Ordinal);
        Assert.Equal(instant, Finding.InstantOf(id));
    }

    [Fact]
    public void Ids_differ_by_each_of_standard_rule_subject_and_instant()
    {
        var at = Told.Day0;
        string[] ids =
        [
            Finding.IdOf("a", "r", "s", at),
            Finding.IdOf("b", "r", "s", at),
            Finding.IdOf("a", "q", "s", at),
            Finding.IdOf("a", "r", "t", at),
            Finding.IdOf("a", "r", "s", at + Duration.FromMilliseconds(1)),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-id")]
    [InlineData("20241399T050000Z-0123456789abcdef")]
    public void Other_text_is_no_id(string text) => Assert.Null(Finding.InstantOf(text));
}
