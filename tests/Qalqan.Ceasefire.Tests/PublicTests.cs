using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Tests;

namespace Qalqan.Ceasefire.Tests;

/// <summary>
/// The public record in our own words, with the rules that each source itself speaks of: what the file says of rules is read here and nowhere
/// in the program. QALQAN_INCIDENTS names another file of the same columns, which is held to the same.
/// </summary>
public sealed class PublicTests
{
    private static readonly DateTimeZone Damascus = DateTimeZoneProviders.Tzdb["Asia/Damascus"];

    private static readonly Gazetteer Places = new([
        new Landmark(
            "P68",
            "Position 68",
            new Measures.Place(33.0781, 35.8692),
            Measures.Distance.FromMetres(1500),
            true
        ),
    ]);

    private static IEnumerable<(string[] Answer, RowRead Read)> Rows()
    {
        var path =
            Environment.GetEnvironmentVariable("QALQAN_INCIDENTS")
            ?? Repository.PathOf("tests", "Qalqan.Ceasefire.Tests", "public.csv");
        var table = SheetFile.Read(File.ReadAllBytes(path)).Table!;
        var header = table.Header.ToList();
        foreach (var row in table.Rows)
        {
            string Column(string name) => header.IndexOf(name) is >= 0 and var at ? row[at].Text : "";
            yield return (
                [Column("rule_codes"), Column("rule_stated_by_source")],
                IncidentRow.Read(Column, Damascus, Places)
            );
        }
    }

    [Fact]
    public void Where_a_source_itself_names_the_rules_those_are_found_and_no_others()
    {
        var mission = new Mission(1500, DrawnUse.Demonstration);
        List<(string Incident, string[] Answer, bool IsAssessed)> told = [];
        foreach (var (answer, read) in Rows())
            if (read.Said is { } said)
            {
                mission.Say(said, read.Valid.From, read.Valid.To);
                told.Add((said.Incident, answer, said.Layer is IncidentLayer.Record));
            }

        var found = mission.Assess(at: Instant.FromUtc(2026, 11, 1, 0, 0)).ToLookup(finding => finding.Subject);

        Assert.NotEmpty(told);
        Assert.All(told.Where(one => !one.IsAssessed), one => Assert.Empty(found[one.Incident]));
        var (stated, wrong) = (0, new List<string>());
        foreach (var (incident, answer, _) in told.Where(one => one.IsAssessed && one.Answer[1] == "yes"))
        {
            stated++;
            var wanted = answer[0].Split(';').Order(StringComparer.Ordinal);
            var rules = found[incident].Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal);
            if (!rules.SequenceEqual(wanted))
                wrong.Add($"{incident}: wanted {string.Join(' ', wanted)}, found {string.Join(' ', rules)}");
        }
        Assert.True(stated > 10);
        Assert.Empty(wrong);
        Assert.All(found.SelectMany(one => one), finding => Assert.NotEqual(Decision.Confirmed, finding.Decision));
        // What the mission itself does raises nothing.
        Assert.All(told.Where(one => one.Answer[1] == "no"), one => Assert.Empty(found[one.Incident]));
    }

    [Theory]
    [InlineData("side_of_origin", "disputed")]
    [InlineData("category", "SKIRMISH")]
    [InlineData("zone", "NORTH")]
    [InlineData("date", "")]
    [InlineData("date", "2015-02-31")]
    [InlineData("source_tier", "9")]
    [InlineData("incident_id", "no id")]
    [InlineData("lat", "north")]
    public void What_is_wrong_with_a_row_is_named_and_nothing_is_taken(string column, string seen)
    {
        var read = Read((column, seen));

        Assert.Null(read.Said);
        Assert.Contains(
            read.Problems,
            problem =>
                problem.Column.Contains(column, StringComparison.Ordinal)
                && problem.Seen.Contains(seen, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Coordinates_the_wrong_way_around_are_named() =>
        Assert.Contains(
            Read(("lat", "35.8"), ("lon", "33.1")).Problems,
            problem => problem.Wanted.Contains("exchanged", StringComparison.Ordinal)
        );

    [Fact]
    public void An_actor_nobody_knows_is_kept_as_other_and_named()
    {
        var read = Read(("actor", "Martians"));

        Assert.Equal("other", read.Said!.Actor);
        Assert.Equal("Martians", Assert.Single(read.Notes).Seen);
    }

    [Theory]
    [InlineData("IDF (not confirmed)", "idf")]
    [InlineData("Palestinian Islamic Jihad (IDF)", "armed-group")]
    [InlineData("unidentified aircraft from Alpha side", "not-determined")]
    [InlineData("Syrian shepherd", "civilian")]
    [InlineData("Syrian air force", "saf")]
    [InlineData("Syrian army and opposition", "other")]
    [InlineData("UNDOF", "un")]
    [InlineData("", null)]
    public void An_actor_is_read_from_the_words_of_a_source(string text, string? actor) =>
        Assert.Equal(actor, Read(("actor", text)).Said!.Actor);

    [Theory]
    [InlineData("2", 2, Bound.Exactly)]
    [InlineData("about 20 persons", 20, Bound.About)]
    [InlineData("at least 3 locations", 3, Bound.AtLeast)]
    [InlineData("4+ sites", 4, Bound.AtLeast)]
    [InlineData("44 (Council) or 45 (SCR)", null, null)]
    [InlineData("up to 500 soldiers; 50 vehicles", null, null)]
    public void A_number_is_taken_where_there_is_one_and_the_words_are_kept(string text, int? count, Bound? bound)
    {
        var said = Read(("quantity", text)).Said!;

        Assert.Equal((count, bound), (said.Count, said.Bound));
        Assert.Contains(text, said.Words, StringComparison.Ordinal);
    }

    private static RowRead Read(params (string Column, string Text)[] changed)
    {
        Dictionary<string, string> row = new()
        {
            ["incident_id"] = "X-1",
            ["date"] = "2021-02-28",
            ["category"] = "FIRE_ACROSS",
            ["event"] = "Three rounds",
            ["side_of_origin"] = "Bravo",
            ["source_tier"] = "2",
            ["lat"] = "33.1",
            ["lon"] = "35.82",
        };
        foreach (var (column, text) in changed)
            row[column] = text;
        return IncidentRow.Read(column => row.GetValueOrDefault(column, ""), Damascus, Places);
    }
}
