using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;

namespace Qalqan;

/// <summary>The commands that copy the record and bring it back: backup, restore, export, drill.</summary>
public static class CustodyCommands
{
    public static int MakeBackup(string path, string? to, bool isJson)
    {
        var place = Path.GetFullPath(to ?? Backup.DefaultPlace(path, SystemClock.Instance));
        if (to is null && Folder.Exists(path))
            OwnersOnly.CreateFolder(Path.GetDirectoryName(place)!);
        var made = Backup.Make(path, place, SystemClock.Instance);
        try
        {
            CustodyRegister.Change(
                path,
                register => register.With(new BackupMade(place, made.MadeAt, made.Entries, made.Head))
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(
                $"The backup is whole, and not on the register, because it could not be written: {error.Message}. An erasure will not name it."
            );
        }
        Print(made, place, isJson, $"Backed up to {place}");
        if (made.Details > 0 && !isJson)
            Console.Error.WriteLine("It holds every key: keep it as you keep the record itself.");
        return 0;
    }

    public static int Restore(string backup, string to, bool isJson)
    {
        var restored = Restoring.Restore(backup, to);
        Print(restored, to, isJson, $"Restored to {to}");
        Console.Error.WriteLine(
            $"As it was at {Dtg.OrIso(restored.MadeAt)}. Whoever was erased after that is in it again: erase them again."
        );
        return 0;
    }

    public static int Export(string path, string? to, bool isJson)
    {
        var place = Path.GetFullPath(to ?? Exporting.DefaultPlace(path, SystemClock.Instance));
        var head = Exporting.Export(path, place, SystemClock.Instance);
        var isExercise = Custody.HeadOf(path).IsExercise;
        Console.Out.WriteLine(
            isJson
                ? Json.Line(json =>
                {
                    json.WriteNumber("entries", head.Number);
                    json.WriteString("head", head.Hash);
                    json.WriteString("to", place);
                    json.WriteBoolean("exercise", isExercise);
                })
                : $"Exported to {place}, without the details of persons: {head.Number} entries, head {head.Hash}"
        );
        return 0;
    }

    /// <summary>Exit 1 where it failed: then the record has no backup that can be trusted.</summary>
    public static int RunDrill(string path, bool isJson)
    {
        bool isExercise;
        using (var folder = Folder.OpenToRead(path))
            isExercise = folder.Journal.Kind is FolderKind.Exercise;
        var done = Drill.Run(path, SystemClock.Instance);
        Console.Out.WriteLine(
            isJson
                ? Json.Line(json =>
                {
                    json.WriteString("at", Iso.Format(done.At));
                    json.WriteNumber("entries", done.Entries);
                    json.WriteString("failure", done.Failure);
                    json.WriteBoolean("exercise", isExercise);
                })
            : done.Failure is { } failure ? $"FAILED: {failure}"
            : $"A backup was made, restored and compared: {done.Entries} entries, the same digest."
        );
        return done.Failure is null ? 0 : 1;
    }

    private static void Print(BackupManifest manifest, string place, bool isJson, string said) =>
        Console.Out.WriteLine(
            isJson
                ? Json.Line(json =>
                {
                    json.WriteNumber("entries", manifest.Entries);
                    json.WriteString("head", manifest.Head);
                    json.WriteNumber("details", manifest.Details);
                    json.WriteString("madeAt", Iso.Format(manifest.MadeAt));
                    json.WriteString("to", place);
                    json.WriteBoolean("exercise", manifest.IsExercise);
                })
                : $"{said}: {manifest.Entries} entries, {manifest.Details} details, head {manifest.Head}"
        );
}
