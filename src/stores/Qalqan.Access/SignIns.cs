using NodaTime;

namespace Qalqan.Access;

/// <summary>What somebody typed at the door, where from, and the token by which the browser says that it was here before.</summary>
public sealed record Attempt(string Person, string Password, string Code, string Address, string? Browser);

/// <summary>Who came in, with the account; or, where nobody did, how long to wait, null where it was simply not right.</summary>
public sealed record Admitted(Account? Account, bool HasTwoFactors, Duration? Wait);

/// <summary>
/// Whether somebody is who they say. Wrong passwords make only those wait who typed them: by address, and of an account by
/// whoever was never in it, so that no camp can be locked out; a browser that was in before has a count of its own. Nothing is
/// locked for good. Safe for many threads; one password is tried at a time.
/// </summary>
public sealed class SignIns(Accounts accounts, IClock clock)
{
    private readonly Throttle byAddress = new(clock, 20, Duration.FromSeconds(10));
    private readonly Throttle byStranger = new(clock, 20, Duration.FromSeconds(60));
    private readonly Throttle byBrowser = new(clock, 10, Duration.FromSeconds(10));
    private readonly Lock one = new();

    public Admitted Try(Attempt attempt)
    {
        var account = accounts.Find(attempt.Person);
        var browser = attempt.Browser is { } token ? Tokens.HashOf(token) : null;
        var isKnown = browser is not null && account?.Browsers.Contains(browser) is true;
        var wait = isKnown
            ? byBrowser.Take(browser!)
            : byAddress.Take(attempt.Address) ?? byStranger.Take(attempt.Person);
        if (wait is not null)
            return new Admitted(null, false, wait);
        if (!IsPassword(account, attempt.Password))
            return new Admitted(null, false, null);
        if (account!.HasSecondFactor)
        {
            var now = clock.GetCurrentInstant();
            if (!accounts.TryChange(account.Person, other => SecondFactor.Take(other, attempt.Code, now)))
                return new Admitted(null, false, null);
        }
        if (isKnown)
            byBrowser.Reset(browser!);
        return new Admitted(account, account.HasSecondFactor, null);
    }

    private bool IsPassword(Account? account, string password)
    {
        lock (one)
            return (account?.Password ?? Password.OfNobody).Is(password) && account is not null;
    }
}
