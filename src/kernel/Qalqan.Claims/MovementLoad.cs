using System.Text.Json.Serialization;

namespace Qalqan.Claims;

// Who and what of a move travels in what.

/// <summary>
/// What travels together in one aircraft, vehicle or wagon: a chalk, over these legs. <c>Carrier</c> is its type, <c>Serial</c> the march serial of a
/// vehicle. <c>PayloadKg</c> is what it may carry of people and goods; null is not said, and then only the standard's figures limit. <c>People</c>
/// is its manifest.
/// </summary>
public sealed record ChalkListed(
    string Move,
    string Chalk,
    string Carrier,
    IReadOnlyList<string> Legs,
    string? Serial,
    int? Seats,
    decimal? PayloadKg,
    IReadOnlyList<string> People
) : OfMove(Move)
{
    public override string Name => Chalk;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Checked([Carrier], "carrier"),
            .. Checked(Legs, "leg"),
            .. Checked([Serial], "serial"),
            .. InRange(Seats, 0, 5_000, "seats"),
            .. InRange(PayloadKg, 0, 10_000_000, "kg"),
            .. People.SelectMany(Reference.CheckPerson),
            .. Once(People, "a chalk"),
            .. Most(Legs.Count, 50, "legs"),
            .. Most(People.Count, 5_000, "people"),
        ];
}

[JsonConverter(typeof(Kebab<ChalkState>))]
public enum ChalkState
{
    AsPlanned,
    Late,
    Lost,
}

/// <summary>From the report's first minute on the chalk is late or lost, or is as planned again.</summary>
public sealed record ChalkStated(string Move, string Chalk, ChalkState State, string? Words) : OfMove(Move)
{
    public override string Name => Chalk;

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Wording.LineOrNone(Words, "words", 500)];
}

/// <summary>
/// People of whom a move takes care in seating. As a chain (<c>IsChain</c>) they stand in order, and no two neighbours share a chalk; otherwise so many of
/// them, <c>Least</c>, must be left whichever one chalk is lost.
/// </summary>
public sealed record RoleListed(string Move, string Role, bool IsChain, int? Least, IReadOnlyList<string> People)
    : OfMove(Move)
{
    public override string Name => Role;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. InRange(Least, 1, 1_000, "people"),
            .. People.SelectMany(Reference.CheckPerson),
            .. Once(People, "a role"),
            .. Most(People.Count, 5_000, "people"),
        ];
}

/// <summary>So many holders of a role.</summary>
public sealed record RoleNeed(string Role, int Count);

/// <summary>What must be done at the far end from the report's first minute on, and how many of which role it takes.</summary>
public sealed record ErrandPlanned(string Move, string Errand, string Words, IReadOnlyList<RoleNeed> Needs)
    : OfMove(Move)
{
    public override string Name => Errand;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Wording.Line(Words, "words", 500),
            .. Checked(Needs.Select(need => need.Role), "role"),
            .. Needs.SelectMany(need => InRange(need.Count, 1, 5_000, "people")),
            .. Most(Needs.Count, 50, "roles"),
        ];
}

/// <summary>The people of one chalk as a solver proposes them.</summary>
public sealed record ProposedChalk(string Chalk, IReadOnlyList<string> People);

/// <summary>
/// An event: a solver proposed who flies with whom. <c>Question</c> is the SHA-256 of what it was asked, in lower-case hex; <c>Proof</c> a code, <c>optimal</c> or
/// <c>bounded</c>; <c>Worth</c> and <c>Bound</c> are presences of sub-units in chalks, and the least there can be. Nothing is judged by it: what is taken
/// over is said as manifests.
/// </summary>
public sealed record SeatingProposed(
    string Move,
    string Proposal,
    string Question,
    string Solver,
    int Seed,
    int LimitSeconds,
    string Proof,
    int Worth,
    int Bound,
    IReadOnlyList<ProposedChalk> Chalks
) : OfMove(Move)
{
    public override string Name => Proposal;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Question.Length != 64 || Question.Any(letter => !char.IsAsciiHexDigitLower(letter))
                ? [("a digest that is none", "64 digits of lower-case hex")]
                : Array.Empty<(string, string)>(),
            .. Wording.Line(Solver, "solver", 100),
            .. Reference.Check(Proof, "proof"),
            .. InRange(LimitSeconds, 0, 86_400, "s"),
            .. Checked(Chalks.Select(chalk => chalk.Chalk), "chalk"),
            .. Chalks.SelectMany(chalk => chalk.People).SelectMany(Reference.CheckPerson),
            .. Most(Chalks.Sum(chalk => chalk.People.Count), 5_000, "people"),
        ];
}

/// <summary>
/// A thing that travels: baggage, a weapon, ammunition, a vehicle, a box. <c>What</c> is a code; <c>Within</c> the chalk that carries it; <c>Serial</c> its
/// own number; <c>Person</c> whose it is. Sizes are of one piece; masses of the whole line, <c>NetKg</c> of dangerous goods without packing and
/// <c>NetExplosiveKg</c> of explosive in it. <c>Sscc</c> is the number on its label; <c>Approval</c> the clearance that lets it travel.
/// </summary>
public sealed record ItemListed(
    string Move,
    string Item,
    string What,
    string Words,
    string? Within,
    string? Serial,
    string? Person,
    int Count,
    decimal? GrossKg,
    decimal? NetKg,
    decimal? NetExplosiveKg,
    string? UnNumber,
    int? LengthCm,
    int? WidthCm,
    int? HeightCm,
    string? Sscc,
    string? Approval
) : OfMove(Move)
{
    public override string Name => Item;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(What, "what"),
            .. Wording.Line(Words, "words", 200),
            .. Checked([Within], "chalk"),
            .. Wording.LineOrNone(Serial, "serial", 60),
            .. Person is null ? [] : Reference.CheckPerson(Person),
            .. InRange(Count, 1, 1_000_000, "pieces"),
            .. new[] { GrossKg, NetKg, NetExplosiveKg }.SelectMany(kg => InRange(kg, 0, 10_000_000, "kg")),
            .. new[] { LengthCm, WidthCm, HeightCm }.SelectMany(size => InRange(size, 1, 20_000, "cm")),
            .. UnNumber is not null && !Reference.IsWellFormed(UnNumber)
                ? [($"\"{UnNumber}\"", "UN and four figures")]
                : Array.Empty<(string, string)>(),
            .. Sscc is not null && (Sscc.Length != 18 || Sscc.Any(digit => !char.IsAsciiDigit(digit)))
                ? [($"\"{Sscc}\"", "18 figures")]
                : Array.Empty<(string, string)>(),
            .. Checked([Approval], "clearance"),
        ];
}
