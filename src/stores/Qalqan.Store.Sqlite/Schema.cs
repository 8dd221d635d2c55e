using Microsoft.Data.Sqlite;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// The file <c>journal.sqlite</c>: table <c>entry</c>, one row an entry, id as 16 bytes in RFC 9562 order, time recorded in
/// milliseconds since 1970 UTC, bytes and hash as <see cref="Envelope"/> and <see cref="Chain"/> define them; scope and id
/// repeat what the bytes say so that they can be searched. Table <c>meta</c> holds the folder's kind.
/// </summary>
internal static class Schema
{
    public const string InsertEntry =
        "insert into entry(number, id, scope, recorded_at, bytes, hash) values(?, ?, ?, ?, ?, ?) on conflict(id) do nothing";

    /// <summary>Tables and kind, where they are not there yet. Everything before the first entry, in one transaction.</summary>
    public static void Create(SqliteConnection db, FolderKind kind)
    {
        Run(db, "pragma page_size = 4096");
        Configure(db);
        Run(
            db,
            $"""
            begin immediate;
            create table if not exists entry(
                number integer primary key,
                id blob not null unique,
                scope text not null,
                recorded_at integer not null,
                bytes blob not null,
                hash blob not null
            ) strict;
            create index if not exists entry_scope on entry(scope, number);
            create table if not exists meta(key text primary key, value text not null) strict, without rowid;
            insert or ignore into meta(key, value) values('kind', '{NameOf(kind)}');
            commit;
            """
        );
    }

    /// <summary>Write-ahead log, and every commit on the disk before it counts.</summary>
    public static void Configure(SqliteConnection db)
    {
        Run(db, "pragma journal_mode = wal");
        Run(db, "pragma synchronous = full");
        Run(db, "pragma trusted_schema = off");
    }

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var db = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        db.Open();
        return db;
    }

    /// <summary>A whole copy as of one moment, one file by itself: it needs no log, and reading it leaves nothing beside it.</summary>
    public static void CopyTo(string from, string to)
    {
        using var source = OpenToRead(from);
        using var copy = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(copy);
        Run(copy, "pragma journal_mode = delete");
    }

    /// <summary>
    /// To read, and sure that it can be. A write-ahead log needs a file beside the database: where none can be made, and no
    /// log is there, nobody writes, and the file alone is all there is.
    /// </summary>
    public static SqliteConnection OpenToRead(string path)
    {
        var db = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            Run(db, "select count(*) from sqlite_schema");
            return db;
        }
        catch (SqliteException error)
        {
            db.Dispose();
            const int readOnly = 8;
            const int full = 13;
            const int cannotOpen = 14;
            if (error.SqliteErrorCode is not (readOnly or full or cannotOpen) || File.Exists(path + "-wal"))
                throw;
        }
        return Open(new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);
    }

    /// <summary>Whether SQLite says that the file is not what we wrote: no database, a corrupt one, or tables of ours gone.</summary>
    public static bool IsDamage(SqliteException error)
    {
        const int noSuchTable = 1;
        const int corrupt = 11;
        const int notADatabase = 26;
        return error.SqliteErrorCode is noSuchTable or corrupt or notADatabase;
    }

    public static void Run(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static FolderKind? KindOf(SqliteConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText = "select value from meta where key = 'kind'";
        return KindNamed(command.ExecuteScalar() as string);
    }

    public static FolderKind? KindNamed(string? name) =>
        name switch
        {
            "EXERCISE" => FolderKind.Exercise,
            "REAL" => FolderKind.Real,
            _ => null,
        };

    public static string NameOf(FolderKind kind) => kind.ToString().ToUpperInvariant();
}
