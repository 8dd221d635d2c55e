using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web.Tests;

/// <summary>What a phone signed becomes what is on the record: once, whole, under its own minute, or not at all and with the reason.</summary>
public sealed class OutboxTests : IDisposable
{
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly PhoneCase phone = new();

    public void Dispose() => phone.Dispose();

    [Fact]
    public void A_unit_state_becomes_the_states_that_differ_and_one_word_of_the_unit_under_the_messages_id()
    {
        var (sick, head) = (phone.Rows()[3].Person, phone.Head);
        var said = phone.Clock.Now - Duration.FromMilliseconds(61_250);
        var message = phone.Sign(
            phone.UnitState(phone.States(but: (sick, "sick")), saidAt: said + Duration.FromSeconds(5))
        );

        var answer = phone.Send(Duration.FromSeconds(5), message);

        var taken = Assert.Single(answer.Results);
        Assert.Equal(Taking.Recorded, taken.Outcome);
        Assert.Equal(5_000, answer.AheadMilliseconds);
        var reports = phone.Since(head);
        Assert.Equal(
            [typeof(DeviceClock), typeof(Stated), typeof(UnitReported)],
            reports.Select(report => report.Claim.GetType())
        );
        Assert.Equal(new Stated(sick, PersonState.Sick), reports[1].Claim);
        var word = (UnitReported)reports[2].Claim;
        var states = phone.Rows().Select(row => row.State).ToList();
        Assert.Equal((PhoneCase.Unit, states.Count), (word.SubUnit, word.Roll));
        Assert.Equal(states.Count(state => state is PersonState.Sick), word.Counts.Sick);
        Assert.Equal(states.Count(state => state is PersonState.Present), word.Counts.Present);
        Assert.Equal(message.Id, reports[2].Id.ToString());
        Assert.Equal(taken.Entry, phone.Head);
        // What the device said, as it said it; when it was true, by the node's clock.
        Assert.All(reports.Skip(1), report => Assert.Equal(said + Duration.FromSeconds(5), report.SaidAt));
        Assert.Equal(Validity.At(said), reports[2].Valid);
        Assert.All(reports, report => Assert.Equal(new Source(phone.Device.Post, phone.Device.Person), report.Source));
    }

    [Fact]
    public void A_head_count_becomes_one_report_under_its_own_id()
    {
        var head = phone.Head;
        var message = phone.Sign(phone.HeadCount(23));

        Assert.Equal(Taking.Recorded, phone.Send(Duration.Zero, message).Results[0].Outcome);

        var report = phone.Since(head)[^1];
        Assert.Equal(new HeadCounted(PhoneCase.Unit, 25, 23), report.Claim);
        Assert.Equal(message.Id, report.Id.ToString());
    }

    [Fact]
    public void Sent_twice_in_one_sending_in_two_or_after_others_spoke_it_is_once_on_record()
    {
        var person = phone.Rows()[2].Person;
        var (states, count) = (
            phone.Sign(phone.UnitState(phone.States(but: (person, "leave")))),
            phone.Sign(phone.HeadCount(24))
        );
        var before = phone.Send(Duration.Zero, states, count, states);
        Assert.Equal(
            [Taking.Recorded, Taking.Recorded, Taking.AlreadyThere],
            before.Results.Select(result => result.Outcome)
        );
        phone.Record(new Stated(person, PersonState.Sick), Validity.Since(phone.Clock.Now));
        var head = phone.Head;
        phone.HandOver(phone.Clock.Now);
        phone.Clock.Now += Duration.FromDays(30);

        var again = phone.Send(Duration.Zero, count, states);

        Assert.All(again.Results, result => Assert.Equal(Taking.AlreadyThere, result.Outcome));
        Assert.Equal(before.Results[0].Entry, again.Results[1].Entry);
        Assert.IsType<HandedOver>(Assert.Single(phone.Since(head)).Claim);
    }

    [Fact]
    public void Another_message_under_the_id_of_one_on_record_is_refused()
    {
        var id = Guid.CreateVersion7();
        var said = phone.Clock.Now;
        Assert.Equal(Taking.Recorded, phone.Send(phone.HeadCount(24, said, id: id)).Outcome);
        var head = phone.Head;

        foreach (
            var other in (object[])
                [
                    phone.HeadCount(25, said, id: id),
                    phone.HeadCount(24, said - Hour, id: id),
                    phone.UnitState(phone.States(), id: id),
                ]
        )
            AssertRefused("web.outbox.other", phone.Send(other));
        Assert.Equal(head, phone.Head);
    }

