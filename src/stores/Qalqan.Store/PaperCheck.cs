using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>How the bytes of a paper or a photo stand in the vault.</summary>
internal enum PaperStanding
{
    Whole,

    /// <summary>A paper written again without a name, or a photo destroyed: these bytes are rightly gone.</summary>
    Replaced,

    Missing,
    Broken,
}

/// <summary>Holds the papers, own forms and photos of one scope, added in order of entry, against their bytes in the vault.</summary>
internal sealed class PaperCheck(IVault vault, string scope)
{
    private readonly List<(long Number, KeyHolder Holder, Kept Paper)> kept = [];
    private readonly Dictionary<string, ReportId> last = [];
    private readonly HashSet<ReportId> reports = [];
    private readonly HashSet<(string Serial, string Person)> named = [];
    private readonly HashSet<(string Serial, string Person)> struck = [];

    public void Add(Entry entry)
    {
        var report = entry.Report.Id;
        var (serial, holder, files) = entry.Report.Claim switch
        {
            Issued issued => (issued.Serial, KeyHolder.OfPaper(scope, report), issued.Files),
            Reissued reissued => (reissued.Serial, KeyHolder.OfPaper(scope, report), reissued.Files),
            FormKept form => (
                null,
                KeyHolder.OfPaper(scope, report),
                [new IssuedFile(form.Format, form.Digest, form.Bytes)]
            ),
            Photographed photo => (null, KeyHolder.OfPhoto(scope, report), [photo.File]),
            PhotoCovered photo => (
                (string?)null,
                KeyHolder.OfPhoto(scope, report),
                (IReadOnlyList<IssuedFile>)[photo.Copy]
            ),
            var other => throw new ArgumentException($"{Kinds.NameOf(other)} keeps no bytes."),
        };
        kept.Add((entry.Number, holder, new Kept(report, serial, files)));
        reports.Add(entry.Report.Id);
        if (serial is not null)
            last[serial] = entry.Report.Id;
        if (entry.Report.Claim is Issued { Persons: var persons })
            named.UnionWith(persons.Select(person => (serial!, person)));
        if (entry.Report.Claim is Reissued { Erased: var erased })
            struck.Add((serial!, erased));
    }

    public bool Holds(ReportId report) => reports.Contains(report);

    public IEnumerable<(long Number, PaperStanding Standing)> Standings() =>
        kept.Select(one => (one.Number, Standing(one.Holder, one.Paper)));

    /// <summary>Whom a paper still names though they are erased on record, or for whom bytes that were replaced are still there.</summary>
    public IEnumerable<string> Unfinished(IReadOnlySet<string> erasedOnRecord)
    {
        var unstruck = named.Where(one =>
            erasedOnRecord.Contains(one.Person) && !struck.Contains(one) && Key(last[one.Serial]) is not null
        );
        var old = kept.Where(one => IsReplaced(one.Paper) && vault.KeyOf(one.Holder) is not null)
            .Select(one => one.Paper.Serial)
            .ToHashSet();
        return unstruck.Concat(struck.Where(one => old.Contains(one.Serial))).Select(one => one.Person).Distinct();
    }

    private PaperStanding Standing(KeyHolder holder, Kept paper) =>
        IsReplaced(paper) || (holder.IsPhoto && vault.IsErased(holder)) ? PaperStanding.Replaced
        : vault.Find(paper.Report) is not { } record || vault.KeyOf(holder) is not { } key ? PaperStanding.Missing
        : record.Holder == holder && PaperSeal.Open(record, paper.Files, key) is not null ? PaperStanding.Whole
        : PaperStanding.Broken;

    private bool IsReplaced(Kept paper) => paper.Serial is { } serial && last[serial] != paper.Report;

    private byte[]? Key(ReportId report) => vault.KeyOf(KeyHolder.OfPaper(scope, report));

    private sealed record Kept(ReportId Report, string? Serial, IReadOnlyList<IssuedFile> Files);
}
