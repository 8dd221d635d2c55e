using System.Net;
using System.Text;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web.Tests;

/// <summary>Own people under fire: raised, counted from phones and pages, ended; casualties by number.</summary>
public sealed class MusterTests : IDisposable
{
    private static readonly User Watch = User.Local(post: "S3", person: "R1-139");

    private readonly PhoneCase phone = new();

    public void Dispose() => phone.Dispose();

    [Fact]
    public void An_alarm_counts_everybody_who_serves_and_leaves_who_is_on_leave_apart()
    {
        var raised = Raise();

        var muster = Assert.Single(Sheet().Musters);
        Assert.Equal("A-261124-01", raised);
        Assert.Equal((25, 0, 25), (muster.Expected, muster.There, muster.NotYet));
        Assert.Equal([PhoneCase.OnLeave], muster.Apart.Select(line => line.Person));

        Orders.Account(Watch, null, raised, "", PhoneCase.Unit, isThere: true);
        Orders.Account(Watch, null, raised, "R1-002", "", isThere: false);

        muster = Assert.Single(Sheet().Musters);
        Assert.Equal((25, 23, 2), (muster.Expected, muster.There, muster.NotYet));
        var second = muster.Units[0].Lines.Single(line => line.Person == "R1-002");
        Assert.Equal([true, false], second.Words.Select(word => ((Accounted)word.Claim).IsThere));
        Assert.Equal(new Source("S3", "R1-139"), second.Last!.Source);

        Assert.Equal(1, Orders.End(Watch, null, raised).Recorded);
        Assert.Equal(0, Orders.End(Watch, null, raised).Recorded);
        Assert.Empty(Sheet().Musters);
        Assert.Single(Sheet().Past);
        Assert.Equal(23, Assert.Single(Sheet(raised).Musters).There);
    }

    [Fact]
    public void Two_phones_that_account_for_one_person_are_both_kept_and_a_message_sent_again_is_one()
    {
        var raised = Raise();
        var (there, gone) = (
            phone.Sign(phone.Message("accounted", Word(raised, "R1-002", true), phone.Clock.Now)),
            phone.Sign(phone.Message("accounted", Word(raised, "R1-002", false), phone.Clock.Now + Seconds(20)))
        );
        phone.Clock.Now += Seconds(60);

        // The later word arrives first, and what is in doubt is sent again.
        var answer = phone.Send(Duration.Zero, gone, there, gone);

        Assert.Equal(
            [Taking.Recorded, Taking.Recorded, Taking.AlreadyThere],
            answer.Results.Select(one => one.Outcome)
        );
        var line = Assert.Single(Sheet().Musters).Units[0].Lines.Single(one => one.Person == "R1-002");
        Assert.Equal(2, line.Words.Count);
        Assert.False(line.IsThere);
    }

    [Fact]
    public void An_alarm_or_person_that_nobody_knows_is_refused_and_somebody_of_another_unit_is_not()
    {
        var raised = Raise();
        Assert.Equal("web.outbox.no-alarm", Refusal(Word("A-261124-09", "R1-002", true)));
        Assert.Equal("web.outbox.no-person", Refusal(Word(raised, "R9-999", true)));
        Assert.Equal("web.problem.line", Refusal(Word(raised, "Mysal", true)));
        Assert.Equal(
            Taking.Recorded,
            phone.Send(phone.Message("accounted", Word(raised, PhoneCase.OfAnotherUnit, true))).Outcome
        );

        string Refusal(object word) => Assert.Single(phone.Send(phone.Message("accounted", word)).Why).Key;
    }

    [Fact]
    public void A_shelter_is_manned_and_left_from_a_phone_and_from_the_desk()
    {
        var raised = Raise();
        Assert.Equal(
            Taking.Recorded,
            phone
                .Send(
                    phone.Message(
                        "shelter",
                        new
                        {
                            alarm = raised,
                            place = "P68",
                            isIn = true,
                        }
                    )
                )
                .Outcome
        );
        phone.Clock.Now += Seconds(600);
        Assert.Equal(1, Orders.Shelter(Watch, null, raised, "P68", isIn: false).Recorded);
        Assert.Equal("place", Assert.Single(Orders.Shelter(Watch, null, raised, "P99", isIn: true).Problems).File);

        var stay = Assert.Single(Assert.Single(Sheet().Musters).Alarm.Stays);
        Assert.Equal(Seconds(600), stay.Out!.From - stay.In!.From);
    }

