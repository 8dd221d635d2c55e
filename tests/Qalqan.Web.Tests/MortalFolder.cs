using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web.Tests;

/// <summary>The program was killed here.</summary>
public sealed class KilledException() : Exception("Killed.");

/// <summary>A folder's journal and vault behind a program that is killed just before its so-manieth write, counted from 0.</summary>
internal sealed class MortalFolder(Folder folder, int writes) : IJournal, IVault
{
    private int left = writes;

    public Desk Desk() =>
        new(this, this, folder.Shelf, CommandLine.Capabilities, SystemClock.Instance, folder.FullPath);

    public ValueTask<Receipt> Append(Submission submission) => Live(() => folder.Journal.Append(submission));

    public ValueTask<IReadOnlyList<Receipt>> AppendAll(IReadOnlyList<Submission> submissions) =>
        Live(() => folder.Journal.AppendAll(submissions));

    public void Put(IReadOnlyList<(KeyHolder Holder, byte[] Key)> keys, IReadOnlyList<VaultRecord> records) =>
        Live(() =>
        {
            folder.Vault.Put(keys, records);
            return 0;
        });

    public int Erase(params IReadOnlyList<KeyHolder> holders) => Live(() => folder.Vault.Erase(holders));

    public event Action? Recorded
    {
        add => folder.Journal.Recorded += value;
        remove => folder.Journal.Recorded -= value;
    }

    public FolderKind Kind => folder.Journal.Kind;

    public Head Head => folder.Journal.Head;

    string? IJournal.Damage => folder.Journal.Damage;

    string? IVault.Damage => folder.Vault.Damage;

    public bool IsReadOnly => folder.Journal.IsReadOnly;

    public IReadOnlyList<string> Scopes() => folder.Journal.Scopes();

    public IEnumerable<StoredEntry> ReadAfter(long number, string? scope = null) =>
        folder.Journal.ReadAfter(number, scope);

    public long? NumberOf(ReportId id) => folder.Journal.NumberOf(id);

    public long NumberAt(Instant instant) => folder.Journal.NumberAt(instant);

    public byte[]? KeyOf(KeyHolder holder) => folder.Vault.KeyOf(holder);

    public bool IsErased(KeyHolder holder) => folder.Vault.IsErased(holder);

    public VaultRecord? Find(ReportId report) => folder.Vault.Find(report);

    public IReadOnlyList<(VaultRecord Record, byte[] Key)> Find(IReadOnlyCollection<ReportId> reports) =>
        folder.Vault.Find(reports);

    public IReadOnlyList<VaultRecord> All(string scope, string? person = null) => folder.Vault.All(scope, person);

    public IReadOnlyList<(ReportId Report, KeyHolder Holder)> Held(string scope) => folder.Vault.Held(scope);

    public void Dispose() { }

    private T Live<T>(Func<T> write) => left-- > 0 ? write() : throw new KilledException();
}
