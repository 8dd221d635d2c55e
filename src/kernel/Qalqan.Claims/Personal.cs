using System.Buffers;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Claims;

// What is said of a person. The journal keeps the state that rules judge, under a reference; whatever could name, find or
// shame the person is a detail, sealed in the vault beside the report that brought it (Details.cs).

/// <summary>
/// A claim about a person, which may carry a detail. <c>Seal</c> is the HMAC-SHA256 of the detail under the person's own key,
/// in lower-case hex; null where there is no detail. The key destroyed, nothing ties the seal to anybody.
/// </summary>
public abstract partial record Personal : Claim
{
    public abstract string Person { get; init; }

    public abstract string? Seal { get; init; }

    [JsonIgnore]
    public override string? OtherKey => Person;

    /// <summary>Whether the claim says nothing without its detail.</summary>
    [JsonIgnore]
    public virtual bool NeedsDetail => false;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.CheckPerson(Person))
            yield return problem;
        if (NeedsDetail && Seal is null)
            yield return ("no seal", "a detail to seal: the report says nothing without it");
        if (Seal is not null && !SealForm.IsMatch(Seal))
            yield return ("a seal that is none", "64 digits of lower-case hex");
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex SealForm { get; }
}

/// <summary>Who the person is, all of it sealed: names in both scripts, sex, day of birth.</summary>
public sealed record Identified(string Person, string? Seal) : Personal
{
    public override string Key => Person;
    public override bool NeedsDetail => true;
}

/// <summary>One next of kin, numbered from 1, all of it sealed.</summary>
public sealed record KinNamed(string Person, int Order, string? Seal) : Personal
{
    public override string Key => $"{Person}/{Order}";
    public override bool NeedsDetail => true;

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Order is < 1 or > 9 ? [($"kin {Order}", "1 to 9")] : Array.Empty<(string, string)>()];
}

/// <summary>How the person is reached, all of it sealed.</summary>
public sealed record Reachable(string Person, string? Seal) : Personal
{
    public override string Key => Person;
    public override bool NeedsDetail => true;
}

/// <summary>The national rank, by its code in the adopted table of ranks. The UN rank is that of <see cref="Enrolled"/>.</summary>
public sealed record NationalRank(string Person, string Rank) : Claim
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.CheckPerson(Person), .. Reference.Check(Rank, "rank")];
}

/// <summary>
/// An event: a language test was taken. <c>Language</c> is of ISO 639, <c>Test</c> a code such as <c>IELTS</c>, <c>Score</c> as
/// the tester wrote it: scores of different tests are never converted. The tester is sealed.
/// </summary>
public sealed partial record LanguageTested(string Person, string Language, string Test, string Score, string? Seal)
    : Personal
{
    public const string ScoreWanted = "the score as written: up to 20 of A-Z a-z 0-9 . , + / - and space, with a digit";

    public override string Key => $"{Person}/{Language}";

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in base.Problems().Concat(Reference.Check(Test, "test")))
            yield return problem;
        if (!LanguageForm.IsMatch(Language))
            yield return ($"language \"{Language}\"", "a code of ISO 639 such as en");
        if (!ScoreForm.IsMatch(Score))
            yield return ($"score \"{Score}\"", ScoreWanted);
    }

    [GeneratedRegex("^[a-z]{2,3}$")]
    private static partial Regex LanguageForm { get; }

    // With a digit, so that a name cannot be put in its place unseen.
    [GeneratedRegex("^(?=.*[0-9])[A-Za-z0-9.,+/ -]{1,20}$")]
    private static partial Regex ScoreForm { get; }
}

/// <summary>
/// The person has a paper of this kind (<c>passport</c>, <c>driving-licence</c>, <c>un-id</c>, <c>visa-…</c>) over the report's
/// validity; <c>Expires</c> is the last day on which it is good, null where it does not run out. Number and issuer are sealed.
/// </summary>
public sealed record PaperHeld(string Person, string Paper, LocalDate? Expires, string? Seal) : Personal
{
    public override string Key => $"{Person}/{Paper}";

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(Paper, "paper"),
            .. Expires is { } day && !Era.Holds(day)
                ? [($"expires {day:uuuu-MM-dd}", Era.Wanted)]
                : Array.Empty<(string, string)>(),
        ];
}

[JsonConverter(typeof(Kebab<Fitness>))]
public enum Fitness
{
    Fit,
    FitWithLimits,
    TemporarilyUnfit,
    Unfit,
}

/// <summary>Medical fitness as a board found it, good until that last day where it ends. Category and findings are sealed.</summary>
public sealed record FoundFit(string Person, Fitness Fitness, LocalDate? Until, string? Seal) : Personal
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Until is { } day && !Era.Holds(day)
                ? [($"until {day:uuuu-MM-dd}", Era.Wanted)]
                : Array.Empty<(string, string)>(),
        ];
}