    [Fact]
    public void An_altered_body_a_signature_of_another_text_and_one_of_another_device_are_refused()
    {
        var message = phone.Sign(phone.HeadCount(24));
        var other = phone.Sign(phone.HeadCount(25));
        using var stranger = new PhoneCase();

        foreach (
            var forged in (SentMessage[])
                [
                    message with
                    {
                        Body = other.Body,
                    },
                    message with
                    {
                        Signature = other.Signature,
                    },
                    message with
                    {
                        Signature = [],
                    },
                    message with
                    {
                        Signature = new byte[64],
                    },
                    message with
                    {
                        Body = message.Body + "=",
                    },
                    stranger.Sign(stranger.HeadCount(24)),
                ]
        )
            AssertRefused("web.outbox.signature", phone.Send(Duration.Zero, forged).Results[0]);
        Assert.DoesNotContain(phone.Since(0), report => report.Claim is HeadCounted);
    }

    [Fact]
    public void A_message_that_names_another_device_or_was_sent_under_another_id_is_refused()
    {
        var message = phone.Sign(phone.HeadCount(24));

        AssertRefused(
            "web.outbox.other-name",
            phone.Send(Duration.Zero, message with { Id = $"{Guid.CreateVersion7()}" }).Results[0]
        );
        AssertRefused("web.outbox.other-name", phone.Send(phone.UnitState(phone.States(), device: "PH-OTHER")));
    }

    [Theory]
    [InlineData(366)]
    [InlineData(-366)]
    [InlineData(2)]
    public void A_phone_whose_clock_is_more_than_a_day_off_is_told_so_and_nothing_is_recorded(int days)
    {
        var head = phone.Head;
        var ahead = Duration.FromDays(days);

        var answer = phone.Send(ahead, phone.Sign(phone.HeadCount(24, phone.Clock.Now + ahead)));

        Assert.Equal("web.outbox.clock", answer.Refused!.Key);
        Assert.Empty(answer.Results);
        Assert.Equal(head, phone.Head);
    }

    [Fact]
    public void What_was_said_while_the_clock_was_a_year_off_is_refused_when_it_is_set_right_again()
    {
        AssertRefused("web.outbox.ahead", phone.Send(phone.HeadCount(24, phone.Clock.Now + Duration.FromDays(366))));
        AssertRefused("web.outbox.early", phone.Send(phone.HeadCount(24, phone.Clock.Now - Duration.FromDays(366))));
        phone.Device = phone.Device with { Ends = phone.Clock.Now - Hour };
        AssertRefused("web.outbox.ended", phone.Send(phone.HeadCount(24)));
    }

    [Fact]
    public void The_clock_is_recorded_when_it_is_first_known_and_when_it_moved_by_two_seconds()
    {
        var head = phone.Head;
        foreach (var ahead in (int[])[-1_500, -1_000, 499, 500, 800, 2_499, 2_500])
            phone.Send(Duration.FromMilliseconds(ahead));

        Assert.Equal(
            [-1_500, 500, 2_500],
            phone.Since(head).Select(report => ((DeviceClock)report.Claim).AheadMilliseconds)
        );
    }

    [Fact]
    public void What_was_said_before_the_handover_is_taken_for_14_days_and_what_was_said_after_it_is_not()
    {
        var handover = phone.Clock.Now;
        var (before, late, after) = (
            phone.Sign(phone.HeadCount(24, handover - Duration.FromMinutes(1))),
            phone.Sign(phone.HeadCount(23, handover - Duration.FromMinutes(2))),
            phone.Sign(phone.HeadCount(22, handover))
        );
        phone.HandOver(handover);
        phone.Clock.Now += Duration.FromDays(14) - Duration.FromMinutes(1);

        var answer = phone.Send(Duration.Zero, before, after);
        Assert.Equal(Taking.Recorded, answer.Results[0].Outcome);
        AssertRefused("web.outbox.handed", answer.Results[1]);

        phone.Clock.Now += Duration.FromMinutes(1);
        AssertRefused("web.outbox.old", phone.Send(Duration.Zero, late).Results[0]);
    }

