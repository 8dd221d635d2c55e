using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>Where serve listens and what it leaves behind.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly string data;

    public ServeTests(FirstCase exercise) => data = exercise.CopyTo(scratch);

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("Kestrel__Endpoints__A__Url", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_Kestrel__Endpoints__A__Url", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_URLS", "http://0.0.0.0:0")]
    [InlineData("DOTNET_URLS", "http://0.0.0.0:0")]
    [InlineData("URLS", "http://0.0.0.0:0")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "0")]
    [InlineData("HTTP_PORTS", "0")]
    public void Nothing_but_our_own_setting_says_where_it_serves(string variable, string value)
    {
        using var serve = Serve.Start(data, (variable, value));

        Assert.Equal(["127.0.0.1"], serve.Addresses.Select(address => address.Host));
    }

    [Fact]
    public void A_port_in_use_is_one_sentence_with_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var ran = Cli.Run("serve", "--data", data, "--urls", address);

        Assert.Equal(2, ran.Exit);
        var said = ran.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith($"--urls: seen {address} in use", said[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    /// <summary>Each who waits holds a thread: served with a thread a core, the twenty would wait for the pool to grow.</summary>
    [Fact]
    public async Task Twenty_who_sign_one_day_at_once_are_answered_at_once()
    {
        using var serve = Serve.Start(data);
        using var client = new HttpClient { BaseAddress = serve.Address };
        client.DefaultRequestHeaders.Add("Origin", serve.Address.GetLeftPart(UriPartial.Authority));
        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Sign()));

        Assert.All(answers, serial => Assert.Equal(1, serial));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        async Task<int> Sign()
        {
            using var order = new StringContent(
                """{"day":"2024-06-20","sign":"S1"}""",
                Encoding.UTF8,
                "application/json"
            );
            using var answer = await client.PostAsync(new Uri("api/state", UriKind.Relative), order);
            using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return said.RootElement.GetProperty("serial").GetInt32();
        }
    }

    [Fact]
    public void Nothing_is_left_in_the_users_home()
    {
        var home = Directory.CreateDirectory(scratch.At("home")).FullName;
        using (var serve = Serve.Start(data, ("HOME", home), ("USERPROFILE", home), ("LOCALAPPDATA", home)))
        using (var client = new HttpClient())
        using (var asked = new HttpRequestMessage(HttpMethod.Get, serve.Address))
        using (var page = client.Send(asked, TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        Assert.Empty(Directory.GetFileSystemEntries(home));
    }
}
