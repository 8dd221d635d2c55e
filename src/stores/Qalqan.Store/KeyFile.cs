using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Store;

/// <summary>
/// A key that lies in a file, on a stick for instance: one line, <c>qalqan.key/1</c> and 32 bytes by chance in hex, so that it
/// is known for what it is and can be copied by hand. Whoever reads the file has the key.
/// </summary>
public static class KeyFile
{
    private const string Head = "qalqan.key/1 ";
    private const int KeyBytes = 32;
    private const int LongestBytes = 1000;

    /// <summary>A new file for its owner's eyes only, durable on return; its 32 bytes, which the caller zeroes.</summary>
    /// <exception cref="IOException">It is there already, or could not be written.</exception>
    public static byte[] Make(string path)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        var text = Encoding.ASCII.GetBytes(Head + Convert.ToHexStringLower(key) + "\n");
        using (var stream = OwnersOnly.Create(path))
        {
            stream.Write(text);
            stream.Flush(flushToDisk: true);
        }
        CryptographicOperations.ZeroMemory(text);
        DurableFile.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return key;
    }

    /// <summary>The 32 bytes, which the caller zeroes; null where the file is no key.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static byte[]? Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var bytes = new byte[LongestBytes];
        var length = stream.ReadAtLeast(bytes, LongestBytes, throwOnEndOfStream: false);
        try
        {
            ReadOnlySpan<byte> text = bytes.AsSpan(0, length).TrimEnd("\r\n "u8);
            var key = new byte[KeyBytes];
            return
                text.StartsWith(Encoding.ASCII.GetBytes(Head))
                && Convert.FromHexString(text[Head.Length..], key, out _, out var written) is OperationStatus.Done
                && written == KeyBytes
                ? key
                : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
