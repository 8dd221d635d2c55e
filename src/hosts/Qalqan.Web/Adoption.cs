using System.Collections.Concurrent;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>Which texts and which ground a scope works by: what it has adopted, and what it says of itself. Safe for many threads.</summary>
public sealed class Adoption
{
    private readonly Archive archive;
    private readonly ConcurrentDictionary<string, Standard> standards = [];
    private readonly Dictionary<string, Shape> shapes;

    internal Adoption(Archive archive, IReadOnlyList<Capability> all)
    {
        this.archive = archive;
        shapes = Capability.InOrder(all).SelectMany(capability => capability.Shapes).ToDictionary(shape => shape.Name);
    }

    /// <summary>The contingents of the folder, by scope; of those within reach, where it is not every one.</summary>
    public IReadOnlyList<string> Contingents(IReadOnlySet<string>? reach = null) => archive.Contingents(reach);

    /// <summary>The editions a scope has adopted, as known now; a problem for each whose bytes neither the shelf nor <paramref name="offered"/> has.</summary>
    public IReadOnlyList<Standard> Adopted(string scope, Func<string, byte[]?> offered, List<Problem> problems) =>
        archive.Of(scope, chronicle => Adopted(archive.Everything(chronicle), offered, problems));

    /// <summary>
    /// Whether the scope says the same already of what it is, where it lives and which area and texts it works by: as
    /// known now, the last that began by then.
    /// </summary>
    public bool Says(Report report)
    {
        return archive.Journal.Scopes().Contains(report.Scope)
            && archive.Of(
                report.Scope,
                chronicle =>
                    report.Claim switch
                    {
                        ScopeOpened => Stands<ScopeOpened>(chronicle),
                        ZoneSet => Stands<ZoneSet>(chronicle),
                        MissionAdopted => Stands<MissionAdopted>(chronicle),
                        StandardAdopted => Stands<StandardAdopted>(chronicle),
                        _ => false,
                    }
            );

        bool Stands<T>(Chronicle chronicle)
            where T : Claim =>
            chronicle
                .KnownAt(archive.Journal.Head.Number, report.Valid.From, new Interval(null, null))
                .Until<T>(report.Claim.Key)
                .BeganLast()
                .Any(fact => fact.Claim == report.Claim);
    }

    /// <summary>An edition from its bytes, by the shapes of every capability; null with every problem added.</summary>
    internal Standard? Read(string file, byte[] bytes, List<Problem> problems) =>
        StandardPack.Read(file, bytes, shapes, problems);

    /// <summary>The requirement of that kind in force at the look; null where none is.</summary>
    internal T? InForce<T>(Known known, List<Problem> problems)
        where T : Requirement => (T?)RuleInForce<T>(known, problems)?.Requirement;

    /// <summary>The rule with that kind of requirement in the editions in force at the look, the first by standard; null where none is.</summary>
    internal Rule? RuleInForce<T>(Known known, List<Problem> problems)
        where T : Requirement => RulesInForce(known, problems).FirstOrDefault(one => one.Rule.Requirement is T).Rule;

    /// <summary>The rules of the editions in force at the look, by standard.</summary>
    internal IEnumerable<(Standard Standard, Rule Rule)> RulesInForce(Known known, List<Problem> problems) =>
        Adopted(known, _ => null, problems)
            .Where(standard => standard.Covers(known.Today))
            .OrderBy(standard => standard.Id, StringComparer.Ordinal)
            .ThenByDescending(standard => standard.InForceFrom)
            .SelectMany(standard => standard.Rules.Select(rule => (standard, rule)));

    // What was adopted by then, whatever day is judged: which edition governs a day is the editions' own matter.
    internal List<Standard> Adopted(Known known, Func<string, byte[]?> offered, List<Problem> problems)
    {
        List<Standard> adopted = [];
        foreach (var key in known.Keys<StandardAdopted>().Order(StringComparer.Ordinal))
        {
            if (known.Ever<StandardAdopted>(key).MaxBy(fact => fact.Number) is not { Claim: StandardAdopted claim })
                continue;
            if (Load(claim, offered, problems) is { } standard)
                adopted.Add(standard);
        }
        return adopted;
    }

    private Standard? Load(StandardAdopted claim, Func<string, byte[]?> offered, List<Problem> problems)
    {
        if (standards.TryGetValue(claim.Digest, out var known))
            return known;
        if ((archive.Shelf.Get(claim.Digest) ?? offered(claim.Digest)) is not { } bytes)
        {
            problems.Add(
                new Problem(
                    $"packs/{claim.Digest}.json",
                    0,
                    "no such bytes",
                    $"the pack of {claim.Standard} edition {claim.Edition} that is on record",
                    "it is in a backup of this folder; loading the same pack again puts it back"
                )
            );
            return null;
        }
        return Read($"packs/{claim.Digest}.json", bytes, problems) is { } standard
            ? standards[claim.Digest] = standard
            : null;
    }
}
