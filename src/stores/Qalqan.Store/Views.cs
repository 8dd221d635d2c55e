using System.Collections.Concurrent;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// The chronicles of a journal's scopes: folded on first use, brought up to the journal's head on every use, and dropped,
/// least recently used first, when together they pass a budget. Safe for many threads; one scope is folded by one.
/// </summary>
public sealed class Views(IJournal journal, long budgetBytes = 1L << 30, Func<Known, AreaMap>? map = null)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<View>> views = [];
    private readonly LinkedList<View> byUse = [];

    /// <summary>Answers from the scope's chronicle as of the journal's head.</summary>
    public T Of<T>(string scope, Func<Chronicle, T> answer)
    {
        var view = Use(scope);
        view.Gate.EnterUpgradeableReadLock();
        try
        {
            if (view.Number < journal.Head.Number)
                view.CatchUp(journal);
        }
        catch
        {
            Drop(view); // folded in part: the next use begins anew, and says the same
            throw;
        }
        finally
        {
            view.Gate.ExitUpgradeableReadLock();
        }
        view.Gate.EnterReadLock();
        try
        {
            return answer(view.Chronicle);
        }
        finally
        {
            view.Gate.ExitReadLock();
            Trim();
        }
    }

    private View Use(string scope)
    {
        lock (gate)
        {
            if (views.TryGetValue(scope, out var node))
                byUse.Remove(node);
            else
                views.Add(scope, node = new LinkedListNode<View>(new View(scope, map)));
            byUse.AddFirst(node);
            return node.Value;
        }
    }

    private void Drop(View view)
    {
        lock (gate)
            if (views.TryGetValue(view.Chronicle.Scope, out var node) && node.Value == view)
            {
                views.Remove(view.Chronicle.Scope);
                byUse.Remove(node);
            }
    }

    private void Trim()
    {
        lock (gate)
        {
            var bytes = 0L;
            for (var node = byUse.First; node is not null; )
            {
                var next = node.Next;
                bytes += node.Value.Chronicle.ApproximateBytes;
                if (bytes > budgetBytes && node != byUse.First)
                {
                    views.Remove(node.Value.Chronicle.Scope);
                    byUse.Remove(node);
                }
                node = next;
            }
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Reliability",
        "CA1001",
        Justification = "A dropped view may still be read by another thread; its lock goes with it."
    )]
    private sealed class View(string scope, Func<Known, AreaMap>? map)
    {
        private const int BatchEntries = 256;

        public readonly ReaderWriterLockSlim Gate = new();

        public Chronicle Chronicle { get; } = new(scope, map);

        /// <summary>The journal's number up to which this scope's entries are in; the scope's own last may be smaller.</summary>
        public long Number { get; private set; }

        public void CatchUp(IJournal journal)
        {
            Gate.EnterWriteLock();
            try
            {
                var head = journal.Head.Number;
                Fold(journal.ReadAfter(Number, Chronicle.Scope));
                Number = Math.Max(head, Chronicle.Number);
            }
            finally
            {
                Gate.ExitWriteLock();
            }
        }

        // A few entries are folded as they come. Of a whole journal one thread reads the rows, others parse them, and this
        // one folds: each of the three takes about as long, so every core there is shortens the wait.
        private void Fold(IEnumerable<StoredEntry> stored)
        {
            using var batches = stored.Chunk(BatchEntries).GetEnumerator();
            if (!batches.MoveNext())
                return;
            if (batches.Current.Length < BatchEntries)
            {
                Apply(Parse(batches.Current));
                return;
            }
            using var parsed = new BlockingCollection<Task<Entry[]>>(boundedCapacity: 8);
            using var leaving = new CancellationTokenSource();
            var reading = Task.Run(() =>
            {
                try
                {
                    do
                    {
                        var batch = batches.Current;
                        parsed.Add(Task.Run(() => Parse(batch)), leaving.Token);
                    } while (batches.MoveNext());
                }
                finally
                {
                    parsed.CompleteAdding();
                }
            });
            try
            {
                foreach (var batch in parsed.GetConsumingEnumerable())
                    Apply(batch.GetAwaiter().GetResult());
            }
            catch
            {
                leaving.Cancel(); // the reader may be waiting for room
                Task.WaitAny(reading);
                throw;
            }
            reading.GetAwaiter().GetResult();
        }

        private static Entry[] Parse(StoredEntry[] stored) => Array.ConvertAll(stored, entry => entry.Read());

        private void Apply(Entry[] entries)
        {
            foreach (var entry in entries)
                try
                {
                    Chronicle.Apply(entry);
                }
                catch (ArgumentException)
                {
                    // Another scope than its index says, or an id that came before: no journal of ours records that.
                    throw JournalDamagedException.AtEntry(entry.Number);
                }
        }
    }
}
