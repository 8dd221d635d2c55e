using NodaTime;
using Qalqan.Access;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan;

/// <summary>
/// The accounts of a node by command, for whoever has its folder in hand: the way back in where the administrator's password is
/// lost. What changes them finds the folder in use while it is served, and the page does the same there.
/// </summary>
public static class Accesses
{
    public static int Show(string path, bool isJson)
    {
        using var folder = Folder.OpenToRead(path);
        var (accounts, sessions) = Of(folder);
        var posts = Judging.DeskOf(folder).Posts;
        var seats = accounts.All.Select(account => AccessLines.SeatOf(account, posts, sessions)).ToList();
        var isExercise = folder.Journal.Kind is FolderKind.Exercise;
        foreach (var line in isJson ? seats.Select(seat => AccessLines.Of(seat, isExercise)) : seats.Select(Text))
            Console.Out.WriteLine(line);
        return 0;
    }

    private static string Text(AccountSeat seat)
    {
        var posts = seat.Posts.Prepend(seat.Account.IsAdministrator ? Gatehouse.AdministratorPost : "");
        return $"{seat.Account.Person, -10} {string.Join(" ", posts.Where(post => post.Length > 0)), -24} {(seat.Account.HasSecondFactor ? "two factors" : "password only")}  {seat.Sessions} alive";
    }

    public static int End(string path, string person, bool isJson) =>
        Change(
            path,
            person,
            isJson,
            (_, sessions) => sessions.End(session => session.Person == person),
            "The sessions are ended."
        );

    public static int Remove(string path, string person, bool isJson) =>
        Change(
            path,
            person,
            isJson,
            (accounts, sessions) =>
            {
                accounts.Remove(person);
                sessions.End(session => session.Person == person);
            },
            "The account is removed; what its person said stays on record, and the posts they hold are theirs until they are relieved."
        );

    private static int Change(string path, string person, bool isJson, Action<Accounts, Sessions> change, string says)
    {
        using (Folder.OpenToRead(path)) { } // refused where there is none: it is not made for this
        using var folder = Folder.OpenToWrite(
            path,
            FolderKind.Real,
            SystemClock.Instance,
            "stop it first, or do the same on the page /access"
        );
        var (accounts, sessions) = Of(folder);
        if (accounts.Find(person) is null)
            throw new RefusalException(
                new Problem(
                    "PERSON",
                    0,
                    Claims.Reference.IsPerson(person) ? $"\"{person}\"" : "no reference of a person",
                    accounts.IsEmpty
                        ? "somebody with an account: nobody has one"
                        : $"one of {string.Join(", ", accounts.All.Select(account => account.Person))}"
                )
            );
        change(accounts, sessions);
        Console.Out.WriteLine(
            isJson
                ? Json.Line(json =>
                {
                    json.WriteString("person", person);
                    json.WriteNumber("accounts", accounts.All.Count);
                    json.WriteBoolean("exercise", folder.Journal.Kind is FolderKind.Exercise);
                })
                : says
        );
        return 0;
    }

    private static (Accounts, Sessions) Of(Folder folder) =>
        (
            new Accounts(folder.FullPath, folder.Key, SystemClock.Instance),
            new Sessions(folder.FullPath, folder.Key, SystemClock.Instance)
        );
}
