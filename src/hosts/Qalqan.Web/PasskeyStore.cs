using Microsoft.AspNetCore.Identity;
using NodaTime;
using Qalqan.Access;

namespace Qalqan.Web;

/// <summary>The accounts as the framework's WebAuthn asks for them: whose passkeys there are. It makes, renames and removes nobody.</summary>
internal sealed class PasskeyStore(Accounts accounts) : IUserPasskeyStore<Account>
{
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        Keep(accounts, user, passkey);
        return Task.CompletedTask;
    }

    /// <summary>As new, or with its count gone on.</summary>
    public static void Keep(Accounts accounts, Account user, UserPasskeyInfo passkey)
    {
        var kept = new Passkey(
            passkey.CredentialId,
            passkey.PublicKey,
            passkey.SignCount,
            passkey.IsUserVerified,
            passkey.IsBackupEligible,
            Instant.FromDateTimeOffset(passkey.CreatedAt)
        );
        accounts.Change(
            user.Person,
            account => account with { Passkeys = [.. account.Passkeys.Where(other => !Is(other, kept.Id)), kept] }
        );
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. (accounts.Find(user.Person)?.Passkeys ?? []).Select(InfoOf)]);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(
            accounts.All.FirstOrDefault(account => account.Passkeys.Any(passkey => Is(passkey, credentialId)))
        );

    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            accounts.Find(user.Person)?.Passkeys.FirstOrDefault(passkey => Is(passkey, credentialId)) is { } found
                ? InfoOf(found)
                : null
        );

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        accounts.Change(
            user.Person,
            account => account with { Passkeys = [.. account.Passkeys.Where(passkey => !Is(passkey, credentialId))] }
        );
        return Task.CompletedTask;
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Person);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Person);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Person);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(accounts.Find(userId));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(accounts.Find(normalizedUserName));

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose() { }

    private static bool Is(Passkey passkey, byte[] id) => passkey.Id.AsSpan().SequenceEqual(id);

    private static UserPasskeyInfo InfoOf(Passkey passkey) =>
        new(
            passkey.Id,
            passkey.PublicKey,
            passkey.MadeAt.ToDateTimeOffset(),
            passkey.SignCount,
            transports: null,
            passkey.IsVerified,
            passkey.IsBackupEligible,
            isBackedUp: false,
            attestationObject: [],
            clientDataJson: []
        );
}
