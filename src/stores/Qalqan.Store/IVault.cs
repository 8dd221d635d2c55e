using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>Whose key: a person of a scope.</summary>
public readonly record struct KeyHolder(string Scope, string Person);

/// <summary>A detail as it lies in the vault: beside the report that brought it, encrypted under its person's key.</summary>
public readonly record struct VaultRecord(ReportId Report, KeyHolder Holder, ReadOnlyMemory<byte> Sealed);

/// <summary>
/// What may be forgotten: a key for each person, and the details encrypted under it, one for each report that has any. It
/// knows no claims: <see cref="Sealing"/> makes and opens what it keeps. Safe for many threads.
/// </summary>
public interface IVault : IDisposable
{
    /// <summary>The person's key, 32 bytes; null where there is none, or it was destroyed.</summary>
    byte[]? KeyOf(KeyHolder holder);

    /// <summary>Whether the person's key was destroyed: no new one is ever made under that reference.</summary>
    bool IsErased(KeyHolder holder);

    /// <summary>Keys and details, durable on return, all of them or none. What is there already of the same report is replaced.</summary>
    /// <exception cref="InvalidOperationException">A key of a person whose key was destroyed.</exception>
    /// <exception cref="IOException">It could not be made durable.</exception>
    void Put(IReadOnlyList<(KeyHolder Holder, byte[] Key)> keys, IReadOnlyList<VaultRecord> records);

    /// <summary>The detail of the report as it was put; null where there is none.</summary>
    VaultRecord? Find(ReportId report);

    /// <summary>Every detail of a scope, or of one person of it.</summary>
    IReadOnlyList<VaultRecord> All(string scope, string? person = null);

    /// <summary>
    /// Destroys the person's key and details, past what deleting leaves behind in the file: on return no byte of them is in
    /// any file of the vault. How many details there were; 0, and nothing changed but the mark, where there were none.
    /// </summary>
    int Erase(KeyHolder holder);
}
