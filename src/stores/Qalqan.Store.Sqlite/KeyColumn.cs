using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Qalqan.Store.Sqlite;

/// <summary>
/// Column <c>bytes</c> of table <c>key</c>: a person's key, 32 bytes, or where the folder has a lock that key sealed under the
/// folder's, 61 bytes. Whose it is is sealed with it: a row's key opens nothing in another's place.
/// </summary>
internal static class KeyColumn
{
    private const int KeyBytes = 32;

    public const string Otherwise =
        "The keys in the vault are sealed under another key than this folder's: its file `lock.json` is gone, or is another folder's. Put back the one of a backup.";

    public static byte[] Write(FolderKey folder, KeyHolder holder, byte[] key) => folder.Seal(Use(holder), key);

    /// <summary>Null where it is not sealed under this key for this person.</summary>
    public static byte[]? Read(FolderKey folder, KeyHolder holder, byte[] bytes) =>
        folder.Open(Use(holder), bytes) is { Length: KeyBytes } key ? key : null;

    /// <summary>Whether the first key there is is one of this folder's; also where there is none.</summary>
    public static bool Fits(SqliteConnection db, FolderKey folder)
    {
        using var first = db.CreateCommand();
        first.CommandText = "select scope, person, bytes from key where bytes is not null limit 1";
        using var row = first.ExecuteReader();
        return !row.Read()
            || Read(folder, new KeyHolder(row.GetString(0), row.GetString(1)), row.GetFieldValue<byte[]>(2))
                is not null;
    }

    /// <summary>
    /// Every key sealed anew, all or none, and no byte of what was there before left in any file of the vault. Done again it
    /// finishes what was cut short, also the overwriting alone.
    /// </summary>
    /// <exception cref="IOException">Not done, or not overwritten everywhere: to be done again.</exception>
    /// <exception cref="VaultDamagedException">A key is under neither of the two: nothing was changed.</exception>
    public static void Reseal(SqliteConnection db, FolderKey from, FolderKey to)
    {
        VaultFile.Checkpoint(db); // who reads an older state now would keep it in the log: then nothing is begun
        using (var transaction = db.BeginTransaction())
        {
            using var update = db.CreateCommand();
            update.CommandText = "update key set bytes = $bytes where scope = $scope and person = $person";
            foreach (var (holder, bytes) in All(db))
            {
                if (Read(to, holder, bytes) is not null)
                    continue;
                var key = Read(from, holder, bytes) ?? throw new VaultDamagedException(Otherwise);
                update.Parameters.Clear();
                update.Parameters.AddWithValue("$scope", holder.Scope);
                update.Parameters.AddWithValue("$person", holder.Person);
                update.Parameters.AddWithValue("$bytes", Write(to, holder, key));
                update.ExecuteNonQuery();
                CryptographicOperations.ZeroMemory(key);
            }
            transaction.Commit();
        }
        VaultFile.WriteAnew(db);
    }

    private static List<(KeyHolder Holder, byte[] Bytes)> All(SqliteConnection db)
    {
        using var all = db.CreateCommand();
        all.CommandText = "select scope, person, bytes from key where bytes is not null";
        List<(KeyHolder, byte[])> keys = [];
        using var row = all.ExecuteReader();
        while (row.Read())
            keys.Add((new KeyHolder(row.GetString(0), row.GetString(1)), row.GetFieldValue<byte[]>(2)));
        return keys;
    }

    private static string Use(KeyHolder holder) => $"person {holder.Scope}\n{holder.Person}";
}
