using Qalqan.Access;

namespace Qalqan.Web;

/// <summary>An account, the posts it speaks for, and how many of its sessions are alive.</summary>
public sealed record AccountSeat(Account Account, IReadOnlyList<string> Posts, int Sessions);

/// <summary>The accounts of a node, for programs and the command alike; no secret of theirs.</summary>
public static class AccessLines
{
    public static AccountSeat SeatOf(Account account, Posts posts, Sessions sessions) =>
        new(
            account,
            [.. posts.ChairsOf(account.Person).Where(chair => !chair.IsRelieved).Select(chair => chair.Of.Post)],
            sessions.Of(account.Person).Count
        );

    public static string Of(AccountSeat seat, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("person", seat.Account.Person);
            json.WriteBoolean("administrator", seat.Account.IsAdministrator);
            json.Texts("posts", seat.Posts);
            json.WriteBoolean("secondFactor", seat.Account.HasSecondFactor);
            json.WriteNumber("passkeys", seat.Account.Passkeys.Count);
            json.WriteNumber("sessions", seat.Sessions);
            json.WriteBoolean("exercise", isExercise);
        });
}
