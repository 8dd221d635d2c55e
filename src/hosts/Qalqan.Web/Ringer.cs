using System.Collections.Concurrent;
using System.Threading.Channels;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// Rings for what is recorded in one folder. Entries are read once for all who listen, who are only woken, and each looks up
/// what is theirs; who is slow finds the latest. Nobody holds a thread: 1,000 idle ones are 1,000 small objects. Safe for many
/// threads.
/// </summary>
internal sealed class Ringer
{
    /// <summary>How many entries are kept for who was away for a while; who was away for longer is rung for every topic.</summary>
    private const int Kept = 1000;

    private readonly IJournal journal;
    private readonly ConcurrentDictionary<Listener, string> listeners = [];
    private readonly Lock gate = new();
    private volatile Heard heard;
    private int isCalled;

    public Ringer(IJournal journal)
    {
        this.journal = journal;
        var head = journal.Head.Number;
        heard = new Heard(head, head, []);
        journal.Recorded += Call;
    }

    /// <summary>The last entry that was heard of.</summary>
    public long Head => heard.Head;

    public int Count => listeners.Count;

    /// <summary>One more who listens, from that entry on; null where this one listens so many times already.</summary>
    public Listener? Listen(string who, int most, long after)
    {
        var listener = new Listener(this, Math.Clamp(after, 0, Math.Max(heard.Head, journal.Head.Number)));
        lock (gate)
        {
            if (listeners.Values.Count(other => other == who) >= most)
                return null;
            listeners.TryAdd(listener, who);
        }
        return listener;
    }

    /// <summary>Wakes everybody, for a sign of life.</summary>
    public void Beat()
    {
        foreach (var listener in listeners.Keys)
            listener.Wake(isBeat: true);
    }

    // On the thread that commits: others wait for it, so it only says that there is something to hear.
    private void Call()
    {
        if (Interlocked.Exchange(ref isCalled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(_ => Hear(), null);
    }

    private void Hear()
    {
        Volatile.Write(ref isCalled, 0); // first: what is recorded from here on calls again
        lock (gate)
            heard = Next(heard);
        foreach (var listener in listeners.Keys)
            listener.Wake(isBeat: false);
    }

    private Heard Next(Heard before)
    {
        try
        {
            var head = journal.Head.Number;
            if (head - before.Head > Kept)
                return new Heard(head, head, []);
            List<Ring> rings = [.. before.Rings];
            foreach (var stored in journal.ReadAfter(before.Head))
            {
                if (Ring.Of(stored.Read(), Find) is { } ring)
                    rings.Add(ring);
                head = stored.Number;
            }
            var from = Math.Max(before.From, head - Kept);
            return new Heard(from, head, [.. rings.Where(ring => ring.Number > from)]);
        }
        catch (JournalDamagedException)
        {
            return before; // the page that is asked next says so
        }
    }

    private Kernel.Report? Find(Kernel.ReportId id) =>
        journal.NumberOf(id) is { } number ? journal.ReadAfter(number - 1).First().Read().Report : null;

    /// <summary>The rings of the entries after <c>From</c>, up to <c>Head</c>.</summary>
    private sealed record Heard(long From, long Head, IReadOnlyList<Ring> Rings);

    /// <summary>Somebody who listens, until disposed of.</summary>
    public sealed class Listener(Ringer ringer, long after) : IDisposable
    {
        // Woken once is as good as often: what there is to tell is looked up.
        private readonly Channel<bool> bell = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        private long told = after;
        private int isBeaten;

        /// <summary>Until there may be something to tell; true where a sign of life is due.</summary>
        public async ValueTask<bool> Wait(CancellationToken cancel)
        {
            await bell.Reader.ReadAsync(cancel);
            return Interlocked.Exchange(ref isBeaten, 0) == 1;
        }

        /// <summary>What the user was not told yet: of each topic the latest entry, in order of number.</summary>
        public IReadOnlyList<(long Entry, string Topic)> News(User user)
        {
            var (heard, last) = (ringer.heard, told);
            if (heard.Head <= last)
                return [];
            told = heard.Head;
            if (last < heard.From)
                return [.. Ring.TopicsOf(user).Select(topic => (heard.Head, topic))];
            return
            [
                .. heard
                    .Rings.Where(ring => ring.Number > last && ring.IsFor(user))
                    .GroupBy(ring => ring.Topic)
                    .Select(topic => (topic.Max(ring => ring.Number), topic.Key))
                    .Order(),
            ];
        }

        internal void Wake(bool isBeat)
        {
            if (isBeat)
                Volatile.Write(ref isBeaten, 1);
            bell.Writer.TryWrite(true);
        }

        public void Dispose() => ringer.listeners.TryRemove(this, out _);
    }
}
