using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan;

/// <summary>The commands of papers: render one, issue it, show what was issued, void, release. They ask the desk as the pages do.</summary>
public static class Documents
{
    /// <summary>Rendered beside anything; issued by the folder's one writer only.</summary>
    public static int Make(
        string path,
        PaperOrder order,
        string file,
        bool isIssued,
        string? post,
        string? person,
        bool isJson
    )
    {
        var format = System.IO.Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        var formats = isIssued || order.Form is not null ? PaperFormats.Issued : PaperFormats.All;
        List<Problem> problems = [];
        if (!formats.Contains(format))
            problems.Add(
                new Problem("-o", 0, $"\"{file}\"", $"a file's name ending in .{string.Join(", .", formats)}")
            );
        if (problems.Count > 0)
            throw new RefusalException(problems);
        return isIssued
            ? Write(path, post, person, (desk, user) => Issue(desk, user, order, file, format, isJson))
            : Read(path, desk => Render(desk, Speaking(path, post, person), order, file, format, isJson));
    }

    public static int List(string path, string? scope, bool isJson) =>
        Read(
            path,
            desk =>
            {
                var papers = desk.Papers.List(User.Local(), scope);
                Refuse(papers.Problems);
                foreach (var paper in papers.Scopes.SelectMany(look => look.Value))
                    Console.Out.WriteLine(isJson ? PapersApi.Line(paper, desk.IsExercise) : Mark(desk) + Says(paper));
            }
        );

    public static int Show(string path, string? scope, string serial, string? file, bool isJson) =>
        Read(
            path,
            desk =>
            {
                var paper =
                    desk.Papers.Find(User.Local(), scope, serial)
                    ?? throw new RefusalException(
                        new Problem(
                            "SERIAL",
                            0,
                            $"\"{serial}\"",
                            "the serial of a paper that was issued: `qalqan papers` lists them"
                        )
                    );
                if (file is not null)
                    Save(desk, file, BytesOf(desk, paper, file));
                var since = desk.Papers.Since(User.Local(), paper, withNames: false);
                if (isJson)
                    foreach (var line in PapersApi.Lines(paper, since, desk.IsExercise))
                        Console.Out.WriteLine(line);
                else
                    Print(desk, paper, since);
            }
        );

    public static int Void(
        string path,
        string? scope,
        string serial,
        string why,
        string? post,
        string? person,
        bool isJson
    ) =>
        Write(
            path,
            post,
            person,
            (desk, user) => Tell(desk, desk.Papers.Void(user, scope, serial, why), "Voided", isJson)
        );

    public static int Release(string path, string? scope, string serial, string post, string? person, bool isJson) =>
        Write(path, post, person, (desk, user) => Tell(desk, desk.Papers.Let(user, scope, serial), "Released", isJson));

    private static void Render(Desk desk, User user, PaperOrder order, string file, string format, bool isJson)
    {
        var (drafted, written) = desk.Papers.Draft(user, order, format);
        Refuse(drafted.Problems);
        var bytes = written!;
        Save(desk, file, bytes);
        Console.Out.WriteLine(
            isJson
                ? PapersApi.Line(drafted.Basis!, PaperSeal.Describe(format, bytes), desk.IsExercise)
                : $"{Mark(desk)}Draft of {order.Document}, as of {Dtg.OrIso(drafted.Basis!.AsOf)}, known up to entry {drafted.Basis.KnownUpTo}: {file}, SHA-256 {PaperSeal.Describe(format, bytes).Digest}"
        );
    }

    private static void Issue(Desk desk, User user, PaperOrder order, string file, string format, bool isJson)
    {
        RefuseTaken(desk, file, []);
        if (order.Form is not null)
            Refuse(desk.Papers.Draft(user, order, format).Drafted.Problems); // in another format than the form's there would be nothing to write
        var outcome = desk.Papers.Issue(user, order);
        Refuse(outcome.Problems);
        Save(desk, file, BytesOf(desk, outcome.Paper!, "." + format));
        Tell(desk, outcome, "Issued", isJson);
    }

    private static void Tell(Desk desk, PaperOutcome outcome, string done, bool isJson)
    {
        Refuse(outcome.Problems);
        if (isJson)
        {
            Console.Out.WriteLine(PapersApi.Line(outcome, desk.IsExercise));
            return;
        }
        Console.Out.WriteLine($"{Mark(desk)}{(outcome.IsNew ? done : $"{done} before")}: {Says(outcome.Paper!)}");
        foreach (var issued in outcome.Paper!.Files)
            Console.Out.WriteLine($"  {issued.Format, -4}  {issued.Digest}  {issued.Bytes} bytes");
    }

