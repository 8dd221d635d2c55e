namespace Qalqan.Store;

/// <summary>A file of a data folder whose bytes are sealed under the folder's key, for its owner's eyes only, whole or absent after a power cut.</summary>
public sealed class SecretFile
{
    private const long LargestBytes = 16 << 20;
    private const byte SealedFormat = 1; // FolderKey's first byte; none of these files begins so by itself

    private readonly string path;
    private readonly FolderKey key;

    /// <param name="path">Its name says what it is sealed for: it cannot stand in another's place.</param>
    /// <param name="key">The folder's.</param>
    /// <exception cref="ArgumentException">Not one of <see cref="Names"/>, which are all that a lock seals.</exception>
    public SecretFile(string path, FolderKey key)
    {
        if (!Names.Contains(Path.GetFileName(path)))
            throw new ArgumentException(
                "A secret file has a name in SecretFile.Names, or no lock would seal it.",
                nameof(path)
            );
        (this.path, this.key) = (path, key);
    }

    /// <summary>Every secret file that a data folder may have, in the folder itself. Each holds a text, JSON or PEM.</summary>
    public static IReadOnlyList<string> Names { get; } = ["access.json", "camp.json", "phones.json", "sessions.json"];

    private string Use => "file " + Path.GetFileName(path);

    /// <summary>The bytes as they were written; null where there is no such file.</summary>
    /// <exception cref="InvalidDataException">It is not what this key sealed, or larger than 16 MiB.</exception>
    public byte[]? Read() => ReadRaw() is not { } bytes ? null : key.Open(Use, bytes) ?? throw NotOurs();

    /// <exception cref="IOException">It could not be made durable: what was there is there still.</exception>
    public void Write(ReadOnlySpan<byte> bytes) => DurableFile.Write(path, key.Seal(Use, bytes), isOwnersOnly: true);

    /// <summary>Whether it can be read with this key; also where there is no such file.</summary>
    public bool Fits =>
        ReadRaw() is not { } bytes || (key.IsNone ? !LooksSealed(bytes) : key.Open(Use, bytes) is not null);

    /// <summary>Sealed anew under another key of the folder; done again it goes on from where it was stopped.</summary>
    /// <exception cref="InvalidDataException">It is under neither key: nothing was changed.</exception>
    public void Reseal(FolderKey to)
    {
        if (ReadRaw() is not { } bytes || (to.IsNone ? !LooksSealed(bytes) : to.Open(Use, bytes) is not null))
            return;
        if (key.IsNone && LooksSealed(bytes))
            throw NotOurs();
        var plain = key.Open(Use, bytes) ?? throw NotOurs();
        // What lay there open is overwritten, as far as a program can. Windows holds on to a file that is open.
        using var old = OperatingSystem.IsWindows()
            ? null
            : new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1);
        new SecretFile(path, to).Write(plain);
        if (old is not null && key.IsNone)
        {
            old.Write(new byte[bytes.Length]);
            old.Flush(flushToDisk: true);
        }
        System.Security.Cryptography.CryptographicOperations.ZeroMemory(plain);
    }

    private static bool LooksSealed(byte[] bytes) => bytes is [SealedFormat, ..];

    private byte[]? ReadRaw()
    {
        if (new FileInfo(path) is not { Exists: true } file)
            return null;
        if (file.Length > LargestBytes)
            throw new InvalidDataException($"{path}: {file.Length} bytes, which is no file of ours.");
        return File.ReadAllBytes(path);
    }

    private InvalidDataException NotOurs() => new($"{path}: not sealed under this folder's key, or altered.");
}
