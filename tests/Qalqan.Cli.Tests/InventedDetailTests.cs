using System.Buffers;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Qalqan.Tests;

namespace Qalqan.Cli.Tests;

/// <summary>What the exercise invents of its people lies in its vault and nowhere else, whatever is done with it.</summary>
public sealed class InventedDetailTests(FirstCase exercise) : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void No_name_telephone_or_number_of_a_paper_lies_open_in_a_file_of_the_folder()
    {
        var data = exercise.CopyTo(scratch);
        using (var serve = Serve.Start(data))
        {
            var (person, name) = Somebody();
            Assert.Contains(name, Read(serve, "/roll?as-of=2024-03-20"), StringComparison.Ordinal);
            Assert.Contains(name, Read(serve, $"/person/{person}?as-of=2024-03-20"), StringComparison.Ordinal);
            Assert.Contains(person, Read(serve, "/search", new FormUrlEncodedContent([new("q", name)])));
        }

        var sought = Texts().ToList();
        Assert.True(sought.Count > 3000, $"{sought.Count} texts to seek");
        var open = Found(sought, Files(data));
        Assert.Empty(open);
        // The same search finds them where they do lie open: in the pack that was loaded.
        Assert.NotEmpty(Found(sought, Files(FirstCase.Pack)));
    }

    [Theory]
    [InlineData("assess", "--as-of", "2024-09-01")]
    [InlineData("assess", "--as-of", "2026-11-24")]
    [InlineData("assess", "--as-of", "2026-11-24", "--lang", "kk")]
    [InlineData("state", "--as-of", "2024-03-20")]
    [InlineData("roll", "--as-of", "2024-03-20")]
    [InlineData("tour", "--as-of", "2024-03-20")]
    [InlineData("person", "R1-017", "--as-of", "2024-03-20")]
    [InlineData("post", "HQ-01", "--as-of", "2024-03-20")]
    [InlineData("journal", "verify")]
    [InlineData("journal", "export", "--to", "exported.zip")]
    public void No_command_tells_any_of_it(params string[] command)
    {
        var ran = Cli.RunIn(scratch.Root, [], [.. command, "--data", exercise.Data, "--format", "json"]);

        Assert.NotEqual(2, ran.Exit);
        var said = Encoding.UTF8.GetBytes(string.Join('\n', ran.Lines.Append(ran.Errors)));
        Assert.Empty(Found([.. Texts()], [("what it said", said), .. Files(scratch.Root)]));
    }

    // As it may stand in a file: in UTF-8, in UTF-16, or escaped as JSON has it. One pass over all of them at once.
    private static List<string> Found(List<string> texts, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var forms = texts
            .SelectMany(text =>
                (byte[][])
                    [
                        Encoding.UTF8.GetBytes(text),
                        Encoding.Unicode.GetBytes(text),
                        JsonSerializer.SerializeToUtf8Bytes(text)[1..^1],
                    ]
            )
            .Select(Encoding.Latin1.GetString)
            .Distinct();
        var sought = SearchValues.Create([.. forms], StringComparison.Ordinal);
        return
        [
            .. files
                .Where(file => Encoding.Latin1.GetString(file.Bytes).AsSpan().ContainsAny(sought))
                .Select(file => file.Name),
        ];
    }

    // Of an archive what it holds.
    private static IEnumerable<(string, byte[])> Files(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            if (Path.GetExtension(file) is ".zip")
            {
                var within = file + ".open";
                ZipFile.ExtractToDirectory(file, within);
                foreach (var packed in Files(within))
                    yield return packed;
            }
            else
                yield return (Path.GetRelativePath(folder, file), File.ReadAllBytes(file));
    }

    // Surname and given name together, in both scripts, the kin's too; telephones, addresses, numbers of papers.
    private static IEnumerable<string> Texts()
    {
        foreach (var detail in FirstCase.Details.Select(line => line.Detail))
        foreach (var member in detail.EnumerateObject())
            if (member is { Name: "cyrillic" or "latin", Value: var name })
            {
                yield return $"{Text(name, "family")} {Text(name, "given")}";
                yield return $"{Text(name, "given")} {Text(name, "family")}";
                yield return Text(name, "family");
            }
            else if (
                member is
                { Name: "name" or "phone" or "email" or "number" or "document", Value.ValueKind: JsonValueKind.String }
            )
                yield return member.Value.GetString()!;
    }

    private static (string Person, string Name) Somebody()
    {
        var (person, detail) = FirstCase.Details.First(line =>
            line.Detail.TryGetProperty("latin", out _) && line.Person == "R1-017"
        );
        return (person, $"{Text(detail.GetProperty("latin"), "family")} {Text(detail.GetProperty("latin"), "given")}");
    }

    private static string Text(JsonElement under, string key) => under.GetProperty(key).GetString()!;

    private static string Read(Serve serve, string address, HttpContent? form = null)
    {
        using var client = new HttpClient { BaseAddress = serve.Address };
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address);
        request.Content = form;
        request.Headers.Add("Origin", serve.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Cookie", "qalqan-detail=open");
        using var response = client.Send(request, TestContext.Current.CancellationToken);
        using var body = new StreamReader(response.Content.ReadAsStream());
        return WebUtility.HtmlDecode(body.ReadToEnd());
    }
}
