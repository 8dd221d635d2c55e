using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;
using Qalqan.Store.Sqlite;

namespace Qalqan;

/// <summary>
/// A data folder: <c>format</c> (its version, a number), <c>journal.sqlite</c>, <c>vault.sqlite</c>, <c>packs/</c>, <c>settings.json</c>, <c>log/</c>,
/// <c>backups/</c>, and where it has a lock <c>lock.json</c>. Opened for reading beside anything, or by one writer; with a lock
/// only with its key, which <see cref="FolderKeys"/> has or asks for.
/// </summary>
public sealed class Folder : IDisposable
{
    /// <summary>
    /// The version of the folder as a whole. A newer one is refused; an older one is copied to <c>backups/</c>, then brought
    /// up step by step. 0: as before the first release, journals without the index of (scope, number). 1: this one.
    /// </summary>
    public const int Format = 1;

    private Folder(string path, IJournal journal, IVault vault, FolderKey key) =>
        (FullPath, Journal, Vault, Key, Shelf) = (
            path,
            journal,
            vault,
            key,
            new PackShelf(Path.Combine(path, "packs"))
        );

    public string FullPath { get; }

    public IJournal Journal { get; }

    public IVault Vault { get; }

    /// <summary>What the folder's secrets are sealed under; <see cref="FolderKey.None"/> where it has no lock.</summary>
    public FolderKey Key { get; }

    public PackShelf Shelf { get; }

    public static string JournalPath(string path) => Path.Combine(path, "journal.sqlite");

    public static string VaultPath(string path) => Path.Combine(path, "vault.sqlite");

    /// <summary>
    /// Whether there is a data folder, be it damaged. A folder without a journal is none, nor is one half made, whose journal
    /// is empty: the format is written after the journal was made and before its first entry.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The folder is there, and may not be looked into.</exception>
    public static bool Exists(string path) =>
        Directory.Exists(path)
        && (Directory.EnumerateFiles(path, "format").Any() || JournalCheck.HoldsEntries(JournalPath(path)));

    /// <exception cref="RefusalException">The folder is of a newer format, or of none, or nothing is left in it, or it is locked and the key was not given.</exception>
    public static Folder OpenToRead(string path)
    {
        if (!Exists(path))
            throw new RefusalException(
                new Problem(
                    path,
                    0,
                    "no data folder",
                    "one made by `qalqan new DIR`, `qalqan serve` or `qalqan load PACK`"
                )
            );
        RefuseNewer(path, FormatOf(path) ?? Format);
        var key = FolderKeys.Of(path);
        FolderSeals.FinishBeside(path, key);
        var journal = SqliteJournal.OpenToRead(JournalPath(path));
        if (journal is { Damage: { } damage, Head.Number: 0 })
            throw new RefusalException(new Problem(path, 0, damage, "a journal with at least one whole entry"));
        return new Folder(path, journal, SqliteVault.OpenToRead(VaultPath(path), key), key);
    }

    /// <summary>Takes the one writer's place in the folder; makes the folder, of this kind, where there is none.</summary>
    /// <exception cref="RefusalException">Another process writes there, or the folder is of a newer format, or it is locked and the key was not given.</exception>
    /// <param name="path">The folder.</param>
    /// <param name="kindIfNew">EXERCISE or REAL, where it is made.</param>
    /// <param name="clock">What entries are stamped by.</param>
    /// <param name="instead">What to do where it is served: the page that does the same.</param>
    public static Folder OpenToWrite(
        string path,
        FolderKind kindIfNew,
        IClock clock,
        string instead = "stop it first, no page loads packs yet"
    )
    {
        var format = FormatOf(path);
        RefuseNewer(path, format ?? Format);
        if (format is null && Exists(path))
            throw new RefusalException(
                new Problem(
                    path,
                    0,
                    "a journal with entries, and no file `format` that says its version",
                    "both, as they were made",
                    "`qalqan journal recover --to DIR` saves the entries into a new folder"
                )
            );
        var key = FolderKeys.Of(path); // asked for before anything is taken
        Directory.CreateDirectory(path);
        try
        {
            var journal = SqliteJournal.OpenToWrite(
                JournalPath(path),
                kindIfNew,
                clock,
                prepare: () =>
                {
                    key = FolderKeys.Of(path); // as it is now that nobody else can lock or unlock
                    FolderSeals.Finish(path, key);
                    if (FormatOf(path) is { } older and < Format)
                        Upgrade(path, older, clock);
                }
            );
            try
            {
                var vault = SqliteVault.OpenToWrite(VaultPath(path), key);
                // Last, so that a folder is one only when its journal is: a half-made one is made again.
                if (format is null)
                    WriteFormat(path, Format);
                return new Folder(path, journal, vault, key);
            }
            catch
            {
                journal.Dispose();
                throw;
            }
        }
        catch (JournalDamagedException damaged)
        {
            throw new RefusalException(new Problem(path, 0, damaged.Message, "a sound journal: nothing was changed"));
        }
        catch (VaultDamagedException damaged)
        {
            throw new RefusalException(new Problem(path, 0, damaged.Message, "a sound vault: nothing was changed"));
        }
        catch (JournalInUseException)
        {
            throw new RefusalException(
                new Problem(
                    path,
                    0,
                    "a folder that another process is writing to",
                    "a folder nobody else serves",
                    $"`qalqan serve` runs there: {instead}"
                )
            );
        }
    }

