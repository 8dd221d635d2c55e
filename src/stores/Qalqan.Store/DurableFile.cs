using System.Runtime.InteropServices;

namespace Qalqan.Store;

/// <summary>Files that are whole or absent after a power cut: written beside, flushed to the disk, renamed into place.</summary>
public static partial class DurableFile
{
    /// <param name="path">The file, made or replaced.</param>
    /// <param name="bytes">All of them.</param>
    /// <param name="isOwnersOnly">Whether only its owner may read it, from the first moment on.</param>
    /// <exception cref="IOException">It could not be made durable: what was there is there still.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, bool isOwnersOnly = false)
    {
        var beside = path + ".new";
        if (isOwnersOnly)
            File.Delete(beside); // one that a kill left may be open to all
        using (
            var stream = isOwnersOnly
                ? OwnersOnly.Create(beside)
                : new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None)
        )
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    // The rename itself lives in the folder, and .NET opens no folders. Windows offers no such flush and journals its
    // own metadata; a file system that refuses it (some network ones do) has done what it can.
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
            return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
