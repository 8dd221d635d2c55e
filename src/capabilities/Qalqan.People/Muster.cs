using System.Collections.Immutable;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// Makes the lines of a roll. Loops over a list used again where queries would read better, and all processors at once where
/// there are many: the roll of ten thousand is made anew for every day somebody asks for, and may take 20 ms.
/// </summary>
internal sealed class Muster(Known known)
{
    private const int Block = 1024;

    private readonly List<Fact> facts = [];

    /// <summary>Everybody enrolled, tied to a post or in the mission, in order of reference.</summary>
    public static List<RollLine> People(Known known) =>
        Each(
            known,
            InOrder.Merge(known.Subjects<Enrolled>(), known.OtherSubjects<Held>(), known.Subjects<Arrived>()),
            (muster, person) => muster.Person(person)
        );

    /// <summary>Every post open or tied to somebody, in order of sub-unit, none first, then of post.</summary>
    public static List<PostLine> Posts(Known known)
    {
        // They come in order of post, so only the few sub-units are left to sort.
        Dictionary<string, List<PostLine>> bySubUnit = [];
        List<PostLine> posts = [];
        foreach (
            var line in Each(
                known,
                InOrder.Merge(known.Subjects<PostOpened>(), known.Subjects<Held>()),
                (muster, post) => muster.Post(post)
            )
        )
            if (line.SubUnit is not { } subUnit)
                posts.Add(line);
            else if (bySubUnit.TryGetValue(subUnit, out var lines))
                lines.Add(line);
            else
                bySubUnit.Add(subUnit, [line]);
        foreach (var subUnit in bySubUnit.Keys.Order(StringComparer.Ordinal))
            posts.AddRange(bySubUnit[subUnit]);
        return posts;
    }

    // A look belongs to one thread for the sake of its views; what is asked here makes none.
    private static List<T> Each<T>(Known known, List<Subject> subjects, Func<Muster, Subject, T?> make)
        where T : class
    {
        var blocks = new List<T>[(subjects.Count + Block - 1) / Block];
        if (blocks.Length > 1)
            Parallel.For(0, blocks.Length, Make);
        else if (blocks.Length == 1)
            Make(0);
        return [.. blocks.SelectMany(lines => lines)];

        void Make(int block)
        {
            var muster = new Muster(known);
            var lines = new List<T>(Block);
            for (var i = block * Block; i < Math.Min(subjects.Count, (block + 1) * Block); i++)
                if (make(muster, subjects[i]) is { } line)
                    lines.Add(line);
            blocks[block] = lines;
        }
    }

    private RollLine? Person(Subject person)
    {
        var isDisputed = false;
        var enrolled = Last<Enrolled>(person, ref isDisputed);
        var ties = Ties(person, ref isDisputed);
        var serves = InMission.Serves(known, person, out var since, out var isStayDisputed);
        if (enrolled is null && ties.Count == 0 && !serves)
            return null;
        var national = Last<NationalRank>(person, ref isDisputed);
        var identity = Last<Identified>(person, ref isDisputed);
        var stated = Last<Stated>(person, ref isDisputed);
        var tour = TourPlan.Of(known, person);
        return new RollLine(
            person.Key,
            ((Enrolled?)enrolled?.Claim)?.Rank,
            ((NationalRank?)national?.Claim)?.Rank,
            ((Enrolled?)enrolled?.Claim)?.Trade,
            ties,
            ((Stated?)stated?.Claim)?.State,
            stated?.From,
            stated?.To,
            serves && !isStayDisputed ? since : known.LastUntil<Arrived>(person, out _)?.From,
            serves ? null : known.LastUntil<Departed>(person, out _)?.From,
            tour.Rotation,
            tour.Ends,
            identity?.Id,
            isDisputed || isStayDisputed || (tour.IsOnRecord && tour.Ends is null)
        );
    }

    private PostLine? Post(Subject post)
    {
        var isDisputed = false;
        var opened = (PostOpened?)Last<PostOpened>(post, ref isDisputed)?.Claim;
        facts.Clear();
        known.Collect<Held>(post, facts);
        if (opened is null && facts.Count == 0)
            return null;
        var holders = Tenures.Of(facts, Tenure.Substantive, Tenure.Acting);
        var successors = Tenures.Of(facts, Tenure.Handover, Tenure.Handover);
        return new PostLine(
            post.Key,
            opened?.SubUnit,
            opened?.Rank,
            opened?.Trade,
            opened?.IsKey ?? false,
            Standing(holders.Count, successors.Count),
            holders,
            successors,
            Tenures.Of(facts, Tenure.Reserve, Tenure.Reserve)
        );
    }

    private PostStanding Standing(int holders, int successors)
    {
        var (isActing, isDisputed) = (true, false);
        foreach (var fact in facts)
        {
            var tenure = ((Held)fact.Claim).Tenure;
            isActing &= tenure is not Tenure.Substantive;
            isDisputed |= fact.Contested && tenure is Tenure.Substantive or Tenure.Acting;
        }
        return isDisputed ? PostStanding.Disputed
            : holders == 0 ? PostStanding.Vacant
            : holders > 1 ? PostStanding.Doubled
            : successors > 0 ? PostStanding.InHandover
            : isActing ? PostStanding.Acting
            : PostStanding.Filled;
    }

    // Of several that begin together the first by id is shown, and the line is marked as disputed where they differ.
    private Fact? Last<T>(Subject subject, ref bool isDisputed)
        where T : Claim
    {
        var fact = known.LastOf<T>(subject, out var isAlone);
        if (fact is null)
            return null;
        if (isAlone)
        {
            isDisputed |= fact.Contested;
            return fact;
        }
        var together = known.Of<T>(subject.Key).BeganLast();
        isDisputed |= together.Any(other => other.Contested || !other.Claim.Equals(together[0].Claim));
        return together[0];
    }

    private IReadOnlyList<PostTie> Ties(Subject person, ref bool isDisputed)
    {
        facts.Clear();
        known.CollectOther<Held>(person, facts);
        foreach (var fact in facts)
            isDisputed |= fact.Contested;
        return facts.Count switch
        {
            0 => [],
            1 => [Tie(facts[0])],
            _ =>
            [
                .. facts
                    .Select(Tie)
                    .DistinctBy(tie => (tie.Post, tie.Tenure))
                    .OrderBy(tie => tie.Tenure)
                    .ThenBy(tie => tie.Post, StringComparer.Ordinal),
            ],
        };

        static PostTie Tie(Fact fact) => new(fact.Claim.Key, ((Held)fact.Claim).Tenure, fact.From);
    }
}

internal static class InOrder
{
    /// <summary>The subjects that are in any of the lists, each once, in order; each list is in that order itself.</summary>
    public static List<Subject> Merge(params ImmutableArray<Subject>[] lists)
    {
        List<Subject> merged = [];
        var at = new int[lists.Length];
        while (true)
        {
            Subject? least = null;
            for (var i = 0; i < lists.Length; i++)
                if (
                    at[i] < lists[i].Length
                    && lists[i][at[i]] is var next
                    && (least is null || (next != least && string.CompareOrdinal(next.Key, least.Key) < 0))
                )
                    least = next;
            if (least is null)
                return merged;
            for (var i = 0; i < lists.Length; i++)
                if (at[i] < lists[i].Length && lists[i][at[i]] == least)
                    at[i]++;
            merged.Add(least);
        }
    }
}
