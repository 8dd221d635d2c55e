using System.Text;

namespace Qalqan.Paper.Tests;

public sealed class PlainTextTests
{
    public static TheoryData<string> Languages => ["en", "ru", "kk"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_line_is_wider_than_78_columns_and_every_word_is_there(string language)
    {
        var document = Samples.Crowded(language);
        var text = Encoding.UTF8.GetString(PlainText.Of(document));
        var words = Said.In(document).SelectMany(said => said.Split(' ')).Distinct();
        var whole = string.Concat(text.Where(sign => !char.IsWhiteSpace(sign)));

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 78));
        Assert.All(words, word => Assert.Contains(string.Concat(word.Where(sign => !char.IsWhiteSpace(sign))), whole));
        Assert.Equal(document.Head.Exercise, text.Split('\n')[0].Trim());
        Assert.Equal(document.Head.Exercise, text.TrimEnd().Split('\n')[^1].Trim());
    }

    [Fact]
    public void A_struck_name_stands_in_brackets() =>
        Assert.Contains("[name erased]", Encoding.UTF8.GetString(PlainText.Of(Samples.Crowded("en"))));

    [Fact]
    public void However_awkward_the_document_its_lines_fit() =>
        Assert.All(
            Encoding.UTF8.GetString(PlainText.Of(Awkward.Document)).Split('\n'),
            line => Assert.InRange(line.Length, 0, 78)
        );
}
