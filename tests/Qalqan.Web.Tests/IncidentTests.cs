using System.Diagnostics;
using System.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Sheets;

namespace Qalqan.Web.Tests;

/// <summary>Incidents through the desk: opened, decided on, protested, returned, and brought by a file.</summary>
public sealed class IncidentTests(FirstCase first)
{
    private static readonly Inquiry Mission = new(Scope: DayCase.Mission);

    [Fact]
    public void Until_a_post_decides_no_paper_says_violation_and_then_it_says_of_which()
    {
        using var day = new DayCase(first);
        var report = Stated(day, "I-1");
        var order = new PaperOrder("period-return", Period: $"{DayCase.Day}/{DayCase.Day}");

        foreach (var paper in new[] { order, new PaperOrder("protest-input", AsOf: DayCase.Day, Subject: "I-1") })
            Assert.DoesNotContain("violation", Text(day, paper), StringComparison.OrdinalIgnoreCase);

        var said = day.Desk.Casebook.Decide(
            DayCase.Commander,
            Mission,
            "I-1",
            "R-FIRE-1",
            "confirmed",
            "Both ends were seen"
        );
        Assert.Empty(said.Problems);

        var text = Text(day, order);
        Assert.Contains("Confirmed by a named post as violations", text, StringComparison.Ordinal);
        Assert.Contains("I-1", text, StringComparison.Ordinal);
        Assert.NotEqual(default, report);
    }

    [Fact]
    public void A_decision_is_of_a_finding_that_is_there_has_a_reason_and_one_of_three_answers()
    {
        using var day = new DayCase(first);
        Stated(day, "I-1");
        var book = day.Desk.Casebook;

        Assert.NotEmpty(book.Decide(DayCase.Officer, Mission, "I-1", "R-SEP-A", "confirmed", "Seen").Problems);
        Assert.NotEmpty(book.Decide(DayCase.Officer, Mission, "I-1", "R-FIRE-1", "guilty", "Seen").Problems);
        Assert.NotEmpty(book.Decide(DayCase.Officer, Mission, "I-1", "R-FIRE-1", "confirmed", "").Problems);
        Assert.Empty(
            book.Decide(DayCase.Officer, Mission, "I-1", "R-FIRE-1", "open", "A crater is to be looked at").Problems
        );
    }

    [Fact]
    public void Observations_become_one_incident_and_are_of_no_second_one_until_they_are_parted()
    {
        using var day = new DayCase(first);
        var (one, other) = (
            day.Observe("P68", "shot", "2026-11-24 09:00", 3),
            day.Observe("P80", "shot", "2026-11-24 09:01", 2)
        );
        var book = day.Desk.Casebook;

        var (said, incident) = book.Open(DayCase.Officer, DayCase.Mission, [one, other], _ => null, []);

        Assert.Empty(said.Problems);
        var opened = book.One(Mission, incident!).Scopes[0].Value!;
        Assert.Equal(2, opened.Reports.Count);
        Assert.Equal(2, opened.Reports.Count(report => report.Fact is not null));
        Assert.NotEmpty(book.Open(DayCase.Officer, DayCase.Mission, [one], _ => null, []).Said.Problems);

        Assert.Empty(book.Part(DayCase.Officer, DayCase.Mission, incident!, one).Problems);
        Assert.Single(book.One(Mission, incident!).Scopes[0].Value!.Reports);
        Assert.Empty(book.Open(DayCase.Officer, DayCase.Mission, [one], _ => null, []).Said.Problems);
    }

    [Fact]
    public void A_protest_has_its_reply_its_outcome_and_the_days_it_was_open()
    {
        using var day = new DayCase(first);
        Stated(day, "I-1");
        var book = day.Desk.Casebook;

        var (_, protest) = book.Protest(DayCase.Officer, DayCase.Mission, "I-1", "idf", "fhq", "Please protest.");
        Assert.Empty(
            book.Answer(DayCase.Officer, DayCase.Mission, protest!, "idf", "L-1", "It was not ours.").Problems
        );
        Assert.Empty(book.Close(DayCase.Officer, DayCase.Mission, protest!, "denied", null).Problems);

        var kept = Assert.Single(book.One(Mission, "I-1").Scopes[0].Value!.Protests);
        Assert.Equal(
            ("It was not ours.", "denied", 0),
            (kept.Replies[0].Said.Words, kept.Closed?.Said.Outcome, kept.DaysOpen(FirstCase.Now))
        );
        Assert.NotEmpty(book.Close(DayCase.Officer, DayCase.Mission, protest!, "denied", null).Problems);
    }

