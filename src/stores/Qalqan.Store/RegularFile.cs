using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Qalqan.Store;

/// <summary>Files that hold bytes of their own. What waits for another process to write is not one.</summary>
internal static partial class RegularFile
{
    // O_RDONLY | O_NONBLOCK of open(2), as Linux has them on both of its processors that we ship for.
    private const int WithoutWaiting = 0x800;

    /// <summary>The file, to be read; null where the path is a pipe, a socket or a device.</summary>
    public static FileStream? OpenToRead(string path, FileShare share = FileShare.Read) =>
        OperatingSystem.IsLinux() && new FileInfo(path).Length == 0 && IsPipe(path)
            ? null
            : new FileStream(path, FileMode.Open, FileAccess.Read, share);

    // .NET tells pipes from files only once they are open, and opens a pipe only when somebody writes to it.
    private static bool IsPipe(string path)
    {
        using var handle = new SafeFileHandle(Open(path, WithoutWaiting), ownsHandle: true);
        if (handle.IsInvalid)
            return false; // opening it as a file will say why
        using var stream = new FileStream(handle, FileAccess.Read, 1);
        return !stream.CanSeek;
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
