using System.Text.Json.Serialization;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Claims;

// Posts and people by reference. Names, sex and every personal detail live in the vault, never here.

/// <summary>A post exists over the report's validity. Rank is a NATO-style code (OF-1..OF-10, OR-1..OR-9), trade a code of the establishment.</summary>
public sealed record PostOpened(string Post, string SubUnit, string Rank, string Trade, bool IsKey) : Claim
{
    public override string Key => Post;
    public override string? OtherKey => SubUnit;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Post, "post"),
            .. Reference.Check(SubUnit, "sub-unit"),
            .. Reference.Check(Rank, "rank"),
            .. Reference.Check(Trade, "trade"),
        ];
}

/// <summary>The person is on the contingent's roll, with this rank and trade, over the report's validity.</summary>
public sealed record Enrolled(string Person, string Rank, string Trade) : Claim
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.CheckPerson(Person), .. Reference.Check(Rank, "rank"), .. Reference.Check(Trade, "trade")];
}

/// <summary>In what way a post is held. Handover: the successor beside the holder. Reserve: named substitute, not a holder.</summary>
[JsonConverter(typeof(Kebab<Tenure>))]
public enum Tenure
{
    Substantive,
    Acting,
    Handover,
    Reserve,
}

/// <summary>The person holds the post over the report's validity.</summary>
public sealed record Held(string Post, string Person, Tenure Tenure) : Claim
{
    public override string Key => Post;
    public override string? OtherKey => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.Check(Post, "post"), .. Reference.CheckPerson(Person)];
}

[JsonConverter(typeof(Kebab<PersonState>))]
public enum PersonState
{
    Present,
    Leave,
    CompensatoryTime,
    Sick,
    DutyTravel,
    Attached,
    OffCamp,
    Absent,
}

/// <summary>The person is in this state over the report's validity, until another state begins.</summary>
public sealed record Stated(string Person, PersonState State) : Claim
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() => Reference.CheckPerson(Person);
}

/// <summary>An event: the person reached the mission at this place; service in the mission begins.</summary>
public sealed record Arrived(string Person, string Place) : Claim
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.CheckPerson(Person), .. Reference.Check(Place, "place")];
}

/// <summary>An event: the person left the mission from this place; service in the mission ends.</summary>
public sealed record Departed(string Person, string Place) : Claim
{
    public override string Key => Person;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.CheckPerson(Person), .. Reference.Check(Place, "place")];
}

/// <summary>The person's tour is to end on this day, the last day of it, by the scope's zone.</summary>
public sealed record TourSet(string Person, string Rotation, LocalDate Ends) : Claim
{
    public override string Key => Person;
    public override string? OtherKey => Rotation;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.CheckPerson(Person),
            .. Reference.Check(Rotation, "rotation"),
            .. Era.Holds(Ends) ? Array.Empty<(string, string)>() : [($"ends {Ends:uuuu-MM-dd}", Era.Wanted)],
        ];
}
