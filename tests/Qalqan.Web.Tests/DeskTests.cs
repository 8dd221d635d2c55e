using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Tests;

namespace Qalqan.Web.Tests;

public sealed class DeskTests(FirstCase first) : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    /// <summary>A ministry's folder holds many contingents: a question about one must not wait for the others.</summary>
    [Fact]
    public void What_is_asked_of_one_scope_reads_no_other()
    {
        using var folder = Folder.OpenToRead(first.CopyTo(scratch, "data"));
        using var journal = new Watched(folder.Journal);
        var desk = new Desk(journal, folder.Vault, folder.Shelf, CommandLine.Capabilities, SystemClock.Instance);

        desk.Assess(new Inquiry(AsOf: "2024-03-20", Scope: "kaz-undof-2024"));
        desk.Assess(new Inquiry(AsOf: "2024-03-20", Scope: "kaz-undof-2024", Standard: "tour"));
        desk.Assess(new Inquiry(AsOf: "2024-03-20", Scope: "kaz-undof-2024", Standard: "nope", Subject: "nope"));
        Assert.Equal(["kaz-undof-2024"], journal.Read.Distinct());

        desk.Assess(new Inquiry(AsOf: "2024-03-20"));
        Assert.Equal(["kaz-undof-2024", "undof"], journal.Read.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A journal that notes which scopes' entries are read.</summary>
    private sealed class Watched(IJournal journal) : IJournal
    {
        public List<string?> Read { get; } = [];

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

        public IEnumerable<StoredEntry> ReadAfter(long number, string? scope = null)
        {
            Read.Add(scope);
            return journal.ReadAfter(number, scope);
        }

        public long? NumberOf(ReportId id) => journal.NumberOf(id);

        public long NumberAt(Instant instant) => journal.NumberAt(instant);

        public ValueTask<Receipt> Append(Submission submission) => journal.Append(submission);

        public ValueTask<IReadOnlyList<Receipt>> AppendAll(IReadOnlyList<Submission> submissions) =>
            journal.AppendAll(submissions);

        public void Dispose() { } // the folder's own
    }
}
