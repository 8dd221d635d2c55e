using NodaTime;

namespace Qalqan.Camp;

/// <summary>
/// How often something was done from an address within the last minute. What is over the most is to be refused; a minute later
/// it may be tried again, so that nobody is locked out by another's tries for longer. Safe for many threads.
/// </summary>
internal sealed class Tries(int most, IClock clock)
{
    private const int MostAddresses = 4096;
    private static readonly Duration Window = Duration.FromMinutes(1);

    private readonly Dictionary<string, (Instant Since, int Count)> byAddress = [];
    private readonly Lock gate = new();

    public bool AreOver(string address)
    {
        lock (gate)
            return byAddress.TryGetValue(address, out var tries) && !IsPast(tries.Since) && tries.Count >= most;
    }

    public void Count(string address)
    {
        lock (gate)
        {
            if (byAddress.Count >= MostAddresses)
                foreach (
                    var past in byAddress.Where(pair => IsPast(pair.Value.Since)).Select(pair => pair.Key).ToList()
                )
                    byAddress.Remove(past);
            if (byAddress.Count >= MostAddresses) // so many at once are one attack: everybody waits for the minute to pass
                address = "";
            byAddress[address] =
                byAddress.TryGetValue(address, out var tries) && !IsPast(tries.Since)
                    ? (tries.Since, tries.Count + 1)
                    : (clock.GetCurrentInstant(), 1);
        }
    }

    private bool IsPast(Instant since) => clock.GetCurrentInstant() - since >= Window;
}
