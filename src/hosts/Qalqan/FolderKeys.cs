using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan;

/// <summary>
/// The keys of the locked folders that this process was let into. It asks once for each: for the file of <c>--key</c>, else of
/// <c>QALQAN_KEY_FILE</c>, else for a passphrase in the file of <c>QALQAN_PASSPHRASE_FILE</c>, typed, or on standard input.
/// They are the process's, as its environment is, so that a drill within a serve opens what it restored. Safe for many threads.
/// </summary>
public static class FolderKeys
{
    private static readonly Lock Gate = new();
    private static readonly List<FolderKey> Held = [];

    /// <summary>What <c>--key</c> said.</summary>
    internal static string? FromFile { get; set; }

    /// <summary>The folder's key; <see cref="FolderKey.None"/> where it has no lock.</summary>
    /// <exception cref="RefusalException">It was not given, or opens nothing; or the lock is not one of ours. Nothing was changed.</exception>
    public static FolderKey Of(string path)
    {
        if (LockOf(path) is not { } @lock)
            return FolderKey.None;
        lock (Gate)
        {
            if (Held.Find(@lock.IsOf) is { } known)
                return known;
            using var secret = Given(path, @lock);
            var key = @lock.Open(secret) ?? throw Wrong(path, @lock, secret);
            Held.Add(key);
            return key;
        }
    }

    /// <summary>The folder's lock; null where it has none.</summary>
    /// <exception cref="RefusalException">It is not one of ours.</exception>
    internal static FolderLock? LockOf(string path)
    {
        List<Problem> problems = [];
        var @lock = FolderLock.Read(path, problems);
        return problems.Count == 0 ? @lock : throw new RefusalException(problems);
    }

    /// <summary>A key that this process made.</summary>
    internal static void Hold(FolderKey key)
    {
        lock (Gate)
            Held.Add(key);
    }

    /// <exception cref="RefusalException">There is no such file, or it is no key.</exception>
    internal static Secret InFile(string origin, string file)
    {
        try
        {
            return KeyFile.Read(file) is { } bytes
                ? new Secret(isPassphrase: false, bytes)
                : throw new RefusalException(
                    new Problem(origin, 0, $"{file}, which is no key file", "one that `qalqan lock add-key` made")
                );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(origin, file, error);
        }
    }

    private static Secret Given(string path, FolderLock @lock)
    {
        if (FromFile is { } flag)
            return InFile("--key", flag);
        if (FromEnvironment("QALQAN_KEY_FILE") is { } keyFile)
            return InFile("QALQAN_KEY_FILE", keyFile);
        if (!@lock.Slots.Any(slot => slot.IsPassphrase))
            throw NotGiven(path, @lock);
        if (FromEnvironment("QALQAN_PASSPHRASE_FILE") is not { } file)
            return Passphrase.Ask(path) ?? throw NotGiven(path, @lock);
        try
        {
            return Passphrase.InFile(file) ?? throw NotGiven(path, @lock);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotRead("QALQAN_PASSPHRASE_FILE", file, error);
        }
    }

    private static RefusalException NotGiven(string path, FolderLock @lock) =>
        new(new Problem(path, 0, "a folder that is locked, and no key to it", Wanted(@lock)));

    private static RefusalException Wrong(string path, FolderLock @lock, Secret secret) =>
        new(
            new Problem(
                path,
                0,
                secret.IsPassphrase ? "a passphrase that does not open it" : "a key file that does not open it",
                Wanted(@lock),
                "`qalqan lock` lists what opens it"
            )
        );

    private static string Wanted(FolderLock @lock)
    {
        List<string> ways = [];
        if (@lock.Slots.Any(slot => slot.IsPassphrase))
            ways.Add(
                "its passphrase: typed on a terminal, one line on standard input, or in the file that QALQAN_PASSPHRASE_FILE names"
            );
        if (@lock.Slots.Any(slot => !slot.IsPassphrase))
            ways.Add("its key file, by --key FILE or QALQAN_KEY_FILE: on a stick or another device");
        return string.Join("; or ", ways) + "; nothing was changed";
    }

    private static RefusalException CannotRead(string origin, string file, Exception error) =>
        new(new Problem(origin, 0, $"{file}, which cannot be read: {error.Message}", "a file that is there"));

    private static string? FromEnvironment(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