    [Fact]
    public void A_turned_back_clock_does_not_carry_a_message_before_the_handover()
    {
        phone.HandOver(phone.Clock.Now - Hour);
        // The device says two hours ago, and its clock is two hours behind: that is now.
        var message = phone.Sign(phone.HeadCount(24, phone.Clock.Now - Hour * 2));

        AssertRefused("web.outbox.handed", phone.Send(-Hour * 2, message).Results[0]);
    }

    [Fact]
    public void Who_never_gave_the_post_away_is_heard_after_a_month_without_a_link()
    {
        Assert.Equal(Taking.Recorded, phone.Send(phone.HeadCount(24, phone.Clock.Now - Duration.FromDays(30))).Outcome);
    }

    [Fact]
    public void What_others_said_since_the_sheet_is_a_conflict_and_nothing_of_the_message_is_recorded()
    {
        var rows = phone.Rows();
        var (his, mine, seen) = (rows[4].Person, rows[5].Person, phone.Head);
        phone.Record(new Stated(his, PersonState.OffCamp), Validity.Since(MorningOf(PhoneCase.Today)));
        var head = phone.Head;
        var states = phone.States(but: (mine, "absent"));
        states[4] = new StateEntry(his, "present");

        var taken = phone.Send(phone.UnitState(states, seen: seen));

        Assert.Equal(Taking.Conflict, taken.Outcome);
        Assert.Contains(his, Speech.In("en").Say(Assert.Single(taken.Why)), StringComparison.Ordinal);
        Assert.Equal([typeof(DeviceClock)], phone.Since(head).Select(report => report.Claim.GetType()));

        // Looked at and said again, it stands.
        Assert.Equal(Taking.Recorded, phone.Send(phone.UnitState(states)).Outcome);
        Assert.Equal(PersonState.Present, phone.Rows()[4].State);
    }

    [Fact]
    public void Untouched_rows_are_signed_too_so_that_one_who_changed_unseen_is_a_conflict()
    {
        var (states, seen, person) = (phone.States(), phone.Head, phone.Rows()[4].Person);
        phone.Record(new Stated(person, PersonState.Sick), Validity.Since(MorningOf(PhoneCase.Today)));

        Assert.Equal(Taking.Conflict, phone.Send(phone.UnitState(states, seen: seen)).Outcome);
    }

    [Fact]
    public void A_week_said_without_a_link_from_one_sheet_is_no_conflict_with_itself()
    {
        var (person, seen) = (phone.Rows()[4].Person, phone.Head);
        string[] week = ["sick", "sick", "present", "off-camp", "present"];
        phone.Clock.Now += Duration.FromDays(week.Length);
        var messages = week.Select(
            (state, day) =>
                phone.Sign(
                    phone.UnitState(
                        phone.States(but: (person, state)),
                        $"2026-11-{24 + day}",
                        seen,
                        saidAt: FirstCase.Now + Duration.FromDays(day)
                    )
                )
        );

        var answer = phone.Send(Duration.Zero, [.. messages]);

        Assert.All(answer.Results, result => Assert.Equal(Taking.Recorded, result.Outcome));
        foreach (var (state, day) in week.Select((state, day) => (state, day)))
            Assert.Equal(
                StateWords.Find(state),
                phone.Rows($"2026-11-{24 + day}").Single(row => row.Person == person).State
            );
    }

    [Fact]
    public void Only_the_own_unit_whole_and_nobody_else_is_reported()
    {
        var states = phone.States();
        AssertRefused("web.outbox.unit", phone.Send(phone.UnitState(states, unit: "PL2")));
        AssertRefused("web.outbox.unit", phone.Send(phone.HeadCount(24, unit: "PL2")));
        AssertRefused(
            "web.outbox.stranger",
            phone.Send(phone.UnitState([.. states, new(PhoneCase.OfAnotherUnit, "present")]))
        );
        AssertRefused("web.problem.line", phone.Send(phone.UnitState([.. states, new("Mysal001", "present")])));
        AssertRefused("web.problem.line", phone.Send(phone.UnitState([.. states, states[0]])));
        AssertRefused("web.outbox.day", phone.Send(phone.UnitState(states, "2026-11-25")));
        var missing = phone.Send(phone.UnitState([.. states.Skip(1)]));
        Assert.Equal((Taking.Conflict, "web.outbox.missing"), (missing.Outcome, missing.Why[0].Key));
        Assert.DoesNotContain(phone.Since(0), report => report.Claim is UnitReported or HeadCounted);
    }