    [Fact]
    public void An_alarm_from_the_log_has_its_lines_minute_and_the_same_form_raises_one()
    {
        var line = Guid.CreateVersion7();
        var at = phone.Clock.Now - Duration.FromMinutes(6);
        phone.RecordInMission(new Logged("ops", "P68", "1154 P68 incoming"), Validity.At(at), line);
        var form = Guid.NewGuid();

        var first = Orders.Raise(Watch, PhoneCase.Mission, "shelling", "", $"{line}", form);
        var again = Orders.Raise(Watch, PhoneCase.Mission, "shelling", "", $"{line}", form);

        Assert.Equal((first.Number, 1, 0), (again.Number, first.Recorded, again.Recorded));
        var alarm = Assert.Single(Sheet().Musters).Alarm;
        Assert.Equal((at, line), (alarm.Raised.From, alarm.Said.Line));
        Assert.Equal("line", Assert.Single(Orders.Raise(Watch, null, "", "", $"{form}", null).Problems).File);
        Assert.Equal("kind", Assert.Single(Orders.Raise(Watch, null, "picnic", "", "", null).Problems).File);
    }

    [Fact]
    public void A_casualty_from_a_phone_gets_a_number_and_the_record_tells_nobody_who_it_is()
    {
        var head = phone.Head;
        const string who = "R1-007";
        var message = phone.Sign(
            phone.Message(
                "casualty",
                new
                {
                    state = "serious",
                    cause = "hostile",
                    where = new { place = "P68" },
                    who,
                    note = "left leg, conscious",
                }
            )
        );

        Assert.Equal(
            [Taking.Recorded, Taking.AlreadyThere],
            phone.Send(Duration.Zero, message, message).Results.Select(one => one.Outcome)
        );

        foreach (var entry in phone.Folder.Journal.ReadAfter(head))
        {
            var written = Encoding.UTF8.GetString(entry.Bytes.Span);
            Assert.DoesNotContain(who, written, StringComparison.Ordinal);
            Assert.DoesNotContain("conscious", written, StringComparison.Ordinal);
        }
        var told = Assert.Single(Sheet(user: User.Local(withDetail: true)).Casualties);
        Assert.Equal(("CAS-261124-01", who, "left leg, conscious"), (told.Of.Number, told.Who, told.Note));
        var shut = Assert.Single(Sheet().Casualties);
        Assert.Equal((null, null), (shut.Who, shut.Note));

        // Said anew without a word of who it is, it stays who it was; told, the name may be shown and the note may not.
        Orders.Report(Watch, null, new CasualtyOrder(told.Of.Number, "light", "hostile", "", "", "", "", null));
        Assert.Equal(1, Orders.TellKin(Watch, null, told.Of.Number).Recorded);
        var open = Assert.Single(Sheet().Casualties);
        Assert.Equal((CasualtyState.Light, who, null), (open.Of.Now.State, open.Who, open.Note));
        Assert.Null(Assert.Single(Sheet(user: Watch with { Rights = new HashSet<Right>() }).Casualties).Who);
    }

    [Fact]
    public void Who_is_not_on_the_roll_is_refused_and_nobody_is_repeated()
    {
        foreach (var who in (string[])["R9-999", "Mysal Synaq"])
        {
            var refused = phone.Send(
                phone.Message(
                    "casualty",
                    new
                    {
                        state = "dead",
                        cause = "mine",
                        who,
                    }
                )
            );
            Assert.Equal(Taking.Refused, refused.Outcome);
            Assert.DoesNotContain(refused.Why, why => Words.Speech.In("en").Say(why).Contains(who));
            var order = new CasualtyOrder("", "dead", "mine", "", "", who, "", null);
            Assert.DoesNotContain(Orders.Report(Watch, null, order).Problems, problem => problem.Seen.Contains(who));
        }
        Assert.DoesNotContain(phone.Since(0), report => report.Claim is CasualtyReported);
    }

