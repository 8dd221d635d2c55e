using System.Globalization;
using System.Net;

namespace Qalqan.Web.Tests;

/// <summary>One event of a stream.</summary>
internal sealed record Rung(string Name, long? Entry, string Data);

/// <summary>A line on which somebody listens, as a browser does.</summary>
internal sealed class Wire : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private Wire(HttpResponseMessage response, StreamReader reader) =>
        (this.response, this.reader) = (response, reader);

    public HttpResponseMessage Response => response;

    /// <summary>Opened when the node has said how to come again, and so listens already.</summary>
    public static async Task<Wire> Open(
        Pages pages,
        string address = EventsSite.Address,
        Visitor? visitor = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request =
            visitor?.Request(HttpMethod.Get, address) ?? new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/event-stream");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await pages.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var wire = new Wire(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
        if (response.StatusCode == HttpStatusCode.OK)
            Assert.Equal("retry: 5000", await wire.reader.ReadLineAsync());
        return wire;
    }

    public Task<string?> NextLine() => reader.ReadLineAsync();

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<Rung?> Next()
    {
        string name = "",
            data = "";
        long? entry = null;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.Length == 0 && name.Length > 0)
                return new Rung(name, entry, data);
            var (field, value) = line.Split(": ", 2) is [var one, var two] ? (one, two) : (line, "");
            if (field == "id")
                entry = long.Parse(value, CultureInfo.InvariantCulture);
            else if (field == "event")
                name = value;
            else if (field == "data")
                data = value;
        }
        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
