using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>One who travels: in which chalk, as the roll has them, and of themselves what whoever asks may see.</summary>
internal sealed record Passenger(
    ChalkListed Chalk,
    string Person,
    RollLine? Line,
    PostLine? Post,
    IdentityDetail? Identity,
    PaperHeld? Passport,
    PaperDetail? PassportDetail,
    IReadOnlyList<ItemListed> Own
)
{
    /// <summary>Of the baggage that is listed as theirs; null where none is, or none was weighed.</summary>
    public decimal? BaggageKg =>
        Own.Where(item => item.What == "baggage").Sum(item => item.GrossKg) is > 0 and var kg ? kg : null;

    /// <summary>The numbers of weapons that are listed as theirs.</summary>
    public string Weapons =>
        string.Join(", ", Own.Where(item => item.What == "weapon").Select(item => item.Serial ?? item.Item));
}

/// <summary>A move's manifests of a leg, or of all of them, as the record has them for whoever asks.</summary>
internal sealed record Manifest(
    MovePlan Plan,
    LegLine? Leg,
    IReadOnlyList<Passenger> People,
    IReadOnlyList<(ChalkListed? Chalk, ItemListed Item)> Things,
    Named<MovePlan> Names
)
{
    public static Manifest Of(
        MovePlan plan,
        LegLine? leg,
        Named<MovePlan> names,
        IReadOnlyDictionary<string, (PaperHeld Held, PaperDetail? Detail)> passports
    )
    {
        var chalks = (leg is null ? plan.Standing<ChalkListed>() : plan.ChalksOn(leg.Name))
            .Select(chalk => chalk.Said)
            .ToList();
        var roll = NominalRoll.Of(plan.Known);
        var lines = roll.People.ToDictionary(line => line.Person);
        var items = plan.Standing<ItemListed>().Select(item => item.Said).ToList();
        var own = items.ToLookup(item => item.Person);
        return new Manifest(
            plan,
            leg,
            [
                .. chalks.SelectMany(chalk =>
                    chalk.People.Select(person => new Passenger(
                        chalk,
                        person,
                        lines.GetValueOrDefault(person),
                        lines.GetValueOrDefault(person)?.Holds is { } tie
                            ? roll.ByPost.GetValueOrDefault(tie.Post)
                            : null,
                        names.Names.GetValueOrDefault(person),
                        passports.TryGetValue(person, out var passport) ? passport.Held : null,
                        passport.Detail,
                        [.. own[person]]
                    ))
                ),
            ],
            [
                .. items
                    .Select(item => (chalks.Find(chalk => chalk.Chalk == item.Within), item))
                    .Where(pair => leg is null || pair.Item1 is not null)
                    .OrderBy(pair => pair.item.Within, StringComparer.Ordinal)
                    .ThenBy(pair => pair.item.Item, StringComparer.Ordinal),
            ],
            names
        );
    }
}
