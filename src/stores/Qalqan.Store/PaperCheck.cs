using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>How the bytes of a paper stand in the vault.</summary>
internal enum PaperStanding
{
    Whole,

    /// <summary>Written again without a name: these bytes are rightly gone.</summary>
    Replaced,

    Missing,
    Broken,
}

/// <summary>Holds the papers and own forms of one scope, added in order of entry, against their bytes in the vault.</summary>
internal sealed class PaperCheck(IVault vault, string scope)
{
    private readonly List<(long Number, ReportId Report, string? Serial, IReadOnlyList<IssuedFile> Files)> kept = [];
    private readonly Dictionary<string, ReportId> last = [];
    private readonly HashSet<ReportId> reports = [];
    private readonly HashSet<(string Serial, string Person)> named = [];
    private readonly HashSet<(string Serial, string Person)> struck = [];

    public void Add(Entry entry)
    {
        var (serial, files) = entry.Report.Claim switch
        {
            Issued issued => (issued.Serial, issued.Files),
            Reissued reissued => (reissued.Serial, reissued.Files),
            FormKept form => (null, [new IssuedFile(form.Format, form.Digest, form.Bytes)]),
            var other => throw new ArgumentException($"{Kinds.NameOf(other)} keeps no bytes of a paper."),
        };
        kept.Add((entry.Number, entry.Report.Id, serial, files));
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
        kept.Select(paper => (paper.Number, Standing(paper.Report, paper.Serial, paper.Files)));

    /// <summary>Whom a paper still names though they are erased on record, or for whom bytes that were replaced are still there.</summary>
    public IEnumerable<string> Unfinished(IReadOnlySet<string> erasedOnRecord)
    {
        var unstruck = named.Where(one =>
            erasedOnRecord.Contains(one.Person) && !struck.Contains(one) && Key(last[one.Serial]) is not null
        );
        var old = kept.Where(paper => IsReplaced(paper.Report, paper.Serial) && Key(paper.Report) is not null)
            .Select(paper => paper.Serial)
            .ToHashSet();
        return unstruck.Concat(struck.Where(one => old.Contains(one.Serial))).Select(one => one.Person).Distinct();
    }

    private PaperStanding Standing(ReportId report, string? serial, IReadOnlyList<IssuedFile> files) =>
        IsReplaced(report, serial) ? PaperStanding.Replaced
        : vault.Find(report) is not { } record || Key(report) is not { } key ? PaperStanding.Missing
        : record.Holder == KeyHolder.OfPaper(scope, report) && PaperSeal.Open(record, files, key) is not null
            ? PaperStanding.Whole
        : PaperStanding.Broken;

    private bool IsReplaced(ReportId report, string? serial) => serial is not null && last[serial] != report;

    private byte[]? Key(ReportId report) => vault.KeyOf(KeyHolder.OfPaper(scope, report));
}