    [Fact]
    public void A_file_brings_incidents_once_a_changed_row_corrects_and_a_bad_row_is_named()
    {
        using var day = new DayCase(first);
        const string Head = "incident_id,date,category,event,side_of_origin,source_tier,rule_codes\n";
        var rows =
            Head
            + "X-1,2024-03-16,FIRE_ACROSS,Three rounds,Bravo,2,R-CF-1\nX-2,2024-03-16,FIRE_ACROSS,Two rounds,disputed,2,R-CF-1\n";

        var taken = Take(rows);
        Assert.Equal((1, 0, 0, 1), (taken.New, taken.Changed, taken.Same, taken.Refused));
        Assert.Equal("disputed", taken.Remarks.Single().What.Seen);
        Assert.Equal(["rule_codes"], taken.NotRead);

        Assert.Equal((0, 0, 1), (Take(rows).New, Take(rows).Changed, Take(rows).Same));
        Assert.Equal(1, Take(rows.Replace("Three rounds", "Four rounds", StringComparison.Ordinal)).Changed);

        IncidentsTaken Take(string text) =>
            day.Desk.TakeIncidents(
                DayCase.Officer,
                DayCase.Mission,
                SheetFile.Read(Encoding.UTF8.GetBytes(text)).Table!,
                isDryRun: false
            );
    }

    [Fact]
    public void A_return_has_the_mandate_the_months_with_what_was_stopped_and_the_strength_of_the_contingent()
    {
        using var day = new DayCase(first);
        day.TellDay();

        var text = Text(day, new PaperOrder("period-return", Period: "2024-03-01/2024-03-31"));

        Assert.Contains("S/RES/2718", text, StringComparison.Ordinal);
        Assert.DoesNotContain("S/RES/2689", text, StringComparison.Ordinal); // to December
        Assert.DoesNotContain("S/RES/2737", text, StringComparison.Ordinal); // from July on
        Assert.Matches(@"2024-03 +23 +22 +0 +2 +155 +0", text); // the day told and the exercise
        Assert.Contains("Strength of the contingents on record here", text, StringComparison.Ordinal);
        Assert.Matches(@"\b139\b", text);
    }

    [Fact]
    public void Where_no_text_lists_a_mandate_of_the_days_that_is_named_as_missing()
    {
        using var day = new DayCase(first);

        var text = Text(day, new PaperOrder("period-return", Period: "2012-01-01/2012-03-31"));

        Assert.Contains("Not on record: no text of a contingent", text, StringComparison.Ordinal);
        Assert.Contains("No task and no restriction is on record", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_is_returned_in_under_a_second()
    {
        using var day = new DayCase(first);
        var order = new PaperOrder("period-return", Period: "2024-04-01/2025-03-31");
        Text(day, order); // once for what is read the first time
        var clock = Stopwatch.StartNew();

        Text(day, order);

        Assert.True(clock.ElapsedMilliseconds < 1000, $"{clock.ElapsedMilliseconds} ms");
        TestContext.Current.TestOutputHelper!.WriteLine($"a year's period return: {clock.ElapsedMilliseconds} ms");
    }

    private static ReportId Stated(DayCase day, string incident) =>
        day.Say(
            new IncidentStated(
                incident,
                "fire",
                IncidentForm.Event,
                Timing.Within,
                IncidentLayer.Record,
                null,
                null,
                null,
                null,
                null,
                "bravo",
                "alpha",
                "not-determined",
                null,
                3,
                Bound.Exactly,
                "mortar",
                [],
                null,
                null,
                "Three rounds over the line",
                null
            ),
            "2024-03-16 08:00"
        );

    private static string Text(DayCase day, PaperOrder order) =>
        Encoding.UTF8.GetString(PaperFormats.Write(day.Made(order), "txt"));
}
