using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>The bytes of papers and own forms: put under a key of their own before the entry that has their digests, and read back.</summary>
internal sealed class PaperBytes(Archive archive)
{
    /// <summary>The entry that says it; the problem where nothing was recorded.</summary>
    public (long Number, Problem? Problem) Record(User user, string scope, Claim claim, IReadOnlyList<byte[]> files)
    {
        if (archive.Shut is { } shut)
            return (0, shut);
        var now = archive.Now;
        var source = new Source(user.Post, user.Person);
        var report = new Report(default, scope, Validity.At(now), now, source, claim);
        report = report with { Id = DerivedId.Of(report, claim.Key) };
        var holder = KeyHolder.OfPaper(scope, report.Id);
        // There is a key already where a power cut came between vault and journal, and the same is said again.
        var key = archive.Vault.KeyOf(holder) ?? Sealing.NewKey();
        try
        {
            var receipts = archive
                .Ledger.Append(
                    new Prepared(
                        [new Submission(report)],
                        [(holder, key)],
                        [PaperSeal.Seal(report.Id, scope, files, key)]
                    )
                )
                .AsTask()
                .GetAwaiter()
                .GetResult();
            return receipts[0] is { Outcome: not Outcome.Refused } receipt
                ? (receipt.Number, null)
                : (0, new Problem("journal", 0, receipts[0].Problem ?? "", "a report that it can record"));
        }
        catch (IOException error)
        {
            return (0, new Problem("journal", 0, error.Message, "room and leave to write"));
        }
    }

    /// <summary>The files of the report; null where they came without the vault, or are not those on record.</summary>
    public IReadOnlyList<byte[]>? Of(string scope, ReportId report, IReadOnlyList<IssuedFile> files) =>
        archive.Vault.Find(report) is { } record && archive.Vault.KeyOf(KeyHolder.OfPaper(scope, report)) is { } key
            ? PaperSeal.Open(record, files, key)
            : null;
}
