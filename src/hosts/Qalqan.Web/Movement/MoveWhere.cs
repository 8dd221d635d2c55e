using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>So many people whom the last count that they were in has at a place, come or gone.</summary>
public sealed record PeopleAt(string Place, CountDoing Doing, int Count);

/// <summary>
/// Where the people of a move are: everybody of its manifests by the last count that they were in. <c>Missing</c> were not there when they were counted last;
/// <c>Uncounted</c> were in none yet.
/// </summary>
public sealed record MoveWhereabouts(
    IReadOnlyList<PeopleAt> At,
    int Missing,
    int Uncounted,
    IReadOnlyList<(string Leg, string From, string To)> UnderWay
)
{
    public static MoveWhereabouts Of(MoveFile move)
    {
        ArgumentNullException.ThrowIfNull(move);
        var chalks = move.Loads.ToDictionary(load => load.Chalk.Said.Chalk, load => load.Chalk.Said.People);
        var last = chalks
            .Values.SelectMany(people => people)
            .Distinct()
            .ToDictionary(person => person, _ => (NodeCounted?)null);
        var missing = new HashSet<string>();
        foreach (
            var (head, count) in move
                .Counts.SelectMany(head => head.Counts.Select(count => (head, count)))
                .OrderBy(pair => pair.count.Fact.From)
                .ThenBy(pair => pair.count.Fact.Number)
        )
        foreach (var person in count.Said.Chalk is { } chalk ? chalks.GetValueOrDefault(chalk) ?? [] : head.Expected)
        {
            last[person] = count.Said;
            if (count.Said.Missing.Any(one => one.Person == person))
                missing.Add(person);
            else
                missing.Remove(person);
        }
        return new MoveWhereabouts(
            [
                .. last.Where(pair => pair.Value is not null && !missing.Contains(pair.Key))
                    .GroupBy(pair => (pair.Value!.Node, pair.Value.Doing))
                    .OrderByDescending(group => group.Count())
                    .ThenBy(group => group.Key.Node, StringComparer.Ordinal)
                    .Select(group => new PeopleAt(
                        MovementWords.Name(move.Place(group.Key.Node)),
                        group.Key.Doing,
                        group.Count()
                    )),
            ],
            missing.Count,
            last.Values.Count(count => count is null),
            [
                .. move
                    .Legs.Where(leg => leg is { HasPeople: true, Left: not null, Arrived: null, IsCancelled: false })
                    .Select(leg => (leg.Name, leg.Said.From, leg.Said.To)),
            ]
        );
    }
}

/// <summary>The same in one line.</summary>
internal static class MoveWhere
{
    public static string Say(MoveFile move, Speech speech) => Say(MoveWhereabouts.Of(move), speech);

    public static string Say(MoveWhereabouts where, Speech speech) =>
        where.At.Count + where.Missing == 0 && where.UnderWay.Count == 0
            ? speech.Say(Phrase.Of("web.move.where.nobody"))
            : string.Join(" · ", Parts(where).Select(speech.Say));

    private static IEnumerable<Phrase> Parts(MoveWhereabouts where)
    {
        foreach (var (place, doing, count) in where.At)
            yield return doing is CountDoing.Leaving
                ? Phrase.Of("web.move.where.left", ("count", count), ("place", place))
                : Phrase.Of("web.move.where.arrived", ("count", count), ("place", place));
        if (where.Missing > 0)
            yield return Phrase.Of("web.move.where.missing", ("count", where.Missing));
        if (where.Uncounted > 0)
            yield return Phrase.Of("web.move.where.uncounted", ("count", where.Uncounted));
        foreach (var (leg, from, to) in where.UnderWay)
            yield return Phrase.Of("web.move.where.under-way", ("leg", leg), ("from", from), ("to", to));
    }
}
