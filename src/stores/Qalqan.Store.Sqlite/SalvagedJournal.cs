using NodaTime;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// What is left of a damaged journal: the longest run of entries from the first of which every one is whole, told by the
/// chain. Read from the file's pages one by one, whatever state its trees are in; nothing is written.
/// </summary>
public sealed class SalvagedJournal : IJournal
{
    private readonly List<StoredEntry> entries;
    private readonly List<Report> reports;
    private readonly Dictionary<ReportId, long> numbers = [];

    private SalvagedJournal(FolderKind? kind, List<StoredEntry> entries)
    {
        (Kind, IsKindKnown, this.entries) = (kind ?? FolderKind.Real, kind is not null, entries);
        reports = [.. entries.Select(entry => entry.Read().Report)];
        for (var i = 0; i < reports.Count; i++)
            numbers.TryAdd(reports[i].Id, i + 1);
    }

    public FolderKind Kind { get; }

    /// <summary>False where nothing is left that tells EXERCISE from REAL: then no entry is left either.</summary>
    public bool IsKindKnown { get; }

    public Head Head =>
        entries.Count == 0
            ? new Head(0, null, Convert.ToHexStringLower(Chain.Beginning(Kind)))
            : new Head(
                entries.Count,
                Iso.FromMilliseconds(entries[^1].RecordedAtMilliseconds),
                Convert.ToHexStringLower(entries[^1].Hash.Span)
            );

    public string? Damage =>
        entries.Count == 0
            ? "The journal is damaged and no whole entry is left in it; a backup may have them."
            : $"The journal is damaged: entry {entries.Count}, recorded {Dtg.OrIso(Head.RecordedAt!.Value)}, is the last whole one. Read-only; `qalqan journal recover --to DIR` saves all {entries.Count}.";

    public bool IsReadOnly => true;

    /// <summary>Never: nothing is recorded through it.</summary>
    public event Action? Recorded
    {
        add { }
        remove { }
    }

    public static SalvagedJournal Of(string path)
    {
        var rows = PageScan.Rows(path, out var kind).ToLookup(row => row.Number);
        foreach (var candidate in kind is { } known ? [known] : Enum.GetValues<FolderKind>())
        {
            var entries = Run(rows, candidate);
            if (entries.Count > 0)
                return new SalvagedJournal(candidate, entries);
        }
        return new SalvagedJournal(kind, []);
    }

    public IReadOnlyList<string> Scopes() => [.. reports.Select(report => report.Scope).Distinct()];

    public IEnumerable<StoredEntry> ReadAfter(long number, string? scope = null) =>
        entries.Skip((int)number).Where(entry => scope is null || reports[(int)entry.Number - 1].Scope == scope);

    public long? NumberOf(ReportId id) => numbers.TryGetValue(id, out var number) ? number : null;

    public long NumberAt(Instant instant) =>
        entries.FindLastIndex(entry => entry.RecordedAtMilliseconds <= instant.ToUnixTimeMilliseconds()) + 1;

    public ValueTask<Receipt> Append(Submission submission) => throw new InvalidOperationException(Damage);

    public ValueTask<IReadOnlyList<Receipt>> AppendAll(IReadOnlyList<Submission> submissions) =>
        throw new InvalidOperationException(Damage);

    public void Dispose() { }

    // A page may be there in several states: the chain tells which row is the entry.
    private static List<StoredEntry> Run(ILookup<long, PageScan.Row> rows, FolderKind kind)
    {
        List<StoredEntry> entries = [];
        var previous = Chain.Beginning(kind);
        var hash = new byte[Chain.HashBytes];
        while (true)
        {
            var number = entries.Count + 1L;
            if (rows[number].FirstOrDefault(Follows) is not { } row)
                return entries;
            entries.Add(new StoredEntry(number, row.RecordedAtMilliseconds, row.Bytes, row.Hash));
            previous = row.Hash;

            bool Follows(PageScan.Row candidate)
            {
                Chain.Next(previous, number, candidate.RecordedAtMilliseconds, candidate.Bytes, hash);
                return hash.AsSpan().SequenceEqual(candidate.Hash) && IsReadable(candidate.Bytes);
            }
        }
    }

    private static bool IsReadable(byte[] bytes)
    {
        try
        {
            Envelope.Read(bytes);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
