using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>What programs are told of people: references, names where they are asked, detail where it is open, and never sex.</summary>
public sealed class PeopleApiTests(NamedFolder folder) : IClassFixture<NamedFolder>
{
    private const string Day = "as-of=2024-03-20";
    private readonly Pages pages = folder.Pages;

    [Fact]
    public void Names_are_told_where_they_are_asked_and_nowhere_else()
    {
        string[] addresses = ["/api/roll", "/api/tour", "/api/person/R1-017", "/api/post/PL1-02"];
        foreach (var address in addresses)
        {
            var (without, with) = (pages.Read($"{address}?{Day}"), pages.Read($"{address}?{Day}&names=true"));

            Assert.DoesNotContain("ysal", without, StringComparison.Ordinal);
            Assert.DoesNotContain("ысал", without, StringComparison.Ordinal);
            Assert.Contains(NamedFolder.LatinOf("R1-017").ToString(), with, StringComparison.Ordinal);
            Assert.Equal(Lines(without).Select(Keys), Lines(with).Select(Keys));
            Assert.All(Lines(with), line => Assert.True(line.GetProperty("exercise").GetBoolean()));
        }
    }

    [Fact]
    public void The_roll_is_its_sums_its_people_and_its_posts_at_both_clocks()
    {
        var lines = Lines(pages.Read($"/api/roll?{Day}&known-at=5000"));
        var what = lines.ToLookup(line => line.GetProperty("what").GetString());

        var head = Assert.Single(what["roll"]);
        Assert.Equal(
            (5000, "2024-03-20T20:59:59.999Z"),
            (head.GetProperty("knownUpTo").GetInt32(), head.GetProperty("at").GetString())
        );
        Assert.Equal(head.GetProperty("people").GetInt32(), what["person"].Count());
        Assert.Equal((139, 139), (head.GetProperty("posts").GetInt32(), what["post"].Count()));
        Assert.Equal(
            head.GetProperty("vacant").GetInt32(),
            what["post"].Count(post => post.GetProperty("standing").GetString() == "vacant")
        );
    }

    [Fact]
    public void Detail_is_told_only_of_a_compartment_that_is_open_and_a_name_in_it_only_where_it_is_asked()
    {
        const string address = $"/api/person/R1-017?{Day}";
        string[] sealed_ = ["+7 700", "N00000017", "B-2 knee", "fit-with-limits"];
        string[] names = ["Тірекова", "Testerova"];

        var (shut, open, whole) = (pages.Read($"{address}&names=true"), Open(address), Open($"{address}&names=true"));

        Assert.All([.. sealed_, .. names], text => Assert.DoesNotContain(text, shut, StringComparison.Ordinal));
        Assert.All(sealed_, text => Assert.Contains(text, open, StringComparison.Ordinal));
        Assert.All(names, text => Assert.DoesNotContain(text, open, StringComparison.Ordinal));
        Assert.All(names, text => Assert.Contains(text, whole, StringComparison.Ordinal));
        Assert.Contains(
            Lines(shut),
            line =>
                line.GetProperty("what").GetString() == "fact"
                && Text(line, "closed") == "medical"
                && Text(line, "says") == ""
        );
        var passport = Assert.Single(
            Lines(shut),
            line => line.TryGetProperty("paper", out var paper) && paper.GetString() == "passport"
        );
        Assert.Equal(-103, passport.GetProperty("daysBeyondTour").GetInt32());
    }

    /// <summary>Figures by sex would be read off rows that tell it beside a post or a rank: none does, with everything open.</summary>
    [Fact]
    public void No_answer_and_no_workbook_tells_sex_or_day_of_birth_with_everything_open()
    {
        var answers = new List<string>
        {
            Open($"/api/roll?{Day}&names=true"),
            Open($"/api/tour?{Day}&names=true"),
            Search("Synaq", "names=true").Body,
        };
        foreach (var person in folder.Persons)
            answers.Add(Open($"/api/person/{person}?names=true"));
        foreach (
            var post in Lines(answers[0])
                .Where(line => line.GetProperty("what").GetString() == "post")
                .Select(line => line.GetProperty("post").GetString())
        )
            answers.Add(Open($"/api/post/{post}?names=true"));
        answers.AddRange(Members(OpenBytes($"/roll.xlsx?{Day}&names=true")));

        Assert.True(answers.Count > 400);
        Assert.All(
            answers,
            answer =>
                Assert.All(
                    ["female", "\"male", "sex\"", ">male", "born", "1987-06-05", "31933", "6 June 1987", "5 June 1987"],
                    text => Assert.DoesNotContain(text, answer, StringComparison.OrdinalIgnoreCase)
                )
        );
    }

