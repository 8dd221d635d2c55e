using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;

namespace Qalqan.Web.Tests;

/// <summary>Incidents typed field by field: a new one, one said otherwise, and what is wrong in a field.</summary>
public sealed class IncidentTypedTests(FirstCase first)
{
    private static readonly Inquiry Mission = new(Scope: DayCase.Mission);

    [Fact]
    public void What_is_on_record_comes_back_as_it_is_from_its_own_fields()
    {
        using var day = new DayCase(first);
        var looks = day.Desk.Casebook.Rows(Mission with { Period = "2011-01-01/2026-11-24" }, withPublic: true);
        var rows = looks.Scopes[0].Value;
        Assert.InRange(rows.Count, 50, int.MaxValue);

        day.Desk.Days.Look(
            Mission,
            (look, _) =>
            {
                foreach (var incident in rows.Select(row => row.Incident))
                {
                    List<FieldProblem> wrong = [];
                    var typed = IncidentTyped.Of(incident.Said, new Validity(incident.Fact.From, incident.Fact.To));
                    var read = typed.Read(incident.Id, look, new LogClock(FirstCase.Now, DateTimeZone.Utc), wrong);
                    Assert.Empty(wrong);
                    Assert.True(IncidentIntake.IsSame(incident, read!.Value.Claim, read.Value.Valid), incident.Id);
                }
                return 0;
            }
        );
    }

    [Fact]
    public void Said_otherwise_it_changes_in_that_field_alone_and_what_it_was_stays_on_record()
    {
        using var day = new DayCase(first);
        var book = day.Desk.Casebook;
        var before = book.One(Mission, "QI-116").Scopes[0].Value!;

        Assert.Empty(Restate(day, "QI-116", [("count", "~7")]).Problems);

        var after = book.One(Mission, "QI-116").Scopes[0].Value!;
        Assert.Equal(
            before.Incident.Said with
            {
                Count = 7,
                Bound = Bound.About,
                Acts = after.Incident.Said.Acts,
            },
            after.Incident.Said
        );
        Assert.Equal(
            (before.Incident.Fact.From, before.Incident.Fact.To),
            (after.Incident.Fact.From, after.Incident.Fact.To)
        );
        Assert.Equal(before.Versions.Count + 1, after.Versions.Count);
        Assert.Single(after.Versions, version => version.IsBelieved);
    }

    [Fact]
    public void Struck_it_is_what_it_was_before_and_struck_again_it_is_none_and_its_reports_are_free()
    {
        using var day = new DayCase(first);
        var book = day.Desk.Casebook;
        var report = day.Observe("P68", "shot", "2026-11-24 09:00", 3, "Three shots");
        var (_, incident) = book.Open(DayCase.Officer, DayCase.Mission, [report], _ => null, []);
        Assert.Empty(Restate(day, incident!, [("words", "Five shots")]).Problems);

        Assert.Empty(book.Strike(DayCase.Officer, DayCase.Mission, incident!).Problems);
        var before = book.One(Mission, incident!).Scopes[0].Value!;
        Assert.Equal(("Three shots", 1, 2), (before.Incident.Said.Words, before.Reports.Count, before.Versions.Count));

        Assert.Empty(book.Strike(DayCase.Officer, DayCase.Mission, incident!).Problems);
        Assert.Null(book.One(Mission, incident!).Scopes[0].Value);
        Assert.NotNull(book.Open(DayCase.Officer, DayCase.Mission, [report], _ => null, []).Incident);
        Assert.NotEmpty(book.Strike(DayCase.Officer, DayCase.Mission, "INC-000000-00").Problems);
    }

    [Fact]
    public void Nothing_changed_is_no_correction()
    {
        using var day = new DayCase(first);

        Assert.Contains("nothing else", Restate(day, "QI-116", []).Problems.Single().Seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zone", "nowhere")]
    [InlineData("origin", "disputed")]
    [InlineData("actor", "martians")]
    [InlineData("kind", "")]
    [InlineData("kind", "war")]
    [InlineData("area", "atlantis")]
    [InlineData("means", "catapult")]
    [InlineData("acts", "fire mischief")]
    [InlineData("count", "many")]
    [InlineData("where", "36SYB678")]
    [InlineData("at", "311500ZDEC99")]
    [InlineData("at", "")]
    [InlineData("words", "")]
    public void What_is_wrong_in_a_field_is_said_at_it_and_nothing_is_recorded(string field, string typed)
    {
        using var day = new DayCase(first);
        var head = day.Folder.Journal.Head.Number;
        List<FieldProblem> wrong = [];

        var said = Restate(day, "QI-116", [(field, typed)], wrong);

        Assert.NotEmpty(said.Problems);
        Assert.All(wrong, problem => Assert.Equal(field, problem.Field));
        Assert.NotEmpty(wrong);
        Assert.Equal(head, day.Folder.Journal.Head.Number);
    }

    [Fact]
    public void An_incident_of_no_observation_is_opened_of_what_is_typed_and_goes_on_where_that_is_said()
    {
        using var day = new DayCase(first);
        (string, string)[] fields =
        [
            ("at", "231000ZNOV26"),
            ("state", "yes"),
            ("kind", "presence"),
            ("zone", "aos"),
            ("origin", "alpha"),
            ("actor", "idf"),
            ("where", "P68"),
            ("words", "A position is held beside the road"),
        ];

        var (said, incident) = day.Desk.Casebook.Open(DayCase.Officer, DayCase.Mission, [], Given(fields), []);

        Assert.Empty(said.Problems);
        Assert.Equal("INC-261123-01", incident);
        var opened = day.Desk.Casebook.One(Mission, incident!).Scopes[0].Value!;
        Assert.True(opened.Incident.IsOpen);
        Assert.Equal("P68", opened.Incident.Said.Where!.Place);
        Assert.NotEmpty(opened.Findings);

        List<FieldProblem> wrong = [];
        Assert.Null(day.Desk.Casebook.Open(DayCase.Officer, DayCase.Mission, [], _ => null, wrong).Incident);
        Assert.Contains("kind", wrong.Select(problem => problem.Field));
    }

    private static Said Restate(
        DayCase day,
        string incident,
        (string, string)[] fields,
        List<FieldProblem>? wrong = null
    ) => day.Desk.Casebook.Restate(DayCase.Officer, DayCase.Mission, incident, Given(fields), wrong ?? []);

    private static Func<string, string?> Given((string Name, string Text)[] fields) =>
        fields.ToDictionary(field => field.Name, field => (string?)field.Text).GetValueOrDefault;
}
