using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Store;

/// <summary>A trace: in which file, in which member of an archive where it is one, and at which byte. What was found is never repeated.</summary>
public sealed record Trace(string File, string? Member, long Offset);

/// <summary>What a search read and found. <c>NotSearched</c> could not be looked into, each with the reason.</summary>
public sealed record Searched(
    int Files,
    long Bytes,
    IReadOnlyList<Trace> Found,
    long FoundInAll,
    IReadOnlyList<(string File, string Why)> NotSearched
);

/// <summary>
/// Looks for traces in every file of a folder: its bytes as they lie there, which for a database are its pages and its log,
/// and what is packed in it, ZIP (a workbook is one) and gzip, archives within archives too.
/// </summary>
public sealed class FolderSearch
{
    private const int MostTraces = 1000;
    private const int DeepestArchive = 4;
    private const long MostUnpackedBytes = 4L << 30; // of one file: more is a bomb, and said
    private const long MostHeldBytes = 256L << 20;

    private readonly Traces traces;
    private readonly Traces wholeWords;
    private readonly List<Trace> found = [];
    private readonly List<(string, string)> notSearched = [];
    private int files;
    private long bytes;
    private long foundInAll;

    private FolderSearch(Traces traces, Traces wholeWords) => (this.traces, this.wholeWords) = (traces, wholeWords);

    /// <param name="folder">All of it is searched.</param>
    /// <param name="traces">What is looked for.</param>
    /// <param name="wholeWords">
    /// What is looked for in the texts of rules instead; null the same. Written before anybody was on record, they hold a
    /// name only by chance, and inside a longer word it is none: <c>ержан</c> in <c>сержант</c>.
    /// </param>
    public static Searched In(string folder, Traces traces, Traces? wholeWords = null)
    {
        var search = new FolderSearch(traces, wholeWords ?? traces);
        search.Look(folder);
        return new Searched(search.files, search.bytes, search.found, search.foundInAll, search.notSearched);
    }

    // By hand, because an enumeration of everything below follows links to folders.
    private void Look(string root)
    {
        var folders = new Stack<(DirectoryInfo Folder, string Shown)>([(new DirectoryInfo(root), "")]);
        while (folders.TryPop(out var next))
            try
            {
                var entries = next
                    .Folder.EnumerateFileSystemInfos()
                    .OrderBy(entry => entry.Name, StringComparer.Ordinal);
                foreach (var (place, entry) in entries.Index())
                {
                    var shown = next.Shown + Shown(entry.Name, place + 1, next.Shown);
                    if (entry.LinkTarget is not null)
                        notSearched.Add((shown, "a link: what it leads to is outside"));
                    else if (entry is DirectoryInfo below)
                        folders.Push((below, shown + "/"));
                    else
                        LookIntoFile(entry.FullName, shown);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                notSearched.Add((next.Shown, error.GetType().Name));
            }
    }

    // A name that tells is a trace, and is not told again: its place among its neighbours is.
    private string Shown(string name, int place, string where)
    {
        long? tells = null;
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(name));
        traces.Find(bytes, offset => tells ??= offset);
        if (tells is not { } at)
            return name;
        var shown = $"(number {place} by name)";
        Add(new Trace(where + shown, "its own name", at));
        return shown;
    }

    private void LookIntoFile(string path, string name)
    {
        try
        {
            // Our own lock is an empty file that nobody else may open.
            if (new FileInfo(path).Length == 0 && ++files > 0)
                return;
            if (RegularFile.OpenToRead(path, FileShare.ReadWrite | FileShare.Delete) is not { } stream)
            {
                notSearched.Add((name, "a pipe, a socket or a device"));
                return;
            }
            using (stream)
            {
                files++;
                var sought = IsText(stream, name) ? wholeWords : traces;
                bytes += sought.Find(stream, offset => Add(new Trace(name, null, offset)));
                stream.Position = 0;
                var left = MostUnpackedBytes;
                Unpack(stream, name, "", 0, ref left);
            }
        }
        catch (FileNotFoundException)
        {
            // Gone since it was listed: a log of a database that was folded back.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            notSearched.Add((name, error.GetType().Name)); // the message would repeat the file's own name
        }
    }

    // A pack on the shelf is named by its own SHA-256; whatever else lies there is searched like anything else.
    private static bool IsText(FileStream stream, string name)
    {
        if (!name.StartsWith("packs/", StringComparison.Ordinal))
            return false;
        var isText = name == $"packs/{Convert.ToHexStringLower(SHA256.HashData(stream))}.json";
        stream.Position = 0;
        return isText;
    }

    private void Unpack(Stream stream, string file, string member, int depth, ref long left)
    {
        try
        {
            switch (KindOf(stream))
            {
                case Packed.Zip when depth == DeepestArchive:
                case Packed.Gzip when depth == DeepestArchive:
                    notSearched.Add((Named(file, member), $"archives within archives more than {DeepestArchive} deep"));
                    break;
                case Packed.Zip:
                    using (var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
                        foreach (var (place, entry) in archive.Entries.Index())
                            using (var unpacking = entry.Open())
                                LookInto(
                                    unpacking,
                                    file,
                                    Named(member, Shown(entry.FullName, place + 1, file + "!")),
                                    depth + 1,
                                    ref left
                                );
                    break;
                case Packed.Gzip:
                    using (var unpacking = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true))
                        LookInto(unpacking, file, Named(member, "gzip"), depth + 1, ref left);
                    break;
            }
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            // Its bytes have been searched as they lie; what they would unpack to is not known.
            notSearched.Add((Named(file, member), "an archive that cannot be unpacked: " + error.Message));
        }
    }

    private void LookInto(Stream unpacking, string file, string member, int depth, ref long left)
    {
        var limited = new Counted(unpacking, left);
        var head = new byte[4];
        var known = limited.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var whole = new Prefixed(head.AsMemory(0, known), limited);
        if (KindOf(head.AsSpan(0, known)) is Packed.No)
            bytes += traces.Find(whole, offset => Add(new Trace(file, member, offset)));
        else
        {
            // An archive in it has to be turned about in, so it is held in memory as far as that is wise.
            limited.Most = Math.Min(limited.Most, MostHeldBytes);
            using var held = new MemoryStream();
            whole.CopyTo(held);
            held.Position = 0;
            bytes += traces.Find(held, offset => Add(new Trace(file, member, offset)));
            held.Position = 0;
            left -= limited.Count;
            Unpack(held, file, member, depth, ref left);
            return;
        }
        left -= limited.Count;
    }

    private void Add(Trace trace)
    {
        foundInAll++;
        if (found.Count < MostTraces)
            found.Add(trace);
    }

    private static string Named(string file, string member) =>
        file.Length == 0 ? member
        : member.Length == 0 ? file
        : $"{file}!{member}";

    private static Packed KindOf(Stream stream)
    {
        var head = new byte[4];
        var known = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return KindOf(head.AsSpan(0, known));
    }

    private static Packed KindOf(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\u0003\u0004"u8) ? Packed.Zip
        : head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) ? Packed.Gzip
        : Packed.No;

    private enum Packed
    {
        No,
        Zip,
        Gzip,
    }
}
