using NodaTime;
using Qalqan.Claims;
using static Qalqan.Operations.Tests.Told;

namespace Qalqan.Operations.Tests;

public sealed class AlarmTests
{
    private const string Number = "A-240315-01";

    [Fact]
    public void An_alarm_is_open_until_somebody_ends_it_and_a_period_has_those_that_were_open_in_it()
    {
        var told = Raised();
        told.Say(new AlarmEnded(Number), "2024-03-15 09:00", "now");

        Assert.True(Alarms.Find(told.Look("2024-03-15 08:30"), Number)?.IsOpen);
        Assert.Empty(Alarms.Open(told.Look("2024-03-15 09:00")));
        Assert.Null(Alarms.Find(told.Look("2024-03-15 07:59"), Number));
        var late = told.Look("2024-03-16 00:00");
        Assert.Single(Alarms.Of(late, new Interval(At("2024-03-15 08:59"), At("2024-03-15 12:00"))));
        Assert.Empty(Alarms.Of(late, new Interval(At("2024-03-15 09:00"), At("2024-03-15 12:00"))));
        Assert.Empty(Alarms.Of(late, new Interval(At("2024-03-15 07:00"), At("2024-03-15 08:00"))));
    }

    [Fact]
    public void Two_who_speak_of_one_person_are_both_kept_and_the_last_word_counts_whenever_it_arrived()
    {
        var told = Raised();
        told.Say(new Accounted(Number, "R1-002", false), "2024-03-15 08:20", "now");
        told.Say(new Accounted(Number, "R1-002", true), "2024-03-15 08:10", "now"); // late from another phone
        told.Say(new Accounted(Number, "R1-003", true), "2024-03-15 08:15", "now");

        var alarm = Alarms.Find(told.Look("2024-03-15 08:30"), Number)!;

        Assert.Equal(2, alarm.Words["R1-002"].Count);
        Assert.Equal([false, true, false], new[] { "R1-002", "R1-003", "R1-004" }.Select(alarm.Has));
        Assert.Equal(At("2024-03-15 08:20"), alarm.LastOf("R1-002")?.From);
        Assert.Null(alarm.LastOf("R1-004"));
        Assert.True(Alarms.Find(told.Look("2024-03-15 08:19"), Number)?.Has("R1-002"));
    }

    [Fact]
    public void A_shelter_has_a_start_and_an_end_and_says_so_where_one_of_them_was_never_reported()
    {
        var told = Raised();
        foreach (
            var (place, isIn, at) in ((string, bool, string)[])
                [
                    ("P68", true, "2024-03-15 08:02"),
                    ("P68", true, "2024-03-15 08:03"),
                    ("P85", false, "2024-03-15 08:40"),
                    ("P68", false, "2024-03-15 08:45"),
                    ("P68", true, "2024-03-15 08:50"),
                ]
        )
            told.Say(new Sheltered(Number, place, isIn), at, "now");

        var stays = Alarms.Find(told.Look("2024-03-15 09:00"), Number)!.Stays;

        Assert.Equal(
            [
                ("P68", "2024-03-15 08:02", "2024-03-15 08:45"),
                ("P85", null, "2024-03-15 08:40"),
                ("P68", "2024-03-15 08:50", null),
            ],
            stays.Select(stay => (stay.Place, Of(stay.In), Of(stay.Out)))
        );
        Assert.Equal([false, false, true], stays.Select(stay => stay.IsOpen));

        static string? Of(Kernel.Fact? fact) =>
            fact?.From.ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Casualties_are_counted_as_they_are_now_each_state_with_its_number()
    {
        var told = Raised();
        told.Say(Hurt("CAS-240315-01", CasualtyState.Missing), "2024-03-15 08:05", "now");
        told.Say(Hurt("CAS-240315-02", CasualtyState.Light), "2024-03-15 08:06", "now");
        told.Say(Hurt("CAS-240315-01", CasualtyState.Serious), "2024-03-15 08:25", "now");
        told.Say(new KinTold("CAS-240315-01"), "2024-03-15 10:00", "now");
        Interval day = new(At("2024-03-14 21:00"), At("2024-03-15 21:00"));

        Assert.Equal([0, 1, 1, 0], Counts("2024-03-15 09:00"));
        Assert.Equal([0, 0, 1, 1], Counts("2024-03-15 08:10"));
        Assert.Equal([0, 0, 0, 0], Counts("2024-03-15 08:00"));
        Assert.Null(Casualties.Find(told.Look("2024-03-15 09:59"), "CAS-240315-01")?.Told);
        Assert.NotNull(Casualties.Find(told.Look("2024-03-15 10:00"), "CAS-240315-01")?.Told);

        IEnumerable<int> Counts(string at) =>
            Casualties.CountsOf(Casualties.Of(told.Look(at), day)).Select(one => one.Count);
    }

    private static CasualtyReported Hurt(string number, CasualtyState state) =>
        new(number, state, "hostile", null, Number, null);

    private static Told Raised()
    {
        var told = new Told();
        told.Say(new AlarmRaised(Number, "shelling", null, null), "2024-03-15 08:00");
        return told;
    }
}
