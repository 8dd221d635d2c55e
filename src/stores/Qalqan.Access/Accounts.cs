using NodaTime;
using Qalqan.Store;

namespace Qalqan.Access;

/// <summary>
/// The accounts of a node and the invitations to one, in the secret file <c>access.json</c>. Safe for many threads; of one
/// process, the folder's writer.
/// </summary>
public sealed class Accounts
{
    public const string FileName = "access.json";

    private static readonly Duration Invited = Duration.FromHours(48);

    private readonly SecretFile file;
    private readonly IClock clock;
    private readonly Lock gate = new();
    private volatile Register register;

    /// <exception cref="InvalidDataException">The file is not what was written, or not sealed under this folder's key.</exception>
    public Accounts(string folder, FolderKey key, IClock clock)
    {
        file = new SecretFile(Path.Combine(folder, FileName), key);
        (this.clock, register) = (clock, SecretJson.Read<Register>(file) ?? new Register([], []));
    }

    public bool IsEmpty => register.Accounts.Count == 0;

    /// <summary>Whether anybody keeps the node; where nobody does, the program prints a code again.</summary>
    public bool HasAdministrator => register.Accounts.Any(account => account.IsAdministrator);

    public IReadOnlyList<Account> All => register.Accounts;

    /// <summary>Those that can still be taken.</summary>
    public IReadOnlyList<Invitation> Invitations =>
        [.. register.Invitations.Where(invitation => clock.GetCurrentInstant() < invitation.Ends)];

    public Account? Find(string person) => register.Accounts.FirstOrDefault(account => account.Person == person);

    /// <summary>Durable on return.</summary>
    /// <returns>Whether there was none of that person.</returns>
    public bool Add(Account account)
    {
        lock (gate)
        {
            if (Find(account.Person) is not null)
                return false;
            Keep(register with { Accounts = [.. register.Accounts, account] });
            return true;
        }
    }

    /// <summary>The account as it stands, changed; durable on return. Nothing where there is none.</summary>
    public void Change(string person, Func<Account, Account> change)
    {
        lock (gate)
            Keep(
                register with
                {
                    Accounts =
                    [
                        .. register.Accounts.Select(account => account.Person == person ? change(account) : account),
                    ],
                }
            );
    }

    /// <summary>The same for what may be done once only: whether it was, which it is not where <paramref name="change"/> gives null.</summary>
    public bool TryChange(string person, Func<Account, Account?> change)
    {
        lock (gate)
        {
            if (Find(person) is not { } account || change(account) is not { } changed)
                return false;
            Change(person, _ => changed);
            return true;
        }
    }

    public void Remove(string person)
    {
        lock (gate)
            Keep(
                new Register(
                    [.. register.Accounts.Where(account => account.Person != person)],
                    [.. register.Invitations.Where(invitation => invitation.Person != person)]
                )
            );
    }

    /// <summary>The code, which is not kept; an earlier invitation of the person to the same post is none any more.</summary>
    public string Invite(string person, string? scope, string? post, string byPost, string? byPerson)
    {
        var code = OneTimeCode.New();
        var ends = clock.GetCurrentInstant() + Invited;
        lock (gate)
            Keep(
                register with
                {
                    Invitations =
                    [
                        .. Invitations.Where(other => (other.Person, other.Post) != (person, post)),
                        new Invitation(OneTimeCode.HashOf(code), person, scope, post, byPost, byPerson, ends),
                    ],
                }
            );
        return code;
    }

    /// <summary>The invitation of that code; null where there is none, or it has ended.</summary>
    public Invitation? InvitationOf(string code) =>
        OneTimeCode.HashOf(code) is var hash
            ? Invitations.FirstOrDefault(invitation => invitation.CodeHash == hash)
            : null;

    /// <summary>Takes it, once: whether it was there still.</summary>
    public bool Take(Invitation invitation)
    {
        lock (gate)
        {
            if (!Invitations.Contains(invitation))
                return false;
            Keep(register with { Invitations = [.. Invitations.Where(other => other != invitation)] });
            return true;
        }
    }

    private void Keep(Register changed)
    {
        SecretJson.Write(file, changed);
        register = changed;
    }

    private sealed record Register(IReadOnlyList<Account> Accounts, IReadOnlyList<Invitation> Invitations);
}
