using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>What the vault can tell the pure part: the claim with the seal of a detail, and the detail behind a seal.</summary>
/// <param name="Seal">Its seal under the person's key; without one where the person has no key yet.</param>
/// <param name="Open">Null where there is none, or it was erased.</param>
/// <param name="IsErased">Whether the person's key was destroyed.</param>
public sealed record VaultLook(
    Func<Personal, Detail, Personal> Seal,
    Func<Fact, Detail?> Open,
    Func<string, bool> IsErased
);

/// <summary>What is believed of people, of any time, by person and by kind and key; made once for a whole sheet.</summary>
internal sealed class OnRecord
{
    private static readonly List<Fact> Nothing = [];

    private readonly Dictionary<(Type, string), List<Fact>> byKey = [];
    private readonly Dictionary<string, List<Fact>> byPerson = [];

    public OnRecord(Known known)
    {
        Add<Enrolled>(known);
        Add<Held>(known);
        Add<TourSet>(known);
        Add<Arrived>(known);
        Add<Departed>(known);
        Add<Stated>(known);
        Add<NationalRank>(known);
        Add<Identified>(known);
        Add<Reachable>(known);
        Add<KinNamed>(known);
        Add<LanguageTested>(known);
        Add<PaperHeld>(known);
        Add<FoundFit>(known);
        Add<Vaccinated>(known);
        Add<ConductCertified>(known);
        Add<PostOpened>(known);
    }

    /// <summary>In order of when they began to be true.</summary>
    public IReadOnlyList<Fact> Of(Claim claim) => byKey.GetValueOrDefault((claim.GetType(), claim.Key), Nothing);

    public IEnumerable<Fact> About(string person) => byPerson.GetValueOrDefault(person, Nothing);

    public IEnumerable<Fact> About<T>(string person)
        where T : Claim => About(person).Where(fact => fact.Claim is T);

    public IEnumerable<Fact> All<T>()
        where T : Claim => byKey.Where(pair => pair.Key.Item1 == typeof(T)).SelectMany(pair => pair.Value);

    public static bool IsTrueAt(Fact fact, Instant at) => fact.From <= at && (fact.To is null || at < fact.To);

    private void Add<T>(Known known)
        where T : Claim
    {
        foreach (var key in known.Keys<T>())
        foreach (var fact in known.Ever<T>(key))
        {
            Put(byKey, (typeof(T), key), fact);
            if (PersonOf(fact.Claim) is { } person)
                Put(byPerson, person, fact);
        }
    }

    private static void Put<TKey>(Dictionary<TKey, List<Fact>> index, TKey key, Fact fact)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var facts))
            index.Add(key, facts = []);
        facts.Add(fact);
    }

    private static string? PersonOf(Claim claim) =>
        claim switch
        {
            Held held => held.Person,
            Personal personal => personal.Person,
            PostOpened => null,
            _ => claim.Key,
        };
}
