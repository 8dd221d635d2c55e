using System.Text;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan;

/// <summary>
/// A new contingent's record: in the folder that is served where that is REAL and empty, else in a REAL folder beside it,
/// which the file <c>opened</c> in the exercise then names.
/// </summary>
public static class NewContingent
{
    private const string Pointer = "opened";

    /// <summary>The folder of the contingent that was opened from this exercise; null where none was, or it is gone.</summary>
    public static string? OpenedFrom(string exercise)
    {
        var pointer = Path.Combine(exercise, Pointer);
        if (!File.Exists(pointer))
            return null;
        // Beside it and nowhere else, whoever wrote the file.
        var folder = Beside(exercise, Path.GetFileName(File.ReadAllText(pointer).Trim()));
        return Folder.Exists(folder) ? folder : null;
    }

    public static Founded Open(Founding founding, Folder served, string path)
    {
        if (served.Journal is { Kind: FolderKind.Real, Head.Number: 0 })
            return new Founded(Record(founding, served), path, IsElsewhere: false);
        var name = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))}-{founding.Id}";
        var folder = Beside(path, name);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return Refused($"\"{founding.Id}\", and a folder {name} that is there already");
        using (var made = Folder.OpenToWrite(folder, FolderKind.Real, SystemClock.Instance))
            if (Record(founding, made) is { Count: > 0 } problems)
                return new Founded(problems, folder, IsElsewhere: true);
        DurableFile.Write(Path.Combine(served.FullPath, Pointer), Encoding.UTF8.GetBytes(name + "\n"));
        return new Founded([], folder, IsElsewhere: true);

        Founded Refused(string seen) =>
            new([new Problem("id", 0, seen, "a short name that no folder beside this one has")], folder, true);
    }

    private static IReadOnlyList<Problem> Record(Founding founding, Folder folder) =>
        new Founder(Judging.DeskOf(folder).Adoption, Packs.Offered).Found(
            founding,
            new Ledger(folder.Journal, folder.Vault),
            folder.Shelf
        );

    private static string Beside(string path, string name) =>
        Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))!, name);
}
