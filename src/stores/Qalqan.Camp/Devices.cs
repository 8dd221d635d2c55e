using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Qalqan.Store;

namespace Qalqan.Camp;

/// <summary>
/// The phones that this node has paired and their sessions, in the secret file <c>phones.json</c>, so that a restart ends
/// neither. Tokens are kept by hash. Safe for many threads.
/// </summary>
public sealed class Devices
{
    public const string FileName = "phones.json";

    public static readonly Duration SessionLasts = Duration.FromHours(12);

    private const string IdLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int MostSessionsOfOne = 4;

    private readonly SecretFile file;
    private readonly IClock clock;
    private readonly ConcurrentDictionary<string, Instant> seen = [];
    private readonly Lock gate = new();
    private volatile State state;

    /// <exception cref="InvalidDataException">The file is not what was written under this key: no phone is let in by it.</exception>
    public Devices(string folder, FolderKey key, IClock clock)
    {
        (file, this.clock) = (new SecretFile(Path.Combine(folder, FileName), key), clock);
        var kept = SecretJson.Read<File>(file) ?? new File(1, [], [], []);
        state = new State(
            kept.Devices.ToImmutableDictionary(device => device.Id),
            kept.Sessions.ToImmutableDictionary(session => session.Token)
        );
        foreach (var (device, at) in kept.Seen)
            seen[device] = at;
    }

    /// <summary>Every phone that was ever paired, by id.</summary>
    public IReadOnlyList<Device> All => [.. state.Devices.Values.OrderBy(device => device.Id, StringComparer.Ordinal)];

    /// <summary>The device of that id, whether or not it may still speak; null where this node has paired none such.</summary>
    public Device? Find(string id) => state.Devices.GetValueOrDefault(id);

    /// <summary>When it was here last; null where it never was.</summary>
    public Instant? SeenAt(string id) => seen.TryGetValue(id, out var at) ? at : null;

    /// <summary>An id that no device here has, and none of those that are otherwise taken.</summary>
    public string NewId(Func<string, bool> isTaken)
    {
        string id;
        do id = "PH-" + RandomNumberGenerator.GetString(IdLetters, 4);
        while (state.Devices.ContainsKey(id) || isTaken(id));
        return id;
    }

    /// <exception cref="IOException">It could not be made durable, and may not speak.</exception>
    public void Add(Device device)
    {
        lock (gate)
            Keep(state with { Devices = state.Devices.Add(device.Id, device) });
    }

    /// <summary>Dead from this moment on, even where the disk refuses to say so; false where there is none such, or was revoked before.</summary>
    /// <exception cref="IOException">It is dead, but a restart would bring it back to life: say so, and try again.</exception>
    public bool Revoke(string id, Instant at)
    {
        lock (gate)
        {
            if (!state.Devices.TryGetValue(id, out var device))
                return false;
            var isNew = device.RevokedAt is null;
            state = new State(
                state.Devices.SetItem(id, device with { RevokedAt = device.RevokedAt ?? at }),
                state.Sessions.RemoveRange(Of(id).Select(session => session.Token))
            );
            Write();
            return isNew;
        }
    }

    /// <summary>Begins a session and returns its token, which is not kept, and its end.</summary>
    /// <exception cref="IOException">It could not be made durable.</exception>
    public (string Token, Instant Ends) Begin(Device device)
    {
        var (token, now) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), clock.GetCurrentInstant());
        var session = new Session(HashOf(token), device.Id, Instant.Min(now + SessionLasts, device.Ends));
        lock (gate)
        {
            var gone = state
                .Sessions.Values.Where(other => other.Ends <= now)
                .Concat(Of(device.Id).OrderByDescending(other => other.Ends).Skip(MostSessionsOfOne - 1));
            seen[device.Id] = now;
            Keep(
                state with
                {
                    Sessions = state
                        .Sessions.RemoveRange(gone.Select(other => other.Token))
                        .SetItem(session.Token, session),
                }
            );
        }
        return (token, session.Ends);
    }

    /// <summary>The device whose session that is, if it may still speak; looked up anew every time, so that revoking counts at once.</summary>
    public Device? Holding(string token)
    {
        var (now, stands) = (clock.GetCurrentInstant(), state);
        if (
            !stands.Sessions.TryGetValue(HashOf(token), out var session)
            || session.Ends <= now
            || stands.Devices.GetValueOrDefault(session.Device) is not { } device
            || !device.SpeaksAt(now)
        )
            return null;
        seen[device.Id] = now;
        return device;
    }

    private IEnumerable<Session> Of(string device) => state.Sessions.Values.Where(session => session.Device == device);

    // Counts only once it is durable.
    private void Keep(State next)
    {
        var before = state;
        state = next;
        try
        {
            Write();
        }
        catch
        {
            state = before;
            throw;
        }
    }

    private void Write() =>
        SecretJson.Write(
            file,
            new File(1, [.. All], [.. state.Sessions.Values], seen.ToDictionary(pair => pair.Key, pair => pair.Value))
        );

    private static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Session(string Token, string Device, Instant Ends);

    private sealed record State(
        ImmutableDictionary<string, Device> Devices,
        ImmutableDictionary<string, Session> Sessions
    );

    /// <summary>What the file holds. <c>Format</c> is 1; a change of meaning counts it up.</summary>
    private sealed record File(int Format, Device[] Devices, Session[] Sessions, Dictionary<string, Instant> Seen);
}
