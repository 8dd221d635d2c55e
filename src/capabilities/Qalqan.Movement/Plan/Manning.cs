using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>Who flies with whom on one leg: the question for the solver, and the seats of the manifests as they stand.</summary>
public sealed record Manning(LegLine Leg, Seating Question, IReadOnlyList<Seat> Seats)
{
    /// <summary>A person of no post on record.</summary>
    public const string NoSubUnit = "none";

    /// <summary>
    /// The legs on which people travel by air in more than one chalk. On the road people are seated by their sub-units, and no vehicle is asked to
    /// be survived.
    /// </summary>
    public static IReadOnlyList<Manning> Of(MovePlan plan, LoadLaw law)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(law);
        return
        [
            .. plan
                .Legs.Where(leg => leg is { IsCancelled: false, HasPeople: true } && leg.Said.Mode is MoveMode.Air)
                .Where(leg => plan.ChalksOn(leg.Name).Skip(1).Any())
                .Select(leg => Of(plan, law, leg)),
        ];
    }

    /// <summary>The seats of that leg; everybody of its manifests is to be seated.</summary>
    public static Manning Of(MovePlan plan, LoadLaw law, LegLine leg)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(leg);
        var loads = ChalkLoad.Of(plan, law).Where(load => load.Chalk.Said.Legs.Contains(leg.Name)).ToList();
        var people = loads.SelectMany(load => load.Chalk.Said.People).Distinct().Order(StringComparer.Ordinal).ToList();
        var roles = plan.Standing<RoleListed>();
        var aboard = people.ToHashSet();
        return new Manning(
            leg,
            new Seating(
                [
                    .. people.Select(person => new Traveller(
                        person,
                        SubUnitOf(plan.Known, person),
                        law.PersonKg ?? 1,
                        [.. roles.Where(role => role.Said.People.Contains(person)).Select(role => role.Said.Role)]
                    )),
                ],
                [
                    .. loads.Select(load => new Craft(
                        load.Chalk.Said.Chalk,
                        load.Seats ?? people.Count,
                        law.PersonKg is not null && load.PayloadKg is { } kg
                            ? [new LegPayload(leg.Name, Math.Max(0, kg - load.ItemsKg))]
                            : []
                    )),
                ],
                [
                    .. roles
                        .Where(role => role.Said.IsChain)
                        .Select(role => new Chain(role.Said.Role, [.. role.Said.People.Where(aboard.Contains)])),
                ],
                [
                    .. roles
                        .Where(role => role.Said.Least is not null)
                        .Select(role => new Survivors(role.Said.Role, role.Said.Least!.Value)),
                ],
                []
            ),
            [
                .. loads.SelectMany(load =>
                    load.Chalk.Said.People.Select(person => new Seat(person, load.Chalk.Said.Chalk))
                ),
            ]
        );
    }

    /// <summary>The question as one text's SHA-256, so that a proposal can be held against what it was asked.</summary>
    public string Digest()
    {
        var text = new StringBuilder(Leg.Name);
        foreach (var person in Question.People)
            text.Append(Invariant($"\n{person.Id} {person.SubUnit} {person.Kg} {string.Join(',', person.Roles)}"));
        foreach (var craft in Question.Aircraft)
            text.Append(
                Invariant(
                    $"\n{craft.Id} {craft.Seats} {string.Join(',', craft.Legs.Select(leg => leg.Kg.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}"
                )
            );
        foreach (var chain in Question.Chains)
            text.Append(Invariant($"\n{chain.Name} {string.Join(',', chain.People)}"));
        foreach (var survivors in Question.Survivors)
            text.Append(Invariant($"\n{survivors.Role} {survivors.Least}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        static string Invariant(FormattableString line) => FormattableString.Invariant(line);
    }

    /// <summary>Which errands cannot be staffed if one chalk of this leg is lost, or 24 or 72 hours late.</summary>
    public ResilienceJudged Resilience(MovePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Lift.Resilience.Of(
            Question,
            Seats,
            [.. Question.Aircraft.Select(craft => new Arrival(craft.Id, LastArrival(plan, craft.Id)))],
            [
                .. plan.Standing<ErrandPlanned>()
                    .OrderBy(errand => errand.Fact.From)
                    .Select(errand => new Errand(
                        errand.Said.Errand,
                        errand.Fact.From,
                        [.. errand.Said.Needs.Select(need => new Need(need.Role, need.Count))]
                    )),
            ]
        );
    }

    private static Instant LastArrival(MovePlan plan, string chalk) =>
        plan.Standing<ChalkListed>()
            .First(one => one.Said.Chalk == chalk)
            .Said.Legs.Select(plan.Leg)
            .OfType<LegLine>()
            .Max(leg => leg.Arrives);

    private static string SubUnitOf(Known known, string person)
    {
        var held = known.OfOther<Held>(person).BeganLast();
        return
            held is [{ Claim: Held { Post: var post } }, ..]
            && known.Of<PostOpened>(post).BeganLast() is [{ Claim: PostOpened opened }, ..]
            ? opened.SubUnit
            : NoSubUnit;
    }
}