/// <summary>Vaccinated against this (a code of the adopted list) over the report's validity. Batch and remarks are sealed.</summary>
public sealed record Vaccinated(string Person, string Against, string? Seal) : Personal
{
    public override string Key => $"{Person}/{Against}";

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Reference.Check(Against, "vaccine")];
}

[JsonConverter(typeof(Kebab<Clearance>))]
public enum Clearance
{
    Cleared,
    NotCleared,
    Pending,
}

/// <summary>
/// The outcome of conduct and human-rights certification over the report's validity, and who certified: an authority's code,
/// never a person. The document's reference is sealed; what it says is not kept at all.
/// </summary>
public sealed record ConductCertified(string Person, Clearance Outcome, string Authority, string? Seal) : Personal
{
    public override string Key => $"{Person}/{Authority}";

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Reference.Check(Authority, "authority")];
}

/// <summary>How many were in each state; together they are the roll of the day.</summary>
public sealed record DayCounts(
    int Present,
    int Leave,
    int CompensatoryTime,
    int Sick,
    int DutyTravel,
    int Attached,
    int OffCamp,
    int Absent
)
{
    [JsonIgnore]
    public IReadOnlyList<int> Each => [Present, Leave, CompensatoryTime, Sick, DutyTravel, Attached, OffCamp, Absent];
}

/// <summary>
/// An event: a sub-unit's own word on its day, as its post had it before it: everybody of its roll in the states as they stand
/// on record with the reports sent beside this one.
/// </summary>
public sealed record UnitReported(string SubUnit, LocalDate Day, int Roll, DayCounts Counts) : Claim
{
    public override string Key => $"{SubUnit}/{Day:uuuu-MM-dd}";
    public override string? OtherKey => SubUnit;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.Check(SubUnit, "sub-unit"))
            yield return problem;
        if (!Era.Holds(Day))
            yield return ($"day {Day:uuuu-MM-dd}", Era.Wanted);
        if (Counts.Each.Any(count => count < 0) || Counts.Each.Sum() != Roll)
            yield return ($"{Counts.Each.Sum()} in states, {Roll} on the roll", "each of the roll in one state");
    }
}

/// <summary>An event: heads were counted in the sub-unit, against those who were to be there.</summary>
public sealed record HeadCounted(string SubUnit, int Expected, int Counted) : Claim
{
    public override string Key => SubUnit;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(SubUnit, "sub-unit"),
            .. Expected is < 0 or > 100_000
                ? [($"expected {Expected}", "0 to 100,000")]
                : Array.Empty<(string, string)>(),
            .. Counted is < 0 or > 100_000 ? [($"counted {Counted}", "0 to 100,000")] : Array.Empty<(string, string)>(),
        ];
}

/// <summary>
/// The state of a day as it was signed. <c>Serial</c> counts from 1 without holes in a scope; a signature for the same day
/// again corrects the one before, keeps its serial and counts up <c>Revision</c>. <c>KnownUpTo</c> is the last entry it rests
/// on, <c>Digest</c> the SHA-256 of the day's rows in lower-case hex; who signed is the report's source.
/// </summary>
public sealed record StrengthSigned(
    LocalDate Day,
    int Serial,
    int Revision,
    int Roll,
    int? Ceiling,
    DayCounts Counts,
    long KnownUpTo,
    string Digest
) : Claim
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public override string Key => $"{Day:uuuu-MM-dd}";

    public override IEnumerable<(string, string)> Problems()
    {
        if (!Era.Holds(Day))
            yield return ($"day {Day:uuuu-MM-dd}", Era.Wanted);
        if (Serial < 1 || Revision < 1)
            yield return ($"serial {Serial}, revision {Revision}", "both from 1");
        if (Counts.Each.Any(count => count < 0) || Counts.Each.Sum() != Roll || Ceiling < 0)
            yield return ("counts that do not add up to the roll", "states that add up to the roll, none below 0");
        if (KnownUpTo < 0)
            yield return ($"known up to {KnownUpTo}", "an entry's number");
        if (Digest.Length != 64 || Digest.AsSpan().ContainsAnyExcept(Hex))
            yield return ("a digest that is none", "64 digits of lower-case hex");
    }
}

/// <summary>
/// An event: the person's key was destroyed and with it every detail. <c>Why</c> names the order or the rule it was done by,
/// and nobody; <c>Details</c> is how many were sealed.
/// </summary>
public sealed record Erased(string Person, string Why, int Details) : Claim
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems()
    {
        foreach (var problem in Reference.CheckPerson(Person))
            yield return problem;
        if (string.IsNullOrWhiteSpace(Why) || Why.Length > 200 || Why.Any(char.IsControl))
            yield return ("a reason that is empty, long or not one line", "why, in 1 to 200 characters on one line");
    }
}
