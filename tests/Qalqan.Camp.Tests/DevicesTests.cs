using NodaTime;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Camp.Tests;

public sealed class DevicesTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly Moved clock = new();
    private readonly FolderKey key = FolderKey.Chance();
    private readonly Phone phone = new();
    private readonly Device device;

    public DevicesTests() => device = phone.PairedAt(clock.Now);

    public void Dispose()
    {
        phone.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void Phones_and_their_sessions_outlive_a_restart_and_no_token_lies_in_the_file()
    {
        var devices = Open();
        devices.Add(device);
        var (token, ends) = devices.Begin(device);
        var again = Open();

        Assert.Equal(device.Id, again.Holding(token)?.Id);
        Assert.Equal(device.PublicKey, again.Find(device.Id)!.PublicKey);
        Assert.Equal(clock.Now + Devices.SessionLasts, ends);
        Assert.Equal(clock.Now, again.SeenAt(device.Id));
        var plain = new SecretFile(scratch.At(Devices.FileName), key).Read();
        Assert.Equal(-1, plain.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(token)));
        Assert.Throws<InvalidDataException>(() => new Devices(scratch.Root, FolderKey.Chance(), clock));
    }

    [Fact]
    public void A_session_ends_after_twelve_hours_with_the_device_and_at_once_when_it_is_revoked()
    {
        var devices = Open();
        devices.Add(device);
        var (token, _) = devices.Begin(device);

        clock.Now += Devices.SessionLasts - Duration.FromSeconds(1);
        Assert.NotNull(devices.Holding(token));
        clock.Now += Duration.FromSeconds(1);
        Assert.Null(devices.Holding(token));
        Assert.Null(devices.Holding("") ?? devices.Holding("x"));

        clock.Now = device.Ends - Duration.FromHours(1);
        (token, var ends) = devices.Begin(device);
        Assert.Equal(device.Ends, ends);
        Assert.True(devices.Revoke(device.Id, clock.Now));
        Assert.Null(devices.Holding(token));
        Assert.Null(Open().Holding(token));
        Assert.Equal(clock.Now, Open().Find(device.Id)!.RevokedAt);
        Assert.False(devices.Revoke(device.Id, clock.Now));
        Assert.False(devices.Revoke("PH-0000", clock.Now));
    }

    [Fact]
    public void A_phone_that_cannot_be_kept_is_none_and_one_that_cannot_be_kept_revoked_is_dead_all_the_same()
    {
        var devices = Open();
        devices.Add(device);
        var (token, _) = devices.Begin(device);
        Directory.CreateDirectory(scratch.At(Devices.FileName + ".new")); // no file can be written there

        using var other = new Phone();
        Assert.ThrowsAny<Exception>(() => devices.Add(other.PairedAt(clock.Now, "PH-AAAA")));
        Assert.Null(devices.Find("PH-AAAA"));
        Assert.ThrowsAny<Exception>(() => devices.Revoke(device.Id, clock.Now));
        Assert.Null(devices.Holding(token));
    }

    [Fact]
    public void A_new_id_is_one_that_nobody_has()
    {
        var devices = Open();
        devices.Add(device);
        List<string> asked = [];

        var id = devices.NewId(id =>
        {
            asked.Add(id);
            return asked.Count < 3;
        });

        Assert.Equal(3, asked.Count);
        Assert.Equal(asked[^1], id);
        Assert.Matches("^PH-[0-9A-Z]{4}$", id);
    }

    private Devices Open() => new(scratch.Root, key, clock);
}
