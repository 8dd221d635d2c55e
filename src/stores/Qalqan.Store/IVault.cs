using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>
/// Whose key: a person of a scope; or a paper or a photo, which has one of its own, so that its bytes can be destroyed and a
/// paper be written again. A paper is <c>paper/</c> and its report, a photo <c>photo/</c>, which no person's reference can be.
/// </summary>
public readonly record struct KeyHolder(string Scope, string Person)
{
    internal const string PaperMark = "paper/";
    internal const string PhotoMark = "photo/";

    public bool IsPaper => Person.StartsWith(PaperMark, StringComparison.Ordinal);

    /// <summary>Of a photo as it was sent, or of its covered copy: each has its own.</summary>
    public bool IsPhoto => Person.StartsWith(PhotoMark, StringComparison.Ordinal);

    public static KeyHolder OfPaper(string scope, ReportId report) => new(scope, PaperMark + report);

    public static KeyHolder OfPhoto(string scope, ReportId report) => new(scope, PhotoMark + report);
}

/// <summary>A detail as it lies in the vault: beside the report that brought it, encrypted under its person's key.</summary>
public readonly record struct VaultRecord(ReportId Report, KeyHolder Holder, ReadOnlyMemory<byte> Sealed);

/// <summary>The vault's file cannot be read or written as it is: the message says so and what to do, and holds no detail.</summary>
public sealed class VaultDamagedException(string message) : IOException(message);

/// <summary>
/// What may be forgotten: a key for each person, paper and photo, and what is encrypted under it, one record for each report
/// that has any. It knows no claims: <see cref="Sealing"/> and <see cref="PaperSeal"/> make and open what it keeps. Safe for
/// many threads.
/// </summary>
public interface IVault : IDisposable
{
    /// <summary>What is wrong with the file and what to do, in one sentence; null where it is sound. A damaged vault reads as an empty one.</summary>
    string? Damage { get; }

    /// <summary>The person's key, 32 bytes; null where there is none, or it was destroyed.</summary>
    byte[]? KeyOf(KeyHolder holder);

    /// <summary>Whether the person's key was destroyed: no new one is ever made under that reference.</summary>
    bool IsErased(KeyHolder holder);

    /// <summary>Keys and details, durable on return, all of them or none. What is there already of the same report is replaced.</summary>
    /// <exception cref="InvalidOperationException">A key or detail of a person whose key was destroyed, or a detail of one without a key.</exception>
    /// <exception cref="IOException">It could not be made durable.</exception>
    void Put(IReadOnlyList<(KeyHolder Holder, byte[] Key)> keys, IReadOnlyList<VaultRecord> records);

    /// <summary>The detail of the report as it was put; null where there is none.</summary>
    VaultRecord? Find(ReportId report);

    /// <summary>The details of many reports with their persons' keys, in one read and in no order; what is not there is left out.</summary>
    IReadOnlyList<(VaultRecord Record, byte[] Key)> Find(IReadOnlyCollection<ReportId> reports);

    /// <summary>Every detail of a scope's persons, or of one person; papers and photos are not among them.</summary>
    IReadOnlyList<VaultRecord> All(string scope, string? person = null);

    /// <summary>The reports of a scope that have a record, papers and photos too, and under whose key; what they hold is not read.</summary>
    IReadOnlyList<(ReportId Report, KeyHolder Holder)> Held(string scope);

    /// <summary>
    /// Destroys the keys of all of these and what is encrypted under them, past what deleting leaves behind in the file: on
    /// return no byte of it is in any file of the vault. How many records there were; 0, and nothing changed but the mark,
    /// where there were none. Done again it finishes what was cut short.
    /// </summary>
    /// <exception cref="IOException">Bytes may be left; to be done again. Where another process was reading before it began, nothing was destroyed.</exception>
    int Erase(params IReadOnlyList<KeyHolder> holders);
}
