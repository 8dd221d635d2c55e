using System.Net;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>Signing the state of a day: numbers, corrections, and when it is refused. Each test has days of its own.</summary>
public sealed class SigningTests(FirstCase exercise, StateCase state) : IClassFixture<StateCase>
{
    [Fact]
    public void An_unsigned_day_is_red_on_the_first_screen_until_it_is_signed_and_again_when_it_was_changed()
    {
        Assert.Matches("verdict breached\">(?s:.){0,400}Not signed", state.Pages.Text("/"));
        var serial = state.NextSerial();

        Sign(StateCase.Today);

        var first = state.Pages.Text("/");
        Assert.DoesNotContain("Not signed", first, StringComparison.Ordinal);
        Assert.Contains($"No {serial}, revision 1, by S1", first, StringComparison.Ordinal);
        Send(StateCase.Today, HttpStatusCode.Redirect, ("s-R3-050", "off-camp"), ("do", "save"));
        Assert.Contains("Changed since signing", state.Pages.Text("/"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_keeps_counts_ceiling_what_it_rests_on_and_the_digest_of_the_rows()
    {
        const string day = "2026-11-21";
        Send(day, HttpStatusCode.Redirect, ("s-R3-060", "sick"), ("do", "sign"));
        var (told, report) = (state.Told(day)[0], state.Since(state.Head - 1)[0]);
        var signed = (StrengthSigned)report.Claim;

        Assert.Equal(
            (new LocalDate(2026, 11, 21), 1, 138, 139, state.Head - 1, "S1"),
            (signed.Day, signed.Revision, signed.Roll, signed.Ceiling, signed.KnownUpTo, report.Source.Post)
        );
        Assert.Equal(told.GetProperty("digest").GetString(), signed.Digest);
        Assert.Equal(told.GetProperty("counts").GetProperty("sick").GetInt32(), signed.Counts.Sick);
        Assert.Equal("stands", told.GetProperty("standing").GetString());
    }

    [Fact]
    public void A_later_change_is_named_and_signing_again_corrects_under_the_same_number()
    {
        const string day = "2026-11-10";
        Sign(day);
        var first = state.Since(state.Head - 1)[0];
        Send(day, HttpStatusCode.Redirect, ("s-R3-062", "sick"), ("s-R3-063", "off-camp"), ("do", "save"));

        var page = state.Pages.Text(StateCase.Address(day));
        Assert.Contains("Since then 2 changes: sign again.", page, StringComparison.Ordinal);
        Assert.Contains("id=\"changes\"", page, StringComparison.Ordinal);

        Sign(day);
        var second = state.Since(state.Head - 1)[0];
        var (before, after) = ((StrengthSigned)first.Claim, (StrengthSigned)second.Claim);
        Assert.Equal((before.Serial, 2, first.Id), (after.Serial, after.Revision, second.Corrects));
        Assert.DoesNotContain("Since then", state.Pages.Text(StateCase.Address(day)), StringComparison.Ordinal);
    }

    [Fact]
    public void Signing_what_is_signed_records_nothing()
    {
        Sign("2026-09-01");
        var head = state.Head;

        Sign("2026-09-01");

        Assert.Equal(head, state.Head);
    }

    [Fact]
    public async Task Twenty_signatures_at_once_have_twenty_numbers_without_a_hole()
    {
        var days = Enumerable
            .Range(0, 20)
            .Select(i => LocalDatePattern.Iso.Format(new LocalDate(2026, 10, 1).PlusDays(i)));
        var next = state.NextSerial();

        var answers = await Task.WhenAll(
            days.Select(day =>
                state.Api(
                    new
                    {
                        day,
                        sign = "S1",
                        set = Array.Empty<object>(),
                    }
                )
            )
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(
            Enumerable.Range(next, 20),
            answers.Select(answer => answer.Said.GetProperty("serial").GetInt32()).Order()
        );
    }

    [Fact]
    public async Task Twenty_who_sign_one_day_at_once_make_one_signature()
    {
        var (head, next) = (state.Head, state.NextSerial());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => state.Api(new { day = "2026-09-10", sign = "S1" }))
        );

        Assert.All(
            answers,
            answer =>
                Assert.Equal((HttpStatusCode.OK, next), (answer.Status, answer.Said.GetProperty("serial").GetInt32()))
        );
        Assert.Equal(head + 1, state.Head);
    }

    [Fact]
    public async Task A_number_that_was_withdrawn_is_not_given_again()
    {
        Sign("2026-09-20");
        var first = state.Since(state.Head - 1)[0];
        var taken = ((StrengthSigned)first.Claim).Serial;
        await state.Folder.Journal.Append(
            new Submission(
                new Report(
                    new ReportId(Guid.NewGuid()),
                    StateCase.Scope,
                    first.Valid,
                    FirstCase.Now,
                    first.Source,
                    new Withdrawal(WithdrawalReason.EnteredInError),
                    Withdraws: first.Id
                )
            )
        );

        var (_, said) = await state.Api(new { day = "2026-09-21", sign = "S1" });

        Assert.Equal(taken + 1, said.GetProperty("serial").GetInt32());
    }

    [Fact]
    public async Task Nobody_signs_while_anybody_has_no_state_and_the_states_that_were_typed_stay()
    {
        using var own = new StateCase(exercise);
        own.Newcomer("R3-900");
        var form = own.Form();
        (form["s-R3-134"], form["do"], form["post"]) = ("sick", "sign", "S1");

        var back = own.Sent(form, HttpStatusCode.BadRequest);

        Assert.Contains("1 without a state: R3-900", back, StringComparison.Ordinal);
        Assert.Contains("1 change saved.", back, StringComparison.Ordinal);
        Assert.Equal("sick", own.StateOf("R3-134"));
        var (status, said) = await own.Api(
            new
            {
                day = StateCase.Today,
                sign = "S1",
                set = new[] { new { person = "R3-900", state = "present" } },
            }
        );
        Assert.Equal((HttpStatusCode.OK, 1), (status, said.GetProperty("serial").GetInt32()));
    }

    [Fact]
    public void A_day_to_come_is_not_signed_and_its_page_says_so()
    {
        const string day = "2026-11-25";
        var head = state.Head;
        Assert.Contains(
            "A day to come cannot be signed.",
            state.Pages.Text(StateCase.Address(day)),
            StringComparison.Ordinal
        );

        var back = Send(day, HttpStatusCode.BadRequest, ("do", "sign"), ("post", "S1"));

        Assert.Contains("which is to come", back, StringComparison.Ordinal);
        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void A_folder_open_to_read_only_is_shown_and_neither_saved_nor_signed()
    {
        using var shut = new StateCase(exercise, canWrite: false);
        var page = shut.Pages.Text(StateCase.Address(StateCase.Today));
        Assert.Contains("This folder is open to read only", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<button name=\"do\"", page, StringComparison.Ordinal);
        var form = StateCase.FormOf(page);
        (form["s-R3-134"], form["do"], form["post"]) = ("sick", "sign", "S1");

        Assert.Contains(
            "a record opened to be read only",
            shut.Sent(form, HttpStatusCode.BadRequest),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("&known-at=7000")]
    [InlineData("&as-of=2026-11-20")]
    public void A_look_at_another_time_says_so_and_takes_nothing(string look)
    {
        var address = $"/state?scope={StateCase.Scope}{look}";
        var page = state.Pages.Text(address);
        Assert.Contains("band away", page, StringComparison.Ordinal);
        Assert.Contains("saving and signing are off", page, StringComparison.Ordinal);
        var form = StateCase.FormOf(page);
        (form["s-R3-134"], form["do"], form["post"]) = ("sick", "sign", "S1");
        var head = state.Head;

        using var response = state.Post(form, address: address);

        Assert.Equal((HttpStatusCode.BadRequest, head), (response.StatusCode, state.Head));
    }

    [Fact]
    public void Nobody_signs_what_somebody_else_changed_after_they_looked()
    {
        const string day = "2026-11-15";
        var mine = state.Form(day);
        Send(day, HttpStatusCode.Redirect, ("s-R3-066", "off-camp"), ("do", "save"));
        var head = state.Head;
        (mine["do"], mine["post"]) = ("sign", "S1");

        var back = state.Sent(mine, HttpStatusCode.Conflict, day);

        Assert.Contains($"off camp now, by S1 in entry #{head}", back, StringComparison.Ordinal);
        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void Only_the_posts_that_may_sign_do_and_each_under_its_own_name()
    {
        const string day = "2026-09-05";
        var head = state.Head;
        Assert.Contains(
            "a post that signs: S1, CO",
            Send(day, HttpStatusCode.BadRequest, ("do", "sign"), ("post", "DOCTOR")),
            StringComparison.Ordinal
        );
        Assert.Equal(head, state.Head);

        Send(day, HttpStatusCode.Redirect, ("do", "sign"), ("post", "CO"));

        Assert.Equal("CO", state.Since(head)[0].Source.Post);
    }

    private void Sign(string day) => Send(day, HttpStatusCode.Redirect, ("do", "sign"), ("post", "S1"));

    private string Send(string day, HttpStatusCode wanted, params (string Field, string Value)[] fields)
    {
        var form = state.Form(day);
        foreach (var (field, value) in fields)
            form[field] = value;
        if (form["do"] == "sign")
            form.TryAdd("post", "S1");
        return state.Sent(form, wanted, day);
    }
}
