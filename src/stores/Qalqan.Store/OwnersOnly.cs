namespace Qalqan.Store;

/// <summary>Files and folders that nobody but their owner may read: mode 0600 and 0700. On Windows the folder's own rights count.</summary>
public static class OwnersOnly
{
    private const UnixFileMode ReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new file, shut from its first moment.</summary>
    /// <exception cref="IOException">It is there already.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = ReadWrite;
        return new FileStream(path, options);
    }

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, ReadWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Shuts a file that is there; one that is somebody else's, or lies where there are no modes, stays as it is.</summary>
    public static void Shut(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            if (File.GetUnixFileMode(path) != ReadWrite)
                File.SetUnixFileMode(path, ReadWrite);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A stick or a share without modes: the file is as open as the disk it lies on.
        }
    }
}