    /// <summary>Digests on record, as far as the record is whole, whose bytes are not on the shelf, or are no longer those.</summary>
    public IReadOnlyList<string> MissingPacks() =>
        [
            .. Chain
                .Whole(Journal.Kind, Journal.ReadAfter(0))
                .Select(entry => entry.Read().Report.Claim)
                .Select(claim => (claim as StandardAdopted)?.Digest ?? (claim as MissionAdopted)?.Digest)
                .OfType<string>()
                .Distinct()
                .Where(digest => Shelf.Get(digest) is null),
        ];

    /// <summary>
    /// A new folder with the entries from the first for as long as each is as it was recorded, the vault where it can be
    /// read, the packs, the settings, the lock and what it locks; returns its head.
    /// </summary>
    /// <exception cref="RefusalException">Not even the first entry is whole: nothing was made.</exception>
    public Head CopyTo(string to)
    {
        if (WholeKind() is not { } kind)
            throw new RefusalException(
                new Problem(FullPath, 0, "a first entry that is not as it was recorded", "one whole entry at least")
            );
        Directory.CreateDirectory(to);
        foreach (
            var pack in Directory.Exists(Path.Combine(FullPath, "packs"))
                ? Directory.GetFiles(Path.Combine(FullPath, "packs"), "*.json")
                : []
        )
        {
            Directory.CreateDirectory(Path.Combine(to, "packs"));
            DurableFile.Write(Path.Combine(to, "packs", Path.GetFileName(pack)), File.ReadAllBytes(pack));
        }
        if (File.Exists(Path.Combine(FullPath, "settings.json")))
            File.Copy(Path.Combine(FullPath, "settings.json"), Path.Combine(to, "settings.json"));
        SqliteJournal.Write(JournalPath(to), kind, Chain.Whole(kind, Readable()));
        if (File.Exists(VaultPath(FullPath)) && Vault.Damage is null)
            SqliteVault.CopyTo(VaultPath(FullPath), VaultPath(to));
        foreach (var file in SecretFile.Names.Append(FolderLock.FileName)) // as they lie there, sealed or not
            if (File.Exists(Path.Combine(FullPath, file)))
                DurableFile.Write(
                    Path.Combine(to, file),
                    File.ReadAllBytes(Path.Combine(FullPath, file)),
                    isOwnersOnly: true
                );
        WriteFormat(to, Format);
        using var saved = SqliteJournal.OpenToRead(JournalPath(to));
        return saved.Head;
    }

    // EXERCISE or REAL may have been altered: the chain knows which it was. Null where it follows neither.
    private FolderKind? WholeKind()
    {
        foreach (var kind in new[] { Journal.Kind, FolderKind.Exercise, FolderKind.Real })
            if (Journal.Head.Number == 0 || Chain.Whole(kind, Readable()).Any())
                return kind;
        return null;
    }

    // Up to where the file cannot be read any further.
    private IEnumerable<StoredEntry> Readable()
    {
        using var entries = Journal.ReadAfter(0).GetEnumerator();
        while (true)
        {
            try
            {
                if (!entries.MoveNext())
                    yield break;
            }
            catch (JournalDamagedException)
            {
                yield break;
            }
            yield return entries.Current;
        }
    }

    public void Dispose()
    {
        Journal.Dispose();
        Vault.Dispose();
    }

    private static string FormatPath(string path) => Path.Combine(path, "format");

    private static void WriteFormat(string path, int format) =>
        DurableFile.Write(
            FormatPath(path),
            System.Text.Encoding.ASCII.GetBytes(format.ToString(CultureInfo.InvariantCulture) + "\n")
        );

    private static int? FormatOf(string path)
    {
        if (!File.Exists(FormatPath(path)))
            return null;
        var text = File.ReadAllText(FormatPath(path)).Trim();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var format)
            ? format
            : throw new RefusalException(
                new Problem(
                    FormatPath(path),
                    1,
                    $"\"{(text.Length > 40 ? text[..40] : text)}\"",
                    $"a whole number up to {Format}"
                )
            );
    }

    private static void RefuseNewer(string path, int format)
    {
        if (format > Format)
            throw new RefusalException(
                new Problem(
                    FormatPath(path),
                    1,
                    $"format {format}",
                    $"a format up to {Format}",
                    "a newer Qalqan made this folder: use that one, nothing was changed here"
                )
            );
    }

    private static void Upgrade(string path, int from, IClock clock)
    {
        var stamp = clock.GetCurrentInstant().ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var backup = Path.Combine(path, "backups", $"format-{from}-{stamp}");
        Directory.CreateDirectory(backup);
        SqliteJournal.CopyTo(JournalPath(path), Path.Combine(backup, "journal.sqlite"));
        File.Copy(FormatPath(path), Path.Combine(backup, "format"));
        if (from < 1)
            SqliteJournal.AddScopeIndex(JournalPath(path));
        WriteFormat(path, Format);
    }
}

/// <summary>Bad input or usage: nothing was changed, and these are all the problems. The command exits 2.</summary>
public sealed class RefusalException(params IReadOnlyList<Problem> problems) : Exception(string.Join("\n", problems))
{
    public IReadOnlyList<Problem> Problems => problems;
}
