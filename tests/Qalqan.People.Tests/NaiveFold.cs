using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People.Tests;

/// <summary>A report that is believed, and whether it contends with another for its place.</summary>
internal sealed record Belief(Report Report, bool IsContested)
{
    public Instant From => Report.Valid.From;

    public Instant? To => Report.Valid.To;

    public Claim Claim => Report.Claim;
}

/// <summary>
/// What a list of reports says, found the slow way from docs/decisions/0005 and the texts of the claims alone: no chronicle,
/// no index, everything worked out again for every question.
/// </summary>
internal sealed class NaiveFold
{
    private readonly List<Belief> beliefs;

    public NaiveFold(IReadOnlyList<Report> arrived, Instant at)
    {
        At = at;
        beliefs = Believed(arrived);
    }

    public Instant At { get; }

    public IEnumerable<(Belief Belief, T Claim)> Ever<T>()
        where T : Claim => beliefs.Where(belief => belief.Claim is T).Select(belief => (belief, (T)belief.Claim));

    /// <summary>What began at or before the instant.</summary>
    public IEnumerable<(Belief Belief, T Claim)> Begun<T>()
        where T : Claim => Ever<T>().Where(said => said.Belief.From <= At);

    /// <summary>What is true at the instant: half-open, and an instant only at itself.</summary>
    public IEnumerable<(Belief Belief, T Claim)> True<T>()
        where T : Claim => Ever<T>().Where(said => IsTrue(said.Belief, At));

    public static bool IsTrue(Belief belief, Instant at) =>
        belief.To is not { } to ? belief.From <= at
        : to == belief.From ? at == belief.From
        : belief.From <= at && at < to;

    /// <summary>All that began last, in the order of their ids.</summary>
    public static List<(Belief Belief, T Claim)> Latest<T>(IEnumerable<(Belief Belief, T Claim)> said)
    {
        var all = said.ToList();
        return
        [
            .. all.Where(one => all.TrueForAll(other => other.Belief.From <= one.Belief.From))
                .OrderBy(one => one.Belief.Report.Id.Value),
        ];
    }

    private static List<Belief> Believed(IReadOnlyList<Report> arrived)
    {
        var by = arrived.ToDictionary(report => report.Id);
        // Newest id first: here a withdrawal only ever names an older id, so whether it counts is known by then.
        HashSet<ReportId> gone = [];
        foreach (var report in arrived.OrderByDescending(report => report.Id.Value))
            if (report.Withdraws is { } victim && !gone.Contains(report.Id))
                gone.Add(victim);
        var links = arrived
            .Where(report => report.Corrects is { } target && !IsOfAnotherKind(report, by.GetValueOrDefault(target)))
            .ToDictionary(report => report.Id, report => report.Corrects!.Value);
        var matter = Labels(arrived, links);
        var replaces = arrived
            .Where(report => !gone.Contains(report.Id))
            .ToDictionary(report => report.Id, report => PlaceTaken(report.Id, links, gone));
        List<Belief> believed = [];
        foreach (var group in replaces.Keys.GroupBy(id => matter[id]))
        {
            var ends = group.Where(id => !group.Any(other => replaces[other] == id)).ToList();
            var circle = group.Where(id => ComesBack(id, replaces)).ToList();
            var isContested = ends.Count + circle.Count > 1 || circle.Count > 0;
            believed.AddRange(ends.Union(circle).Select(id => new Belief(by[id], isContested)));
        }
        return believed;
    }

    private static bool IsOfAnotherKind(Report report, Report? target) =>
        target is not null && report.Claim.GetType() != target.Claim.GetType();

    // Everything joined by corrections carries the least label of it all.
    private static Dictionary<ReportId, Guid> Labels(
        IReadOnlyList<Report> arrived,
        Dictionary<ReportId, ReportId> links
    )
    {
        var label = arrived
            .Select(report => report.Id)
            .Concat(links.Values)
            .Distinct()
            .ToDictionary(id => id, id => id.Value);
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var (one, other) in links)
                if (label[one] != label[other])
                {
                    label[one] = label[other] = label[one].CompareTo(label[other]) < 0 ? label[one] : label[other];
                    changed = true;
                }
        }
        return label;
    }

    // Down the corrections, over what is withdrawn; one that has not arrived is a place that can be taken too.
    private static ReportId? PlaceTaken(ReportId id, Dictionary<ReportId, ReportId> links, HashSet<ReportId> gone)
    {
        var at = id;
        for (var steps = 0; steps <= links.Count; steps++)
        {
            if (!links.TryGetValue(at, out at) || at == id)
                return null;
            if (!gone.Contains(at))
                return at;
        }
        return null;
    }

    private static bool ComesBack(ReportId id, Dictionary<ReportId, ReportId?> replaces)
    {
        ReportId? at = id;
        for (var steps = 0; steps < replaces.Count && at is { } here; steps++)
        {
            at = replaces.GetValueOrDefault(here);
            if (at == id)
                return true;
        }
        return false;
    }
}
