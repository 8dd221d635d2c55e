using System.Text.Json.Serialization;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Claims;

// A move from home to camp or back, as it is planned: legs, who and what travels in what, what must be allowed by whom. The
// contingent's record. Everything of a move is keyed MOVE/REFERENCE, and found by its move.

/// <summary>A claim about one move: found by the move, and by its own reference within it.</summary>
public abstract record OfMove(string Move) : Claim
{
    /// <summary>Its own reference within the move.</summary>
    [JsonIgnore]
    public abstract string Name { get; }

    public override string Key => $"{Move}/{Name}";
    public override string? OtherKey => Move;

    public override IEnumerable<(string Seen, string Wanted)> Problems() =>
        [.. Reference.Check(Move, "move"), .. Reference.Check(Name, "reference")];

    internal static IEnumerable<(string, string)> Checked(IEnumerable<string?> texts, string what) =>
        texts.OfType<string>().SelectMany(text => Reference.Check(text, what));

    internal static IEnumerable<(string, string)> Most(int count, int most, string what) =>
        count > most ? [($"{count} {what}", $"at most {most}")] : [];

    internal static IEnumerable<(string, string)> InRange(decimal? number, decimal least, decimal most, string what) =>
        number < least || number > most ? [($"{number} {what}", $"{least} to {most}")] : [];

    internal static IEnumerable<(string, string)> Once(IEnumerable<string> people, string where) =>
        people.GroupBy(person => person).Any(same => same.Count() > 1)
            ? [($"somebody twice in {where}", "everybody once")]
            : [];
}

/// <summary>
/// A move. <c>Kind</c> is a code such as <c>deployment</c>, <c>rotation</c>, <c>repatriation</c>; <c>Handover</c> the day of taking over, from which it is
/// planned backwards; <c>Strength</c> how many people are to travel.
/// </summary>
public sealed record MoveOpened(string Move, string Kind, string Title, LocalDate? Handover, int? Strength) : Claim
{
    public override string Key => Move;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Move, "move"),
            .. Reference.Check(Kind, "kind"),
            .. Wording.Line(Title, "title", 200),
            .. Handover is { } day && !Era.Holds(day)
                ? [($"day {day:uuuu-MM-dd}", Era.Wanted)]
                : Array.Empty<(string, string)>(),
            .. OfMove.InRange(Strength, 1, 100_000, "people"),
        ];
}

/// <summary>How far a move is, in order. <c>Cleared</c> is by every state and authority, and a gate; the last may be said from any other.</summary>
[JsonConverter(typeof(Kebab<MoveStage>))]
public enum MoveStage
{
    Draft,
    Costed,
    Agreed,
    Cleared,
    Manifested,
    Closed,
    Departed,
    Arrived,
    Reconciled,
    Cancelled,
}

/// <summary>An event: the move has come so far.</summary>
public sealed record MoveStaged(string Move, MoveStage Stage, string? Words) : Claim
{
    public override string Key => Move;

    public override IEnumerable<(string, string)> Problems() =>
        [.. Reference.Check(Move, "move"), .. Wording.LineOrNone(Words, "words", 500)];
}

/// <summary>
/// A place that moves pass: an airfield by its four letters, a station, a border, a camp. <c>Kind</c> is a code such as <c>airfield</c>,
/// <c>station</c>, <c>camp</c>; <c>Zone</c> its own clock, of the IANA database.
/// </summary>
public sealed record NodeDescribed(string Node, string Title, string Kind, Whereabouts? Where, string Zone) : Claim
{
    public override string Key => Node;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. Reference.Check(Node, "place"),
            .. Wording.Line(Title, "title", 200),
            .. Reference.Check(Kind, "kind"),
            .. Where?.Problems() ?? [],
            .. DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null
                ? [($"zone \"{Zone}\"", "an IANA zone such as Asia/Almaty")]
                : Array.Empty<(string, string)>(),
        ];
}

[JsonConverter(typeof(Kebab<MoveMode>))]
public enum MoveMode
{
    Air,
    Rail,
    Road,
    Sea,

    /// <summary>Nobody travels: reception, a handover on the spot.</summary>
    Stay,
}

