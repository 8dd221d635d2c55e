using Qalqan.Kernel;

namespace Qalqan;

/// <summary>The demonstration, whole or not there.</summary>
public static class MadeExercise
{
    /// <summary>
    /// The first case in a new EXERCISE folder. It is made beside, in <c>DIR.making</c>, and renamed when whole, so that
    /// nobody is ever answered from half of it; what a killed process left there is gone on with.
    /// </summary>
    public static void At(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        // A folder that is there keeps its settings, and may be a disk of its own: then it is made within.
        var making = Directory.Exists(full) ? Path.Combine(full, "making") : full + ".making";
        Directory.CreateDirectory(Path.GetDirectoryName(making)!);
        using var place =
            HeldPlace.Take(making + ".lock")
            ?? throw new RefusalException(
                new Problem(
                    path,
                    0,
                    "no data folder yet: another process is making the exercise there",
                    "one that is whole: ask again when it is made"
                )
            );
        if (Folder.Exists(full))
            return; // another process made it meanwhile
        var isBeingMoved = Folder.Exists(making) && !File.Exists(Folder.JournalPath(making));
        if (!isBeingMoved && File.Exists(Folder.JournalPath(full)))
            throw new RefusalException(
                new Problem(
                    path,
                    0,
                    "a journal, and not the file \"format\" that belongs beside it",
                    "a data folder, or none",
                    $"the file was lost: it held the number {Folder.Format}"
                )
            );
        Console.Error.WriteLine(
            $"No data folder at {path}: making the EXERCISE, Kazakhstan's first contingent with UNDOF. Its people are invented."
        );
        if (!isBeingMoved && Recording.Load(making, path, [Packs.FirstCase], null, null).Stopped is { } stopped)
            throw stopped;
        if (Directory.Exists(full))
            MoveUp(making, full);
        else
            Directory.Move(making, full);
    }

    // The file that makes it a data folder comes last, the journal just before it.
    private static void MoveUp(string making, string full)
    {
        foreach (
            var from in Directory
                .GetFileSystemEntries(making)
                .OrderBy(entry => Path.GetFileName(entry) is "format")
                .ThenBy(entry => Path.GetFileName(entry) is "journal.sqlite")
        )
        {
            var to = Path.Combine(full, Path.GetFileName(from));
            if (File.Exists(from))
                File.Move(from, to, overwrite: true);
            else if (Directory.Exists(to))
                MoveUp(from, to);
            else
                Directory.Move(from, to);
        }
        Directory.Delete(making);
    }
}
