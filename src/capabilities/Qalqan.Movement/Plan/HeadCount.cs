using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Movement;

/// <summary>Somebody who is expected at a count and was not there, and where the record has them last.</summary>
/// <param name="Said">In the words of whoever counted.</param>
/// <param name="LastCounted">The last count before it in which they were there; null where there was none.</param>
public sealed record MissingPerson(string Person, string? Said, Told<NodeCounted>? LastCounted);

public enum CountStanding
{
    /// <summary>Nobody has left or arrived there yet by the plan.</summary>
    NotYet,

    /// <summary>By plan people have been there, and nobody said a count.</summary>
    NotCounted,

    /// <summary>Some chalks are counted and others are not.</summary>
    InPart,

    /// <summary>Everybody of the manifests was there.</summary>
    Complete,

    /// <summary>Somebody was not there.</summary>
    SomebodyMissing,

    /// <summary>More heads were counted than the manifests have: somebody is on no list.</summary>
    TooMany,

    /// <summary>The number counted and the names that are missing do not make the manifests' number.</summary>
    DoesNotAddUp,
}

/// <summary>
/// One end of a leg at which everybody is counted. <c>Expected</c> are the people of the manifests of its chalks; <c>Counts</c> the last count of each
/// chalk, or of all together. <c>Gone</c> are listed things that were not there.
/// </summary>
public sealed record HeadCount(
    LegLine Leg,
    string Node,
    CountDoing Doing,
    Instant Planned,
    IReadOnlyList<string> Expected,
    IReadOnlyList<Told<NodeCounted>> Counts,
    IReadOnlyList<MissingPerson> Missing,
    IReadOnlyList<string> Gone,
    CountStanding Standing
)
{
    public int Counted => Counts.Sum(count => count.Said.Counted);

    /// <summary>When the last of them was counted; null before.</summary>
    public Instant? At => Counts.Count == 0 ? null : Counts.Max(count => count.Fact.From);
}

/// <summary>Counted at every step: each leg with people twice, as it leaves and when it has arrived.</summary>
public static class HeadCounts
{
    public static IReadOnlyList<HeadCount> Of(MovePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. from leg in plan.Legs
            where leg is { IsCancelled: false, HasPeople: true } && leg.Said.Mode is not MoveMode.Stay
            from doing in new[] { CountDoing.Leaving, CountDoing.Arrived }
            select Of(plan, leg, doing),
        ];
    }

    private static HeadCount Of(MovePlan plan, LegLine leg, CountDoing doing)
    {
        var node = doing is CountDoing.Leaving ? leg.Said.From : leg.Said.To;
        var chalks = plan.ChalksOn(leg.Name).ToList();
        List<string> expected = [.. chalks.SelectMany(chalk => chalk.Said.People).Distinct()];
        var counts = LastOf(plan, leg, node, doing);
        List<MissingPerson> missing =
        [
            .. counts
                .SelectMany(count => count.Said.Missing.Select(one => (count, one)))
                .Select(pair => new MissingPerson(
                    pair.one.Person,
                    pair.one.LastSeen,
                    LastThere(plan, pair.one.Person, pair.count.Fact.From)
                )),
        ];
        var planned = doing is CountDoing.Leaving ? leg.Departs : leg.Arrives;
        return new HeadCount(
            leg,
            node,
            doing,
            planned,
            expected,
            counts,
            missing,
            [.. counts.SelectMany(count => count.Said.Gone).Distinct()],
            StandingOf(plan, chalks, expected, counts, missing, planned)
        );
    }

    // A count of all together says more than those of chalks before it, and less than those after it.
    private static List<Told<NodeCounted>> LastOf(MovePlan plan, LegLine leg, string node, CountDoing doing)
    {
        Dictionary<string, Told<NodeCounted>> last = [];
        foreach (
            var count in plan.Happened<NodeCounted>()
                .Where(count => count.Said.Leg == leg.Name && count.Said.Node == node && count.Said.Doing == doing)
        )
        {
            if (count.Said.Chalk is null)
                last.Clear();
            else
                last.Remove("");
            last[count.Said.Chalk ?? ""] = count;
        }
        return [.. last.Values.OrderBy(count => count.Fact.From)];
    }

    private static Told<NodeCounted>? LastThere(MovePlan plan, string person, Instant before) =>
        plan.Happened<NodeCounted>()
            .LastOrDefault(count =>
                count.Fact.From < before
                && count.Said.Missing.All(one => one.Person != person)
                && IsExpected(plan, count.Said, person)
            );

    private static bool IsExpected(MovePlan plan, NodeCounted count, string person) =>
        plan.ChalksOn(count.Leg)
            .Any(chalk =>
                (count.Chalk is null || chalk.Said.Chalk == count.Chalk) && chalk.Said.People.Contains(person)
            );

    private static CountStanding StandingOf(
        MovePlan plan,
        List<Told<ChalkListed>> chalks,
        List<string> expected,
        List<Told<NodeCounted>> counts,
        List<MissingPerson> missing,
        Instant planned
    )
    {
        if (counts.Count == 0)
            return planned < plan.Known.At ? CountStanding.NotCounted : CountStanding.NotYet;
        var counted = counts.ConvertAll(count => count.Said.Chalk);
        var meant = counted.Contains(null)
            ? expected.Count
            : chalks.Where(chalk => counted.Contains(chalk.Said.Chalk)).Sum(chalk => chalk.Said.People.Count);
        var heads = counts.Sum(count => count.Said.Counted);
        return heads > meant ? CountStanding.TooMany
            : heads + missing.Count != meant ? CountStanding.DoesNotAddUp
            : missing.Count > 0 ? CountStanding.SomebodyMissing
            : heads < expected.Count ? CountStanding.InPart
            : CountStanding.Complete;
    }
}
