using Qalqan.Claims;

namespace Qalqan.Kernel.Tests;

public sealed class ChronicleTests
{
    [Fact]
    public void A_fact_is_true_from_its_first_instant_to_just_before_its_last()
    {
        var told = new Told().Held(1, "P1", from: 2, to: 5);

        Assert.Equal(["", "P1", "P1", ""], [told.Holders(1), told.Holders(2), told.Holders(4), told.Holders(5)]);
    }

    [Fact]
    public void An_event_is_true_at_its_own_instant_only_and_has_happened_ever_after()
    {
        var told = new Told().Say(1, new Arrived("P1", "camp"), from: 3, to: 3);

        Assert.Single(told.At(3).Of<Arrived>("P1"));
        Assert.Empty(told.At(4).Of<Arrived>("P1"));
        Assert.Single(told.At(4).Until<Arrived>("P1"));
        Assert.Empty(told.At(2).Until<Arrived>("P1"));
    }

    [Fact]
    public void Before_a_correction_arrived_the_old_report_was_believed()
    {
        var told = new Told().Held(1, "P1").Held(2, "P2", corrects: 1);

        Assert.Equal("P1", told.Holders(0, upTo: 1));
        Assert.Equal("P2", told.Holders(0, upTo: 2));
        Assert.Equal("", told.Holders(0, upTo: 0));
    }

    [Fact]
    public void A_correction_of_a_correction_stands_for_both()
    {
        var told = new Told().Held(1, "P1").Held(2, "P2", corrects: 1).Held(3, "P3", corrects: 2);

        Assert.Equal("P3", told.Holders(0));
    }

    [Fact]
    public void Two_corrections_of_one_report_have_no_winner_until_one_is_withdrawn()
    {
        var told = new Told().Held(1, "P1").Held(2, "P2", corrects: 1).Held(3, "P3", corrects: 1);
        Assert.Equal("P2? P3?", told.Holders(0));
        Assert.Equal(Told.Id(1), Assert.Single(told.At(0).Conflicts()).Root);

        told.Withdraw(4, which: 3);
        Assert.Equal("P2", told.Holders(0));
        Assert.Empty(told.At(0).Conflicts());
        Assert.Equal("P2? P3?", told.Holders(0, upTo: 3));
    }

    [Fact]
    public void A_circle_of_corrections_has_no_winner()
    {
        var told = new Told().Held(1, "P1", corrects: 2).Held(2, "P2", corrects: 1);

        Assert.Equal("P1", told.Holders(0, upTo: 1));
        Assert.Equal("P1? P2?", told.Holders(0));
        Assert.Equal(2, Assert.Single(told.At(0).Conflicts()).Reports.Count);
    }

    [Fact]
    public void A_correction_of_one_side_of_a_circle_does_not_settle_it()
    {
        var told = new Told().Held(1, "P1", corrects: 2).Held(2, "P2", corrects: 1).Held(3, "P3", corrects: 1);

        Assert.Equal("P1? P2? P3?", told.Holders(0));
    }

    [Fact]
    public void A_correction_may_arrive_before_what_it_corrects()
    {
        var told = new Told().Held(2, "P2", corrects: 1).Held(1, "P1");

        Assert.Equal(["P2", "P2"], [told.Holders(0, upTo: 1), told.Holders(0, upTo: 2)]);
    }

    [Fact]
    public void Withdrawing_a_correction_brings_back_what_it_corrected()
    {
        var told = new Told().Held(1, "P1").Held(2, "P2", corrects: 1).Withdraw(3, which: 2);

        Assert.Equal("P1", told.Holders(0));
    }

    [Fact]
    public void Withdrawing_a_withdrawal_brings_back_what_it_took_away()
    {
        var told = new Told().Held(1, "P1").Withdraw(2, which: 1).Withdraw(3, which: 2);

        Assert.Equal(["P1", "", "P1"], [told.Holders(0, upTo: 1), told.Holders(0, upTo: 2), told.Holders(0, upTo: 3)]);
    }

    [Fact]
    public void Two_withdrawals_of_each_other_take_nothing_away()
    {
        var told = new Told()
            .Held(1, "P1")
            .Withdraw(2, which: 1)
            .Say(3, new Withdrawal(WithdrawalReason.Duplicate), withdraws: 4)
            .Say(4, new Withdrawal(WithdrawalReason.Duplicate), withdraws: 3)
            .Say(5, new Withdrawal(WithdrawalReason.Duplicate), withdraws: 2, corrects: null);

        Assert.Equal("P1", told.Holders(0));
        Assert.Equal(["", ""], [told.Holders(0, upTo: 3), told.Holders(0, upTo: 4)]);
    }

    [Fact]
    public void A_correction_of_another_kind_corrects_nothing_and_is_shown()
    {
        var told = new Told().Held(1, "P1").Say(2, new Arrived("P1", "camp"), corrects: 1);

        Assert.Equal("P1", told.Holders(0));
        Assert.Equal(Told.Id(2), Assert.Single(told.At(0).Mismatched()).Correction.Id);
    }

    [Fact]
    public void A_correction_of_another_kind_is_shown_though_it_came_first()
    {
        var told = new Told().Say(2, new Arrived("P1", "camp"), corrects: 1).Held(1, "P1");

        Assert.Equal("P1", told.Holders(0));
        Assert.Single(told.At(0).Mismatched());
    }

    [Fact]
    public void A_claim_nobody_can_read_is_kept_and_shown()
    {
        var told = new Told().Say(1, new Unread("training.result/1", "{}"u8.ToArray(), "unknown"));

        Assert.Single(told.At(0).Unread());
        Assert.Empty(told.At(0, upTo: 0).Unread());
    }

    [Fact]
    public void Entries_are_applied_once_and_in_order()
    {
        var told = new Told().Held(1, "P1");
        var again = new Entry(
            1,
            Told.Day0,
            new Report(
                Told.Id(9),
                "unit",
                Validity.Since(Told.Day0),
                Told.Day0,
                new Source("S1", null),
                new Arrived("P1", "camp")
            )
        );

        Assert.Throws<ArgumentException>(() => told.Chronicle.Apply(again));
    }
}
