using NodaTime;
using Qalqan.Access;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

/// <summary>Codes, counts and secrets of the door, by themselves.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly MovedClock clock = new(FirstCase.Now);

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("abcd efgh-1234 5678", "ABCD-EFGH-1234-5678", true)]
    [InlineData("OIL0-0000-0000-0000", "0110-0000-0000-0000", true)]
    [InlineData("ABCD-EFGH-1234-567", "ABCD-EFGH-1234-5678", false)]
    [InlineData("ABCD-EFGH-1234-56789", "ABCD-EFGH-1234-5678", false)]
    [InlineData("", "ABCD-EFGH-1234-5678", false)]
    public void A_code_is_its_letters_however_typed(string typed, string code, bool isIt) =>
        Assert.Equal(isIt, OneTimeCode.HashOf(typed) == OneTimeCode.HashOf(code));

    /// <summary>Against a bucket that is filled drop by drop, over ten thousand random steps.</summary>
    [Fact]
    public void A_throttle_lets_through_what_a_slow_bucket_would()
    {
        const int seed = 20261126;
        var random = new Random(seed);
        var throttle = new Throttle(clock, 5, Duration.FromSeconds(7));
        var (drops, filled) = (5.0, clock.Now);
        for (var step = 0; step < 10_000; step++)
        {
            clock.Now += Duration.FromMilliseconds(random.Next(12_000));
            drops = Math.Min(5, drops + ((clock.Now - filled).TotalSeconds / 7));
            filled = clock.Now;
            var isLet = throttle.Take("one") is null;
            Assert.True(isLet == drops >= 1 - 1e-9, $"seed {seed}, step {step}: {drops} drops, let through {isLet}");
            if (isLet)
                drops--;
        }
    }

    [Fact]
    public void A_flood_of_keys_takes_no_more_room_and_lets_nobody_through_for_it()
    {
        var throttle = new Throttle(clock, 2, Duration.FromMinutes(1));
        Assert.Null(throttle.Take("one"));
        Assert.Null(throttle.Take("one"));
        foreach (var number in Enumerable.Range(0, 20_000))
            throttle.Take($"{number}");

        Assert.NotNull(throttle.Take("one"));
        Assert.NotNull(throttle.Take("new"));
        clock.Now += Duration.FromMinutes(5);
        Assert.Null(throttle.Take("new"));
    }

    [Fact]
    public void A_recovery_code_stands_in_for_a_code_once()
    {
        var codes = SecondFactor.NewRecoveryCodes();
        var account = Account.New("R1-004", Password.OfNobody) with
        {
            TimeSecret = SecondFactor.NewSecret(),
            RecoveryCodes = [.. codes.Select(OneTimeCode.HashOf)],
        };

        var after = SecondFactor.Take(account, codes[3].ToLowerInvariant(), clock.Now);

        Assert.Equal(codes.Count - 1, after!.RecoveryCodes.Count);
        Assert.Null(SecondFactor.Take(after, codes[3], clock.Now));
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("aaaaaaaaaaaaaaaa", false)]
    [InlineData("my own r1-004 word", false)]
    [InlineData("тау бүркіті ұшады", true)]
    public void A_password_is_long_and_not_the_reference(string text, bool isFit) =>
        Assert.Equal(isFit, Password.IsFit(text, "R1-004"));

    [Fact]
    public void Accounts_are_there_again_and_an_altered_file_lets_nobody_in()
    {
        var folder = scratch.At("");
        var accounts = new Accounts(folder, FolderKey.None, clock);
        Assert.True(accounts.Add(Account.New("R1-004", Password.Of("correct horse battery"), isAdministrator: true)));
        Assert.False(accounts.Add(Account.New("R1-004", Password.OfNobody)));
        Assert.NotNull(accounts.InvitationOf(accounts.Invite("R1-009", null, null, "ADMIN", "R1-004")));

        var again = new Accounts(folder, FolderKey.None, clock);

        Assert.True(again.Find("R1-004")!.Password.Is("correct horse battery"));
        Assert.False(again.Find("R1-004")!.Password.Is("correct horse batterz"));
        Assert.Single(again.Invitations);
        clock.Now += Duration.FromHours(49);
        Assert.Empty(again.Invitations);
        var file = Path.Combine(folder, Accounts.FileName);
        File.WriteAllText(file, File.ReadAllText(file).Replace("passes", "passez", StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => new Accounts(folder, FolderKey.None, clock));
    }
}
