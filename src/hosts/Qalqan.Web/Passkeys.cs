using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using Qalqan.Access;

namespace Qalqan.Web;

/// <summary>
/// WebAuthn as the framework offers it. What was asked of a browser is kept here and not there, and answered once, within five
/// minutes. The authenticator asks for a pin or a finger, so that a passkey is two factors. Safe for many threads.
/// </summary>
internal sealed class Passkeys
{
    private static readonly Duration Lasts = Duration.FromMinutes(5);
    private const int Most = 200;

    private readonly Dictionary<string, (string State, Instant Ends)> asked = [];
    private readonly Lock gate = new();
    private readonly Accounts accounts;
    private readonly PasskeyHandler<Account> handler;
    private readonly IClock clock;

    public Passkeys(Accounts accounts, IClock clock)
    {
        (this.accounts, this.clock) = (accounts, clock);
        var users = new UserManager<Account>(
            new PasskeyStore(accounts),
            Options.Create(new IdentityOptions()),
            null!,
            [],
            [],
            null!,
            new IdentityErrorDescriber(),
            null!,
            NullLogger<UserManager<Account>>.Instance
        );
        handler = new PasskeyHandler<Account>(
            users,
            Options.Create(
                new IdentityPasskeyOptions
                {
                    UserVerificationRequirement = "required",
                    ResidentKeyRequirement = "required",
                }
            )
        );
    }

    /// <summary>What a browser is asked, to make a passkey for this account.</summary>
    public async Task<(string Id, string Options)> AskToMake(HttpContext http, Account account)
    {
        var made = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = account.Person,
                Name = account.Person,
                DisplayName = account.Person,
            },
            http
        );
        return (Keep(made.AttestationState), made.CreationOptionsJson);
    }

    /// <summary>Whether the answer was good, and the account has the passkey now.</summary>
    public async Task<bool> Make(HttpContext http, Account account, string id, string credential)
    {
        if (Take(id) is not { } state)
            return false;
        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = http,
                CredentialJson = credential,
                AttestationState = state,
            }
        );
        if (!result.Succeeded || result.UserEntity.Id != account.Person)
            return false;
        PasskeyStore.Keep(accounts, account, result.Passkey);
        return true;
    }

    /// <summary>What a browser is asked, to say whose passkey it has.</summary>
    public async Task<(string Id, string Options)> AskWho(HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(null, http);
        return (Keep(made.AssertionState), made.RequestOptionsJson);
    }

    /// <summary>Whose it is; null where the answer was not good.</summary>
    public async Task<Account?> Who(HttpContext http, string id, string credential)
    {
        if (Take(id) is not { } state)
            return null;
        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = http,
                CredentialJson = credential,
                AssertionState = state,
            }
        );
        if (!result.Succeeded)
            return null;
        PasskeyStore.Keep(accounts, result.User, result.Passkey); // its count went on
        return result.User;
    }

    private string Keep(string? state)
    {
        var (id, now) = (Tokens.New(), clock.GetCurrentInstant());
        lock (gate)
        {
            foreach (var old in asked.Where(pair => pair.Value.Ends <= now).Select(pair => pair.Key).ToList())
                asked.Remove(old);
            if (asked.Count >= Most) // a flood of questions pushes out the oldest, not the node
                asked.Remove(asked.MinBy(pair => pair.Value.Ends).Key);
            asked[id] = (state ?? "", now + Lasts);
        }
        return id;
    }

    private string? Take(string id)
    {
        lock (gate)
            return asked.Remove(id, out var one) && clock.GetCurrentInstant() < one.Ends ? one.State : null;
    }
}
