namespace Qalqan.Store;

/// <summary>A file of a data folder whose bytes are sealed under the folder's key, for its owner's eyes only, whole or absent after a power cut.</summary>
/// <param name="path">Its name says what it is sealed for: it cannot stand in another's place.</param>
/// <param name="key">The folder's.</param>
public sealed class SecretFile(string path, FolderKey key)
{
    private const long LargestBytes = 16 << 20;

    private string Use => "file " + Path.GetFileName(path);

    /// <summary>The bytes as they were written; null where there is no such file.</summary>
    /// <exception cref="InvalidDataException">It is not what this key sealed, or larger than 16 MiB.</exception>
    public byte[]? Read()
    {
        if (new FileInfo(path) is not { Exists: true } file)
            return null;
        if (file.Length > LargestBytes)
            throw new InvalidDataException($"{path}: {file.Length} bytes, which is no file of ours.");
        return key.Open(Use, File.ReadAllBytes(path))
            ?? throw new InvalidDataException($"{path}: not sealed under this folder's key, or altered.");
    }

    /// <exception cref="IOException">It could not be made durable: what was there is there still.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        DurableFile.Write(path, key.Seal(Use, bytes));
        OwnersOnly.Shut(path);
    }
}
