using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>The last entry: its number, 0 in an empty journal, and the chain's hash there in lower-case hex.</summary>
public sealed record Head(long Number, Instant? RecordedAt, string Hash);

/// <summary>An entry as it lies in the store.</summary>
public readonly record struct StoredEntry(
    long Number,
    long RecordedAtMilliseconds,
    ReadOnlyMemory<byte> Bytes,
    ReadOnlyMemory<byte> Hash
)
{
    /// <exception cref="JournalDamagedException">The bytes are no envelope of a format this program knows, or the time is none.</exception>
    public Entry Read()
    {
        try
        {
            return new(Number, Instant.FromUnixTimeMilliseconds(RecordedAtMilliseconds), Envelope.Read(Bytes.Span));
        }
        catch (Exception error) when (error is FormatException or ArgumentOutOfRangeException)
        {
            throw JournalDamagedException.AtEntry(Number);
        }
    }
}

/// <summary>The journal cannot be read through, or not written to as it is: the message says how far and what to do.</summary>
public sealed class JournalDamagedException(string message) : IOException(message)
{
    public static JournalDamagedException AtEntry(long number) =>
        new(
            $"Entry {number} is not as it was recorded: `qalqan journal verify` says what else is not, `qalqan journal recover --to DIR` saves all before it."
        );
}

public enum Outcome
{
    Recorded,

    /// <summary>A report of that id with the same bytes was there already; the number is that entry's.</summary>
    AlreadyThere,

    /// <summary>Malformed, or another report with that id is there: nothing was recorded, the problem says why with both digests.</summary>
    Refused,
}

public sealed record Receipt(Outcome Outcome, long Number, string? Problem = null);

/// <summary>A report on its way in. <c>RecordedAt</c> is set only by an exercise's pack; null is the journal's clock.</summary>
public readonly record struct Submission(Report Report, Instant? RecordedAt = null);

/// <summary>The journal of one data folder: entries numbered from 1 without gaps, in the order they were committed, chained.</summary>
public interface IJournal : IDisposable
{
    FolderKind Kind { get; }

    /// <summary>The last durable entry.</summary>
    Head Head { get; }

    /// <summary>What is wrong with the file, how far it can be read and what to do, in one sentence; null where it is sound.</summary>
    string? Damage { get; }

    /// <summary>Whether it was opened to be read, or is damaged: nothing can be recorded through it.</summary>
    bool IsReadOnly { get; }

    /// <summary>
    /// After entries became durable, on the thread that made them so: whoever hears it returns at once and throws nothing. Only
    /// what is recorded through this journal is heard, which is all there is: a folder has one writer.
    /// </summary>
    event Action? Recorded;

    /// <summary>The scopes of which there is at least one entry, in order of their first.</summary>
    IReadOnlyList<string> Scopes();

    /// <summary>Entries numbered above <paramref name="number"/>, of one scope or of all, in order, to the latest at the call.</summary>
    IEnumerable<StoredEntry> ReadAfter(long number, string? scope = null);

    /// <summary>The number of the entry that holds the report, or null.</summary>
    long? NumberOf(ReportId id);

    /// <summary>The number of the last entry recorded at or before the instant; 0 where none was.</summary>
    long NumberAt(Instant instant);

    /// <summary>
    /// Records the report, durable before the task completes. <c>RecordedAt</c> never decreases: an earlier stamp is raised
    /// to the last one. When the journal's own clock jumped back, a <c>record.clock-back/1</c> report of the same scope and
    /// source is recorded just before, once for each jump.
    /// </summary>
    /// <exception cref="InvalidOperationException">The journal was opened to be read, or is damaged.</exception>
    /// <exception cref="IOException">It could not be made durable, a full disk above all: nothing of this call was recorded.</exception>
    ValueTask<Receipt> Append(Submission submission);

    /// <summary>The same for many in one transaction: all of them are durable or none; refused ones are skipped, each with its receipt.</summary>
    ValueTask<IReadOnlyList<Receipt>> AppendAll(IReadOnlyList<Submission> submissions);
}
