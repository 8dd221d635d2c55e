using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qalqan.Cli.Tests;

/// <summary>The main job: Kazakhstan's 139, any day, and why.</summary>
public sealed class AssessTests(FirstCase exercise)
{
    private static readonly string[] Contract =
    [
        "id",
        "standard",
        "edition",
        "rule",
        "document",
        "paragraph",
        "subject",
        "verdict",
        "decision",
        "basis",
        "measured",
        "required",
        "unit",
        "at",
        "says",
        "remedy",
        "evidence",
        "exercise",
    ];

    [Fact]
    public void Two_days_are_judged_differently()
    {
        var (september, march) = (Verdicts("2023-09-30"), Verdicts("2024-03-20"));

        Assert.NotEmpty(september);
        Assert.NotEqual(september, march);
    }

    [Theory]
    [InlineData("2023-09-30")]
    [InlineData("2024-03-20")]
    public void Every_line_keeps_the_contract(string day)
    {
        foreach (var line in Assess(day).Json)
        {
            Assert.Equal(Contract, line.EnumerateObject().Select(member => member.Name).Take(Contract.Length));
            Assert.Contains(line.GetProperty("verdict").GetString(), new[] { "met", "breached", "undetermined" });
            Assert.Contains(line.GetProperty("basis").GetString(), new[] { "cited", "local-default" });
            // What binds ourselves nobody need decide; what binds a party is proposed until a post does, and in the exercise none has.
            Assert.Equal(
                Text(line, "standard") == "undof-agreement" && Text(line, "rule") is not ("R-INSP-1" or "R-ADM-1")
                    ? "proposed"
                    : "none",
                line.GetProperty("decision").GetString()
            );
            Assert.NotEqual("", line.GetProperty("paragraph").GetString());
            Assert.True(line.GetProperty("exercise").GetBoolean());
            Assert.StartsWith("EXERCISE", line.GetProperty("says").GetString(), StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\[\{]", line.GetProperty("says").GetString());
        }
    }

    /// <summary>One finding of each rule and verdict of three looks opens, by its id alone; the first of a look with its as-of too.</summary>
    [Fact]
    public void Every_kind_of_line_opens_with_explain()
    {
        var seen = new HashSet<(string, string)>();
        foreach (var day in (string[])["2024-03-20", "2023-09-30", "2026-11-24"])
        {
            var lines = Assess(day)
                .Json.Where(line => seen.Add((Text(line, "standard"), Text(line, "verdict"))))
                .ToList();
            Assert.NotEmpty(lines);
            foreach (var line in lines)
                Opens(line, line.Equals(lines[0]) ? ["--as-of", day] : []);
        }

        void Opens(JsonElement line, string[] asOf)
        {
            var opened = Cli.Run([
                "explain",
                Text(line, "id"),
                "--data",
                exercise.Data,
                "--format",
                "json",
                .. asOf,
            ]).OnlyJson;

            Assert.Equal((Text(line, "id"), Text(line, "says")), (Text(opened, "id"), Text(opened, "says")));
            Assert.Equal(line.GetProperty("evidence").GetArrayLength(), opened.GetProperty("reports").GetArrayLength());
            var isCounted = opened.GetProperty("measured") is { ValueKind: JsonValueKind.Number };
            Assert.True(!isCounted || opened.GetProperty("arithmetic").GetArrayLength() > 0, opened.GetRawText());
            Assert.True(
                Text(opened, "verdict") == "met" || opened.GetProperty("wouldChange").GetArrayLength() > 0,
                opened.GetRawText()
            );
        }
    }

    [Theory]
    [InlineData("2024-03-20", 5.0, 11, "local-default")]
    [InlineData("2025-05-15", 1.4, 12, "cited")]
    public void The_share_of_women_stands_against_the_years_target(string day, double share, int target, string basis)
    {
        var line = Assert.Single(Assess(day, "--standard", "gender-parity").Json);

        Assert.Equal("breached", Text(line, "verdict"));
        Assert.Equal(
            (share, target, "percent"),
            (line.GetProperty("measured").GetDouble(), line.GetProperty("required").GetInt32(), Text(line, "unit"))
        );
        Assert.Equal(basis, Text(line, "basis"));
    }

    [Fact]
    public void Before_a_late_correction_arrived_it_answers_as_it_was_believed()
    {
        var now = Assess("2024-03-20").Lines;
        var digest = Cli.Run("journal", "digest", "--data", exercise.Data, "--format", "json").OnlyJson;
        var then = Assess("2024-03-20", "--known-at", "2024-03-20").Lines;

        Assert.NotEqual(now, then);
        Assert.Equal(now, Assess("2024-03-20", "--known-at", digest.GetProperty("entries").GetRawText()).Lines);
        Assert.Equal(then, Assess("2024-03-20", "--known-at", "2024-03-20T20:59:59.999Z").Lines);
    }

    [Fact]
    public void Without_the_declarations_the_share_is_undetermined()
    {
        var line = Assert.Single(
            Assess("2024-03-20", "--standard", "gender-parity", "--without", "inclusion.strength/1").Json
        );

        Assert.Equal("undetermined", Text(line, "verdict"));
    }

    [Fact]
    public void Service_after_the_last_mandate_on_record_is_a_finding()
    {
        var line = Assess("2026-11-24")
            .Json.Single(line => Text(line, "document").Contains("2811", StringComparison.Ordinal));

        Assert.Equal("breached", Text(line, "verdict"));
        Assert.Equal((-147, "days"), (line.GetProperty("measured").GetInt32(), Text(line, "unit")));
        Assert.Contains("147", Text(line, "says"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_breach_exits_1_and_a_look_without_one_exits_0()
    {
        Assert.Equal(1, Assess("2024-03-20", "--standard", "gender-parity").Exit);
        Assert.Equal(0, Assess("2023-09-30", "--standard", "gender-parity").Exit);
    }

    [Fact]
    public void Subject_narrows_to_a_thing_and_what_is_below_it()
    {
        var all = Assess("2024-03-20").Json.Select(line => Text(line, "subject")).ToList();
        var posts = Assess("2024-03-20", "--subject", "kaz-undof-2024/post").Json;

        Assert.Equal(
            all.Count(subject => subject.StartsWith("kaz-undof-2024/post/", StringComparison.Ordinal)),
            posts.Count
        );
        Assert.NotEmpty(posts);
    }

    [Theory]
    [InlineData("--as-of", "2024-02-30")]
    [InlineData("--as-of", "yesterday")]
    [InlineData("--as-of", "-9000-01-01")]
    [InlineData("--as-of", "9999-12-31")]
    [InlineData("--as-of", "2200-01-01")]
    [InlineData("--known-at", "999999999")]
    [InlineData("--known-at", "-1")]
    [InlineData("--period", "2024-03-01")]
    [InlineData("--period", "2024-03-31/2024-03-01")]
    [InlineData("--scope", "nobody")]
    public void A_bad_question_exits_2_and_says_what_was_seen(string option, string value)
    {
        var ran = Cli.Run("assess", "--data", exercise.Data, $"{option}={value}");

        Assert.Equal((2, 0), (ran.Exit, ran.Lines.Count));
        Assert.Matches(Regex.Escape(value) + ".*wanted", ran.Errors);
    }

    [Theory]
    [InlineData("--standard", "nope", "gender-parity")]
    [InlineData("--standard", "TOUR", "tour")]
    [InlineData("--subject", "nope", "kaz-undof-2024/post")]
    [InlineData("--subject", "PL2-13", "kaz-undof-2024/post/PL2-13")]
    [InlineData("--subject", "kaz-undof-2024/pos", "kaz-undof-2024/post")]
    [InlineData("--without", "nope", "people.held")]
    [InlineData("--without", "people.held/2", "people.held/1")]
    [InlineData("--without", "018e3b6e-8c1f-7000-8000-000000000001", "on record")]
    public void A_name_that_is_not_there_is_refused_with_those_that_are(string option, string value, string known)
    {
        var ran = Cli.Run("assess", "--data", exercise.Data, "--as-of", "2024-03-20", option, value);

        Assert.Equal((2, 0), (ran.Exit, ran.Lines.Count));
        Assert.Matches(
            $"{Regex.Escape(option)}: seen .*{Regex.Escape(value)}.*wanted.*{Regex.Escape(known)}",
            ran.Errors
        );
    }

    [Theory]
    [InlineData("1990-01-01", "--standard", "tour")]
    [InlineData("2024-03-20", "--without", "record.clock-back")]
    [InlineData("2026-11-24", "--without", "welfare.parcel/1")]
    [InlineData("2024-03-20", "--subject", "kaz-undof-2024/post/PL2-13")]
    [InlineData("1990-01-01", "--subject", "kaz-undof-2024/post/PL2-13")]
    [InlineData("1990-01-01", "--subject", "kaz-undof-2024/authority/mandate")]
    public void A_name_that_is_known_is_answered_though_nothing_may_bear_on_it(
        string day,
        string option,
        string value
    ) => Assert.InRange(Cli.Run("assess", "--data", exercise.Data, "--as-of", day, option, value).Exit, 0, 1);

    [Fact]
    public void A_finding_is_explained_at_the_as_of_asked_for_or_not_at_all()
    {
        var id = Text(Assess("2024-03-20", "--standard", "gender-parity").OnlyJson, "id");

        Assert.Equal(0, Cli.Run("explain", id, "--data", exercise.Data, "--as-of", "2024-03-20").Exit);
        var ran = Cli.Run("explain", id, "--data", exercise.Data, "--as-of", "2024-03-21");
        Assert.Equal((2, 0), (ran.Exit, ran.Lines.Count));
        Assert.Contains("another as-of", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_time_of_the_evidence_is_in_the_zone_that_was_lived_by_then()
    {
        var id = Text(Assess("2024-03-20", "--standard", "gender-parity").OnlyJson, "id");
        var said = Cli.Run("explain", id, "--data", exercise.Data)
            .Lines.Select(line => line.Replace('\u00a0', ' '))
            .ToList();

        // Declared for 14 March, which began in Almaty; judged in Damascus.
        Assert.Contains(said, line => line.Contains("14 March 2024, 00:00 UTC+5", StringComparison.Ordinal));
        Assert.Contains(said, line => line.Contains("20 March 2024, 23:59 UTC+3", StringComparison.Ordinal));
    }

    [Fact]
    public void The_count_of_posts_rests_on_the_reports_that_leave_one_open()
    {
        var line = Assess("2024-03-20", "--subject", "kaz-undof-2024")
            .Json.Single(line => Text(line, "unit") == "posts" && line.GetProperty("measured").GetInt32() == 138);

        Assert.NotEqual(0, line.GetProperty("evidence").GetArrayLength());
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("kk")]
    public void The_same_findings_are_said_in_every_language(string language)
    {
        var (english, other) = (Assess("2024-03-20").Json, Assess("2024-03-20", "--lang", language).Json);

        Assert.Equal(english.Select(line => Text(line, "id")), other.Select(line => Text(line, "id")));
        Assert.All(other, line => Assert.Matches("[а-яәіңғүұқөһ]", Text(line, "says")));
    }

    // Nobody writes in the exercise's folder, and many tests ask it the same.
    private static readonly ConcurrentDictionary<string, Lazy<Ran>> Asked = [];

    private Ran Assess(string day, params string[] more) =>
        Asked
            .GetOrAdd(
                string.Join(' ', [day, .. more]),
                _ => new Lazy<Ran>(() =>
                    Cli.Run(["assess", "--data", exercise.Data, "--as-of", day, "--format", "json", .. more])
                )
            )
            .Value;

    private List<(string, string)> Verdicts(string day) =>
        [.. Assess(day).Json.Select(line => (Text(line, "rule"), Text(line, "verdict")))];

    private static string Text(JsonElement line, string key) => line.GetProperty(key).GetString()!;
}