    [Fact]
    public void Erasing_a_person_destroys_what_says_that_a_casualty_was_they()
    {
        Orders.Report(
            Watch,
            null,
            new CasualtyOrder("", "serious", "mine", "P68", "", "R1-007", "carried to the clinic", null)
        );
        Orders.Report(Watch, null, new CasualtyOrder("", "light", "mine", "P68", "", "R1-008", "", null));
        var desk = new Desk(
            phone.Folder.Journal,
            phone.Folder.Vault,
            phone.Folder.Shelf,
            CommandLine.Capabilities,
            phone.Clock,
            phone.Folder.FullPath
        );

        var report = desk.Erasure.Erase(Watch, null, "R1-007", "Order 12").Report!;

        Assert.True(report.IsComplete, report.Unfinished);
        Assert.Equal(0, report.Searched.FoundInAll);
        Assert.Equal(
            [null, "R1-008"],
            desk.Musters.Look(User.Local(withDetail: true), new Inquiry())
                .Scopes[0]
                .Value.Of.Casualties.Select(one => one.Who)
        );
        Assert.Equal("who", Assert.Single(Report("R1-007").Problems).File);

        MusterOutcome Report(string who) =>
            desk.MusterOrders.Report(Watch, null, new CasualtyOrder("", "light", "mine", "", "", who, "", null));
    }

    [Fact]
    public void The_page_raises_counts_and_ends_without_scripts_and_prints_a_list_to_tick()
    {
        using var pages = Pages.Of(phone.Desk);
        var visitor = new Visitor(pages);
        Assert.Contains("No alarm is open", pages.Text("/alarm"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, visitor.Send("/alarm", ("kind", "shelling")).StatusCode);
        var alarm = Assert.Single(Sheet().Musters).Alarm.Number;

        visitor.Send("/alarm/account", ("alarm", alarm), ("here", "R1-003"), ("at", "PL1"));
        visitor.Send("/alarm/account", ("alarm", alarm), ("unit", "PL2"));

        var page = pages.Text("/alarm");
        Assert.Contains("Mysal003", page, StringComparison.Ordinal);
        Assert.Contains("☑", page, StringComparison.Ordinal);
        Assert.Equal(24, page.Split("☐").Length - 1); // 23 of the platoon and the one on leave
        var wrong = visitor.Send("/alarm/account", ("alarm", alarm), ("here", "Mysal Synaq"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.DoesNotContain("Mysal Synaq", WebUtility.HtmlDecode(Pages.BodyOf(wrong)), StringComparison.Ordinal);
        var lines = pages
            .Read("/api/alarm")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        Assert.Equal(2, lines[0].GetProperty("accounted").GetInt32());
        Assert.Equal(26, lines.Count(line => line.GetProperty("what").GetString() == "person"));
        Assert.All(lines, line => Assert.True(line.TryGetProperty("exercise", out _)));
        Assert.Equal(HttpStatusCode.OK, visitor.SendJson("/api/alarm/end", $$"""{"alarm":"{{alarm}}"}""").StatusCode);
        Assert.Empty(Sheet().Musters);
    }

    private MusterOrders Orders => phone.Desk.MusterOrders;

    private static Duration Seconds(int count) => Duration.FromSeconds(count);

    private static object Word(string alarm, string person, bool isThere) =>
        new
        {
            alarm,
            person,
            isThere,
        };

    private string Raise() => Orders.Raise(Watch, null, "shelling", "Two impacts", "", null).Number!;

    private MusterSheet Sheet(string? alarm = null, User? user = null) =>
        Assert.Single(phone.Desk.Musters.Look(user ?? Watch, new Inquiry(), alarm).Scopes).Value.Of;
}
