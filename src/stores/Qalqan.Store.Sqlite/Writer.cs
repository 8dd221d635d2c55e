using Microsoft.Data.Sqlite;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using SQLitePCL;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// The one writer: whoever commits takes everything waiting, up to a bound, into one transaction, and callers are told only
/// when that is on the disk. A caller who finds nobody committing commits by itself, which saves two changes of thread, a
/// tenth of a commit on a quick disk; what gathers meanwhile is committed by a thread of our own, so that nobody works for
/// others for long and a thousand callers share a sync.
/// </summary>
internal sealed class Writer : IDisposable
{
    private const int MostReportsACommit = 1024;

    /// <summary>Above this many a request is prepared on every core: it takes longer than waking them.</summary>
    private const int PreparedByOne = 256;

    /// <summary>Somebody's own tool may hold the file for a while; no other writer of ours can.</summary>
    private const int BusyMilliseconds = 30_000;

    /// <summary>A clock that steps back by less is being adjusted, not wrong: the last time is kept and nothing is said.</summary>
    private const long AdjustmentMilliseconds = 1000;

    private readonly SqliteConnection db;
    private readonly FileStream place;
    private readonly IClock clock;
    private readonly Insert insert;
    private readonly Statement begin;
    private readonly Statement commit;
    private readonly Thread thread;
    private readonly object gate = new(); // a monitor: Dispose waits on it
    private readonly SemaphoreSlim work = new(0);
    private readonly Queue<Request> waiting = new();
    private bool isBusy;
    private bool isClosing;
    private bool isJumpNoted;
    private volatile Head head;

    public Writer(SqliteConnection db, FileStream place, Head head, IClock clock)
    {
        (this.db, this.place, this.head, this.clock) = (db, place, head, clock);
        insert = new Insert(db);
        Schema.Run(db, $"pragma busy_timeout = {BusyMilliseconds}");
        begin = new Statement(db, "begin immediate");
        commit = new Statement(db, "commit");
        thread = new Thread(Run) { IsBackground = true, Name = "journal writer" };
        thread.Start();
    }

    public Head Head => head;

    /// <inheritdoc cref="IJournal.Recorded"/>
    public event Action? Recorded;

