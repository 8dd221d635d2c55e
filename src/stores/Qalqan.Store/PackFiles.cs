using System.IO.Compression;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// The files of a pack by their path in it, with forward slashes. Read under limits: at most 2,000 files, 64 MiB each and
/// 256 MiB in all, counted as they are unpacked and never as an archive claims; a path that climbs out or is absolute, a
/// link, a pipe or device, and bytes that are not those an archive was made of are refused.
/// </summary>
public sealed class PackFiles
{
    private const int MostFiles = 2_000;
    private const long LargestFileBytes = 64L << 20;
    private const long LargestPackBytes = 256L << 20;

    private const string OwnFile = "a file of its own: a pack holds all that it needs";
    private const string NotAFile = "a pipe, a socket or a device";

    private PackFiles(string name, SortedDictionary<string, byte[]> files) => (Name, Files) = (name, files);

    /// <summary>How problems call it: the folder or archive as the user wrote it.</summary>
    public string Name { get; }

    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>How a problem names one of its files.</summary>
    public string PathOf(string file) => Name.Length == 0 ? file : $"{Name}/{file}";

    public static PackFiles Of(string name, IEnumerable<KeyValuePair<string, byte[]>> files) =>
        new(name, new SortedDictionary<string, byte[]>(files.ToDictionary(), StringComparer.Ordinal));

    /// <summary>A folder, a .zip archive or a single .json file; null with the problems added.</summary>
    public static PackFiles? Open(string path, List<Problem> problems)
    {
        var before = problems.Count;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var budget = new Budget(path, problems);
        try
        {
            if (Directory.Exists(path))
                ReadFolder(path, files, budget);
            else if (!File.Exists(path))
                problems.Add(new Problem(path, 0, "nothing there", "a folder, a .zip archive or a .json file"));
            else if (RegularFile.OpenToRead(path) is not { } stream)
                problems.Add(new Problem(path, 0, NotAFile, "a folder, a .zip archive or a .json file"));
            else
                using (stream)
                    if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                        ReadArchive(stream, files, budget);
                    else if (budget.Take(Path.GetFileName(path), stream) is { } bytes)
                        files.Add(Path.GetFileName(path), bytes);
        }
        catch (InvalidDataException error)
        {
            problems.Add(
                new Problem(path, 0, "an archive that cannot be read: " + error.Message, "a whole .zip archive")
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add(new Problem(path, 0, error.Message, "files that can be read"));
        }
        var name =
            File.Exists(path) && !path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
                ? Path.GetDirectoryName(path) ?? ""
                : path;
        return problems.Count == before ? new PackFiles(name.TrimEnd('/', '\\'), files) : null;
    }

    // By hand, because an enumeration of everything below follows links to folders.
    private static void ReadFolder(string root, SortedDictionary<string, byte[]> files, Budget budget)
    {
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
            foreach (
                var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)
            )
            {
                var path = Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
                if (entry.LinkTarget is not null)
                    budget.Refuse(path, "a link", OwnFile);
                else if (entry is DirectoryInfo below)
                    folders.Push(below);
                else if (RegularFile.OpenToRead(entry.FullName) is not { } stream)
                    budget.Refuse(path, NotAFile, OwnFile);
                else
                    using (stream)
                        if (budget.Take(path, stream) is { } bytes && !files.TryAdd(path, bytes))
                            budget.Refuse(path, "the same path twice", "each path once");
                if (budget.IsSpent)
                    return;
            }
    }

    private static void ReadArchive(Stream stream, SortedDictionary<string, byte[]> files, Budget budget)
    {
        using var archive = new ZipArchive(stream);
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.EndsWith('/'))
                continue;
            var isLink = ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000; // S_IFLNK, as Unix archivers store it
            if (name.StartsWith('/') || name.Contains(':') || name.Split('/').Contains(".."))
                budget.Refuse(name, "a path that climbs out of the pack", "paths inside the pack");
            else if (isLink)
                budget.Refuse(name, "a link", OwnFile);
            else if (files.ContainsKey(name))
                budget.Refuse(name, "the same path twice", "each path once");
            else
                using (var unpacking = entry.Open())
                    if (budget.Take(name, unpacking) is { } bytes)
                    {
                        if (bytes.Length != entry.Length || Crc32.Of(bytes) != entry.Crc32)
                            budget.Refuse(
                                name,
                                $"{bytes.Length} bytes with the CRC-32 {Crc32.Of(bytes):x8}",
                                $"{entry.Length} with {entry.Crc32:x8}, as the archive says: it was damaged on its way"
                            );
                        files.Add(name, bytes);
                    }
            if (budget.IsSpent)
                return;
        }
        Unwrap(files);
    }

    // An archive often wraps everything in one folder: what counts is what is in it.
    private static void Unwrap(SortedDictionary<string, byte[]> files)
    {
        if (files.Count == 0 || files.Keys.Any(name => !name.Contains('/')))
            return;
        var root = files.Keys.First().Split('/')[0] + "/";
        if (!files.Keys.All(name => name.StartsWith(root, StringComparison.Ordinal)))
            return;
        var wrapped = files.ToList();
        files.Clear();
        foreach (var (name, bytes) in wrapped)
            files.Add(name[root.Length..], bytes);
    }

    private sealed class Budget(string pack, List<Problem> problems)
    {
        private long bytesLeft = LargestPackBytes;
        private int filesLeft = MostFiles;

        public bool IsSpent { get; private set; }

        public void Refuse(string path, string seen, string wanted) =>
            problems.Add(new Problem($"{pack}: {path}", 0, seen, wanted));

        public byte[]? Take(string path, Stream stream)
        {
            if (filesLeft-- == 0)
                return Spent(path, $"more than {MostFiles} files", $"at most {MostFiles}");
            var most = Math.Min(LargestFileBytes, bytesLeft);
            using var taken = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = stream.Read(buffer)) > 0; )
            {
                if (taken.Length + read > most)
                    return Spent(
                        path,
                        "more bytes than a pack may unpack to",
                        $"at most {LargestFileBytes >> 20} MiB a file and {LargestPackBytes >> 20} MiB in all"
                    );
                taken.Write(buffer, 0, read);
            }
            bytesLeft -= taken.Length;
            return taken.ToArray();
        }

        private byte[]? Spent(string path, string seen, string wanted)
        {
            IsSpent = true;
            Refuse(path, seen, wanted);
            return null;
        }
    }
}
