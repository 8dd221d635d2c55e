namespace Qalqan.Store.Sqlite;

/// <summary>A file's bytes, read beside whoever writes it.</summary>
internal static class SharedFile
{
    /// <summary>Empty where there is no file.</summary>
    public static byte[] Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
