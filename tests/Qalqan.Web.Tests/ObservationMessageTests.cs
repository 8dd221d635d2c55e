using System.Text.Json.Nodes;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web.Tests;

/// <summary>What an observer says on a phone is the mission's record: once, as it was said, of the minute that it speaks of.</summary>
public sealed class ObservationMessageTests : IDisposable
{
    private readonly PhoneCase phone = new();

    public void Dispose() => phone.Dispose();

    [Fact]
    public void An_observation_is_the_missions_under_the_devices_post_at_the_time_that_it_says()
    {
        var ahead = Duration.FromSeconds(90);
        var at = phone.Clock.Now - Duration.FromMinutes(7);
        var head = phone.Head;

        var message = phone.Sign(phone.Shots(at + ahead, phone.Clock.Now + ahead));
        var answer = phone.Send(ahead, message);

        Assert.Equal(Taking.Recorded, Assert.Single(answer.Results).Outcome);
        var report = phone.Since(head)[^1];
        Assert.Equal((PhoneCase.Mission, message.Id), (report.Scope, report.Id.ToString()));
        Assert.Equal(Validity.At(at), report.Valid);
        Assert.Equal(phone.Clock.Now + ahead, report.SaidAt);
        Assert.Equal(new Source(phone.Device.Post, phone.Device.Person), report.Source);
        var said = Assert.IsType<Observed>(report.Claim);
        Assert.Equal(("P68", "shot", 3, Bound.Exactly), (said.Post, said.What, said.Count, said.Bound));
        Assert.Equal(new Sight(4800, AngleUnit.Mils, North.Magnetic, 800), said.Where?.Sight);
        // Nothing was said of the side, and that is another answer than that nobody could tell.
        Assert.Null(said.Side);
        Assert.Null(said.Means);
    }

    [Fact]
    public void Sent_twice_in_any_order_it_is_once_on_record_and_another_under_its_id_is_refused()
    {
        var id = Guid.CreateVersion7();
        var (first, second) = (phone.Sign(phone.Shots(id: id)), phone.Sign(phone.Shots()));

        var answer = phone.Send(Duration.Zero, second, first, second, first);

        Assert.Equal(
            [Taking.Recorded, Taking.Recorded, Taking.AlreadyThere, Taking.AlreadyThere],
            answer.Results.Select(one => one.Outcome)
        );
        phone.Clock.Now += Duration.FromDays(3);
        Assert.Equal(Taking.AlreadyThere, phone.Send(Duration.Zero, first).Results[0].Outcome);
        Assert.Equal(2, phone.Since(0).Count(report => report.Claim is Observed));
        AssertRefused("web.outbox.other", phone.Send(With(phone.Shots(id: id), "count", 4)));
    }

    [Fact]
    public void Not_determined_is_kept_as_it_is_and_is_another_answer_than_nothing()
    {
        Assert.Equal(Taking.Recorded, phone.Send(With(phone.Shots(), "side", "not-determined")).Outcome);

        Assert.Equal("not-determined", Last.Side);
    }

    [Theory]
    [InlineData("count", -1)]
    [InlineData("what", "gossip")]
    [InlineData("side", "left")]
    [InlineData("means", "stone")]
    [InlineData("sense", "felt")]
    [InlineData("sense", null)]
    [InlineData("at", "1432")]
    [InlineData("bound", null)] // a number, and not how it was given
    [InlineData("corrects", "the last one")]
    [InlineData("informant", "R1-002")] // no such key
    public void What_is_no_observation_is_refused_with_what_was_wanted(string key, object? value) =>
        AssertRefused("web.problem.line", phone.Send(With(phone.Shots(), key, value)));

    [Theory]
    [InlineData(6399, "mils", true)]
    [InlineData(6400, "mils", false)]
    [InlineData(359.5, "degrees", true)]
    [InlineData(360, "degrees", false)]
    [InlineData(4800, "degrees", false)]
    [InlineData(-1, "mils", false)]
    public void A_bearing_is_below_the_whole_circle_of_its_unit(double bearing, string unit, bool isTaken)
    {
        var message = phone.Shots();
        var sight = message["where"]!["sight"]!;
        (sight["bearing"], sight["unit"]) = (bearing, unit);

        Assert.Equal(isTaken ? Taking.Recorded : Taking.Refused, phone.Send(message).Outcome);
    }

    [Fact]
    public void Words_from_the_right_are_taken_as_they_are_and_a_mark_that_turns_them_is_refused_by_name()
    {
        const string words = "راعٍ قرب السياج: 3 طلقات";
        Assert.Equal(Taking.Recorded, phone.Send(With(phone.Shots(), "words", words)).Outcome);
        Assert.Equal(words, Last.Words);

        var refused = phone.Send(With(phone.Shots(), "words", "3 shots \u202Eflah"));

        AssertRefused("web.problem.line", refused);
        Assert.Contains("U+202E", Speech.In("en").Say(refused.Why[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_after_the_signature_a_long_past_one_and_a_place_that_nobody_knows_are_refused()
    {
        var now = phone.Clock.Now;
        AssertRefused("web.outbox.future", phone.Send(phone.Shots(now + Duration.FromMilliseconds(1))));
        AssertRefused("web.outbox.long-ago", phone.Send(phone.Shots(now - Duration.FromDays(15))));
        AssertRefused("web.outbox.ahead", phone.Send(phone.Shots(now, now + Duration.FromDays(3))));
        foreach (var post in (string[])["P99", "p68", "PL1-01"])
            AssertRefused("web.outbox.no-place", phone.Send(With(phone.Shots(), "post", post)));
        Assert.DoesNotContain(phone.Since(0), report => report.Claim is Observed);
    }

    [Fact]
    public void An_observation_of_the_own_post_is_corrected_once_and_taken_back_and_nobody_elses_is()
    {
        var (first, better) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        phone.Send(phone.Shots(id: first));
        var corrected = With(With(phone.Shots(id: better), "count", 5), "corrects", $"{first}");
        Assert.Equal(Taking.Recorded, phone.Send(corrected).Outcome);
        Assert.Equal(Taking.AlreadyThere, phone.Send(corrected).Outcome);
        // Another correction of what is corrected already would leave two that contend.
        AssertRefused("web.outbox.no-observation", phone.Send(With(phone.Shots(), "corrects", $"{first}")));

        var back = phone.Message("observation-withdrawn", new { observation = better });
        Assert.Equal(Taking.Recorded, phone.Send(back).Outcome);
        Assert.Equal(Taking.AlreadyThere, phone.Send(back).Outcome);
        AssertRefused("web.outbox.no-observation", phone.Send(With(phone.Shots(), "corrects", $"{better}")));

        var elses = Guid.CreateVersion7();
        phone.Send(phone.Shots(id: elses));
        phone.Device = phone.Device with { Post = "PL1-02", Person = "R1-002" };
        AssertRefused(
            "web.outbox.no-observation",
            phone.Send(phone.Message("observation-withdrawn", new { observation = elses }))
        );
    }

    private Observed Last => phone.Since(0).Select(report => report.Claim).OfType<Observed>().Last();

    private static JsonObject With(JsonObject message, string key, object? value)
    {
        message[key] = value is null ? null : JsonValue.Create(value);
        return message;
    }

    private static void AssertRefused(string key, Answered answered)
    {
        Assert.Equal(Taking.Refused, answered.Outcome);
        Assert.Contains(answered.Why, why => why.Key == key);
        foreach (var speech in Speech.All)
            Assert.All(answered.Why, why => Assert.DoesNotContain('{', speech.Say(why)));
    }
}
