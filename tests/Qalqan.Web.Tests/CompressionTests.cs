using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Qalqan.Web.Tests;

/// <summary>Over TLS the length of a page tells a stranger nothing of a guess that they had put into it.</summary>
public sealed class CompressionTests
{
    [Theory]
    [InlineData("/roll", "same-origin", true)]
    [InlineData("/roll", "none", true)]
    [InlineData("/roll", "same-site", false)]
    [InlineData("/roll", "cross-site", false)]
    [InlineData("/roll", null, false)]
    [InlineData("/assets/qalqan.css", null, true)]
    public async Task A_page_is_compressed_only_for_our_own_pages_and_the_readers_own_hand(
        string path,
        string? from,
        bool isCompressed
    )
    {
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        if (from is not null)
            http.Request.Headers["Sec-Fetch-Site"] = from;
        var compression = new Compression();
        http.Features.Set<IHttpsCompressionFeature>(compression);

        await Guard.Compression(http, _ => Task.CompletedTask);

        Assert.Equal(isCompressed ? HttpsCompressionMode.Compress : HttpsCompressionMode.Default, compression.Mode);
    }

    private sealed class Compression : IHttpsCompressionFeature
    {
        public HttpsCompressionMode Mode { get; set; }
    }
}
