using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Store.Sqlite;

/// <summary>An entry that is not as it was recorded, or numbers that are missing.</summary>
public sealed record Alteration(long Number, string What);

/// <summary>What a check of the whole journal found. <c>Kind</c> is null where nothing is left that tells. <c>Damage</c> is what is wrong with the file around the entries.</summary>
public sealed record JournalReport(
    FolderKind? Kind,
    Head Head,
    IReadOnlyList<Alteration> Alterations,
    IReadOnlyList<string> Damage,
    string? HeadMissing
)
{
    public bool IsSound => Alterations.Count == 0 && Damage.Count == 0 && HeadMissing is null;
}

/// <summary>
/// Holds every entry against the chain, and the file around them against itself. A change to the bytes, number, time, id,
/// scope or hash of an entry names that entry. Works beside a writer, and changes nothing.
/// </summary>
public static class JournalCheck
{
    private const int MostAlterations = 1000;

    public static JournalReport Of(string path, string? expectedHead, Action<long>? progress = null)
    {
        try
        {
            if (SqliteJournal.IsSound(path))
                return Walk(path, expectedHead, progress);
        }
        catch (SqliteException error) when (Schema.IsDamage(error))
        {
            // Not to be read through after all: what is left of it is below.
        }
        var salvaged = SalvagedJournal.Of(path);
        return Report(salvaged, [.. DamageOf(path), salvaged.Damage ?? "Its tables cannot be read."], expectedHead);
    }

    /// <summary>Whether an entry lies in the file or its log, whatever state they are in.</summary>
    public static bool HoldsEntries(string path)
    {
        if (!File.Exists(path))
            return false;
        using var journal = SqliteJournal.OpenToRead(path);
        return journal.Head.Number > 0;
    }

    private static JournalReport Walk(string path, string? expectedHead, Action<long>? progress)
    {
        using var db = Schema.OpenToRead(path);
        if (Schema.KindOf(db) is not { } kind)
            return Report(
                SalvagedJournal.Of(path),
                ["The journal does not say whether it is EXERCISE or REAL."],
                expectedHead
            );
        var links = new Links(kind, expectedHead);
        using (
            var command = SqliteJournal.Command(
                db,
                "select number, recorded_at, bytes, hash, id, scope from entry order by number"
            )
        )
        using (var row = command.ExecuteReader())
            while (row.Read())
            {
                links.Next(row);
                if (links.Count % 10_000 == 0)
                    progress?.Invoke(links.Count);
            }
        return new JournalReport(kind, links.Head, links.Alterations, DamageOf(path, db), links.HeadMissing);
    }

    private static JournalReport Report(SalvagedJournal journal, List<string> damage, string? expectedHead)
    {
        var isThere =
            expectedHead is null
            || journal.ReadAfter(0).Any(entry => Convert.ToHexStringLower(entry.Hash.Span) == expectedHead);
        return new JournalReport(
            journal.IsKindKnown ? journal.Kind : null,
            journal.Head,
            [],
            damage,
            isThere ? null : expectedHead
        );
    }

    private static List<string> DamageOf(string path, SqliteConnection? db = null)
    {
        List<string> damage = [];
        if (!File.Exists(path))
            return ["The journal's file is missing."];
        var length = new FileInfo(path).Length;
        var hasLog = WriteAheadLog.IsThere(path);
        if (FileHeader.Read(path) is not { } header)
            damage.Add("The file does not begin like a journal.");
        else if (length < header.Bytes && !hasLog)
            damage.Add($"The file is cut short: {length} bytes of {header.Bytes}.");
        else if (length > header.Bytes && !hasLog)
            damage.Add($"The file has {length - header.Bytes} bytes behind its end.");
        else if (hasLog && WriteAheadLog.IsBroken(path, header.PageBytes))
            damage.Add("Its log, the -wal file beside it, is damaged in the middle: commits behind that are lost.");
        if (db is null)
            return damage;
        using var integrity = SqliteJournal.Command(db, "pragma integrity_check(20)");
        // A trigger, say, could change what is written next.
        using var strangers = SqliteJournal.Command(
            db,
            "select 'It holds a ' || type || ' that is none of ours: ' || name || '.' from sqlite_schema where tbl_name not in ('entry', 'meta') or type in ('trigger', 'view')"
        );
        try
        {
            foreach (var command in new[] { integrity, strangers })
            {
                using var row = command.ExecuteReader();
                while (row.Read())
                    if (row.GetString(0) is not "ok" and var problem)
                        damage.Add(problem);
            }
        }
        catch (SqliteException error)
        {
            damage.Add(error.Message);
        }
        return damage;
    }

