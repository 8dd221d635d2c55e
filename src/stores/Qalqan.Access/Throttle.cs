using NodaTime;

namespace Qalqan.Access;

/// <summary>
/// So many at once for each key, and one more each so often: a bucket that fills again. Who takes from an empty one is told how
/// long to wait, and waiting costs nobody else anything. Safe for many threads.
/// </summary>
/// <param name="clock">What now is.</param>
/// <param name="burst">How many at once.</param>
/// <param name="each">After how long there is one more.</param>
public sealed class Throttle(IClock clock, int burst, Duration each)
{
    private const int MostKeys = 10_000;

    private readonly Dictionary<string, Instant> emptyUntil = []; // when the bucket is full again
    private readonly Lock gate = new();

    /// <summary>Null where it may be done now, and then it was counted; else how long until it may.</summary>
    public Duration? Take(string key)
    {
        var now = clock.GetCurrentInstant();
        lock (gate)
        {
            if (emptyUntil.Count >= MostKeys)
                foreach (var full in emptyUntil.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
                    emptyUntil.Remove(full);
            var from = Instant.Max(now, emptyUntil.GetValueOrDefault(key, now));
            var wait = from + each - (now + (burst * each));
            if (wait > Duration.Zero)
                return wait;
            // A flood of keys leaves no room to count a new one: it waits as if it had been counted out.
            if (emptyUntil.Count >= MostKeys && !emptyUntil.ContainsKey(key))
                return each;
            emptyUntil[key] = from + each;
            return null;
        }
    }

    /// <summary>Forgets what was counted of the key: it was done well.</summary>
    public void Reset(string key)
    {
        lock (gate)
            emptyUntil.Remove(key);
    }
}
