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
    private const int Block = 256;

    private readonly List<Said> said = [];

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
        var enrolled = (Enrolled?)Last<Enrolled>(person, ref isDisputed).Claim;
        var ties = Ties(person, ref isDisputed);
        var serves = InMission.Serves(known, person, out var since, out var isStayDisputed);
        if (enrolled is null && ties.Count == 0 && !serves)
            return null;
        var stated = Last<Stated>(person, ref isDisputed);
        var (rotation, ends) = Plan(person, ref isDisputed);
        return new RollLine(
            person.Key,
            enrolled?.Rank,
            ((NationalRank?)Last<NationalRank>(person, ref isDisputed).Claim)?.Rank,
            enrolled?.Trade,
            ties,
            ((Stated?)stated.Claim)?.State,
            stated.From,
            stated.To,
            serves && !isStayDisputed ? since : known.LastUntil<Arrived>(person, out _).From,
            serves ? null : known.LastUntil<Departed>(person, out _).From,
            rotation,
            ends,
            Last<Identified>(person, ref isDisputed).Fact?.Id,
            isDisputed || isStayDisputed
        );
    }

    private PostLine? Post(Subject post)
    {
        var opened = (PostOpened?)known.LastOf<PostOpened>(post, out _).Claim;
        said.Clear();
        known.Collect<Held>(post, said);
        if (opened is null && said.Count == 0)
            return null;
        var holders = PersonsWith(Tenure.Substantive, Tenure.Acting);
        var successors = PersonsWith(Tenure.Handover, Tenure.Handover);
        return new PostLine(
            post.Key,
            opened?.SubUnit,
            opened?.Rank,
            opened?.Trade,
            opened?.IsKey ?? false,
            Standing(holders.Count, successors.Count),
            holders,
            successors,
            PersonsWith(Tenure.Reserve, Tenure.Reserve)
        );
    }

    private IReadOnlyList<string> PersonsWith(Tenure one, Tenure other) =>
        Tenures.PersonsOf(said, static fact => (Held)fact.Claim!, one, other);

    private PostStanding Standing(int holders, int successors)
    {
        var (isActing, isDisputed) = (true, false);
        foreach (var fact in said)
        {
            var tenure = ((Held)fact.Claim!).Tenure;
            isActing &= tenure is not Tenure.Substantive;
            isDisputed |= tenure is Tenure.Substantive or Tenure.Acting && fact.IsContested;
        }
        return isDisputed ? PostStanding.Disputed
            : holders == 0 ? PostStanding.Vacant
            : holders > 1 ? PostStanding.Doubled
            : successors > 0 ? PostStanding.InHandover
            : isActing ? PostStanding.Acting
            : PostStanding.Filled;
    }

    // Of several that begin together the first by id is shown, and the line is marked as disputed where they differ.
    private Said Last<T>(Subject person, ref bool isDisputed)
        where T : Claim
    {
        var last = known.LastOf<T>(person, out var isSplit);
        isDisputed |= isSplit;
        return last;
    }

    private (string? Rotation, LocalDate? Ends) Plan(Subject person, ref bool isDisputed)
    {
        var last = (TourSet?)known.LastUntil<TourSet>(person, out var isSplit).Claim;
        if (!isSplit)
            return (last?.Rotation, last?.Ends);
        var plan = TourPlan.Of(known, person.Key);
        isDisputed |= plan.Ends is null;
        return (plan.Rotation, plan.Ends);
    }

    private IReadOnlyList<PostTie> Ties(Subject person, ref bool isDisputed)
    {
        said.Clear();
        known.CollectOther<Held>(person, said);
        foreach (var fact in said)
            isDisputed |= fact.IsContested;
        if (said.Count < 2)
            return said.Count == 0 ? Array.Empty<PostTie>() : new[] { Tie(said[0]) };
        // They come in order of when they began, so of one tie said twice the first is the earlier.
        List<PostTie> ties = new(said.Count);
        foreach (var fact in said)
            if (Tie(fact) is var tie && !ties.Exists(other => other.Post == tie.Post && other.Tenure == tie.Tenure))
                ties.Add(tie);
        ties.Sort(
            (one, other) =>
                one.Tenure != other.Tenure
                    ? one.Tenure.CompareTo(other.Tenure)
                    : string.CompareOrdinal(one.Post, other.Post)
        );
        return ties;

        static PostTie Tie(Said fact) => new(fact.Claim!.Key, ((Held)fact.Claim).Tenure, fact.From!.Value);
    }
}

internal static class InOrder
{
    /// <summary>The subjects that are in any of the lists, each once, in order; each list is in that order itself.</summary>
    public static List<Subject> Merge(params ImmutableArray<Subject>[] lists)
    {
        List<Subject> merged = new(lists.Max(list => list.Length));
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
