using NodaTime;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Camp.Tests;

public sealed class ReceptionTests : IDisposable
{
    private const string Origin = "https://10.1.2.3:5140";

    private readonly Scratch scratch = new();
    private readonly Moved clock = new();
    private readonly Phone phone = new();
    private readonly Authority authority;
    private readonly Devices devices;
    private readonly Reception reception;
    private readonly Device device;
    private readonly byte[] certificate;

    public ReceptionTests()
    {
        (authority, devices) = (new(scratch.Root, FolderKey.None, clock), new(scratch.Root, FolderKey.None, clock));
        (reception, device) = (new(authority, devices, clock), phone.PairedAt(clock.Now));
        devices.Add(device);
        certificate = authority.Issue(device);
    }

    public void Dispose()
    {
        authority.Dispose();
        phone.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void Who_signs_the_challenge_comes_in_and_the_same_answer_lets_nobody_in_again()
    {
        var nonce = Challenge();
        var signature = phone.SignSession(Origin, nonce);

        Assert.Equal("in", Entered(nonce, signature));
        Assert.Equal("SpentChallenge", Entered(nonce, signature));
    }

    [Fact]
    public void A_challenge_is_answered_within_a_minute_by_the_device_that_it_was_made_for()
    {
        using var other = new Phone();
        var others = other.PairedAt(clock.Now, "PH-AAAA");
        devices.Add(others);
        var nonce = Challenge();

        Assert.Equal("SpentChallenge", Entered(nonce, other.SignSession(Origin, nonce), authority.Issue(others)));
        clock.Now += Duration.FromMinutes(1);
        Assert.Equal("SpentChallenge", Entered(nonce, phone.SignSession(Origin, nonce)));
    }

    [Fact]
    public void A_signature_of_another_key_or_for_another_address_is_refused()
    {
        using var thief = new Phone();
        var (first, second) = (Challenge(), Challenge());

        Assert.Equal("WrongSignature", Entered(first, thief.SignSession(Origin, first)));
        Assert.Equal("WrongSignature", Entered(second, phone.SignSession("https://evil.example", second)));
    }

    [Theory]
    [InlineData(-366, "ClockOff")]
    [InlineData(366, "ClockOff")]
    [InlineData(1, "in")]
    [InlineData(-1, "in")]
    public void A_clock_more_than_a_day_off_is_refused(int days, string wanted)
    {
        var nonce = Challenge();

        Assert.Equal(wanted, Entered(nonce, phone.SignSession(Origin, nonce), off: Duration.FromDays(days)));
    }

    [Fact]
    public void A_revoked_device_is_told_so_for_ever_and_an_ended_one_that_it_ended()
    {
        clock.Now = device.Ends;
        Assert.Equal("Ended", Challenged());
        devices.Revoke(device.Id, clock.Now);
        Assert.Equal("Revoked", Challenged());
    }

    [Fact]
    public void A_certificate_over_another_key_than_the_paired_one_is_refused()
    {
        using var other = new Phone();

        Assert.Equal("Unpaired", Challenged(authority.Issue(other.PairedAt(clock.Now))));
        Assert.Equal("Unpaired", Challenged(authority.Issue(other.PairedAt(clock.Now, "PH-0000"))));
    }

    [Fact]
    public void Thirty_refusals_a_minute_are_told_from_one_address_and_then_nothing_is()
    {
        for (var i = 0; i < 30; i++)
            Assert.Equal("Unreadable", Challenged([]));

        Assert.Equal("TooMany", Challenged(certificate));
        Assert.NotNull(reception.Challenge(certificate, "b", out _, out _));
        clock.Now += Duration.FromMinutes(1);
        Assert.Equal("asked", Challenged(certificate));
    }

    private string Challenge() => reception.Challenge(certificate, "a", out _, out _)!;

    private string Challenged(byte[]? shown = null) =>
        reception.Challenge(shown ?? certificate, "a", out _, out var refusal) is null ? $"{refusal}" : "asked";

    private string Entered(string nonce, byte[] signature, byte[]? shown = null, Duration off = default)
    {
        var entered = reception.Enter(
            shown ?? certificate,
            nonce,
            signature,
            Origin,
            clock.Now + off,
            "a",
            out _,
            out var refusal
        );
        Assert.Equal(entered is null, refusal is not null);
        return refusal?.ToString() ?? "in";
    }
}
