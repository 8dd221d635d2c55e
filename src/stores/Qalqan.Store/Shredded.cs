namespace Qalqan.Store;

/// <summary>
/// Files that may hold keys or names, overwritten before they are removed. On a disk that writes elsewhere (most solid-state
/// ones, and file systems with snapshots) the old bytes stay until the disk reuses them: only its own encryption helps there.
/// </summary>
public static class Shredded
{
    public static void File(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            return;
        if (info.LinkTarget is null)
            using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            {
                var zeros = new byte[81920];
                for (var left = stream.Length; left > 0; left -= zeros.Length)
                    stream.Write(zeros.AsSpan(0, (int)Math.Min(left, zeros.Length)));
                stream.Flush(flushToDisk: true);
            }
        info.Delete();
    }

    /// <summary>Every file below, then the folder; a link is removed and not followed. How many files there were.</summary>
    public static int Folder(string path)
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists)
            return 0;
        if (folder.LinkTarget is not null)
        {
            folder.Delete();
            return 0;
        }
        var files = 0;
        foreach (var entry in folder.EnumerateFileSystemInfos())
            if (entry is DirectoryInfo below)
                files += Folder(below.FullName);
            else
            {
                File(entry.FullName);
                files++;
            }
        folder.Delete();
        return files;
    }
}