    /// <summary>Walks the chain. An entry is held against the hash stored before it, so that one change names one entry.</summary>
    private sealed class Links(FolderKind kind, string? expectedHead)
    {
        private static readonly long First = Instant.MinValue.ToUnixTimeMilliseconds();
        private static readonly long Last = Instant.MaxValue.ToUnixTimeMilliseconds();

        private readonly byte[]? wanted = DigestOf(expectedHead);
        private readonly byte[] computed = new byte[Chain.HashBytes];
        private byte[] stored = Chain.Beginning(kind);
        private byte[]? computedBefore;
        private long last;
        private Instant? lastAt;
        private bool isFound = DigestOf(expectedHead)?.AsSpan().SequenceEqual(Chain.Beginning(kind)) is true;

        public long Count { get; private set; }

        /// <summary>The last entry as it lies there; without a time where that is none.</summary>
        public Head Head => new(last, lastAt, Convert.ToHexStringLower(stored));

        public List<Alteration> Alterations { get; } = [];

        public string? HeadMissing => expectedHead is null || isFound ? null : expectedHead;

        public void Next(SqliteDataReader row)
        {
            Count++;
            var number = row.GetInt64(0);
            var at = row.GetInt64(1);
            var (bytes, hash) = (row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3));
            var isGap = number != last + 1;
            if (isGap)
                Add(
                    last + 1,
                    number - 1 > last + 1
                        ? $"entries {last + 1} to {number - 1} are missing"
                        : $"entry {last + 1} is missing"
                );
            Chain.Next(stored, number, at, bytes, computed);
            var isWhole = hash.AsSpan().SequenceEqual(computed);
            if (!isWhole && computedBefore is not null)
            {
                // The entry before was altered, perhaps only its hash: then this one follows what that hash should be.
                Chain.Next(computedBefore, number, at, bytes, computed);
                isWhole = hash.AsSpan().SequenceEqual(computed);
            }
            computedBefore = isWhole ? null : [.. computed];
            // Behind a gap the link itself is gone: what can still be said is whether the entry agrees with itself.
            if (!isWhole && !isGap)
                Add(
                    number,
                    number == 1 && FollowsOtherKind(at, bytes, hash)
                        ? "the folder's kind, EXERCISE or REAL, was changed"
                        : "its bytes, time, number or hash are not as recorded"
                );
            if (!Agrees(bytes, row.GetFieldValue<byte[]>(4), row.GetString(5)))
                Add(number, "its id or scope in the index is not the one in its bytes");
            isFound |= wanted is not null && hash.AsSpan().SequenceEqual(wanted);
            (stored, last) = (hash, number);
            lastAt = at >= First && at <= Last ? Iso.FromMilliseconds(at) : null;
        }

        private void Add(long number, string what)
        {
            if (Alterations.Count < MostAlterations)
                Alterations.Add(new Alteration(number, what));
        }

        private static byte[]? DigestOf(string? hex) =>
            hex is { Length: 2 * Chain.HashBytes } && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : null;

        private bool FollowsOtherKind(long at, byte[] bytes, byte[] hash)
        {
            Chain.Next(
                Chain.Beginning(kind is FolderKind.Real ? FolderKind.Exercise : FolderKind.Real),
                1,
                at,
                bytes,
                computed
            );
            return hash.AsSpan().SequenceEqual(computed);
        }

        private static bool Agrees(byte[] bytes, byte[] id, string scope)
        {
            try
            {
                var reader = new Utf8JsonReader(bytes);
                reader.Read();
                reader.Read();
                reader.Read();
                if (!reader.TryGetGuid(out var written) || id.Length != 16 || new Guid(id, bigEndian: true) != written)
                    return false;
                reader.Read();
                reader.Read();
                return reader.TokenType is JsonTokenType.String && reader.ValueTextEquals(scope);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                return true; // altered bytes: the chain names them
            }
        }
    }
}
