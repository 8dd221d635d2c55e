using Qalqan.Claims;

namespace Qalqan.Kernel;

internal enum Standing
{
    /// <summary>Corrected away or withdrawn.</summary>
    Gone,
    Stands,

    /// <summary>One of several that cannot all stand, and nobody has decided.</summary>
    Contested,
}

/// <summary>
/// Which reports stand, given who corrects and who withdraws whom. A matter is the reports joined by corrections. Its
/// leaf stands, after withdrawn ones are taken out and what corrected them is joined to what they corrected. Two leaves,
/// or a circle, have no winner: all of them are contested until one is withdrawn or corrected away. A correction of
/// another kind of claim joins nothing. The answer never depends on the order of arrival.
/// </summary>
/// <param name="arrived">The reports that have arrived, each with its latest fact; shared with the owner, who fills it.</param>
internal sealed class Matters(IReadOnlyDictionary<ReportId, Fact> arrived)
{
    // Only reports that correct or withdraw, and their targets, are in here: in most journals a few in a hundred.
    private readonly Dictionary<ReportId, ReportId> corrected = [];
    private readonly Dictionary<ReportId, List<ReportId>> correctors = [];
    private readonly Dictionary<ReportId, ReportId> withdrawn = [];
    private readonly Dictionary<ReportId, List<ReportId>> withdrawers = [];
    private readonly HashSet<ReportId> touched = []; // whatever is in one of the four, because every arrival asks
    private readonly Dictionary<ReportId, ReportId> mismatched = [];

    /// <summary>Takes in the links of a report that has just arrived.</summary>
    public void Add(Report report)
    {
        if (report.Corrects is { } target)
        {
            Link(corrected, correctors, report.Id, target);
            Match(report.Id, target);
        }
        if (report.Withdraws is { } victim)
            Link(withdrawn, withdrawers, report.Id, victim);
        foreach (var corrector in correctors.GetValueOrDefault(report.Id) ?? [])
            Match(corrector, report.Id);
    }

    public bool Touches(ReportId id) => touched.Contains(id);

    /// <summary>
    /// The reports whose standing the arrival of this one may change: all it is linked to, and the matters of what it
    /// withdraws. Those of another kind too: until their target arrived nobody could see that they correct nothing.
    /// </summary>
    public IEnumerable<ReportId> Affected(ReportId id) => Reach(id, Linked);

    /// <summary>Every report joined to this one by corrections, those named that have not arrived included.</summary>
    public HashSet<ReportId> Matter(ReportId id) => Reach(id, Joined);

    /// <summary>The first of the matter: it corrects nothing, or is the smallest id of a circle.</summary>
    public ReportId Root(ReportId id)
    {
        HashSet<ReportId> seen = [];
        for (; seen.Add(id); id = corrected[id])
            if (Target(id) is null)
                return id;
        return seen.MinBy(report => report.Value);
    }

    /// <summary>The reports that correct one of another kind, and so correct nothing; each with that other one.</summary>
    public IEnumerable<(ReportId Correction, ReportId Other)> Mismatches =>
        mismatched.Select(pair => (pair.Key, pair.Value));

    public static bool AreOfOneNoun(Claim one, Claim other) =>
        one.GetType() == other.GetType() && one is not Unread || NounOf(one) == NounOf(other);

    public Standing Standing(ReportId id)
    {
        if (!Touches(id))
            return Kernel.Standing.Stands;
        if (IsWithdrawn(id, []))
            return Kernel.Standing.Gone;
        var live = Matter(id).Where(report => arrived.ContainsKey(report) && !IsWithdrawn(report, [])).ToList();
        var replaced = live.Select(Replaces).OfType<ReportId>().ToHashSet();
        var leaves = live.FindAll(report => !replaced.Contains(report));
        var circle = live.FindAll(IsOnCircle);
        if (!leaves.Contains(id) && !circle.Contains(id))
            return Kernel.Standing.Gone;
        return circle.Count == 0 && leaves.Count == 1 ? Kernel.Standing.Stands : Kernel.Standing.Contested;
    }

    private IEnumerable<ReportId> Joined(ReportId id)
    {
        if (Target(id) is { } target)
            yield return target;
        foreach (var corrector in correctors.GetValueOrDefault(id) ?? [])
            if (Target(corrector) is not null)
                yield return corrector;
    }

    private IEnumerable<ReportId> Linked(ReportId id)
    {
        if (corrected.TryGetValue(id, out var target))
            yield return target;
        foreach (var corrector in correctors.GetValueOrDefault(id) ?? [])
            yield return corrector;
        if (withdrawn.TryGetValue(id, out var victim))
            yield return victim;
    }

    private ReportId? Target(ReportId id) =>
        corrected.TryGetValue(id, out var target) && !mismatched.ContainsKey(id) ? target : null;

    // Known once both have arrived, and then for ever: a report's kind does not change.
    private void Match(ReportId correction, ReportId target)
    {
        if (arrived.TryGetValue(target, out var original) && !AreOfOneNoun(arrived[correction].Claim, original.Claim))
            mismatched[correction] = target;
    }

    private static string NounOf(Claim claim) =>
        claim is Unread unread ? ClaimKind.NounOf(unread.Name) : Kinds.Of(claim).Noun;

    // The report this one stands in for: the nearest one it corrects that is not itself withdrawn. One that never
    // arrived still counts, so that two corrections of it are seen to be two.
    private ReportId? Replaces(ReportId id)
    {
        HashSet<ReportId> seen = [id];
        while (Target(id) is { } target && seen.Add(target))
        {
            if (!IsWithdrawn(target, []))
                return target;
            id = target;
        }
        return null;
    }

    private bool IsOnCircle(ReportId id)
    {
        HashSet<ReportId> seen = [];
        for (var next = Replaces(id); next is { } report && seen.Add(report); next = Replaces(report))
            if (report == id)
                return true;
        return false;
    }

    // A withdrawal that is itself withdrawn has no effect; two that withdraw each other have none either.
    private bool IsWithdrawn(ReportId id, HashSet<ReportId> above)
    {
        if (!withdrawers.TryGetValue(id, out var by))
            return false;
        if (!above.Add(id))
            return true;
        var isEffective = by.Any(w => arrived.ContainsKey(w) && !IsWithdrawn(w, above));
        above.Remove(id);
        return isEffective;
    }

    private static HashSet<ReportId> Reach(ReportId id, Func<ReportId, IEnumerable<ReportId>> neighbours)
    {
        HashSet<ReportId> reached = [];
        var open = new Stack<ReportId>([id]);
        while (open.TryPop(out var next))
            if (reached.Add(next))
                foreach (var neighbour in neighbours(next))
                    open.Push(neighbour);
        return reached;
    }

    private void Link(
        Dictionary<ReportId, ReportId> forth,
        Dictionary<ReportId, List<ReportId>> back,
        ReportId from,
        ReportId to
    )
    {
        touched.Add(from);
        touched.Add(to);
        forth[from] = to;
        if (!back.TryGetValue(to, out var list))
            back[to] = list = [];
        list.Add(from);
    }
}
