using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>The mission's papers: what they say of a day, whose they are, and what became otherwise since.</summary>
public sealed partial class SitrepPaperTests(FirstCase first, ToldDay told) : IClassFixture<ToldDay>
{
    private static readonly PaperOrder Sitrep = new("sitrep", AsOf: DayCase.Day);

    public static TheoryData<string, string> Papers { get; } =
        new(
            from document in new[] { "sitrep", "flash-report", "patrol-report" }
            from language in new[] { "en", "ru", "kk" }
            select (document, language)
        );

    [Theory]
    [MemberData(nameof(Papers))]
    public void A_paper_of_the_day_says_what_was_approved(string document, string language)
    {
        var day = told.Day;
        var subject =
            document == "flash-report" ? "F-240316-01"
            : document == "patrol-report" ? "T-240316-01"
            : null;
        var made = day.Made(new PaperOrder(document, AsOf: DayCase.Day, Language: language, Subject: subject));
        var text = Entries()
            .Replace(Encoding.UTF8.GetString(PaperFormats.Write(made, "txt")), match => new string('0', match.Length));

        var name = $"{document}-{DayCase.Day}-{language}.txt";
        var approved = Repository.PathOf("tests", "Qalqan.Web.Tests", "approved", name);
        var received = Path.Combine(Path.GetTempPath(), "qalqan-received-" + name);
        File.WriteAllText(received, text);
        Assert.True(
            File.Exists(approved) && File.ReadAllText(approved) == text,
            $"Read {received}, then: cp {received} {approved}"
        );
    }

    [Fact]
    public void It_is_the_missions_paper_under_the_missions_serial_and_nobody_else_finds_it()
    {
        using var day = new DayCase(first);
        day.TellDay();

        var issued = Issue(day, Sitrep);

        Assert.Equal((DayCase.Mission, "sitrep-2026-0001"), (issued.Scope, issued.Serial));
        Assert.Equal(DayCase.At("2024-03-15 21:00"), issued.Issued.From);
        Assert.Empty(issued.Persons);
        Assert.False(day.Desk.Papers.Issue(DayCase.Officer, Sitrep).IsNew);
        Assert.NotEmpty(day.Desk.Papers.Let(DayCase.Officer, null, issued.Serial).Problems);
        Assert.Empty(day.Desk.Papers.Let(DayCase.Commander, null, issued.Serial).Problems);
        var ministry = DayCase.Officer with { Reach = new HashSet<string> { NamedFolder.Scope } };
        Assert.Null(day.Desk.Papers.Find(ministry, null, issued.Serial));
        Assert.DoesNotContain(
            day.Desk.Papers.List(ministry).Scopes.SelectMany(look => look.Value),
            paper => paper.Scope == DayCase.Mission
        );
        Assert.NotEmpty(day.Desk.Papers.Draft(ministry, Sitrep).Problems);
        Assert.Contains(
            day.Desk.Papers.List(DayCase.Officer, NamedFolder.Scope).Scopes.SelectMany(look => look.Value),
            paper => paper.Serial == issued.Serial
        );
    }

    [Fact]
    public void What_arrives_later_is_told_of_the_issued_one_and_stands_in_the_next_as_a_correction()
    {
        using var day = new DayCase(first);
        day.TellDay();
        var issued = Issue(day, Sitrep);
        day.Observe("P85", "explosion", "2024-03-16 12:00", 1);

        Assert.NotEmpty(day.Desk.Papers.Since(DayCase.Officer, issued).Changes);
        var next = PaperLines.Flat(day.Made(Sitrep with { AsOf = "2024-03-17" }));
        Assert.Contains(issued.Serial, next, StringComparison.Ordinal);
        Assert.Contains("arrived late", next, StringComparison.Ordinal);
        Assert.Contains("explosion", next, StringComparison.Ordinal);
    }

    [Fact]
    public void When_a_flash_report_was_released_moves_the_cut_off_and_the_release_of_a_paper_does_not()
    {
        using var day = new DayCase(first);
        day.TellDay();
        var issued = Issue(day, Sitrep);
        Assert.Equal(day.Folder.Journal.Head.Number - 1, issued.Issued.KnownUpTo); // the release of the flash report was the last told

        day.Desk.Papers.Let(DayCase.Commander, null, issued.Serial);

        Assert.False(day.Desk.Papers.Issue(DayCase.Officer, Sitrep).IsNew);
    }

