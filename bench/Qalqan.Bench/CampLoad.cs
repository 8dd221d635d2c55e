using System.Collections.Concurrent;
using System.Diagnostics;

namespace Qalqan.Bench;

/// <summary>How long each waited, in milliseconds from when it was due: whoever was kept by the one before waited for that too.</summary>
internal sealed class Waits
{
    private readonly ConcurrentBag<double> all = [];

    public int Count => all.Count;

    public void Add(double milliseconds) => all.Add(milliseconds);

    /// <summary>The wait that so many in a hundred did not pass.</summary>
    public double At(int percent)
    {
        double[] sorted = [.. all.Order()];
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * percent / 100.0) - 1)];
    }
}

/// <summary>
/// A camp's minute against a server: every phone sends at its own second of each gap, every reader opens one page every three
/// seconds, whether or not the server keeps up.
/// </summary>
internal sealed class CampLoad(SealedLine line, IReadOnlyList<CampPhone> phones, IReadOnlyList<HttpClient> readers)
{
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(3);

    public Waits Sends { get; } = new();

    public Waits Reads { get; } = new();

    /// <param name="gap">Between two messages of one phone.</param>
    /// <param name="length">Until which sends and reads become due.</param>
    public void Run(TimeSpan gap, TimeSpan length)
    {
        var clock = Stopwatch.StartNew();
        Task.WhenAll([
                .. phones.Select((phone, at) => Every(gap * at / phones.Count, gap, _ => phone.Send(line), Sends)),
                .. readers.Select(
                    (reader, at) =>
                        Every(
                            Reading * at / readers.Count,
                            Reading,
                            turn => Camping.Read(reader, Camping.Pages[(at + turn) % Camping.Pages.Count]),
                            Reads
                        )
                ),
            ])
            .GetAwaiter()
            .GetResult();

        async Task Every(TimeSpan offset, TimeSpan each, Func<int, Task> act, Waits waits)
        {
            for (var (turn, due) = (0, offset); due < length; turn++, due += each)
            {
                if (due - clock.Elapsed is var early && early > TimeSpan.Zero)
                    await Task.Delay(early);
                await act(turn);
                waits.Add((clock.Elapsed - due).TotalMilliseconds);
            }
        }
    }
}
