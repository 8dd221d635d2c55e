using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qalqan.Web.Tests;

/// <summary>Page, call and command give one answer to one question.</summary>
public sealed partial class AgreementTests(NamedFolder named) : IClassFixture<NamedFolder>
{
    private const string Scope = NamedFolder.Scope;

    [Theory]
    [InlineData("2023-09-15")]
    [InlineData("2024-03-14")]
    [InlineData("2024-11-20")]
    public async Task Findings(string day)
    {
        var (page, told) = await Both(
            $"/findings?scope={Scope}&as-of={day}",
            $"/api/findings?scope={Scope}&as-of={day}",
            "assess",
            "--as-of",
            day
        );

        foreach (var verdict in (string[])["breached", "undetermined", "met"])
            Assert.Equal(told.Count(one => Text(one, "verdict") == verdict), CountOf(page, verdict));
    }

    [Fact]
    public async Task An_explanation()
    {
        const string day = "2024-03-14";
        var findings = Lines(named.Pages.Read($"/api/findings?scope={Scope}&as-of={day}"));
        var id = Text(
            findings.First(one =>
                Text(one, "verdict") == "breached" && one.GetProperty("evidence").GetArrayLength() > 0
            ),
            "id"
        )!;

        var (page, told) = await Both(
            $"/finding/{Uri.EscapeDataString(id)}?scope={Scope}",
            $"/api/finding/{Uri.EscapeDataString(id)}?scope={Scope}",
            "explain",
            id
        );

        foreach (var report in told.Single().GetProperty("reports").EnumerateArray())
            Assert.Contains($"{report.GetProperty("number").GetInt64()}", page, StringComparison.Ordinal);
        Assert.Contains(Text(told[0], "paraphrase")!, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-09-15")]
    [InlineData("2024-03-20")]
    [InlineData("2024-11-20")]
    public async Task The_roll(string day)
    {
        var (page, told) = await Both(
            $"/roll?scope={Scope}&as-of={day}",
            $"/api/roll?scope={Scope}&as-of={day}",
            "roll",
            "--as-of",
            day
        );

        var people = told.Where(one => Text(one, "what") == "person").Select(one => Text(one, "person"));
        Assert.NotEmpty(people);
        Assert.Equal(people.Order(StringComparer.Ordinal), PersonsIn(page).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_tour_clock()
    {
        var (page, told) = await Both(
            $"/tour?scope={Scope}&as-of=2024-11-20",
            $"/api/tour?scope={Scope}&as-of=2024-11-20",
            "tour",
            "--as-of",
            "2024-11-20"
        );

        var inMission = told.Where(one => one.TryGetProperty("daysLeft", out _) && Text(one, "phase") == "in-mission")
            .Select(one => Text(one, "person")!)
            .ToHashSet();
        Assert.NotEmpty(inMission);
        Assert.Superset(inMission, PersonsIn(page).ToHashSet()!);
    }

    [Fact]
    public async Task A_person_and_a_post()
    {
        var (person, told) = await Both(
            $"/person/R1-018?scope={Scope}&as-of=2024-05-01",
            $"/api/person/R1-018?scope={Scope}&as-of=2024-05-01",
            "person",
            "R1-018",
            "--as-of",
            "2024-05-01"
        );
        var post = Regex.Match(person, "href=\"/post/([A-Z0-9-]+)").Groups[1].Value;
        Assert.Contains(told, one => one.GetRawText().Contains($"\"{post}\"", StringComparison.Ordinal));

        var (page, of) = await Both(
            $"/post/{post}?scope={Scope}&as-of=2024-05-01",
            $"/api/post/{post}?scope={Scope}&as-of=2024-05-01",
            "post",
            post,
            "--as-of",
            "2024-05-01"
        );
        Assert.Contains("R1-018", page, StringComparison.Ordinal);
        Assert.Contains(of, one => one.GetRawText().Contains("R1-018", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_state_of_a_day()
    {
        var (page, told) = await Both(
            $"/state?scope={Scope}&day=2024-11-20",
            $"/api/state?scope={Scope}&day=2024-11-20",
            "state",
            "--as-of",
            "2024-11-20"
        );

        foreach (var count in told[0].GetProperty("counts").EnumerateObject())
            Assert.Contains($"data-sum=\"{count.Name}\">{count.Value.GetInt32()}<", page, StringComparison.Ordinal);
        Assert.Equal(told.Count(one => Text(one, "what") == "row"), Regex.Count(page, "<tr id=\"R1-"));
    }

    [Fact]
    public async Task A_search()
    {
        using var sent = new HttpRequestMessage(HttpMethod.Post, $"/api/search?scope={Scope}&as-of=2024-11-20");
        sent.Headers.Add("Origin", named.Pages.Address.GetLeftPart(UriPartial.Authority));
        sent.Content = new StringContent("{\"text\":\"R1-01\"}");
        using var answer = named.Pages.Client.Send(sent, TestContext.Current.CancellationToken);
        var call = Pages.BodyOf(answer);

        var command = await Printed.By(
            "find",
            "R1-01",
            "--as-of",
            "2024-11-20",
            "--scope",
            Scope,
            "--data",
            named.Path,
            "--format",
            "json"
        );

        Assert.Equal(Lines(call).Select(one => one.GetRawText()), command);
        using var typed = new HttpRequestMessage(HttpMethod.Post, $"/search?scope={Scope}&as-of=2024-11-20");
        typed.Headers.Add("Origin", named.Pages.Address.GetLeftPart(UriPartial.Authority));
        typed.Content = new FormUrlEncodedContent([KeyValuePair.Create("q", "R1-01")]);
        using var page = named.Pages.Client.Send(typed, TestContext.Current.CancellationToken);
        Assert.Equal(
            Lines(call).Select(one => Text(one, "person")).OfType<string>().ToHashSet(),
            PersonsIn(Pages.BodyOf(page)).ToHashSet()
        );
    }

    [Fact]
    public void The_figures_by_sex_and_a_sub_unit()
    {
        var page = named.Pages.Text($"/inclusion?scope={Scope}&as-of=2024-11-20");
        var figures = Lines(named.Pages.Read($"/api/inclusion?scope={Scope}&as-of=2024-11-20"));
        Assert.NotEmpty(figures);
        foreach (var figure in figures.Where(one => Text(one, "what") == "declared"))
            Assert.Contains(
                figure.GetProperty("women").GetInt32().ToString(CultureInfo.InvariantCulture),
                page,
                StringComparison.Ordinal
            );

        var unit = named.Pages.Text($"/unit/HQ?scope={Scope}&as-of=2024-11-20");
        var posts = Lines(named.Pages.Read($"/api/roll?scope={Scope}&as-of=2024-11-20"))
            .Where(one => Text(one, "what") == "post" && Text(one, "subUnit") == "HQ")
            .Select(one => Text(one, "post"))
            .ToList();
        Assert.NotEmpty(posts);
        Assert.All(posts, post => Assert.Contains($"/post/{post}", unit, StringComparison.Ordinal));
    }

    // The call and the command give the very same lines.
    private async Task<(string Page, IReadOnlyList<JsonElement> Told)> Both(
        string page,
        string call,
        params string[] command
    )
    {
        var told = Lines(named.Pages.Read(call));
        var printed = await Printed.By([.. command, "--scope", Scope, "--data", named.Path, "--format", "json"]);
        Assert.NotEmpty(told);
        Assert.Equal(told.Select(one => one.GetRawText()), printed);
        return (WebUtility.HtmlDecode(named.Pages.Read(page)), told);
    }

    private static List<JsonElement> Lines(string text) =>
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

    private static string? Text(JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    // The last number of the verdict's row in the table of counts.
    private static int CountOf(string page, string verdict)
    {
        var table = Regex.Match(page, "<table class=\"counts\".*?</table>", RegexOptions.Singleline).Value;
        var row = Regex
            .Matches(table, "<tr>.*?</tr>", RegexOptions.Singleline)
            .First(row => row.Value.Contains($"verdict {verdict}", StringComparison.Ordinal))
            .Value;
        return int.Parse(
            Regex.Replace(Number.Matches(row).Last().Groups[1].Value, "\\D", ""),
            CultureInfo.InvariantCulture
        );
    }

    private static IEnumerable<string> PersonsIn(string page) =>
        PersonLink
            .Matches(Regex.Match(page, "<main.*</main>", RegexOptions.Singleline).Value)
            .Select(link => link.Groups[1].Value)
            .Distinct();

    [GeneratedRegex("href=\"/person/([A-Z0-9-]+)")]
    private static partial Regex PersonLink { get; }

    [GeneratedRegex(">([\\d  ]+)<")]
    private static partial Regex Number { get; }
}
