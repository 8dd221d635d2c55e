using NodaTime;
using Qalqan.Claims;
using Qalqan.Geofencing;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>
/// Observations that seem to be of one event, by when they began, and why. <c>Incident</c> is the one that some of them are joined to already;
/// null where none is, and <c>Joined</c> are those. <c>Place</c> is where they say it was, null where they do not. Nothing is joined until a
/// person says so.
/// </summary>
public sealed record JoinProposal(
    IReadOnlyList<Fact> Reports,
    IReadOnlyList<string> Reasons,
    string? Incident,
    IReadOnlySet<ReportId> Joined,
    Placed? Place
);

/// <summary>Proposes what may be joined, from the observations of a mission that no incident has yet.</summary>
public static class JoinProposals
{
    private static readonly string[][] Alike =
    [
        ["shot", "explosion"],
        ["aircraft", "drone"],
        ["vehicle", "people", "crossing"],
    ];

    /// <summary>By when each began. What a person held apart is not proposed as one, and nothing is across a line.</summary>
    public static IReadOnlyList<JoinProposal> Of(Known known, Interval period)
    {
        Dictionary<string, (Fact Fact, string? Zone)> accounted = [];
        List<Account> accounts = [];
        Dictionary<Instant, Zones> drawn = [];
        foreach (var fact in Observed(known, period))
            if (AccountOf(known, fact) is { } account)
            {
                accounts.Add(account);
                var since = known.DrawnSince(fact.From);
                if (!drawn.TryGetValue(since, out var zones))
                    drawn.Add(since, zones = new Zones(known, fact.From));
                var spot = Ground.Of(((Observed)fact.Claim).Where!, known.Map.Places);
                accounted.Add(
                    account.Id,
                    (
                        fact,
                        spot is null ? null
                        : zones.Of(spot) is { IsSure: true, Zone: var zone } ? zone
                        : null
                    )
                );
            }
        var apart = known
            .Keys<HeldApart>()
            .SelectMany(known.Ever<HeldApart>)
            .Select(fact => (HeldApart)fact.Claim)
            .Select(one => ($"{one.One:D}", $"{one.Other:D}"))
            .ToHashSet();
        var plan = new JoiningPlan
        {
            KindsAgree = (one, other) =>
                one == other || Alike.Any(kinds => kinds.Contains(one) && kinds.Contains(other)),
            MayJoin = (one, other) =>
                !apart.Contains((one.Id, other.Id))
                && !apart.Contains((other.Id, one.Id))
                && (
                    accounted[one.Id].Zone is not { } here || accounted[other.Id].Zone is not { } there || here == there
                ),
        };
        return
        [
            .. Joining
                .Propose(accounts, plan)
                .Where(join => join.Accounts.Count > 1)
                .Select(join => Of(known, join, id => accounted[id].Fact))
                .OfType<JoinProposal>()
                .OrderBy(proposal => proposal.Reports[0].From)
                .ThenBy(proposal => proposal.Reports[0].Id.Value),
        ];
    }

    private static IEnumerable<Fact> Observed(Known known, Interval period) =>
        known
            .Keys<Observed>()
            .SelectMany(known.Ever<Observed>)
            .Where(fact =>
                fact.From >= period.Start
                && fact.From < period.End
                && fact.Claim is Observed { What: not "all-quiet", Where: not null }
            );

    // Null where those that it is of are joined to one incident already, or to two that somebody opened apart.
    private static JoinProposal? Of(Known known, ProposedJoin join, Func<string, Fact> fact)
    {
        List<Fact> reports = [.. join.Accounts.Select(fact).OrderBy(one => one.From).ThenBy(one => one.Id.Value)];
        var incidents = reports.Select(one => Incidents.OfReport(known, one.Id)).ToList();
        var named = incidents.OfType<string>().Distinct().ToList();
        return named.Count > 1 || incidents.All(one => one is not null)
            ? null
            : new JoinProposal(
                reports,
                [.. join.Links.SelectMany(link => Reasons(link.Reasons)).Distinct().Order(StringComparer.Ordinal)],
                named.FirstOrDefault(),
                reports.Where((_, at) => incidents[at] is not null).Select(one => one.Id).ToHashSet(),
                Placing.Of(reports, known.Map.Places)
            );
    }

    private static IEnumerable<string> Reasons(JoinReasons reasons) =>
        from reason in new[]
        {
            (JoinReasons.Near, "near"),
            (JoinReasons.SameTime, "same-time"),
            (JoinReasons.SoundDelay, "sound-delay"),
            (JoinReasons.SameKind, "same-kind"),
            (JoinReasons.BearingsMeet, "bearings-meet"),
        }
        where reasons.HasFlag(reason.Item1)
        select reason.Item2;

    private static Account? AccountOf(Known known, Fact fact)
    {
        var said = (Observed)fact.Claim;
        var places = known.Map.Places;
        var (spot, ray) = (Ground.Of(said.Where!, places), Ground.RayOf(said.Where!, places));
        if (spot is null && ray is null)
            return null;
        return new Account(
            fact.Id.ToString(),
            said.Post ?? said.Task,
            fact.From,
            said.Timing is Timing.Within && fact.To is { } to ? to : fact.From,
            said.What,
            spot is null ? null : new Area95(spot.At, spot.Major, spot.Minor, spot.Along),
            ray is null ? null : new BearingRay(ray.From, ray.FromError, ray.Bearing, ray.BearingErrorDegrees),
            said.Sense is Sense.Heard && said.Post is { } post ? places.Find(post)?.At : null
        );
    }
}
