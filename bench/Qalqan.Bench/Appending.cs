using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan.Bench;

/// <summary>Durable appends against the bare table: one at a time, by a thousand callers at once, and in bulk.</summary>
internal static class Appending
{
    private const int Callers = 1024;
    private const int ReportsACaller = 8;
    private const int Bulk = 10_000;

    public static void Run(Table table, string folder)
    {
        using (var sides = new Sides(Path.Combine(folder, "single")))
        {
            // A disk changes its pace within seconds, so the sides take turns every 20 appends.
            var rounds = sides.Measure(20, turns: 40, sides.OneByOne, sides.BareOneByOne);
            Print(table, "single durable append, a second", 800, rounds, 0.9);
        }
        using (var sides = new Sides(Path.Combine(folder, "callers")))
        {
            var rounds = sides.Measure(
                Callers * ReportsACaller,
                turns: 1,
                sides.ByManyCallers,
                (bare, rows) =>
                {
                    foreach (var batch in rows.Chunk(Callers))
                        bare.AppendAll(batch);
                }
            );
            Print(
                table,
                "1,024 callers, each waiting for its own; bare in batches of 1,024",
                Callers * ReportsACaller,
                rounds,
                0.6
            );
        }
        using (var sides = new Sides(Path.Combine(folder, "bulk")))
        {
            var rounds = sides.Measure(Bulk, turns: 1, sides.InBulk, (bare, rows) => bare.AppendAll(rows));
            Print(table, "bulk append of 10,000 ready reports", Bulk, rounds, 0.6);
        }
    }

    private static void Print(Table table, string name, int reports, Rounds rounds, double least)
    {
        for (var side = 1; side <= 2; side++)
            table.Ratio(
                side == 1 ? name : "  the same, bare without the index of scope and number",
                $"{reports / rounds.Milliseconds(0) * 1000:#,0}/s",
                $"{reports / rounds.Milliseconds(side) * 1000:#,0}/s",
                rounds.Ratio(side, 0), // bare's time to ours is our rate to bare's
                least: side == 1 ? least : null
            );
    }

    /// <summary>A journal and two bare tables, given the same reports.</summary>
    private sealed class Sides : IDisposable
    {
        private readonly SqliteJournal journal;
        private readonly BareTable bare;
        private readonly BareTable bareWithoutIndex;
        private readonly IEnumerator<Submission> source = Exercise.InOneScope(1000).GetEnumerator();

        public Sides(string folder)
        {
            Directory.CreateDirectory(folder);
            journal = SqliteJournal.OpenToWrite(
                Path.Combine(folder, "journal.sqlite"),
                FolderKind.Exercise,
                SystemClock.Instance
            );
            bare = new BareTable(Path.Combine(folder, "bare"), true);
            bareWithoutIndex = new BareTable(Path.Combine(folder, "bare-without-index"), false);
        }

        public Rounds Measure(
            int reports,
            int turns,
            Action<IReadOnlyList<Submission>> ours,
            Action<BareTable, Row[]> bareSide
        )
        {
            Submission[] submissions = [];
            Row[] rows = [];
            return Rounds.Of(
                turns,
                () =>
                {
                    submissions = Next(reports);
                    rows = [.. submissions.Select(submission => Row.Of(submission.Report))];
                    return Rounds.Time(() => ours(submissions));
                },
                () => Rounds.Time(() => bareSide(bare, rows)),
                () => Rounds.Time(() => bareSide(bareWithoutIndex, rows))
            );
        }

        public void OneByOne(IReadOnlyList<Submission> submissions)
        {
            foreach (var submission in submissions)
                Check(journal.Append(submission).AsTask().GetAwaiter().GetResult());
        }

        public void BareOneByOne(BareTable table, Row[] rows)
        {
            foreach (var row in rows)
                table.Append(row);
        }

        public void ByManyCallers(IReadOnlyList<Submission> submissions)
        {
            var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(() => Call(caller)));
            Task.WhenAll(callers).GetAwaiter().GetResult();

            async Task Call(int caller)
            {
                for (var i = caller; i < submissions.Count; i += Callers)
                    Check(await journal.Append(submissions[i]).ConfigureAwait(false));
            }
        }

        public void InBulk(IReadOnlyList<Submission> submissions)
        {
            foreach (var receipt in journal.AppendAll(submissions).AsTask().GetAwaiter().GetResult())
                Check(receipt);
        }

        public void Dispose()
        {
            source.Dispose();
            journal.Dispose();
            bare.Dispose();
            bareWithoutIndex.Dispose();
        }

        // Stamped by the journal's clock, as in real life.
        private Submission[] Next(int reports)
        {
            var next = new Submission[reports];
            for (var i = 0; i < reports; i++)
                next[i] = source.MoveNext()
                    ? source.Current with
                    {
                        RecordedAt = null,
                    }
                    : throw new InvalidOperationException("The exercise was not multiplied enough.");
            return next;
        }

        private static void Check(Receipt receipt)
        {
            if (receipt.Outcome is not Outcome.Recorded)
                throw new InvalidOperationException($"A report was not recorded: {receipt}");
        }
    }
}
