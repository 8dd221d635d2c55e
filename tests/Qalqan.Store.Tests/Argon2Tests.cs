using System.Text;

namespace Qalqan.Store.Tests;

public sealed class Argon2Tests
{
    private static readonly byte[] Salt = Convert.FromHexString("000102030405060708090a0b0c0d0e0f");

    // Computed by the reference implementation (libargon2 of Debian 12): what was ever hashed must hash so for ever.
    [Theory]
    [InlineData(64 << 10, 3, 1, "0d6692999a380239bf6ade05315dd7e98382bbd2417ceb5b727063c61d2c1d7a")]
    [InlineData(8 << 10, 1, 2, "60f00b95cc0435db42f95d05c668e1709e5819aec3f9301b553e4fd2d55ab13c")]
    public void A_hash_is_what_the_reference_implementation_computes(int memory, int passes, int lanes, string hash) =>
        Assert.Equal(
            hash,
            Convert.ToHexStringLower(Argon2.Hash("қалқан shield"u8, Salt, new Argon2Parameters(memory, passes, lanes)))
        );

    [Fact]
    public void Another_secret_or_another_salt_is_another_hash()
    {
        var cheap = new Argon2Parameters(8 << 10, 1, 1);
        var hash = Argon2.Hash("a passphrase"u8, Salt, cheap);

        Assert.NotEqual(hash, Argon2.Hash("a passphrasE"u8, Salt, cheap));
        Assert.NotEqual(hash, Argon2.Hash("a passphrase"u8, Argon2.NewSalt(), cheap));
    }

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(8191, 3, 1)]
    [InlineData((1 << 20) + 1, 3, 1)]
    [InlineData(64 << 10, 0, 1)]
    [InlineData(64 << 10, 17, 1)]
    [InlineData(64 << 10, 3, 0)]
    public void Parameters_that_would_exhaust_the_machine_or_protect_nobody_are_refused(
        int memory,
        int passes,
        int lanes
    ) =>
        Assert.Throws<ArgumentException>(() =>
            Argon2.Hash(Encoding.UTF8.GetBytes("secret"), Salt, new Argon2Parameters(memory, passes, lanes))
        );

    [Fact]
    public void No_secret_is_no_hash() =>
        Assert.Throws<ArgumentException>(() => Argon2.Hash([], Salt, Argon2Parameters.Today));
}