    [Theory]
    [InlineData("""{"now":"2026-11-24T12:00:00Z"}""", true)]
    [InlineData("""{"now":"2026-11-24T12:00:00Z","messages":[]}""", true)]
    [InlineData("""{"messages":[]}""", false)]
    [InlineData("""{"now":"yesterday","messages":[]}""", false)]
    [InlineData("""{"now":"2026-11-24T12:00:00Z","messages":[{}]}""", false)]
    [InlineData("""{"now":"2026-11-24T12:00:00Z","messages":[],"more":1}""", false)]
    [InlineData("""[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]""", false)]
    [InlineData("no json", false)]
    public void What_is_no_sending_is_read_as_none(string body, bool isOne)
    {
        List<Problem> problems = [];
        Assert.Equal(isOne, SentMessages.Read(System.Text.Encoding.UTF8.GetBytes(body), problems) is not null);
        Assert.Equal(isOne, problems.Count == 0);
    }

    [Fact]
    public void A_hundred_messages_are_a_sending_and_one_more_is_none()
    {
        foreach (var (count, isOne) in ((int, bool)[])[(100, true), (101, false)])
        {
            var messages = Enumerable.Repeat("""{"id":"a","body":"e30","signature":"AA=="}""", count);
            var body = $$"""{"now":"2026-11-24T12:00:00Z","messages":[{{string.Join(',', messages)}}]}""";
            Assert.Equal(isOne, SentMessages.Read(System.Text.Encoding.UTF8.GetBytes(body), []) is not null);
        }
    }

    [Fact]
    public void A_message_that_cannot_be_read_is_refused_by_itself_and_the_others_are_taken()
    {
        var good = phone.Sign(phone.HeadCount(24));
        object[] bad =
        [
            new { id = Guid.CreateVersion7() },
            new
            {
                id = Guid.CreateVersion7(),
                device = phone.Device.Id,
                saidAt = Iso.Format(phone.Clock.Now),
                kind = "order-fire",
                subUnit = PhoneCase.Unit,
            },
            phone.HeadCount(-1),
            phone.HeadCount(100_001),
        ];

        var answer = phone.Send(Duration.Zero, [.. bad.Select(phone.Sign), good]);

        foreach (var refused in answer.Results.SkipLast(1))
            AssertRefused("web.problem.line", refused);
        Assert.Equal(Taking.Recorded, answer.Results[^1].Outcome);
    }

    [Fact]
    public void Every_reason_is_a_sentence_in_three_languages_with_no_place_left_open()
    {
        phone.HandOver(phone.Clock.Now - Hour);
        foreach (
            var message in (object[])
                [
                    phone.HeadCount(24),
                    phone.HeadCount(24, phone.Clock.Now + Duration.FromDays(366)),
                    phone.HeadCount(24, phone.Clock.Now - Duration.FromDays(366)),
                    phone.HeadCount(24, phone.Clock.Now - Duration.FromDays(20)),
                    phone.UnitState(phone.States(), unit: "PL2", saidAt: phone.Clock.Now - Hour * 2),
                    phone.UnitState([new(PhoneCase.OfAnotherUnit, "present")], saidAt: phone.Clock.Now - Hour * 2),
                    phone.UnitState([.. phone.States().Skip(1)], saidAt: phone.Clock.Now - Hour * 2),
                ]
        )
        foreach (var speech in Speech.All)
            Assert.All(phone.Send(message).Why, why => Assert.DoesNotContain('{', speech.Say(why)));
    }

    private static Instant MorningOf(string day) =>
        Instant.FromUtc(2026, 11, int.Parse(day[^2..], System.Globalization.CultureInfo.InvariantCulture), 3, 0);

    private static void AssertRefused(string key, Answered answered)
    {
        Assert.Equal(Taking.Refused, answered.Outcome);
        Assert.Null(answered.Entry);
        Assert.Contains(answered.Why, why => why.Key == key);
    }
}
