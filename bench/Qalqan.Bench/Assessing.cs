using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Web;

namespace Qalqan.Bench;

/// <summary>A full assessment of the exercise once it is folded, and what moving the day costs then.</summary>
internal static class Assessing
{
    private const int Turns = 20;
    private const int Days = 50;

    private static readonly LocalDate First = new(2024, 3, 1);

    public static void Run(Table table, string folder)
    {
        var path = Path.Combine(folder, "exercise");
        Exercise.Make(path, Exercise.InScopes(1));
        using var opened = Folder.OpenToRead(path);
        var journal = new CountingJournal(opened.Journal);
        var desk = new Desk(journal, opened.Vault, opened.Shelf, CommandLine.Capabilities, SystemClock.Instance);

        var rounds = Rounds.Of(Turns, () => Rounds.Time(() => Findings(desk, new Inquiry(AsOf: "2024-03-20"))));
        var milliseconds = rounds.Milliseconds(0) / Turns;
        table.Figure(
            $"full assessment of the exercise, warm, {Findings(desk, new Inquiry(AsOf: "2024-03-20"))} findings",
            $"{milliseconds:0.0} ms",
            "< 20 ms",
            milliseconds < 20
        );
        Move(table, desk, journal, "as-of", day => new Inquiry(AsOf: day));
        Move(table, desk, journal, "known-at", day => new Inquiry(AsOf: "2024-05-01", KnownAt: day));
    }

    private static void Move(Table table, Desk desk, CountingJournal journal, string what, Func<string, Inquiry> on)
    {
        var before = journal.EntriesRead;
        var rounds = Rounds.Of(
            1,
            () =>
                Rounds.Time(() =>
                {
                    for (var day = 0; day < Days; day++)
                        Findings(desk, on($"{First.PlusDays(day):uuuu-MM-dd}"));
                })
        );
        var read = journal.EntriesRead - before;
        table.Figure($"  moving {what} over {Days} days, a move", $"{rounds.Milliseconds(0) / Days:0.0} ms", "", null);
        table.Figure(
            $"  entries read from the journal for those {Days * (Rounds.Count + 1)} moves",
            $"{read}",
            "0",
            read == 0
        );
    }

    private static int Findings(Desk desk, Inquiry inquiry)
    {
        var answer = desk.Assess(inquiry);
        return answer.Problems.Count == 0
            ? answer.Findings.Count()
            : throw new InvalidOperationException(answer.Problems[0].ToString());
    }

    /// <summary>A journal that counts what is read from it.</summary>
    private sealed class CountingJournal(IJournal journal) : IJournal
    {
        private long entriesRead;

        public long EntriesRead => Interlocked.Read(ref entriesRead);

        public FolderKind Kind => journal.Kind;

        public Head Head => journal.Head;

        public string? Damage => journal.Damage;

        public bool IsReadOnly => journal.IsReadOnly;

        public event Action? Recorded
        {
            add => journal.Recorded += value;
            remove => journal.Recorded -= value;
        }

        public IReadOnlyList<string> Scopes() => journal.Scopes();

        public IEnumerable<StoredEntry> ReadAfter(long number, string? scope = null) =>
            journal
                .ReadAfter(number, scope)
                .Select(entry =>
                {
                    Interlocked.Increment(ref entriesRead);
                    return entry;
                });

        public long? NumberOf(ReportId id) => journal.NumberOf(id);

        public long NumberAt(Instant instant) => journal.NumberAt(instant);

        public ValueTask<Receipt> Append(Submission submission) => journal.Append(submission);

        public ValueTask<IReadOnlyList<Receipt>> AppendAll(IReadOnlyList<Submission> submissions) =>
            journal.AppendAll(submissions);

        public void Dispose() => journal.Dispose();
    }
}
