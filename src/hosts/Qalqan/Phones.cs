using NodaTime;
using Qalqan.Camp;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Web;
using Qalqan.Words;

namespace Qalqan;

/// <summary>The commands of the phones: list them, take one away. They ask the desk as the page does.</summary>
internal static class Phones
{
    public static int Show(string path, string? scope, bool isJson, string language)
    {
        using var folder = Folder.OpenToRead(path);
        var desk = DeskOf(folder);
        var books = desk.Phones!.All().Where(book => scope is null || book.Scope == scope).ToList();
        if (scope is not null && books.Count == 0)
            throw new RefusalException(
                new Problem("--scope", 0, $"\"{scope}\"", $"one of {string.Join(", ", desk.Adoption.Contingents())}")
            );
        if (isJson)
            foreach (var line in PhonesApi.Lines(books, desk.IsExercise))
                Console.Out.WriteLine(line);
        else
            Print(books, desk.IsExercise, Speech.In(language));
        return 0;
    }

    public static int Revoke(string path, string device, string post, bool isJson)
    {
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to revoke in
        using var folder = Folder.OpenToWrite(
            path,
            FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or revoke on the page /phones"
        );
        var desk = DeskOf(folder);
        var problems = desk.Phones!.Revoke(User.Local(post: post), device);
        if (problems.Count > 0)
            throw new RefusalException(problems);
        Console.Out.WriteLine(
            isJson
                ? PhonesApi.Revoked(device, problems, desk.IsExercise)
                : $"{(desk.IsExercise ? "EXERCISE " : "")}{device} is revoked. It wipes itself when it next reaches the camp."
        );
        return 0;
    }

    /// <summary>The node's own file of phones, or the refusal that says what it is not.</summary>
    internal static Devices DevicesOf(Folder folder)
    {
        try
        {
            return new Devices(folder.FullPath, folder.Key, SystemClock.Instance);
        }
        catch (InvalidDataException damaged)
        {
            throw new RefusalException(
                new Problem(
                    Path.Combine(folder.FullPath, Devices.FileName),
                    0,
                    damaged.Message,
                    "the file as this folder's key sealed it",
                    "it is in a backup of this folder; without it every phone is paired anew"
                )
            );
        }
    }

    private static Desk DeskOf(Folder folder) => Judging.DeskOf(folder, devices: DevicesOf(folder));

    private static void Print(List<PhoneBook> books, bool isExercise, Speech speech)
    {
        foreach (var book in books)
        {
            Console.Out.WriteLine($"{(isExercise ? "EXERCISE " : "")}{book.Title} ({book.Scope})");
            if (book.Lines.Count == 0)
            {
                Console.Out.WriteLine("  " + speech.Say(Phrase.Of("web.phones.none")));
                continue;
            }
            var table = new TextTable([.. Heads.Select(head => speech.Say(Phrase.Of(head)))]);
            foreach (var line in book.Lines)
                table.Add(
                    line.Device,
                    line.Post,
                    line.Person,
                    Dtg.OrIso(line.PairedAt),
                    Dtg.OrIso(line.Ends),
                    line.SeenAt is { } seen ? Dtg.OrIso(seen) : "",
                    speech.Say(Phrase.Of(PhoneWords.Of(line.State)))
                );
            table.Print(Console.Out);
        }
    }

    private static readonly string[] Heads =
    [
        "web.phones.device",
        "web.phones.post",
        "web.phones.person",
        "web.phones.paired",
        "web.phones.ends",
        "web.phones.seen",
        "web.phones.state",
    ];
}
