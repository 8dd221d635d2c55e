using NodaTime;
using Qalqan.Kernel;
using Qalqan.Sheets;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The command that takes in a file of incidents. It makes no folder; bad rows come back with their reasons.</summary>
public static class IncidentImporting
{
    public const string Kind = "incidents";

    public static int Run(ImportWishes wishes, bool isJson, string language)
    {
        var speech = Speech.In(language);
        var file =
            wishes.File ?? throw new RefusalException(new Problem("FILE", 0, "nothing", "a workbook or text file"));
        if (!Folder.Exists(wishes.Data))
            throw new RefusalException(
                new Problem(wishes.Data, 0, "no data folder", "one that holds a mission: import makes none")
            );
        var table = Importing.Read(file, speech);
        using var folder = wishes.IsDryRun
            ? Folder.OpenToRead(wishes.Data)
            : Folder.OpenToWrite(
                wishes.Data,
                FolderKind.Real,
                SystemClock.Instance,
                $"stop it first, or bring the file on its page: {IncidentImportSite.Address}"
            );
        var taken = Judging
            .DeskOf(folder)
            .TakeIncidents(User.Local(post: wishes.Post), wishes.Scope, table, wishes.IsDryRun);
        if (taken.Problems.Count > 0)
            throw new RefusalException(taken.Problems);
        var rejects = WriteRejects(taken, table, file, wishes, speech, folder.Journal.Kind is FolderKind.Exercise);
        if (isJson)
            foreach (var line in IncidentLines.Of(taken, rejects, folder.Journal.Kind is FolderKind.Exercise))
                Console.Out.WriteLine(line);
        else
            Print(taken, rejects, file, speech);
        return taken.Refused > 0 ? 1 : 0;
    }

    private static void Print(IncidentsTaken taken, string? rejects, string file, Speech speech)
    {
        foreach (var remark in taken.Remarks)
            Console.Out.WriteLine(
                speech.Say(
                    remark.IsRefused
                        ? Phrase.Of(
                            "cli.incidents.refused",
                            ("file", file),
                            ("row", remark.Row),
                            ("column", remark.What.Column),
                            ("seen", remark.What.Seen),
                            ("wanted", remark.What.Wanted)
                        )
                        : Phrase.Of(
                            "cli.incidents.note",
                            ("file", file),
                            ("row", remark.Row),
                            ("column", remark.What.Column),
                            ("seen", remark.What.Seen),
                            ("wanted", remark.What.Wanted)
                        )
                )
            );
        if (taken.NotRead.Count > 0)
            Console.Out.WriteLine(speech.Say(IncidentLines.NotRead(taken)));
        Console.Out.WriteLine(speech.Say(IncidentLines.Counts(taken)));
        if (rejects is not null)
            Console.Error.WriteLine($"Wrote {rejects}.");
    }

    // Each refused row as it was, its reasons before it.
    private static string? WriteRejects(
        IncidentsTaken taken,
        SheetTable table,
        string file,
        ImportWishes wishes,
        Speech speech,
        bool isExercise
    )
    {
        var reasons = taken.Remarks.Where(remark => remark.IsRefused).ToLookup(remark => remark.Row);
        if (reasons.Count == 0 || wishes.IsDryRun)
            return null;
        var sheet = new OutSheet(
            isExercise ? $"EXERCISE {Kind}" : Kind,
            [speech.Say(Phrase.Of("web.import.reason")), .. table.Header],
            table
                .Rows.Where(row => reasons.Contains(row.Number))
                .Select(row =>
                    (IReadOnlyList<OutCell>)
                        [
                            new OutCell(
                                string.Join(
                                    "; ",
                                    reasons[row.Number]
                                        .Select(one => $"{one.What.Column}: {one.What.Seen} ({one.What.Wanted})")
                                )
                            ),
                            .. Enumerable.Range(0, table.Header.Count).Select(place => new OutCell(row[place].Text)),
                        ]
                ),
            []
        );
        return Importing.WriteBeside(sheet, file, wishes.Rejects);
    }
}
