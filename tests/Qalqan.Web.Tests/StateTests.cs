using System.Net;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

/// <summary>The state of the day over HTTP: shown, changed, two at once, and what is refused.</summary>
public sealed class StateTests(FirstCase exercise, StateCase state) : IClassFixture<StateCase>
{
    [Fact]
    public void Yesterday_is_carried_forward_and_every_sum_adds_up()
    {
        var page = state.Pages.Text(StateCase.Address(StateCase.Today));
        var form = StateCase.FormOf(page);
        var (day, rows) = (
            state.Told()[0],
            state.Told().Where(line => line.GetProperty("what").GetString() == "row").ToList()
        );

        Assert.Equal(138, rows.Count);
        Assert.Equal(
            rows.Select(row => ($"s-{row.GetProperty("person")}", row.GetProperty("state").GetString()!)).Order(),
            form.Where(field => field.Key.StartsWith("s-", StringComparison.Ordinal))
                .Select(field => (field.Key, field.Value))
                .Order()
        );
        var sums = Regex
            .Matches(page, "data-sum=\"([a-z-]+)\">(\\d+)")
            .ToDictionary(sum => sum.Groups[1].Value, sum => int.Parse(sum.Groups[2].Value));
        Assert.Equal(138, StateWords.All.Sum(word => sums[word.Word]));
        Assert.Equal(138, sums["present"] + sums["out"] + sums["unstated"]);
        Assert.Equal((138, 139), (day.GetProperty("roll").GetInt32(), day.GetProperty("ceiling").GetInt32()));
        foreach (var word in StateWords.All)
            Assert.Equal(
                sums[word.Word],
                Regex.Matches(page, $"data-of=\"{word.Word}\">(\\d+)").Sum(unit => int.Parse(unit.Groups[1].Value))
            );
        Assert.Matches("LOG-05</a></th>\\s*<td class=\"who\" colspan=\"11\">Vacant", page);
        Assert.Contains("Ceiling 139", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_changed_is_recorded_and_nothing_else()
    {
        var head = state.Head;
        var form = state.Form();
        (form["s-R3-134"], form["s-R3-135"], form["do"]) = ("sick", "off-camp", "save");

        using var response = state.Post(form);

        Assert.Equal(
            (HttpStatusCode.Redirect, "2"),
            (response.StatusCode, Regex.Match(response.Headers.Location!.ToString(), "saved=(\\d+)").Groups[1].Value)
        );
        var reports = state.Since(head);
        Assert.Equal(
            [new Stated("R3-134", PersonState.Sick), new Stated("R3-135", PersonState.OffCamp)],
            reports.Select(report => report.Claim).OrderBy(claim => claim.Key)
        );
        Assert.All(
            reports,
            report =>
                Assert.Equal(
                    (Validity.Since(Instant.FromUtc(2026, 11, 24, 3, 0)), "S1", null),
                    (report.Valid, report.Source.Post, report.Corrects)
                )
        );
        Assert.Equal(
            ("sick", "sick", "present"),
            (state.StateOf("R3-134"), state.StateOf("R3-134", "2026-11-25"), state.StateOf("R3-134", "2026-11-23"))
        );
    }

    [Fact]
    public void A_second_change_of_the_same_morning_corrects_the_first_and_leaves_no_dispute()
    {
        Save(state, ("s-R3-044", "sick"));
        var head = state.Head;
        Save(state, ("s-R3-044", "leave"));

        var second = Assert.Single(state.Since(head));
        Assert.Equal(state.Since(head - 1)[0].Id, second.Corrects);
        var line = state
            .Desk.Personnel.Roll(User.Local(), new Inquiry(AsOf: "2026-11-24T06:00:00Z"))
            .Scopes[0]
            .Value.Of.ByPerson["R3-044"];
        Assert.Equal((PersonState.Leave, false), (line.State, line.IsDisputed));
    }

    [Fact]
    public void A_change_settles_two_reports_that_begin_together_and_differ()
    {
        var morning = Validity.Since(Instant.FromUtc(2026, 11, 24, 3, 0));
        state.Record(new Stated("R3-046", PersonState.Sick), morning);
        state.Record(new Stated("R3-046", PersonState.Leave), morning);
        Save(state, ("s-R3-046", "duty-travel"));

        var line = state
            .Desk.Personnel.Roll(User.Local(), new Inquiry(AsOf: "2026-11-24T06:00:00Z"))
            .Scopes[0]
            .Value.Of.ByPerson["R3-046"];
        Assert.Equal((PersonState.DutyTravel, false), (line.State, line.IsDisputed));
    }

    [Fact]
    public void The_same_form_sent_twice_is_recorded_once()
    {
        var form = state.Form();
        (form["s-R3-048"], form["f-R3-049"], form["s-R3-049"], form["do"]) = ("sick", "09:30", "leave", "save");
        state.Sent(form, HttpStatusCode.Redirect);
        var head = state.Head;

        state.Sent(form, HttpStatusCode.Redirect);

        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void Two_at_once_on_one_person_lose_nothing_silently()
    {
        var (mine, theirs) = (state.Form(), state.Form());
        (theirs["s-R3-050"], theirs["do"]) = ("sick", "save");
        state.Sent(theirs, HttpStatusCode.Redirect);
        var head = state.Head;
        (mine["s-R3-050"], mine["s-R3-051"], mine["do"]) = ("leave", "absent", "save");

        var back = state.Sent(mine, HttpStatusCode.Conflict);

        Assert.Equal(head, state.Head);
        Assert.Contains($"sick now, by S1 in entry #{head}", back, StringComparison.Ordinal);
        var typed = StateCase.FormOf(back);
        Assert.Equal(("leave", "absent", $"{head}"), (typed["s-R3-050"], typed["s-R3-051"], typed["head"]));
        typed["do"] = "save";
        state.Sent(typed, HttpStatusCode.Redirect);
        Assert.Equal(("leave", "absent"), (state.StateOf("R3-050"), state.StateOf("R3-051")));
    }

    [Fact]
    public void Two_at_once_on_different_persons_are_both_recorded()
    {
        var (mine, theirs) = (state.Form(), state.Form());
        (theirs["s-R3-052"], theirs["do"]) = ("sick", "save");
        (mine["s-R3-053"], mine["do"]) = ("leave", "save");
        state.Sent(theirs, HttpStatusCode.Redirect);

        state.Sent(mine, HttpStatusCode.Redirect);

        Assert.Equal(("sick", "leave"), (state.StateOf("R3-052"), state.StateOf("R3-053")));
    }

    [Fact]
    public void A_state_with_a_last_day_ends_with_it_and_a_time_of_the_day_is_not_yet_so_at_six()
    {
        var form = state.Form();
        (form["s-R3-054"], form["u-R3-054"], form["do"]) = ("leave", "2026-11-26", "save");
        (form["s-R3-055"], form["f-R3-055"]) = ("sick", "09:30");
        state.Sent(form, HttpStatusCode.Redirect);

        Assert.Equal(
            ("leave", "leave", "present"),
            (state.StateOf("R3-054"), state.StateOf("R3-054", "2026-11-26"), state.StateOf("R3-054", "2026-11-27"))
        );
        Assert.Equal(("present", "sick"), (state.StateOf("R3-055"), state.StateOf("R3-055", "2026-11-25")));
        Assert.Contains(
            "then sick from 24.11.2026 09:30",
            state.Pages.Text(StateCase.Address(StateCase.Today)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_end_for_the_state_somebody_is_in_ends_it_and_the_state_before_it_is_so_again()
    {
        Save(state, "2026-11-12", ("s-R3-136", "leave"));
        Save(state, ("s-R3-136", "leave"), ("u-R3-136", "2026-11-26"));

        Assert.Equal(
            ("leave", "leave", "present"),
            (
                state.StateOf("R3-136", "2026-11-13"),
                state.StateOf("R3-136", "2026-11-26"),
                state.StateOf("R3-136", "2026-11-27")
            )
        );
    }

    [Fact]
    public void One_action_fills_those_of_whom_nothing_is_said_and_records_nothing_yet()
    {
        using var state = new StateCase(exercise);
        state.Newcomer("R3-900");
        var head = state.Head;
        var form = state.Form();
        Assert.DoesNotContain("s-R3-900", form.Keys);
        (form["s-R3-056"], form["do"]) = ("sick", "fill");

        var filled = StateCase.FormOf(state.Sent(form, HttpStatusCode.OK));

        Assert.Equal(head, state.Head);
        Assert.Equal(("present", "sick"), (filled["s-R3-900"], filled["s-R3-056"]));
        filled["do"] = "save";
        state.Sent(filled, HttpStatusCode.Redirect);
        Assert.Equal("present", state.StateOf("R3-900"));
    }

    [Fact]
    public void A_late_change_of_a_past_day_does_not_reach_over_what_was_said_later()
    {
        Save(state, ("s-R3-058", "sick"));
        Save(state, "2026-11-20", ("s-R3-058", "leave"));

        Assert.Equal(
            ("leave", "leave", "sick"),
            (state.StateOf("R3-058", "2026-11-20"), state.StateOf("R3-058", "2026-11-23"), state.StateOf("R3-058"))
        );
    }

    public static TheoryData<string, string, string> Wrongs() =>
        new()
        {
            { "s-R3-134", "asleep", "one of present, leave" },
            { "s-R3-134", "\"><script>", "one of present, leave" },
            { "s-R9-999", "sick", "a person on the roll" },
            { "s-Иванов", "sick", "a person on the roll" },
            { "f-R3-058", "25:00", "a time of that day" },
            { "u-R3-058", "2026-11-23", "a last day" },
            { "u-R3-058", "soon", "a last day" },
            { "head", "99999999", "an entry number" },
            { "head", "", "the sheet's own form" },
        };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void What_cannot_be_read_changes_nothing_and_is_said_with_what_was_typed_kept(
        string field,
        string value,
        string wanted
    )
    {
        var head = state.Head;
        var form = state.Form();
        (form["s-R3-061"], form[field], form["do"]) = ("sick", value, "save");

        var back = state.Sent(form, HttpStatusCode.BadRequest);

        Assert.Contains(wanted, back, StringComparison.Ordinal);
        Assert.Equal("sick", StateCase.FormOf(back)["s-R3-061"]);
        Assert.Equal(head, state.Head);
        Assert.DoesNotContain("Иванов", back, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var form = state.Form();
        (form["s-R3-062"], form["f-R3-063"], form["u-R3-137"], form["do"]) = ("asleep", "x", "y", "save");

        var back = state.Sent(form, HttpStatusCode.BadRequest);

        Assert.All(
            ["R3-062: seen state", "R3-063: seen from", "R3-137: seen until"],
            part => Assert.Contains(part, back, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("2026-13-40")]
    [InlineData("1899-12-31")]
    [InlineData("2200-01-01")]
    [InlineData("yesterday")]
    public void A_day_that_is_none_is_a_problem(string day)
    {
        Assert.Contains(
            "day",
            state.Pages.Read(StateCase.Address(day), HttpStatusCode.BadRequest),
            StringComparison.Ordinal
        );
        state.Pages.Read($"/api/state?day={day}", HttpStatusCode.BadRequest);
        var form = state.Form();
        form["do"] = "save";
        Assert.Equal(HttpStatusCode.BadRequest, state.Post(form, day).StatusCode);
    }

    [Fact]
    public void The_first_and_the_last_day_of_the_era_are_days()
    {
        foreach (var day in (string[])["1900-01-01", "2199-12-31"])
            state.Pages.Read(StateCase.Address(day));
    }

    [Theory]
    [InlineData("{", "well-formed JSON")]
    [InlineData("[]", "an object in braces")]
    [InlineData("{\"sett\":[]}", "unknown key")]
    [InlineData("{\"form\":\"1\"}", "an id such as")]
    [InlineData("{\"set\":[{\"person\":\"R3-134\"}]}", "state")]
    [InlineData("{\"scope\":\"nobody\"}", "one of kaz-undof-2024")]
    public async Task What_a_program_sends_amiss_is_said_and_changes_nothing(string body, string wanted)
    {
        var head = state.Head;
        var (status, said) = await state.Api(body);

        Assert.Equal((HttpStatusCode.BadRequest, head), (status, state.Head));
        Assert.Contains(wanted, said.GetProperty("problems").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_from_another_page_or_is_larger_than_a_sheet_is_refused()
    {
        var head = state.Head;
        var form = state.Form();
        (form["s-R3-068"], form["do"]) = ("sick", "save");
        Assert.Equal(HttpStatusCode.Forbidden, state.Post(form, origin: "http://elsewhere.example").StatusCode);
        var huge = Enumerable.Range(0, 50_000).ToDictionary(i => $"s-R{i}", _ => "sick");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, state.Post(huge).StatusCode);
        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void A_name_is_on_the_page_and_neither_in_the_api_nor_where_it_is_kept()
    {
        state.Record(
            new Identified("R3-070", null),
            Validity.Since(Instant.FromUtc(2026, 1, 1, 0, 0)),
            new IdentityDetail(
                new PersonName("Мысалов", "Сынақ", null),
                new PersonName("Mysalov", "Synaq", null),
                Sex.Male,
                null
            )
        );

        Assert.Contains(
            "<b>Mysalov Synaq</b>",
            state.Pages.Text(StateCase.Address(StateCase.Today)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<b>Мысалов Сынақ</b>",
            state.Pages.Text(StateCase.Address(StateCase.Today) + "&lang=kk"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Mysalov", state.Pages.Read("/api/state"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_of_139_weighs_less_than_25_kB()
    {
        foreach (var language in (string[])["en", "ru", "kk"])
            Assert.InRange(state.Pages.Weight(StateCase.Address("2024-11-20") + "&lang=" + language), 3_000, 25_000);
    }

    private static void Save(StateCase state, params (string Field, string Value)[] changes) =>
        Save(state, StateCase.Today, changes);

    private static void Save(StateCase state, string day, params (string Field, string Value)[] changes)
    {
        var form = state.Form(day);
        foreach (var (field, value) in changes)
            form[field] = value;
        form["do"] = "save";
        state.Sent(form, HttpStatusCode.Redirect, day);
    }
}
