using System.Collections.Concurrent;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// The chronicles of a journal's scopes: folded on first use, brought up to the journal's head on every use, and dropped,
/// least recently used first, when together they pass a budget. Safe for many threads; one scope is folded by one.
/// </summary>
public sealed class Views(IJournal journal, long budgetBytes = 1L << 30)
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
                views.Add(scope, node = new LinkedListNode<View>(new View(scope)));
            byUse.AddFirst(node);
            return node.Value;
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
    private sealed class View(string scope)
    {
        public readonly ReaderWriterLockSlim Gate = new();

        public Chronicle Chronicle { get; } = new(scope);

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

        // A few entries are folded as they come. A whole journal is read and parsed by one thread and folded by another:
        // parsing takes about as long as folding, so a second core halves the wait.
        private void Fold(IEnumerable<StoredEntry> stored)
        {
            using var parsed = new BlockingCollection<Entry[]>(boundedCapacity: 8);
            Task? reading = null;
            var batches = stored.Select(entry => entry.Read()).Chunk(1024).GetEnumerator();
            if (!batches.MoveNext())
                return;
            var first = batches.Current;
            if (first.Length == 1024)
                reading = Task.Run(() =>
                {
                    try
                    {
                        while (batches.MoveNext())
                            parsed.Add(batches.Current);
                    }
                    finally
                    {
                        parsed.CompleteAdding();
                    }
                });
            foreach (var entry in first)
                Chronicle.Apply(entry);
            if (reading is null)
                return;
            foreach (var batch in parsed.GetConsumingEnumerable())
            foreach (var entry in batch)
                Chronicle.Apply(entry);
            reading.GetAwaiter().GetResult();
        }
    }
}
