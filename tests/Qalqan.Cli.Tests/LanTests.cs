using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>Where serve listens with and without <c>--lan</c>, and the commands of the phones.</summary>
public sealed partial class LanTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly string data;

    public LanTests() => data = scratch.At("data");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Without_lan_nothing_listens_off_loopback_and_no_authority_is_made()
    {
        using var serve = Served(null);

        Assert.False(Answers("127.0.0.2", serve.Address.Port)); // what listened at every address would
        Assert.False(File.Exists(Path.Combine(data, "camp.json")));
    }

    [Fact]
    public async Task With_lan_the_camp_is_served_at_that_address_and_at_no_other()
    {
        using var serve = Served("127.0.0.2");
        var (begin, goOn) = (new Uri(Plain.Match(serve.Camp).Value), new Uri(Sealed.Match(serve.Camp).Value));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var page = await client.GetAsync(begin, TestContext.Current.CancellationToken);
        using var elsewhere = await client.GetAsync(new Uri(begin, "/"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);
        Assert.Equal(["127.0.0.1"], serve.Addresses.Select(address => address.Host));
        foreach (var port in (int[])[begin.Port, goOn.Port])
        {
            Assert.True(Answers("127.0.0.2", port));
            Assert.False(Answers("127.0.0.3", port));
        }
        Assert.True(File.Exists(Path.Combine(data, "camp.json")));
    }

    [Fact]
    public void The_authority_is_the_same_at_the_next_start_and_a_damaged_one_is_refused_with_what_to_do()
    {
        string first;
        using (var serve = Served("127.0.0.2"))
            first = Fingerprint.Match(serve.Camp).Value;
        using (var serve = Serve.Start(data, "127.0.0.2"))
            Assert.Equal(first, Fingerprint.Match(serve.Camp).Value);

        File.WriteAllText(Path.Combine(data, "camp.json"), "{}");
        var ran = Cli.Run("serve", "--data", data, "--urls", "http://127.0.0.1:0", "--lan", "127.0.0.2");
        Assert.Equal(2, ran.Exit);
        Assert.Contains("every phone is paired anew", ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("127.0.0.1")]
    [InlineData("::")]
    [InlineData("127.2")]
    [InlineData("evil.example")]
    [InlineData("10.0.0.1,nonsense")]
    public void An_address_that_is_none_of_a_camp_is_refused(string lan)
    {
        var ran = Cli.Run("serve", "--data", data, "--lan", lan);

        Assert.Equal(2, ran.Exit);
        Assert.Contains($"lan \"{lan}\"", ran.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public void An_address_of_another_machine_is_one_sentence_with_what_to_do()
    {
        Made();
        var ran = Cli.Run("serve", "--data", data, "--urls", "http://127.0.0.1:0", "--lan", "203.0.113.7");

        Assert.Equal(2, ran.Exit);
        Assert.Contains("--urls, --lan: seen", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_phones_are_listed_and_one_that_is_not_there_cannot_be_revoked()
    {
        Made();
        var listed = Cli.Run("phones", "--data", data, "--format", "json");
        var revoked = Cli.Run("phones", "revoke", "PH-0000", "--data", data);
        var nowhere = Cli.Run("phones", "--data", data, "--scope", "nobody");

        Assert.Equal((0, 0), (listed.Exit, listed.Lines.Count));
        Assert.Equal(2, revoked.Exit);
        Assert.Contains("DEVICE: seen \"PH-0000\"", revoked.Errors, StringComparison.Ordinal);
        Assert.Equal(2, nowhere.Exit);
    }

    [Fact]
    public void A_phone_is_not_revoked_by_command_while_the_folder_is_served()
    {
        using var serve = Served(null);
        var ran = Cli.Run("phones", "revoke", "PH-0000", "--data", data);

        Assert.Equal(2, ran.Exit);
        Assert.Contains("/phones", ran.Errors, StringComparison.Ordinal);
    }

    // An empty folder is enough, and takes no time to make.
    private Serve Served(string? lan)
    {
        Made();
        return Serve.Start(data, lan);
    }

    private void Made() => Assert.Equal(0, Cli.Run("new", data, "--exercise").Exit);

    private static bool Answers(string address, int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Parse(address), port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"http://[\d.:]+/pair")]
    private static partial Regex Plain { get; }

    [GeneratedRegex(@"https://[\d.]+:\d+")]
    private static partial Regex Sealed { get; }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Fingerprint { get; }
}