/// <summary>A leg that must have ended before another begins, and the minutes that pass between: unloading, rest, customs.</summary>
public sealed record LegAfter(string Leg, int Minutes);

/// <summary>
/// A leg, planned to leave and arrive at the ends of the report's validity. <c>Party</c> is a code: <c>advance</c>, <c>main</c>, <c>rear</c>, <c>cargo</c>,
/// <c>reception</c>, <c>handover</c>. <c>Minutes</c> is what it takes at the least; <c>NotBefore</c> when people and goods are ready, <c>Required</c> when it must
/// have ended; null where only its neighbours say. <c>Carrier</c> is a type by the standard that describes it, such as <c>c295m</c>.
/// </summary>
public sealed record LegPlanned(
    string Move,
    string Leg,
    string Party,
    MoveMode Mode,
    string From,
    string To,
    int Minutes,
    IReadOnlyList<LegAfter> After,
    Instant? NotBefore,
    Instant? Required,
    string? Carrier,
    string? Words
) : OfMove(Move)
{
    public override string Name => Leg;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(Party, "party"),
            .. Checked([From, To], "place"),
            .. Checked([Carrier], "carrier"),
            .. InRange(Minutes, 1, 525_600, "minutes"),
            .. Checked(After.Select(after => after.Leg), "leg"),
            .. After.SelectMany(after => InRange(after.Minutes, 0, 525_600, "minutes between")),
            .. After.Any(after => after.Leg == Leg)
                ? [("a leg after itself", "another leg")]
                : Array.Empty<(string, string)>(),
            .. From == To && Mode is not MoveMode.Stay
                ? [($"from {From} to itself", "two places")]
                : Array.Empty<(string, string)>(),
            .. Most(After.Count, 50, "legs before it"),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

[JsonConverter(typeof(Kebab<LegDoing>))]
public enum LegDoing
{
    Left,
    Arrived,
    Cancelled,
}

/// <summary>An event: the leg, or one chalk of it, left, arrived or will not go.</summary>
public sealed record LegPassed(string Move, string Leg, string? Chalk, LegDoing Doing, string? Words) : OfMove(Move)
{
    public override string Name => Leg;

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Checked([Chalk], "chalk"), .. Wording.LineOrNone(Words, "words", 500)];
}

/// <summary>
/// A clearance or a paper without which these legs do not go. <c>Kind</c> is a code such as <c>overflight</c>, <c>landing</c>, <c>munitions</c>, <c>customs</c>; <c>State</c>
/// the two letters of the state, or the reference of the authority. The state is entered and left so many minutes after the leg's
/// departure; null is the whole leg.
/// </summary>
public sealed record ClearanceWanted(
    string Move,
    string Clearance,
    string Kind,
    string State,
    IReadOnlyList<string> Legs,
    int? EnterMinutes,
    int? LeaveMinutes,
    string? Words
) : OfMove(Move)
{
    public override string Name => Clearance;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(Kind, "kind"),
            .. Reference.Check(State, "state"),
            .. Checked(Legs, "leg"),
            .. Most(Legs.Count, 50, "legs"),
            .. InRange(EnterMinutes, 0, 525_600, "minutes"),
            .. InRange(LeaveMinutes, 0, 525_600, "minutes"),
            .. LeaveMinutes < EnterMinutes
                ? [("left before it is entered", "entered, then left")]
                : Array.Empty<(string, string)>(),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

[JsonConverter(typeof(Kebab<ClearanceDoing>))]
public enum ClearanceDoing
{
    Applied,
    Granted,
    Refused,

    /// <summary>Taken back by whoever gave it.</summary>
    Revoked,
}

/// <summary>
/// An event: the clearance was applied for, granted, refused. Applied and granted for the time <c>From</c> to <c>To</c>, both in it; null without a limit.
/// <c>Number</c> is the authority's own.
/// </summary>
public sealed record ClearanceStepped(
    string Move,
    string Clearance,
    ClearanceDoing Doing,
    string? Number,
    Instant? From,
    Instant? To,
    string? Words
) : OfMove(Move)
{
    public override string Name => Clearance;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Wording.LineOrNone(Number, "number", 100),
            .. To < From ? [("ends before it begins", "from, then to")] : Array.Empty<(string, string)>(),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}