    private static void Print(Desk desk, KeptPaper paper, PaperSince since)
    {
        var output = Console.Out;
        output.WriteLine(Mark(desk) + Says(paper));
        output.WriteLine(
            $"Issued by {paper.Issue.Source.Post} {paper.Issue.Source.Person}, {Dtg.OrIso(paper.Issue.From)}, entry {paper.Issue.Number}, by Qalqan {paper.Issued.Release}."
        );
        foreach (var file in paper.Files)
            output.WriteLine($"  {file.Format, -4}  {file.Digest}  {file.Bytes} bytes");
        foreach (var again in paper.Again)
        {
            var claim = (Reissued)again.Claim;
            output.WriteLine($"Written again without the name of {claim.Erased}, entry {again.Number}; before that:");
            foreach (var was in claim.Was)
                output.WriteLine($"  {was.Format, -4}  {was.Digest}");
        }
        output.WriteLine(
            $"Issued knowing #{since.KnownUpTo}; since then, up to #{since.Now}, {(since.Changes.Count == 0 ? "nothing in it would be otherwise." : $"{since.Changes.Count} lines would be otherwise:")}"
        );
        foreach (var change in since.Changes)
            output.WriteLine($"  {change.Place}: {Shown(change.Then)} -> {Shown(change.Now)}");

        static string Shown(string text) => text.Length == 0 ? "-" : text;
    }

    private static string Says(KeptPaper paper) =>
        $"{paper.Serial}, {paper.Issued.Language}, as of {Dtg.OrIso(paper.Issued.AsOf)}, known up to entry {paper.Issued.KnownUpTo}"
        + (
            paper.Void is { } voided ? $"; VOIDED by {voided.Source.Post}: {((Voided)voided.Claim).Why}"
            : paper.Release is { } release ? $"; released by {release.Source.Post}"
            : "; not released"
        );

    private static byte[] BytesOf(Desk desk, KeptPaper paper, string file)
    {
        var format = System.IO.Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        return desk.Papers.Bytes(paper, format)
            ?? throw new RefusalException(
                paper.Files.Any(one => one.Format == format)
                    ? new Problem(
                        paper.Serial,
                        0,
                        "no bytes of it in this folder",
                        "the folder it was issued in, or a backup of it"
                    )
                    : new Problem(
                        "-o",
                        0,
                        $"\"{file}\"",
                        $"one of .{string.Join(", .", paper.Files.Select(one => one.Format))}"
                    )
            );
    }

    // What somebody else put there is theirs; the very bytes of a paper are kept, and so nothing is lost with a copy of them.
    private static void Save(Desk desk, string file, byte[] bytes)
    {
        RefuseTaken(desk, file, bytes);
        DurableFile.Write(file, bytes, isOwnersOnly: true);
    }

    private static void RefuseTaken(Desk desk, string file, byte[] bytes)
    {
        if (!Directory.Exists(file) && !File.Exists(file))
            return;
        var there = Directory.Exists(file) ? null : File.ReadAllBytes(file);
        if (there is null || !there.AsSpan().SequenceEqual(bytes) && !IsIssued(desk, there))
            throw new RefusalException(
                new Problem("-o", 0, $"\"{file}\", where something else is", "the name of a new file")
            );
    }

    private static bool IsIssued(Desk desk, byte[] bytes)
    {
        var digest = PaperSeal.Describe("", bytes).Digest;
        return desk
            .Papers.List(User.Local())
            .Scopes.SelectMany(look => look.Value)
            .Any(paper => paper.Files.Any(file => file.Digest == digest));
    }

    internal static int Read(string path, Action<Desk> act)
    {
        using var folder = Folder.OpenToRead(path);
        foreach (var damage in new[] { folder.Journal.Damage, folder.Vault.Damage }.OfType<string>())
            Console.Error.WriteLine(damage);
        act(Judging.DeskOf(folder));
        return 0;
    }

    internal static int Write(
        string path,
        string? post,
        string? person,
        Action<Desk, User> act,
        string instead = "stop it first, or do the same on the page /papers"
    )
    {
        using (Folder.OpenToRead(path)) { } // refused where there is no folder: none is made to issue in
        var user = Speaking(path, post, person);
        using var folder = Folder.OpenToWrite(path, FolderKind.Real, SystemClock.Instance, instead);
        act(Judging.DeskOf(folder), user);
        return 0;
    }

    private static User Speaking(string path, string? post, string? person) =>
        person is not null && !Reference.IsPerson(person)
            ? throw new RefusalException(new Problem("--person", 0, "no reference of a person", Reference.PersonWanted))
        : post is not null && !Reference.IsWellFormed(post)
            ? throw new RefusalException(new Problem("--post", 0, "no code of a post", Reference.Wanted))
        : User.Local(post: post ?? Settings.Read(path, null).SigningPosts[0], person: person);

    internal static void Refuse(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw new RefusalException([.. problems.Select(AsOption)]);
    }

    // What is a field on the page is an argument or an option here.
    private static Problem AsOption(Problem problem) =>
        problem.File switch
        {
            "document" => problem with { File = "NAME" },
            "serial" => problem with { File = "SERIAL" },
            "why" => problem with { File = "--why" },
            "form" => problem with { File = "--form" },
            "format" => problem with { File = "-o" },
            _ => problem,
        };

    private static string Mark(Desk desk) => desk.IsExercise ? "EXERCISE " : "";
}
