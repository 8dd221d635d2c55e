using System.Net;
using System.Text;

namespace Qalqan.Paper.Tests;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("kk")]
    public void A_page_says_all_that_the_document_says_and_reaches_for_nothing_outside(string language)
    {
        var document = Samples.Crowded(language);
        var html = Encoding.UTF8.GetString(Html.Of(document));
        var said = WebUtility.HtmlDecode(html);

        Assert.StartsWith($"<!doctype html>\n<html lang=\"{language}\">", html);
        Assert.All(Said.In(document), text => Assert.Contains(text, said));
        Assert.Equal(2, said.Split($"<p class=\"mark\">{document.Head.Marking}</p>").Length - 1);
        Assert.All(
            ["<script", "src=", "href=", "url(", "@import", "http"],
            reach => Assert.DoesNotContain(reach, html)
        );
    }

    [Fact]
    public void Text_is_never_taken_for_markup()
    {
        var document = Samples.Empty("en") with
        {
            Blocks = [new Table("t", [new("<b>")], [new Row([Cell.Of("<script>alert(1)</script>\"'&\u0001")])])],
        };
        var html = Encoding.UTF8.GetString(Html.Of(document));

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\uFFFD", html);
        Assert.DoesNotContain("<script", html);
    }
}
