using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Qalqan.Web.Tests;

/// <summary>What is too large, or comes under another's name, is refused with a sentence and changes nothing.</summary>
public sealed class BadInputTests(FirstCase first)
{
    /// <summary>Two gigabytes are announced and the first of them sent: the answer comes while the rest is still to come.</summary>
    [Fact]
    public async Task A_two_gigabyte_upload_is_refused_before_it_is_taken_in()
    {
        using var site = new Guarded(first);
        site.Seat("R1-004", "S1", "s1");
        var clerk = site.In("R1-004");
        var head = site.Journal.Head;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, site.Pages.Address.Port, TestContext.Current.CancellationToken);
        var line = socket.GetStream();
        const string part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.xlsx\"\r\n\r\n";
        var text =
            $"POST /import HTTP/1.1\r\nHost: 127.0.0.1:{site.Pages.Address.Port}\r\nOrigin: {site.Pages.Address.GetLeftPart(UriPartial.Authority)}\r\n"
            + $"Cookie: {string.Join("; ", clerk.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}\r\n"
            + $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {2L << 30}\r\n\r\n{part}";
        await line.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

        var answer = new byte[64];
        var count = await line.ReadAsync(answer, TestContext.Current.CancellationToken);

        Assert.Matches("^HTTP/1.1 (400|413)", Encoding.ASCII.GetString(answer, 0, count));
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 << 20);
        Assert.Equal(head, site.Journal.Head);
    }

    [Theory]
    [InlineData("../../../etc/passwd.csv")]
    [InlineData("C:\\Windows\\system32\\roll.csv")]
    [InlineData("/etc/shadow")]
    public void A_path_in_a_file_name_is_a_name_and_no_path(string name)
    {
        using var site = new Guarded(first);
        site.Seat("R1-004", "S1", "s1");
        var clerk = site.In("R1-004");
        var files = Files(site.Data);
        var request = clerk.Request(HttpMethod.Post, "/import");
        request.Content = new MultipartFormDataContent
        {
            { new StringContent("roll"), "kind" },
            { new ByteArrayContent("Reference,Rank\nR1-017,OR-5\n"u8.ToArray()), "file", name },
        };

        using var answer = site.Pages.Client.Send(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var shown = clerk.Text(answer.Headers.Location!.ToString());
        Assert.Contains(name.Split('/', '\\')[^1], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(name, shown, StringComparison.Ordinal);
        Assert.Equal(files, Files(site.Data));
    }

    /// <summary>A sheet is its dropper's: nobody else finds it, whatever they may import themselves.</summary>
    [Fact]
    public void Another_importers_sheet_is_not_found()
    {
        using var site = new Guarded(first);
        site.Seat("R1-004", "S1", "s1");
        site.Seat("R1-005", "S1-B", "s1");
        var (one, other) = (site.In("R1-004"), site.In("R1-005"));
        var request = one.Request(HttpMethod.Post, "/import");
        request.Content = new MultipartFormDataContent
        {
            { new StringContent("roll"), "kind" },
            { new ByteArrayContent("Reference,Rank\nR1-017,OR-5\n"u8.ToArray()), "file", "a.csv" },
        };
        using var answer = site.Pages.Client.Send(request, TestContext.Current.CancellationToken);
        var address = answer.Headers.Location!.ToString();

        Assert.Equal(HttpStatusCode.OK, one.Status(address));
        Assert.Equal(HttpStatusCode.NotFound, other.Status(address));
    }

    [Fact]
    public void A_flood_from_one_address_of_the_camp_is_told_to_wait()
    {
        using var site = new Guarded(first, inCamp: true);

        var answers = Enumerable.Range(0, 1500).Select(_ => site.Pages.Get("/healthz").StatusCode).ToList();

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.True(answers.Count(status => status == HttpStatusCode.OK) >= 1000);
    }

    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
