using NodaTime;

namespace Qalqan.Geofencing;

/// <summary>
/// Proposes which accounts are of one event. The same accounts give the same proposals in whatever order they come; an account is in
/// one group at most, a group holds one account of a source at most (two reports of one post are two shots), and no two that may
/// not be joined. A person accepts; nothing here merges anything.
/// </summary>
/// <remarks>
/// <para>An account is a normal spread in place and time. Two groups may be joined where the place and time that suit both best
/// cost neither more than chance explains (the gate), and pairs are tried from the best on: what agrees
/// almost perfectly is together before what agrees by a hair is looked at. Each try is held against all that both
/// groups have learned so far.</para>
/// <para>Accounts are laid in buckets of place and time as wide as the gate; only neighbours are compared, so that the work grows with
/// the accounts and not with their square. Rays, and areas wider than a bucket, are compared with all of their time.</para>
/// </remarks>
public static class Joining
{
    // Of three degrees of freedom, chance exceeds this once in a thousand.
    private const double Gate = 16.3;

    public static IReadOnlyList<ProposedJoin> Propose(IEnumerable<Account> accounts, JoiningPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Account[] all =
        [
            .. accounts.DistinctBy(account => account.Id).OrderBy(account => account.Id, StringComparer.Ordinal),
        ];
        if (all.Any(account => account.Area is null == account.Ray is null))
            throw new ArgumentException("An account has an area or a ray.", nameof(accounts));
        var field = new JoiningField(all, plan);
        var groups = all.Select((account, i) => new Group([i], field.BeliefOf(i), [])).ToArray();
        foreach (var pair in field.Pairs(Gate))
        {
            var (one, other) = (groups[pair.One], groups[pair.Other]);
            if (one == other || !MayJoin(all, plan, one, other) || !Agree(one, other))
                continue;
            var joined = new Group(
                [.. one.Members, .. other.Members],
                one.Belief + other.Belief,
                [.. one.Links, .. other.Links, pair]
            );
            foreach (var member in joined.Members)
                groups[member] = joined;
        }
        return
        [
            .. groups
                .Distinct()
                .Where(group => group.Members.Length > 1)
                .Select(group => new ProposedJoin(
                    [.. group.Members.Order().Select(member => all[member].Id)],
                    [.. group.Links.OrderBy(pair => pair).Select(field.LinkOf)]
                ))
                .OrderBy(join => join.Accounts[0], StringComparer.Ordinal),
        ];
    }

    private static bool Agree(Group one, Group other)
    {
        var (inPlace, inTime) = Belief.Disagreement(one.Belief, other.Belief);
        return inPlace + inTime <= Gate;
    }

    private static bool MayJoin(Account[] all, JoiningPlan plan, Group one, Group other)
    {
        foreach (var i in one.Members)
        foreach (var j in other.Members)
        {
            var (a, b) = (all[i], all[j]);
            if (a.Source is not null && a.Source == b.Source || !plan.KindsAgree(a.Kind, b.Kind) || !plan.MayJoin(a, b))
                return false;
        }
        return true;
    }

    private sealed record Group(int[] Members, Belief Belief, JoiningPair[] Links);
}

/// <summary>Two accounts by number, the smaller first, that may be of one event; the better they agree the earlier in order.</summary>
internal readonly record struct JoiningPair(int One, int Other, double Cost) : IComparable<JoiningPair>
{
    public int CompareTo(JoiningPair other) => (Cost, One, Other).CompareTo((other.Cost, other.One, other.Other));
}