    public Task<IReadOnlyList<Receipt>> Append(IReadOnlyList<Submission> submissions)
    {
        // Serialised here, so that many callers do it at once and whoever commits only hashes and inserts.
        var request = new Request(submissions);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosing, this);
            waiting.Enqueue(request);
            if (isBusy)
                return request.Done.Task;
            isBusy = true;
        }
        Commit(TakeBatch()!);
        lock (gate)
        {
            if (waiting.Count > 0)
                work.Release(); // still busy: the thread goes on
            else
                Rest();
        }
        return request.Done.Task;
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (isClosing)
                return;
            isClosing = true;
            while (isBusy)
                Monitor.Wait(gate);
        }
        work.Release();
        thread.Join();
        insert.Dispose();
        begin.Dispose();
        commit.Dispose();
        db.Dispose();
        place.Dispose();
        work.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            work.Wait();
            if (!isBusy)
                return; // woken by Dispose, when nothing is left
            while (TakeBatch() is { } batch)
                Commit(batch);
        }
    }

    // The busy one's next batch, or null: then nobody is busy any more.
    private List<Request>? TakeBatch()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                Rest();
                return null;
            }
            List<Request> batch = [waiting.Dequeue()];
            var reports = batch[0].Count;
            while (waiting.TryPeek(out var next) && reports + next.Count <= MostReportsACommit)
            {
                reports += next.Count;
                batch.Add(waiting.Dequeue());
            }
            return batch;
        }
    }

    private void Rest()
    {
        isBusy = false;
        Monitor.PulseAll(gate);
    }

    private void Commit(List<Request> batch)
    {
        var links = new Links(head, Convert.FromHexString(head.Hash));
        var wasJumpNoted = isJumpNoted;
        try
        {
            // One report alone needs no transaction of ours: its insert is one, and two statements are saved.
            if (batch is not [{ Count: 1 }])
                begin.Run();
            foreach (var request in batch)
                request.Receipts = Record(request, links);
            if (IsInTransaction)
                commit.Run();
        }
        catch (SqliteException error)
        {
            isJumpNoted = wasJumpNoted;
            RollBack();
            var reason = new IOException(
                error.SqliteErrorCode is 13 // SQLITE_FULL
                    ? "The disk is full: nothing of this was recorded. Make room and send it again."
                    : $"The journal could not be written ({error.Message.TrimEnd('.')}): nothing of this was recorded.",
                error
            );
            foreach (var request in batch)
                request.Done.SetException(reason);
            return;
        }
        var before = head;
        head = links.ToHead();
        foreach (var request in batch)
            request.Done.SetResult(request.Receipts!);
        if (head != before)
            Recorded?.Invoke();
    }

    private Receipt[] Record(Request request, Links links)
    {
        var receipts = new Receipt[request.Count];
        for (var i = 0; i < receipts.Length; i++)
        {
            var (submission, bytes, problem) = request[i];
            receipts[i] = problem is null ? Record(submission, bytes, links) : new Receipt(Outcome.Refused, 0, problem);
        }
        return receipts;
    }

    private Receipt Record(Submission submission, byte[] bytes, Links links)
    {
        var stamp = submission.RecordedAt?.ToUnixTimeMilliseconds() ?? Now(submission.Report, links);
        if (Add(submission.Report, bytes, stamp, links))
            return new Receipt(Outcome.Recorded, links.Number);
        using var find = SqliteJournal.Command(
            db,
            "select number, bytes from entry where id = $id",
            ("$id", submission.Report.Id.Value.ToByteArray(bigEndian: true))
        );
        using var row = find.ExecuteReader();
        row.Read();
        var (number, there) = (row.GetInt64(0), row.GetFieldValue<byte[]>(1));
        return there.AsSpan().SequenceEqual(bytes)
            ? new Receipt(Outcome.AlreadyThere, number)
            : new Receipt(
                Outcome.Refused,
                number,
                $"Report {submission.Report.Id} is there with other bytes: SHA-256 {StandardPack.DigestOf(there)} in entry {number}, {StandardPack.DigestOf(bytes)} now. A correction is a new report."
            );
    }

    private bool Add(Report report, byte[] bytes, long stampMilliseconds, Links links)
    {
        var (number, at) = (links.Number + 1, Math.Max(stampMilliseconds, links.RecordedAtMilliseconds));
        var hash = new byte[Chain.HashBytes];
        Chain.Next(links.Hash, number, at, bytes, hash);
        if (!insert.Run(number, report.Id, report.Scope, at, bytes, hash))
            return false;
        (links.Number, links.RecordedAtMilliseconds, links.Hash) = (number, at, hash);
        return true;
    }

    // The journal's own clock. When it is found to have jumped back, the record says so itself, once a jump.
    private long Now(Report cause, Links links)
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        if (now >= links.RecordedAtMilliseconds)
            isJumpNoted = false;
        if (now >= links.RecordedAtMilliseconds - AdjustmentMilliseconds || isJumpNoted)
            return now;
        isJumpNoted = true;
        if (!IsInTransaction)
            begin.Run(); // two entries now, and both or none
        var observed = Iso.FromMilliseconds(now);
        var claim = new ClockBack(observed, Iso.FromMilliseconds(links.RecordedAtMilliseconds));
        var report = new Report(default, cause.Scope, Validity.At(observed), observed, cause.Source, claim);
        report = report with { Id = DerivedId.Of(report, claim.Key) };
        Add(report, Envelope.Write(report), now, links);
        return now;
    }

    private bool IsInTransaction => raw.sqlite3_get_autocommit(db.Handle) == 0;

    private void RollBack()
    {
        try
        {
            Schema.Run(db, "rollback");
        }
        catch (SqliteException)
        {
            // A full disk may have rolled it back already.
        }
    }

    /// <summary>The end of the chain as it grows within one transaction.</summary>
    private sealed class Links(Head head, byte[] hash)
    {
        public long Number { get; set; } = head.Number;

        public long RecordedAtMilliseconds { get; set; } =
            head.RecordedAt?.ToUnixTimeMilliseconds() ?? long.MinValue / 2;

        public byte[] Hash { get; set; } = hash;

        public Head ToHead() =>
            Number == head.Number
                ? head
                : new Head(Number, Iso.FromMilliseconds(RecordedAtMilliseconds), Convert.ToHexStringLower(Hash));
    }

    private sealed class Request
    {
        private readonly IReadOnlyList<Submission> submissions;
        private readonly (byte[] Bytes, string? Problem)[] prepared;

        public Request(IReadOnlyList<Submission> submissions)
        {
            this.submissions = submissions;
            prepared = new (byte[], string?)[submissions.Count];
            if (prepared.Length > PreparedByOne)
                Parallel.For(0, prepared.Length, Prepare);
            else
                for (var i = 0; i < prepared.Length; i++)
                    Prepare(i);
        }

        public TaskCompletionSource<IReadOnlyList<Receipt>> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Receipt[]? Receipts { get; set; }

        public int Count => prepared.Length;

        public (Submission Submission, byte[] Bytes, string? Problem) this[int index] =>
            (submissions[index], prepared[index].Bytes, prepared[index].Problem);

        private void Prepare(int index) => prepared[index] = Prepare(submissions[index].Report);

        private static (byte[], string?) Prepare(Report report)
        {
            foreach (var (seen, wanted) in report.Problems())
                return ([], $"Report {report.Id}: seen {seen}, wanted {wanted}.");
            return (Envelope.Write(report), null);
        }
    }
}
