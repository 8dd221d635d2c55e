using NodaTime;
using Qalqan.Claims;
using Qalqan.Exchange;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands of the map: what it shows as a file, layers and lines brought as files, accepted and withdrawn.</summary>
internal static class Mapping
{
    public static int Export(string path, Inquiry inquiry, bool withPublic, string file, Speech speech)
    {
        if (MapFormats.Of(file) is not { } format)
            throw new RefusalException(new Problem("--export", 0, $"\"{file}\"", MapFormats.Wanted));
        if (File.Exists(file) || Directory.Exists(file))
            throw new RefusalException(
                new Problem("--export", 0, "a place with something in it", "the name of a new file")
            );
        using var folder = Folder.OpenToRead(path);
        var desk = Judging.DeskOf(folder);
        var looks = desk.Maps.Of(inquiry, withPublic);
        Refuse(looks.Problems);
        if (looks.Scopes is not [var look])
            throw new RefusalException(
                new Problem("--scope", 0, $"{looks.Scopes.Count} missions", "one mission: a file is of one")
            );
        var bytes = MapCopy.Of(desk, look, format, looks.IsExercise, speech);
        using (var stream = OwnersOnly.Create(file))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        Console.Error.WriteLine($"Wrote {file}.");
        return 0;
    }

    public static int Layers(string path, Inquiry inquiry, bool isJson, Speech speech)
    {
        using var folder = Folder.OpenToRead(path);
        var looks = Judging.DeskOf(folder).Layers.Of(inquiry);
        Refuse(looks.Problems);
        if (isJson)
        {
            foreach (var line in LayerLines.Of(looks))
                Console.Out.WriteLine(line);
            return 0;
        }
        if (looks.IsExercise)
            Console.Out.WriteLine("EXERCISE");
        var table = new TextTable(
            Say("web.map.reference"),
            Say("web.layers.title"),
            Say("web.layers.features") + "#",
            Say("web.layers.brought"),
            Say("web.layers.state")
        );
        foreach (var layer in looks.Scopes.SelectMany(look => look.Value))
            table.Add(
                layer.Id,
                layer.Says.Title,
                $"{layer.Says.Features}",
                $"{Speech.Zulu(layer.Drafted.From)} {layer.Drafted.Source.Post}",
                Say(layer.IsAccepted ? "web.layers.accepted" : "web.layers.draft")
            );
        if (looks.Scopes.All(look => look.Value.Count == 0))
            Console.Out.WriteLine(Say("web.layers.none"));
        else
            table.Print(Console.Out);
        return 0;

        string Say(string key) => speech.Say(Phrase.Of(key));
    }

    public static int Draft(string path, string? scope, string file, string? title, User user, bool isJson) =>
        Write(
            path,
            desk =>
            {
                var brought = desk.Layers.Draft(user, scope, file, Bytes(file), title);
                Refuse(brought.Problems);
                foreach (var left in brought.LeftOut)
                    Console.Error.WriteLine($"{file}: left out: {left}");
                Console.Out.WriteLine(
                    isJson
                        ? LayerLines.Line(brought.Layer!, desk.IsExercise, brought.LeftOut)
                        : $"{Mark(desk)}Draft {brought.Layer!.Id}: {brought.Layer.Says.Features} features. `layers accept {brought.Layer.Id}` takes it in."
                );
                return brought.LeftOut.Count == 0 ? 0 : 1;
            }
        );

    public static int Adopt(string path, string? scope, string file, LineWishes wishes, User user, bool isJson) =>
        Write(
            path,
            desk =>
            {
                var brought = desk.Layers.Adopt(user, scope, file, Bytes(file), wishes);
                Refuse(brought.Problems);
                foreach (var line in brought.Lines!)
                    Console.Out.WriteLine(
                        isJson
                            ? LayerLines.Line(line, desk.IsExercise)
                            : $"{Mark(desk)}{line.Feature}: {line.Points.Count(one => one == ' ') + 1} points, edition {line.Edition}, ± {line.ErrorMetres} m."
                    );
                return 0;
            }
        );

    public static int Change(string path, string? scope, string layer, string doing, User user, bool isJson) =>
        Write(
            path,
            desk =>
            {
                var isAcceptance = doing == "accept";
                Refuse(
                    isAcceptance ? desk.Layers.Accept(user, scope, layer) : desk.Layers.Withdraw(user, scope, layer)
                );
                Console.Out.WriteLine(
                    isJson
                        ? LayerLines.Done(layer, doing, desk.IsExercise)
                        : $"{Mark(desk)}{layer}: {(isAcceptance ? "accepted" : "withdrawn")}."
                );
                return 0;
            }
        );

    // Never more than is read at all, and one byte to tell.
    private static byte[] Bytes(string file)
    {
        if (!File.Exists(file))
            throw new RefusalException(new Problem(file, 0, "no file there", MapFormats.Wanted));
        using var stream = File.OpenRead(file);
        var bytes = new byte[Math.Min(stream.Length, FeatureFile.TooManyBytes)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Mark(Desk desk) => desk.IsExercise ? "EXERCISE " : "";

    private static void Refuse(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw new RefusalException([.. problems.Distinct()]);
    }

    private static int Write(string path, Func<Desk, int> act)
    {
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to bring a layer in
        using var folder = Folder.OpenToWrite(
            path,
            FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or do the same on the page /layers"
        );
        return act(Judging.DeskOf(folder));
    }
}