    [Fact]
    public void Strength_is_the_contingents_own_at_the_same_cut_off_and_no_gap_is_a_zero()
    {
        var day = told.Day;

        var text = PaperLines.Flat(day.Made(Sitrep));

        Assert.Matches("Strength: [1-9]", text);
        Assert.Contains("No return on record: vehicles.", text, StringComparison.Ordinal);
        Assert.Contains("3 of 4 posts heard; P85 silent since 150340Z", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_without_reports_says_zero_and_who_was_not_heard()
    {
        var day = told.Day;

        Assert.Contains(
            "0 reported; 0 of 4 posts heard; P10 silent since 160900Z",
            Encoding
                .UTF8.GetString(PaperFormats.Write(day.Made(Sitrep with { AsOf = "2024-03-17" }), "txt"))
                .ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_officer_writes_words_and_no_name_and_the_later_editor_follows()
    {
        using var day = new DayCase(first);
        day.TellDay();
        Write("assessment", "Calm, tense near P85");
        Write("assessment", "Tense");
        Write("assessment", "Tense"); // the same is not said twice

        var fields = day.Desk.Sitreps.Fields(BasisOf(day, Sitrep));
        Assert.Equal(
            ["Tense", "Calm, tense near P85"],
            fields.Single(field => field.Field == "assessment").Versions.Select(version => version.Words)
        );
        Write("assessment", "");
        Assert.Equal("", day.Desk.Sitreps.Fields(BasisOf(day, Sitrep)).Single(one => one.Field == "assessment").Words);
        Assert.Equal("field", Refused("weather", "fine"));

        void Write(string field, string words) =>
            Assert.Empty(
                day.Desk.Sitreps.Write(
                    DayCase.Officer,
                    null,
                    DayCase.Day,
                    [new TypedWords(field, words, null)]
                ).Problems
            );

        string? Refused(string field, string words) =>
            day
                .Desk.Sitreps.Write(DayCase.Officer, null, DayCase.Day, [new TypedWords(field, words, null)])
                .Problems.FirstOrDefault()
                ?.File;
    }

    [Fact]
    public void What_is_read_aloud_has_the_figures_of_the_paper()
    {
        var day = told.Day;

        var draft = day.Desk.Sitreps.Voice(DayCase.Officer, Sitrep);

        Assert.Equal(draft.Figures, VoiceForm.Read(VoiceSpelling.Heard(VoiceSpelling.Spoken(draft.Text))).Figures);
        Assert.Contains(draft.Figures!.Seen, kind => kind is { What: "SHOT", Reports: 1 });
        Assert.Equal((2, 1, 45), (draft.Figures.Tasks, draft.Figures.Debriefed, draft.Figures.MinutesLost));
        Assert.True(draft.Figures.People!.Strength > 0);
    }

    [Theory]
    [InlineData("flash-report", null, null, "--subject", "F-240314-01")]
    [InlineData("patrol-report", "T-990101-01", null, "--subject", "T-240314-01")]
    [InlineData("readiness-brief", "T-240316-01", null, "--subject", "no one thing")]
    [InlineData("strength-state", null, "2024-03-16/2024-03-17", "--period", "one instant")]
    [InlineData("sitrep", null, "2024-03-17/2024-03-16", "--period", "ends after it begins")]
    public void What_is_wrong_with_an_order_is_said(
        string document,
        string? subject,
        string? period,
        string where,
        string wanted
    )
    {
        var day = told.Day;
        var order = new PaperOrder(document, AsOf: DayCase.Day, Subject: subject, Period: period);

        var problem = Assert.Single(day.Desk.Papers.Draft(DayCase.Officer, order).Problems);
        Assert.Equal(where, problem.File);
        Assert.Contains(wanted, problem.Wanted, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_is_one_paper_and_reaches_no_further_than_now()
    {
        var day = told.Day;

        var basis = BasisOf(day, new PaperOrder("sitrep", Period: "2024-03-16/2024-03-22"));
        Assert.Equal(DayCase.At("2024-03-15 21:00"), basis.From);
        Assert.Equal(DayCase.At("2024-03-22 21:00") - Duration.FromMilliseconds(1), basis.AsOf);
        var running = BasisOf(day, new PaperOrder("sitrep", AsOf: "2026-11-24"));
        Assert.Equal(FirstCase.Now - Duration.FromMilliseconds(1), running.AsOf);
    }

    // A generous bound for a loaded machine; what it takes stands in the output.
    [Fact]
    public void A_report_of_a_day_of_five_hundred_is_drafted_in_a_moment()
    {
        using var day = new DayCase(first);
        for (var report = 0; report < 500; report++)
            day.Observe(
                $"P{report % 11}",
                report % 3 == 0 ? Codes.AllQuiet : "shot",
                $"2024-03-16 {report % 20:00}:{report % 60:00}",
                report % 4
            );
        var fastest = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var clock = Stopwatch.StartNew();
            Assert.Empty(day.Desk.Papers.Draft(DayCase.Officer, Sitrep).Problems);
            fastest = Math.Min(fastest, clock.ElapsedMilliseconds);
        }
        TestContext.Current.SendDiagnosticMessage($"500 reports drafted in {fastest} ms, the fastest of five");

        Assert.InRange(fastest, 0, 1500);
    }

    [Fact]
    public void On_its_page_each_number_opens_its_rows_and_the_words_come_back_where_they_were_typed()
    {
        using var day = new DayCase(first);
        day.TellDay();
        using var pages = Pages.Of(day.Desk);

        var page = pages.Text("/document?document=sitrep&as-of=2024-03-16");
        Assert.Contains("/observations?f.what=shot&f.post=P68&as-of=", page, StringComparison.Ordinal);
        Assert.Contains("1 SITREP EXERCISE,UNDOF,152100ZMAR24,162100ZMAR24,", page, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent([
            new("document", "sitrep"),
            new("as-of", DayCase.Day),
            new("about", DayCase.Day),
            new("assessment", "Calm near P85"),
            new("was.assessment", ""),
        ]);
        using var sent = Post(pages, "/sitrep/words", form);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("Calm near P85", pages.Text(sent.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Contains("Calm near P85", pages.Text("/document/sitrep.txt?as-of=2024-03-16"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_calendar_says_what_is_owed_what_is_missing_and_of_whom()
    {
        var day = told.Day;
        using var pages = Pages.Of(day.Desk);

        var lines = pages.Text("/api/calendar?as-of=2024-03-17T02:00:00Z");
        Assert.Contains(
            "\"document\":\"sitrep\",\"of\":null,\"from\":\"2024-03-15T21:00:00Z\"",
            lines,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"due\":\"2024-03-17T03:00:00Z\",\"local\":\"2024-03-17T06:00 +03\"",
            lines,
            StringComparison.Ordinal
        );
        Assert.Contains("{\"what\":\"debriefs\",\"of\":[\"T-240316-02\"]}", lines, StringComparison.Ordinal);
        var page = pages.Text("/calendar?as-of=2024-03-17T02:00:00Z");
        Assert.Contains("Not debriefed: T-240316-02 (", page, StringComparison.Ordinal);
        Assert.Contains("Not written:", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_in_at_the_far_end_every_wrong_line_is_named()
    {
        var day = told.Day;
        using var pages = Pages.Of(day.Desk);
        var text = day.Desk.Sitreps.Voice(DayCase.Officer, Sitrep).Text;

        Assert.Contains("Every line checks", Typed(text), StringComparison.Ordinal);
        Assert.Contains("Every line checks", Typed(VoiceSpelling.Spoken(text)), StringComparison.Ordinal);
        Assert.Contains(
            "Line 6",
            Typed(text.Replace("6 MOVE 1,45", "6 MOVE 1,54", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );

        string Typed(string typed)
        {
            using var form = new FormUrlEncodedContent([new("text", typed)]);
            using var sent = Post(pages, "/voice?as-of=2024-03-16", form);
            return System.Net.WebUtility.HtmlDecode(Pages.BodyOf(sent));
        }
    }

    [Fact]
    public void Gender_related_observations_are_one_list_with_place_and_date()
    {
        var day = told.Day;
        using var pages = Pages.Of(day.Desk);

        var lines = pages.Text("/api/gender-observations");
        Assert.Contains("Girls fetch the water", lines, StringComparison.Ordinal);
        Assert.Contains("\"women\":4,\"men\":1", lines, StringComparison.Ordinal);
        Assert.Contains("\"day\":\"2024-03-16\"", lines, StringComparison.Ordinal);
        Assert.Contains("Girls fetch the water", pages.Text("/gender-observations"), StringComparison.Ordinal);
    }

    private static KeptPaper Issue(DayCase day, PaperOrder order)
    {
        var outcome = day.Desk.Papers.Issue(DayCase.Officer, order);
        Assert.Empty(outcome.Problems);
        return outcome.Paper!;
    }

    private static PaperBasis BasisOf(DayCase day, PaperOrder order)
    {
        List<Problem> problems = [];
        var basis = day.Desk.Papers.Making.Read(DayCase.Officer, order, problems);
        Assert.Empty(problems);
        return basis!;
    }

    private static HttpResponseMessage Post(Pages pages, string address, HttpContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
        request.Headers.Add("Origin", pages.Address.GetLeftPart(UriPartial.Authority));
        return pages.Client.Send(request);
    }

    // Entries are numbered behind those of the exercise, which grows.
    [GeneratedRegex("(?<=#|№.?|entry |запис[ьи] |up to |жазба )[0-9]{3,}|[0-9]{3,}(?= жазба)|[0-9a-f]{16}")]
    private static partial Regex Entries();
}
