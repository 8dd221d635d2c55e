using System.Text;
using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Store.Tests;

/// <summary>What opens a folder, and that nothing else does.</summary>
public sealed class FolderLockTests : IDisposable
{
    private static readonly Instant At = Instant.FromUtc(2024, 3, 1, 6, 0);
    private readonly JournalFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_slot_opens_the_same_key_and_another_secret_opens_none()
    {
        var key = FolderKey.Chance();
        var both = FolderLock.Begin(key, Passphrase("correct horse battery"), At).With(key, KeyOf(7), At);
        both.Write(folder.Root);
        var read = Read()!;

        foreach (var secret in new[] { Passphrase("correct horse battery"), KeyOf(7) })
            Assert.Equal("detail"u8.ToArray(), read.Open(secret)!.Open("use", key.Seal("use", "detail"u8)));
        Assert.Null(read.Open(Passphrase("correct horse Battery")));
        Assert.Null(read.Open(KeyOf(8)));
        Assert.Null(read.Open(new Secret(true, [.. Enumerable.Repeat((byte)7, 32)]))); // a key file's bytes typed
        Assert.Equal([1, 2], read.Slots.Select(slot => slot.Number));
        Assert.True(read.HasKeyFile(KeyOf(7)));
        Assert.False(read.HasKeyFile(KeyOf(8)));
    }

    [Fact]
    public void A_slot_that_was_taken_out_opens_nothing_and_its_number_is_given_to_no_other_while_a_later_one_is_there()
    {
        var key = FolderKey.Chance();
        var @lock = FolderLock.Begin(key, KeyOf(1), At).With(key, KeyOf(2), At).With(key, KeyOf(3), At).Without(2);

        Assert.Null(@lock.Open(KeyOf(2)));
        Assert.Equal([1, 3, 4], @lock.With(key, KeyOf(4), At).Slots.Select(slot => slot.Number));
    }

    [Fact]
    public void The_bytes_of_one_slot_open_nothing_in_another_slots_place()
    {
        var key = FolderKey.Chance();
        var @lock = FolderLock.Begin(key, KeyOf(1), At).With(key, KeyOf(2), At);
        var moved = @lock with { Slots = [@lock.Slots[1] with { Number = 1 }] };

        Assert.NotNull(@lock.Open(KeyOf(2)));
        Assert.Null(moved.Open(KeyOf(2)));
    }

    [Fact]
    public void Another_folders_lock_is_not_this_ones()
    {
        var (one, other) = (FolderKey.Chance(), FolderKey.Chance());
        var @lock = FolderLock.Begin(one, KeyOf(1), At);

        Assert.True(@lock.IsOf(one));
        Assert.False(@lock.IsOf(other));
        Assert.False(@lock.IsOf(FolderKey.None));
        // The slots of one with the check of another: the key that comes out is not the one that sealed the folder.
        Assert.Null((@lock with { Check = FolderLock.Begin(other, KeyOf(1), At).Check }).Open(KeyOf(1)));
    }

    /// <summary>Written by the first version: it opens for ever.</summary>
    [Fact]
    public void A_lock_of_the_first_version_opens_by_its_passphrase_and_by_its_key_file()
    {
        File.WriteAllText(FolderLock.PathOf(folder.Root), FirstVersion);
        var read = Read()!;

        Assert.Equal(LockPhase.Locked, read.Phase);
        foreach (var secret in new[] { Passphrase("құлып correct horse"), KeyOf(42) })
            Assert.Equal("sealed then"u8.ToArray(), read.Open(secret)!.Open("person s\nR1-001", SealedThen));
    }

    [Theory]
    [InlineData("\"lock\": 1", "\"lock\": 2", "a newer Qalqan made it")]
    [InlineData("\"phase\": \"locked\"", "\"phase\": \"open\"", "one of sealing, locked, unsealing")]
    [InlineData("\"memoryKibibytes\": 65536", "\"memoryKibibytes\": 1", "out of bounds")]
    [InlineData("\"memoryKibibytes\": 65536", "\"memoryKibibytes\": 99999999", "memoryKibibytes")]
    [InlineData("\"slot\": 2", "\"slot\": 1", "a slot twice")]
    [InlineData("\"kind\": \"key-file\"", "\"kind\": \"retina\"", "passphrase, key-file")]
    [InlineData("\"check\": \"01", "\"check\": \"zz", "bytes in hex")]
    public void What_is_no_lock_of_ours_is_refused_with_what_is_wrong(string ours, string theirs, string says)
    {
        Assert.Contains(ours, FirstVersion, StringComparison.Ordinal);
        File.WriteAllText(FolderLock.PathOf(folder.Root), FirstVersion.Replace(ours, theirs, StringComparison.Ordinal));
        List<Problem> problems = [];

        Assert.Null(FolderLock.Read(folder.Root, problems));
        Assert.Contains(problems, problem => problem.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_file_is_read_as_it_was_made_for_its_owner_only_and_is_not_written_over()
    {
        var path = Path.Combine(folder.Root, "stick.key");
        var key = KeyFile.Make(path);

        Assert.Equal(key, KeyFile.Read(path));
        Assert.Throws<IOException>(() => KeyFile.Make(path));
        Assert.Equal(key, KeyFile.Read(path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.WriteAllText(path, File.ReadAllText(path).TrimEnd() + "\r\n"); // as an editor gives it back
        Assert.Equal(key, KeyFile.Read(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("qalqan.key/1 0011")]
    [InlineData("qalqan.key/2 0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("qalqan.key/1 000000000000000000000000000000000000000000000000000000000000000g")]
    [InlineData("qalqan.key/1 00000000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_no_key_file_is_none(string text)
    {
        var path = Path.Combine(folder.Root, "stick.key");
        File.WriteAllText(path, text);

        Assert.Null(KeyFile.Read(path));
    }

    private FolderLock? Read()
    {
        List<Problem> problems = [];
        var read = FolderLock.Read(folder.Root, problems);
        Assert.Empty(problems);
        return read;
    }

    private static Secret Passphrase(string text) => new(true, Encoding.UTF8.GetBytes(text));

    private static Secret KeyOf(byte fill) => new(false, [.. Enumerable.Repeat(fill, 32)]);

    private static readonly byte[] SealedThen = Convert.FromHexString(
        "01803aec15316319682f97253e419eb2ec922df1a0a5961663d78092d5ffbb76397c845dcbce547a"
    );

    private const string FirstVersion = """
        {
          "lock": 1,
          "phase": "locked",
          "check": "014139d24543ceeb6d87d404da23d93ad240768efe5684b57139d7c6e6",
          "slots": [
            {
              "slot": 1,
              "kind": "passphrase",
              "memoryKibibytes": 65536,
              "passes": 3,
              "lanes": 1,
              "salt": "faeddb9f7182c37fbe6481b392e7119c",
              "sealed": "01c9863ef12f501c0ed733b7dbb694a30be01c7471582b61c3d56155876f8e97408f37c8591d089375d1422b68860b326b1a79f4f5c9abe6dd9ccb9483",
              "addedAt": "2026-11-26T06:00:00Z"
            },
            {
              "slot": 2,
              "kind": "key-file",
              "print": "9b4cb15b",
              "salt": "0bc14fbbe3d8a4763379ced9d8080707",
              "sealed": "01ca6ac707b86d0841c642ac8ddaac1ea5aaaa86fe47d57dc80fd5c03951423f7433983048be1c8fb4824f94f7328f69a16e37af3a7b8044a34d58b11d",
              "addedAt": "2026-11-26T06:00:00Z"
            }
          ]
        }
        """;
}
