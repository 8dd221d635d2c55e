using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Camp.Tests;

public sealed class PairingCodesTests
{
    private readonly Moved clock = new();
    private readonly PairingCodes codes;
    private readonly Invitation invitation;

    public PairingCodesTests() =>
        (codes, invitation) = (
            new PairingCodes(clock),
            new Invitation("mil-1", "S1", "R1-017", clock.Now + Duration.FromDays(9), new Source("CO", "R1-001"))
        );

    [Fact]
    public void A_code_pairs_one_phone_and_no_second()
    {
        var (code, until) = codes.Open(invitation);

        Assert.Equal(clock.Now + PairingCodes.Lasts, until);
        Assert.Equal(invitation, codes.Take(code, "a", out _));
        Assert.Equal("NoSuchCode", Taken(code));
    }

    [Fact]
    public void It_is_read_as_people_type_it()
    {
        var (code, _) = codes.Open(invitation);
        var typed = PairingCode.Spaced(code).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace(' ', '-');

        Assert.Equal("taken", Taken(typed));
    }

    [Fact]
    public void It_is_over_after_ten_minutes_and_not_before()
    {
        var (first, _) = codes.Open(invitation);
        var (second, _) = codes.Open(invitation);

        clock.Now += PairingCodes.Lasts - Duration.FromSeconds(1);
        Assert.Equal("taken", Taken(first));
        clock.Now += Duration.FromSeconds(1);
        Assert.Equal("NoSuchCode", Taken(second));
    }

    [Fact]
    public void After_five_wrong_codes_no_more_are_heard_from_there_for_a_minute_and_others_are()
    {
        var (code, _) = codes.Open(invitation);
        for (var i = 0; i < 5; i++)
            Assert.Equal("NoSuchCode", Taken($"wrong {i}"));

        Assert.Equal("TooMany", Taken(code));
        clock.Now += Duration.FromSeconds(59);
        Assert.Equal("TooMany", Taken(code));
        Assert.Equal("NoSuchCode", Taken("wrong", "b"));
        clock.Now += Duration.FromSeconds(1);
        Assert.Equal("taken", Taken(code));
    }

    private string Taken(string typed, string address = "a") =>
        codes.Take(typed, address, out var refusal) is null ? refusal.ToString()! : "taken";
}
