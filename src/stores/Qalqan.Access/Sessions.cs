using NodaTime;
using Qalqan.Store;

namespace Qalqan.Access;

/// <summary>Somebody who came in and did not go yet.</summary>
/// <param name="Id">The hash of the token that the browser keeps.</param>
/// <param name="Person">By reference.</param>
/// <param name="Scope">Of the post they sit in; null for the administrator's.</param>
/// <param name="Post">The post they sit in; null where none was chosen.</param>
/// <param name="HasTwoFactors">Whether a second factor was shown: without one no compartment opens.</param>
/// <param name="Began">When they came in.</param>
/// <param name="Seen">When they were here last, to ten minutes.</param>
/// <param name="Address">Where from.</param>
public sealed record Session(
    string Id,
    string Person,
    string? Scope,
    string? Post,
    bool HasTwoFactors,
    Instant Began,
    Instant Seen,
    string Address
);

/// <summary>
/// The sessions of a node, in the secret file <c>sessions.json</c>, so that a restart ends none: after a week each ends, and
/// after twelve hours without a sign. Tokens are kept by hash. Safe for many threads.
/// </summary>
public sealed class Sessions
{
    public const string FileName = "sessions.json";

    private static readonly Duration Whole = Duration.FromDays(7);
    private static readonly Duration Idle = Duration.FromHours(12);
    private static readonly Duration Noted = Duration.FromMinutes(10);
    private const int Most = 500;

    private readonly SecretFile file;
    private readonly IClock clock;
    private readonly Lock gate = new();
    private volatile IReadOnlyDictionary<string, Session> all;

    /// <summary>A file that is not what was written holds none: everybody comes in anew.</summary>
    public Sessions(string folder, FolderKey key, IClock clock)
    {
        (file, this.clock) = (new SecretFile(Path.Combine(folder, FileName), key), clock);
        try
        {
            all = (SecretJson.Read<Register>(file) ?? new Register([])).Sessions.ToDictionary(session => session.Id);
        }
        catch (InvalidDataException)
        {
            all = new Dictionary<string, Session>();
        }
    }

    public IReadOnlyList<Session> Of(string person) =>
        [
            .. all
                .Values.Where(session => session.Person == person && IsAlive(session))
                .OrderBy(session => session.Began),
        ];

    public IReadOnlyList<Session> All => [.. all.Values.Where(IsAlive).OrderBy(session => session.Began)];

    /// <summary>The token, which is not kept.</summary>
    public string Begin(string person, string? scope, string? post, bool hasTwoFactors, string address)
    {
        var (token, now) = (Tokens.New(), clock.GetCurrentInstant());
        var session = new Session(Tokens.HashOf(token), person, scope, post, hasTwoFactors, now, now, address);
        lock (gate)
            Keep(all.Values.Where(IsAlive).OrderByDescending(other => other.Seen).Take(Most - 1).Append(session));
        return token;
    }

    /// <summary>The session of that token; null where there is none, or it has ended.</summary>
    /// <param name="token">As the browser keeps it.</param>
    /// <param name="isSign">Whether somebody did something; what a page asks by itself keeps no session alive.</param>
    public Session? Find(string token, bool isSign = true)
    {
        if (!all.TryGetValue(Tokens.HashOf(token), out var session) || !IsAlive(session))
            return null;
        if (!isSign)
            return session;
        var now = clock.GetCurrentInstant();
        if (now - session.Seen >= Noted)
            Change(session.Id, one => one with { Seen = now });
        return session;
    }

    public void Change(string id, Func<Session, Session> change)
    {
        lock (gate)
            if (all.TryGetValue(id, out var session))
                Keep(all.Values.Where(other => other.Id != id).Append(change(session)));
    }

    /// <summary>Ends those, at once and for ever.</summary>
    public void End(Func<Session, bool> which)
    {
        lock (gate)
            if (all.Values.Any(which))
                Keep(all.Values.Where(session => !which(session)));
    }

    private bool IsAlive(Session session)
    {
        var now = clock.GetCurrentInstant();
        return now < session.Began + Whole && now < session.Seen + Idle;
    }

    private void Keep(IEnumerable<Session> sessions)
    {
        var kept = sessions.ToDictionary(session => session.Id);
        SecretJson.Write(file, new Register([.. kept.Values]));
        all = kept;
    }

    private sealed record Register(IReadOnlyList<Session> Sessions);
}
