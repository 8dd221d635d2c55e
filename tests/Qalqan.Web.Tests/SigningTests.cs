using System.Net;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>Signing the state of a day: numbers, corrections, and when it is refused.</summary>
public sealed class SigningTests(StateOrigin origin) : IClassFixture<StateOrigin>
{
    private const string One = "s-R3-134";

    [Fact]
    public void An_unsigned_day_is_red_on_the_first_screen_until_it_is_signed()
    {
        using var state = new StateCase(origin);
        Assert.Matches("verdict breached\">(?s:.){0,400}Not signed", state.Pages.Text("/"));

        Sign(state);

        var first = state.Pages.Text("/");
        Assert.DoesNotContain("Not signed", first, StringComparison.Ordinal);
        Assert.Contains("No 1, revision 1, by S1", first, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_keeps_counts_ceiling_what_it_rests_on_and_the_digest_of_the_rows()
    {
        using var state = new StateCase(origin);
        var form = state.Form();
        (form[One], form["do"]) = ("sick", "sign");
        state.Sent(form, HttpStatusCode.Redirect);
        var (day, report) = (state.Told()[0], state.Since(state.Head - 1)[0]);
        var signed = (StrengthSigned)report.Claim;

        Assert.Equal(
            (new LocalDate(2026, 11, 24), 1, 1, 138, 139, state.Head - 1, "S1"),
            (
                signed.Day,
                signed.Serial,
                signed.Revision,
                signed.Roll,
                signed.Ceiling,
                signed.KnownUpTo,
                report.Source.Post
            )
        );
        Assert.Equal(day.GetProperty("digest").GetString(), signed.Digest);
        Assert.Equal(day.GetProperty("counts").GetProperty("sick").GetInt32(), signed.Counts.Sick);
        Assert.Equal("stands", day.GetProperty("standing").GetString());
    }

    [Fact]
    public void A_later_change_is_named_and_signing_again_corrects_under_the_same_number()
    {
        using var state = new StateCase(origin);
        Sign(state);
        var first = state.Since(state.Head - 1)[0];
        var form = state.Form();
        (form[One], form["s-R3-135"], form["do"]) = ("sick", "leave", "save");
        state.Sent(form, HttpStatusCode.Redirect);

        var page = state.Pages.Text(StateCase.Address(StateCase.Today));
        Assert.Contains("Since then 2 changes: sign again.", page, StringComparison.Ordinal);
        Assert.Contains("id=\"changes\"", page, StringComparison.Ordinal);
        Assert.Contains("Changed since signing", state.Pages.Text("/"), StringComparison.Ordinal);

        Sign(state);
        var second = state.Since(state.Head - 1)[0];
        var signed = (StrengthSigned)second.Claim;
        Assert.Equal((1, 2, first.Id), (signed.Serial, signed.Revision, second.Corrects));
        Assert.DoesNotContain(
            "Since then",
            state.Pages.Text(StateCase.Address(StateCase.Today)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Signing_what_is_signed_records_nothing()
    {
        using var state = new StateCase(origin);
        Sign(state);
        var head = state.Head;

        Sign(state);

        Assert.Equal(head, state.Head);
    }

    [Fact]
    public async Task Twenty_signatures_at_once_have_the_numbers_from_1_to_20()
    {
        using var state = new StateCase(origin);
        var days = Enumerable
            .Range(0, 20)
            .Select(i => LocalDatePattern.Iso.Format(new LocalDate(2026, 10, 1).PlusDays(i)));

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
            Enumerable.Range(1, 20),
            answers.Select(answer => answer.Said.GetProperty("serial").GetInt32()).Order()
        );
    }

    [Fact]
    public async Task Twenty_who_sign_one_day_at_once_make_one_signature()
    {
        using var state = new StateCase(origin);
        var head = state.Head;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => state.Api(new { day = StateCase.Today, sign = "S1" }))
        );

        Assert.All(
            answers,
            answer =>
                Assert.Equal((HttpStatusCode.OK, 1), (answer.Status, answer.Said.GetProperty("serial").GetInt32()))
        );
        Assert.Equal(head + 1, state.Head);
    }

    [Fact]
    public async Task A_number_that_was_withdrawn_is_not_given_again()
    {
        using var state = new StateCase(origin);
        Sign(state);
        var first = state.Since(state.Head - 1)[0];
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

        var (_, said) = await state.Api(new { day = "2026-11-23", sign = "S1" });

        Assert.Equal(2, said.GetProperty("serial").GetInt32());
    }

    [Fact]
    public async Task Nobody_signs_while_anybody_has_no_state_and_the_states_that_were_typed_stay()
    {
        using var state = new StateCase(origin);
        state.Newcomer("R3-900");
        var form = state.Form();
        (form[One], form["do"]) = ("sick", "sign");

        var back = state.Sent(form, HttpStatusCode.BadRequest);

        Assert.Contains("1 without a state: R3-900", back, StringComparison.Ordinal);
        Assert.Contains("1 change saved.", back, StringComparison.Ordinal);
        Assert.Equal("sick", state.StateOf("R3-134"));
        var (status, said) = await state.Api(
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
        using var state = new StateCase(origin);
        var head = state.Head;
        Assert.Contains(
            "A day to come cannot be signed.",
            state.Pages.Text(StateCase.Address("2026-11-25")),
            StringComparison.Ordinal
        );
        var form = state.Form("2026-11-25");
        (form["do"], form["post"]) = ("sign", "S1");

        Assert.Contains(
            "which is to come",
            state.Sent(form, HttpStatusCode.BadRequest, "2026-11-25"),
            StringComparison.Ordinal
        );
        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void A_folder_open_to_read_only_is_shown_and_neither_saved_nor_signed()
    {
        using var state = new StateCase(origin, canWrite: false);
        var page = state.Pages.Text(StateCase.Address(StateCase.Today));
        Assert.Contains("This folder is open to read only", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<button name=\"do\"", page, StringComparison.Ordinal);
        var form = StateCase.FormOf(page);
        (form[One], form["do"], form["post"]) = ("sick", "sign", "S1");

        Assert.Contains(
            "a record opened to be read only",
            state.Sent(form, HttpStatusCode.BadRequest),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("&known-at=7000")]
    [InlineData("&as-of=2026-11-20")]
    public void A_look_at_another_time_says_so_and_takes_nothing(string look)
    {
        using var state = new StateCase(origin);
        var address = $"/state?scope={StateCase.Scope}{look}";
        var page = state.Pages.Text(address);
        Assert.Contains("band away", page, StringComparison.Ordinal);
        Assert.Contains("saving and signing are off", page, StringComparison.Ordinal);
        var form = StateCase.FormOf(page);
        (form[One], form["do"], form["post"]) = ("sick", "sign", "S1");
        var head = state.Head;

        using var response = state.Post(form, address: address);

        Assert.Equal((HttpStatusCode.BadRequest, head), (response.StatusCode, state.Head));
    }

    [Fact]
    public void Nobody_signs_what_somebody_else_changed_after_they_looked()
    {
        using var state = new StateCase(origin);
        var mine = state.Form();
        var theirs = state.Form();
        (theirs[One], theirs["do"]) = ("sick", "save");
        state.Sent(theirs, HttpStatusCode.Redirect);
        var head = state.Head;
        mine["do"] = "sign";

        var back = state.Sent(mine, HttpStatusCode.Conflict);

        Assert.Contains($"Sick now, by S1 in entry #{head}", back, StringComparison.Ordinal);
        Assert.Equal(head, state.Head);
    }

    [Fact]
    public void Only_the_posts_that_may_sign_do_and_each_under_its_own_name()
    {
        using var state = new StateCase(origin, signers: ["S1", "CO"]);
        var head = state.Head;
        var form = state.Form();
        (form["do"], form["post"]) = ("sign", "DOCTOR");
        Assert.Contains(
            "a post that signs: S1, CO",
            state.Sent(form, HttpStatusCode.BadRequest),
            StringComparison.Ordinal
        );
        Assert.Equal(head, state.Head);

        form["post"] = "CO";
        state.Sent(form, HttpStatusCode.Redirect);

        Assert.Equal("CO", state.Since(head)[0].Source.Post);
    }

    private static void Sign(StateCase state)
    {
        var form = state.Form();
        form["do"] = "sign";
        state.Sent(form, HttpStatusCode.Redirect);
    }
}