    [Fact]
    public void A_name_that_would_be_a_formula_is_harmless_in_the_workbook_and_itself_in_json()
    {
        var workbook = string.Concat(Members(OpenBytes($"/roll.xlsx?{Day}&names=true")));

        Assert.Contains(">'=1+1 Synaq", workbook, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", workbook, StringComparison.Ordinal);
        Assert.Contains("EXERCISE roll", workbook, StringComparison.Ordinal);
        Assert.Contains($"#{folder.Head}", workbook, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Synaq",
            string.Concat(Members(OpenBytes($"/roll.xlsx?{Day}"))),
            StringComparison.Ordinal
        );
        Assert.Contains("\"=1+1 Synaq", pages.Read($"/api/roll?{Day}&names=true"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_comes_in_the_body_and_answers_with_references()
    {
        var (status, body) = Search(NamedFolder.LatinOf("R1-017").Family, "");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("R1-017", Text(Lines(body)[1], "person"));
        Assert.DoesNotContain("ysal", body, StringComparison.Ordinal);
        Assert.Contains(
            NamedFolder.LatinOf("R1-017").Family,
            Search(NamedFolder.LatinOf("R1-017").Family, "names=true").Body,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/api/person/R9-999", HttpStatusCode.NotFound, "\\\"R9-999\\\"")]
    [InlineData("/api/person/Mysalov", HttpStatusCode.NotFound, "no reference of a person")]
    [InlineData("/api/post/NOPE", HttpStatusCode.NotFound, "\\\"NOPE\\\"")]
    [InlineData("/api/post/%3Cb%3E", HttpStatusCode.NotFound, "no code of a post")]
    [InlineData("/api/roll?as-of=yesterday", HttpStatusCode.BadRequest, "as-of")]
    [InlineData("/api/tour?known-at=99999999", HttpStatusCode.BadRequest, "an entry number from 0 to")]
    [InlineData("/api/roll?scope=nope", HttpStatusCode.BadRequest, "kaz-undof-2024")]
    [InlineData("/api/roll?names=yes", HttpStatusCode.BadRequest, "true or false")]
    [InlineData("/api/roll?unit=HQ", HttpStatusCode.BadRequest, "only as-of, known-at, scope, names")]
    [InlineData("/api/roll?as-of=2024-03-20&as-of=2024-03-21", HttpStatusCode.BadRequest, "as-of")]
    [InlineData("/roll.xlsx?as-of=yesterday", HttpStatusCode.BadRequest, "as-of")]
    public void What_cannot_be_answered_is_one_line_of_problems(string address, HttpStatusCode status, string said)
    {
        var body = pages.Read(address, status);

        Assert.Contains(said, body, StringComparison.Ordinal);
        var line = Assert.Single(Lines(body));
        Assert.Equal(("what", "problems", "exercise"), (Keys(line)[0], Keys(line)[1], Keys(line)[2]));
        Assert.DoesNotContain("Mysalov", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"text\":\"\"}", "text")]
    [InlineData("{\"text\":\"   \"}", "text")]
    [InlineData("{}", "no \\\"text\\\"")]
    [InlineData("{\"text\":\"a\",\"sex\":\"b\"}", "unknown key")]
    [InlineData("[]", "an object")]
    [InlineData("q=Mysalov", "the body")]
    public void A_search_that_cannot_be_read_is_refused(string body, string said)
    {
        var (status, answer) = Send(body, "");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(said, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(201)]
    [InlineData(20_000)]
    public void A_search_that_is_too_long_is_refused_and_not_cut(int length) =>
        Assert.Equal(HttpStatusCode.BadRequest, Search(new string('a', length), "").Status);

    private (HttpStatusCode Status, string Body) Search(string text, string query) =>
        Send(JsonSerializer.Serialize(new { text }), query);

    private (HttpStatusCode Status, string Body) Send(string body, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/search?{query}");
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = pages.Client.Send(request);
        return (response.StatusCode, Pages.BodyOf(response));
    }

    private string Open(string address) => Encoding.UTF8.GetString(OpenBytes(address));

    private byte[] OpenBytes(string address)
    {
        using var response = pages.Get(address, ("Cookie", "qalqan-detail=open"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var bytes = new MemoryStream();
        response.Content.ReadAsStream().CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<string> Members(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        foreach (var entry in zip.Entries)
        {
            using var text = new StreamReader(entry.Open());
            yield return text.ReadToEnd();
        }
    }

    private static List<JsonElement> Lines(string body) =>
        [
            .. body.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

    private static string[] Keys(JsonElement line) => [.. line.EnumerateObject().Select(member => member.Name)];

    private static string Text(JsonElement line, string key) => line.GetProperty(key).ToString();
}
