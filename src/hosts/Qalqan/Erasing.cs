using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The command that forgets a person, and says what it could not.</summary>
public static class Erasing
{
    public static int Erase(string path, string? scope, string person, string why, string post, bool isJson)
    {
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to erase from
        using var folder = Folder.OpenToWrite(
            path,
            Store.FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or erase on the person's page, /person/REFERENCE"
        );
        var outcome = Judging.DeskOf(folder).Erasure.Erase(User.Local(post: post), scope, person, why);
        if (outcome.Report is not { } report)
            throw new RefusalException(outcome.Problems);
        if (isJson)
            Console.Out.WriteLine(ErasureLines.Of(report));
        else
            Print(report);
        if (report.Unfinished is { } unfinished)
            Console.Error.WriteLine($"NOT FINISHED. {unfinished}");
        return report.IsComplete ? 0 : 1;
    }

    private static void Print(ErasureReport report)
    {
        var output = Console.Out;
        output.WriteLine(
            $"{(report.IsExercise ? "EXERCISE " : "")}{report.Person} of {report.Scope} is erased: entry {report.Entry}. The key and {report.Details} details were destroyed."
        );
        foreach (var removed in report.Removed)
            output.WriteLine($"REMOVED  {removed}");
        foreach (var serial in report.Papers)
            output.WriteLine($"REWRITTEN {serial}: the name is struck, both digests are on record");
        PrintSearch(report);
        output.WriteLine($"What remains, under {report.Person} and without a name:");
        foreach (var remaining in report.Remains)
            output.WriteLine($"  {remaining.Count, 6}  {remaining.Kind}");
        output.WriteLine($"  {report.SignedDays, 6}  signed days of the contingent, whose counts stay as they were");
        output.WriteLine("Post and date together may still tell who it was, to whoever knows who held that post.");
        foreach (var backup in report.Backups)
            output.WriteLine(
                $"BACKUP   {backup.Path}, made {Dtg.OrIso(backup.MadeAt)}, may hold the person: destroy it, and make a new one"
            );
        output.WriteLine(
            "Outside of this: programs that have the folder open, copies made by other means, the officer's own workbooks and the rejects sent back, and what the disk itself keeps."
        );
    }

    private static void PrintSearch(ErasureReport report)
    {
        var (output, searched) = (Console.Out, report.Searched);
        if (report.LookedFor > 0)
            output.WriteLine(
                $"Looked for the key and {report.LookedFor - 1} texts in {searched.Files} files of {searched.Bytes} bytes: {(searched.FoundInAll == 0 ? "nothing was found." : $"FOUND {searched.FoundInAll} times.")}"
            );
        else if (!report.WasErasedBefore)
            output.WriteLine("There was no detail to look for.");
        else if (report.Before is { } before)
            output.WriteLine(
                $"It was erased before; the search of {Dtg.OrIso(before.At)} found {(before.Found == 0 ? "nothing" : $"{before.Found} traces")}."
            );
        else
            output.WriteLine(
                "NOT SEARCHED: an earlier run destroyed the details and was stopped before it had searched; what to look for is gone with them. Look through the folder for the names by hand."
            );
        if (report.TooShort > 0)
            output.WriteLine($"{report.TooShort} texts of one or two letters were not looked for.");
        foreach (var trace in searched.Found.Take(50))
            output.WriteLine(
                $"FOUND    {trace.File}{(trace.Member is null ? "" : $", in {trace.Member}")}, byte {trace.Offset}"
            );
        foreach (var (file, why) in searched.NotSearched)
            output.WriteLine($"UNREAD   {file}: {why}");
    }
}
