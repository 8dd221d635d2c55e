namespace Qalqan.Store.Tests;

/// <summary>What lies in a folder sealed under its key, and what becomes of it when the folder is locked and unlocked.</summary>
public sealed class SecretFileTests : IDisposable
{
    private static readonly byte[] Plain = "{\"secret\":\"zhasyryn soz\"}"u8.ToArray();
    private readonly JournalFolder folder = new();
    private readonly FolderKey key = FolderKey.Chance();

    private string FilePath => Path.Combine(folder.Root, "access.json");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_is_read_as_it_was_written_by_the_same_key_under_the_same_name_only()
    {
        new SecretFile(FilePath, key).Write(Plain);
        Assert.Equal(Plain, new SecretFile(FilePath, key).Read());
        Assert.True(new SecretFile(FilePath, key).Fits);
        Assert.DoesNotContain("zhasyryn", File.ReadAllText(FilePath), StringComparison.Ordinal);

        Assert.Throws<InvalidDataException>(() => new SecretFile(FilePath, FolderKey.Chance()).Read());
        File.Copy(FilePath, Path.Combine(folder.Root, "camp.json"));
        Assert.Throws<InvalidDataException>(() => new SecretFile(Path.Combine(folder.Root, "camp.json"), key).Read());
        Assert.Null(new SecretFile(Path.Combine(folder.Root, "phones.json"), key).Read());
    }

    [Fact]
    public void A_file_that_no_lock_would_seal_is_no_secret_file() =>
        Assert.Throws<ArgumentException>(() => new SecretFile(Path.Combine(folder.Root, "other.json"), key));

    [Fact]
    public void Nobody_but_the_owner_may_read_it_from_its_first_moment_on()
    {
        if (OperatingSystem.IsWindows())
            return; // which has no modes
        // Where it cannot be put into its place, what was written beside it is still there to be seen.
        Directory.CreateDirectory(Path.Combine(FilePath, "in the way"));
        File.WriteAllText(FilePath + ".new", "open to all, as a kill left it");
        Assert.ThrowsAny<IOException>(() => new SecretFile(FilePath, FolderKey.None).Write(Plain));

        Assert.Equal(Plain, File.ReadAllBytes(FilePath + ".new"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath + ".new"));
    }

    [Fact]
    public void Locked_it_is_sealed_and_unlocked_it_is_as_it_was_and_doing_either_again_changes_nothing()
    {
        new SecretFile(FilePath, FolderKey.None).Write(Plain);
        for (var twice = 0; twice < 2; twice++)
            new SecretFile(FilePath, FolderKey.None).Reseal(key);
        Assert.Equal(Plain, new SecretFile(FilePath, key).Read());

        for (var twice = 0; twice < 2; twice++)
            new SecretFile(FilePath, key).Reseal(FolderKey.None);
        Assert.Equal(Plain, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void What_was_sealed_under_another_key_is_not_sealed_over()
    {
        new SecretFile(FilePath, FolderKey.Chance()).Write(Plain);
        var before = File.ReadAllBytes(FilePath);

        Assert.False(new SecretFile(FilePath, FolderKey.None).Fits || new SecretFile(FilePath, key).Fits);
        Assert.Throws<InvalidDataException>(() => new SecretFile(FilePath, FolderKey.None).Reseal(key));
        Assert.Throws<InvalidDataException>(() => new SecretFile(FilePath, key).Reseal(FolderKey.None));
        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void What_lay_there_open_is_overwritten_where_it_lay()
    {
        if (OperatingSystem.IsWindows())
            return; // which holds on to a file that is open
        new SecretFile(FilePath, FolderKey.None).Write(Plain);
        using var before = File.Open(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        new SecretFile(FilePath, FolderKey.None).Reseal(key);

        var left = new byte[Plain.Length];
        before.ReadExactly(left);
        Assert.All(left, one => Assert.Equal(0, one));
    }
}
