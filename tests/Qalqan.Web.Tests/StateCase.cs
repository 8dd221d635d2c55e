using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>The exercise in a folder that is written to, at noon Z of 24 November 2026, behind its pages.</summary>
public sealed class StateCase : IDisposable
{
    public const string Scope = "kaz-undof-2024";
    public const string Today = "2026-11-24";

    private readonly Scratch scratch = new();

    public StateCase(FirstCase first)
        : this(first, canWrite: true) { }

    internal StateCase(FirstCase first, bool canWrite)
    {
        var data = first.CopyTo(scratch, "data");
        Folder = canWrite
            ? Folder.OpenToWrite(data, FolderKind.Exercise, new Stopped(FirstCase.Now))
            : Folder.OpenToRead(data);
        Desk = new Desk(
            Folder.Journal,
            Folder.Vault,
            Folder.Shelf,
            CommandLine.Capabilities,
            new Stopped(FirstCase.Now),
            null,
            ["S1", "CO"]
        );
        Pages = Pages.Of(Desk);
    }

    public Folder Folder { get; }

    public Desk Desk { get; }

    internal Pages Pages { get; }

    public long Head => Folder.Journal.Head.Number;

    public void Dispose()
    {
        Pages.Dispose();
        Folder.Dispose();
        scratch.Dispose();
    }

    public static string Address(string day) => $"/state?scope={Scope}&day={day}";

    /// <summary>The form of the page as a browser without scripts would send it, with what the test changes.</summary>
    public Dictionary<string, string> Form(string day = Today) => FormOf(Pages.Text(Address(day)));

    public static Dictionary<string, string> FormOf(string page)
    {
        Dictionary<string, string> form = [];
        foreach (Match input in Regex.Matches(page, "<input ([^>]*)/?>"))
        {
            var text = input.Groups[1].Value;
            var name = Regex.Match(text, "name=\"([^\"]*)\"").Groups[1].Value;
            var isSent =
                !text.Contains("type=\"radio\"", StringComparison.Ordinal) || Regex.IsMatch(text, "\\bchecked\\b");
            if (isSent && name.Length > 0 && name != "day")
                form[name] = Regex.Match(text, "value=\"([^\"]*)\"").Groups[1].Value;
        }
        return form;
    }

    public HttpResponseMessage Post(
        Dictionary<string, string> form,
        string day = Today,
        string? origin = null,
        string? address = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address ?? Address(day));
        request.Headers.Add("Origin", origin ?? Pages.Address.GetLeftPart(UriPartial.Authority));
        request.Content = new FormUrlEncodedContent(form);
        return Pages.Client.Send(request);
    }

    public string Sent(Dictionary<string, string> form, HttpStatusCode wanted, string day = Today)
    {
        using var response = Post(form, day);
        Assert.Equal(wanted, response.StatusCode);
        return WebUtility.HtmlDecode(Pages.BodyOf(response));
    }

    public Task<(HttpStatusCode Status, JsonElement Said)> Api(object order) => Api(JsonSerializer.Serialize(order));

    public async Task<(HttpStatusCode Status, JsonElement Said)> Api(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/state");
        request.Headers.Add("Origin", Pages.Address.GetLeftPart(UriPartial.Authority));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Pages.Client.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>The day and its lines, as the API tells them.</summary>
    public List<JsonElement> Told(string day = Today) =>
        [
            .. Pages
                .Read($"/api/state?day={day}")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

    public string? StateOf(string person, string day = Today) =>
        Told(day)
            .Single(line => line.TryGetProperty("person", out var who) && who.GetString() == person)
            .GetProperty("state")
            .GetString();

    public IReadOnlyList<Report> Since(long number) =>
        [.. Folder.Journal.ReadAfter(number).Select(stored => stored.Read().Report)];

    /// <summary>The number that the next new signature gets.</summary>
    public int NextSerial() =>
        1
        + Since(0)
            .Select(report => report.Claim)
            .OfType<StrengthSigned>()
            .Select(signed => signed.Serial)
            .DefaultIfEmpty()
            .Max();

    /// <summary>Somebody who has arrived and of whom no state was ever said.</summary>
    public void Newcomer(string person)
    {
        var at = Instant.FromUtc(2026, 11, 23, 9, 0);
        Record(new Enrolled(person, "OR-5", "RIFLE"), Validity.Since(at));
        Record(new Arrived(person, "camp"), Validity.At(at));
    }

    public void Record(Claim claim, Validity valid, Detail? detail = null)
    {
        var ledger = new Ledger(Folder.Journal, Folder.Vault);
        var report = new Report(default, Scope, valid, FirstCase.Now, new Source("S1", null), claim);
        ledger.Append(ledger.Prepare([new Draft(report, detail)])).AsTask().GetAwaiter().GetResult();
    }
}
