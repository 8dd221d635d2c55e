using Microsoft.Data.Sqlite;

namespace Qalqan.Store.Sqlite;

/// <summary>The vault's file: its tables, its mode, and how SQLite's complaints about it are said.</summary>
internal static class VaultFile
{
    /// <summary>
    /// Before SQLite makes it, so that it is never readable to others; its log and index files take the same mode. One that
    /// came by another way, from a stick above all, is shut again.
    /// </summary>
    public static void MakeOwnersOnly(string path)
    {
        if (!File.Exists(path))
            using (OwnersOnly.Create(path)) { }
        else
            foreach (var file in new[] { path, path + "-wal", path + "-shm" }.Where(File.Exists))
                OwnersOnly.Shut(file);
    }

    /// <summary>Tables where they are not there yet, and a connection that deletes by overwriting and keeps its scratch in memory.</summary>
    public static void Prepare(SqliteConnection db)
    {
        Schema.Run(db, "pragma page_size = 4096");
        Schema.Configure(db);
        Schema.Run(db, "pragma secure_delete = on");
        // Written anew the vault passes through a scratch file, which would lie outside the folder with every key in it.
        Schema.Run(db, "pragma temp_store = memory");
        Schema.Run(
            db,
            """
            begin immediate;
            create table if not exists key(
                scope text not null, person text not null, bytes blob, primary key(scope, person)
            ) strict, without rowid;
            create table if not exists detail(
                report blob primary key, scope text not null, person text not null, sealed blob not null
            ) strict, without rowid;
            create index if not exists detail_person on detail(scope, person);
            commit;
            """
        );
    }

    /// <summary>Whether it was made to its end: a kill may have left a file without tables.</summary>
    public static bool HasTables(SqliteConnection db)
    {
        using var count = db.CreateCommand();
        count.CommandText = "select count(*) from sqlite_schema where name in ('key', 'detail')";
        return count.ExecuteScalar() is 2L;
    }

    /// <summary>The log written into the file and cut to nothing.</summary>
    /// <exception cref="IOException">Another process reads an older state.</exception>
    public static void Checkpoint(SqliteConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        command.CommandTimeout = 1; // a reader is not waited for: it may be a page left open over night
        using var row = command.ExecuteReader();
        if (row.Read() && row.GetInt64(0) != 0)
            throw new IOException(
                "Another process reads the vault, and what it reads stays in the vault's log. Stop it and do this again."
            );
    }

    /// <summary>
    /// After what was to go is gone from the rows. Deleting zeroed the freed bytes in the pages; old pages still lie in the log,
    /// and half-empty ones keep what moved about in them. The log is cut to nothing, the file is written anew, and the log of
    /// that is cut again.
    /// </summary>
    public static void WriteAnew(SqliteConnection db)
    {
        Checkpoint(db);
        Schema.Run(db, "vacuum");
        Checkpoint(db);
    }

    public const string ByRestoring = "`qalqan journal restore` brings it back from a backup.";

    public static string DamageBy(SqliteException error) =>
        $"The vault is damaged ({error.Message}): no detail of a person can be read. {ByRestoring}";

    /// <summary>The same as callers know it: damage, or a disk that is full, locked or gone.</summary>
    public static IOException Said(SqliteException error) =>
        Schema.IsDamage(error)
            ? new VaultDamagedException(DamageBy(error))
            : new IOException(
                error.SqliteErrorCode is 13 // SQLITE_FULL
                    ? "The disk is full: the vault could not be written. Make room and do it again."
                    : $"The vault could not be written: {error.Message}",
                error
            );
}
