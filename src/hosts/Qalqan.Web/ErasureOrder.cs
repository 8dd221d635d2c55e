using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>An order to erase a person, held against the record: who is meant, and whether its reason may stand there for ever.</summary>
internal sealed class ErasureOrder
{
    private const int MostNear = 5;

    public ErasureOrder(Archive archive, User user, string? scope, string person, string why)
    {
        var contingents = archive.Contingents(user.Reach);
        var asked = contingents.Where(one => scope is null || one == scope).ToList();
        if (asked.Count == 0)
            Refuse(
                "--scope",
                $"\"{scope}\"",
                contingents.Count == 0 ? "a contingent: none is on record" : $"one of {string.Join(", ", contingents)}"
            );
        var people = asked.ToDictionary(one => one, one => PeopleOf(archive, one));
        var having = asked.Where(one => people[one].Contains(person)).ToList();
        if (asked.Count > 0 && having.Count == 0)
            Refuse("PERSON", Shown(person), Near(person, people.Values.SelectMany(one => one)));
        if (having.Count > 1)
            Refuse(
                "--scope",
                $"{Shown(person)} in {string.Join(", ", having)}",
                "one of them: they are different people"
            );
        foreach (var (seen, wanted) in Reference.IsPerson(person) ? new Erased(person, why, 0).Problems() : [])
            Refuse("--why", seen, wanted);
        if (NamesInText.FirstIn(why, asked.SelectMany(one => NamesOf(archive, one))) is { } place)
            Refuse(
                "--why",
                $"word {place}, which is a name on record or near one",
                "the order or the rule, and nobody's name: it stays on record for ever"
            );
        Scope = having.Count == 1 ? having[0] : null;
    }

    public List<Problem> Problems { get; } = [];

    /// <summary>The contingent the person is of; null where there are problems.</summary>
    public string? Scope { get; }

    private void Refuse(string where, string seen, string wanted) => Problems.Add(new Problem(where, 0, seen, wanted));

    // What is no reference may be a name, typed in its place: it is not repeated.
    private static string Shown(string person) =>
        Reference.IsPerson(person) ? $"\"{person}\"" : "no reference of a person";

    private static HashSet<string> PeopleOf(Archive archive, string scope)
    {
        var people = archive.Of(
            scope,
            chronicle =>
            {
                var known = archive.Everything(chronicle);
                return known
                    .Keys<Enrolled>()
                    .Concat(known.Keys<Identified>())
                    .Concat(known.Keys<TourSet>())
                    .Concat(known.Keys<Stated>())
                    .Concat(known.Keys<Erased>())
                    .ToHashSet();
            }
        );
        people.UnionWith(archive.Vault.All(scope).Select(record => record.Holder.Person));
        return people;
    }

    /// <summary>Every name on record in the scope, of kin too, corrected and withdrawn ones included.</summary>
    internal static IEnumerable<string> NamesOf(Archive archive, string scope)
    {
        Dictionary<string, byte[]?> keys = [];
        foreach (var entry in SealedEntries.Of(archive.Journal, scope))
        {
            if (
                entry.Report.Claim is not (Identified or KinNamed)
                || archive.Vault.Find(entry.Report.Id) is not { } record
            )
                continue;
            if (!keys.TryGetValue(record.Holder.Person, out var key))
                keys.Add(record.Holder.Person, key = archive.Vault.KeyOf(record.Holder));
            if (key is not null && Sealing.Open(record, (Personal)entry.Report.Claim, key) is { } detail)
                foreach (var name in PersonTexts.Names(detail))
                    yield return name;
        }
    }

    private static string Near(string person, IEnumerable<string> people)
    {
        var near = people
            .Distinct()
            .Select(other => (other, shared: Shared(person, other)))
            .OrderByDescending(one => one.shared)
            .ThenBy(one => one.other, StringComparer.Ordinal)
            .Take(MostNear)
            .Select(one => one.other)
            .ToList();
        return near.Count == 0
            ? "a person on record: there is nobody"
            : $"a person on record, near it {string.Join(", ", near)}";
    }

    // How much of the beginning and of the end they have in common.
    private static int Shared(string one, string other)
    {
        var least = Math.Min(one.Length, other.Length);
        var (front, back) = (0, 0);
        while (front < least && char.ToUpperInvariant(one[front]) == char.ToUpperInvariant(other[front]))
            front++;
        while (back < least - front && one[^(back + 1)] == other[^(back + 1)])
            back++;
        return front + back;
    }
}
