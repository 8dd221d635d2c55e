using System.Text.Json.Serialization;
using NodaTime;

namespace Qalqan.Claims;

// A move as it goes: counted at every step, on the road, and handed over at its end.

/// <summary>Who was not there, and where and when they were last seen, where anybody said.</summary>
public sealed record NotThere(string Person, string? LastSeen);

[JsonConverter(typeof(Kebab<CountDoing>))]
public enum CountDoing
{
    /// <summary>About to leave the place.</summary>
    Leaving,

    /// <summary>Come to the place.</summary>
    Arrived,
}

/// <summary>
/// An event: heads and things were counted at a place of the move. <c>Counted</c> is how many people stood there, <c>Missing</c> who of the manifest did
/// not, <c>Gone</c> which listed things did not. <c>Chalk</c> where one chalk was counted and not the whole party.
/// </summary>
public sealed record NodeCounted(
    string Move,
    string Leg,
    string Node,
    CountDoing Doing,
    string? Chalk,
    int Counted,
    IReadOnlyList<NotThere> Missing,
    IReadOnlyList<string> Gone,
    string? Words
) : OfMove(Move)
{
    public override string Name => Node;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(Leg, "leg"),
            .. Checked([Chalk], "chalk"),
            .. InRange(Counted, 0, 100_000, "people"),
            .. Missing.SelectMany(one => Reference.CheckPerson(one.Person)),
            .. Missing.SelectMany(one => Wording.LineOrNone(one.LastSeen, "last seen", 200)),
            .. Once(Missing.Select(one => one.Person), "a count"),
            .. Checked(Gone, "thing"),
            .. Most(Missing.Count, 5_000, "people"),
            .. Most(Gone.Count, 10_000, "things"),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

/// <summary>A march serial and the vehicles of each of its march units.</summary>
public sealed record MarchSerial(string Serial, IReadOnlyList<int> Units);

/// <summary>
/// A point where times are kept, so far from the start point by road. <c>KmPerHour</c> is the rate of march on the section that leads to it;
/// a head that is not reported <c>OverdueMinutes</c> after its time is overdue.
/// </summary>
public sealed record MarchPoint(
    string Point,
    string? Title,
    decimal Kilometres,
    decimal KmPerHour,
    int HaltMinutes,
    int? OverdueMinutes,
    Whereabouts? Where
);

/// <summary>A time of a march table that was written by hand.</summary>
public sealed record MarchTime(string Serial, string Point, Instant Arrive, Instant Leave, Instant Clear);

/// <summary>
/// A road march of a leg, its first head past the start point at the report's first minute. <c>Times</c> is empty where the table is worked out.
/// </summary>
public sealed record MarchOrdered(
    string Move,
    string Leg,
    decimal IntervalMetres,
    decimal VehicleMetres,
    int UnitGapMinutes,
    int SerialGapMinutes,
    IReadOnlyList<MarchSerial> Serials,
    IReadOnlyList<MarchPoint> Points,
    IReadOnlyList<MarchTime> Times
) : OfMove(Move)
{
    public override string Name => Leg;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. InRange(IntervalMetres, 1, 5_000, "m of interval"),
            .. InRange(VehicleMetres, 1, 100, "m of vehicle"),
            .. InRange(UnitGapMinutes, 0, 1_440, "minutes"),
            .. InRange(SerialGapMinutes, 0, 1_440, "minutes"),
            .. Checked(Serials.Select(serial => serial.Serial), "serial"),
            .. Serials.SelectMany(serial => serial.Units).SelectMany(count => InRange(count, 1, 1_000, "vehicles")),
            .. Serials.SelectMany(serial => Most(serial.Units.Count, 50, "march units")),
            .. Checked(Points.Select(point => point.Point), "point"),
            .. Points.SelectMany(point =>
                Wording
                    .LineOrNone(point.Title, "title", 200)
                    .Concat(InRange(point.Kilometres, 0, 10_000, "km"))
                    .Concat(InRange(point.KmPerHour, 0, 200, "km/h"))
                    .Concat(InRange(point.HaltMinutes, 0, 10_080, "minutes"))
                    .Concat(InRange(point.OverdueMinutes, 0, 1_440, "minutes"))
                    .Concat(point.Where?.Problems() ?? [])
            ),
            .. Checked(Times.SelectMany(time => new[] { time.Serial, time.Point }), "serial or point"),
            .. Most(Serials.Count, 50, "serials"),
            .. Most(Points.Count, 100, "points"),
            .. Most(Times.Count, 5_000, "times"),
        ];
}

/// <summary>
/// An escort, to be met at the report's first minute. <c>Body</c> is a code such as <c>un-unit</c>, <c>host-police</c>; the section is from point to point of the
/// march; <c>Contact</c> a call sign, channel or office, never a private person; <c>IfNotMet</c> what is done then.
/// </summary>
public sealed record EscortArranged(
    string Move,
    string Escort,
    string Leg,
    string Body,
    string Title,
    string Task,
    string From,
    string To,
    string MeetAt,
    string? Contact,
    string IfNotMet
) : OfMove(Move)
{
    public override string Name => Escort;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(Leg, "leg"),
            .. Reference.Check(Body, "body"),
            .. Checked([From, To, MeetAt], "point"),
            .. Wording.Line(Title, "title", 200),
            .. Wording.Line(Task, "task", 500),
            .. Wording.LineOrNone(Contact, "contact", 200),
            .. Wording.Line(IfNotMet, "what if not", 500),
        ];
}

/// <summary>An event: the escort was met, or was not.</summary>
public sealed record EscortMet(string Move, string Escort, bool IsMet, string? Words) : OfMove(Move)
{
    public override string Name => Escort;

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Wording.LineOrNone(Words, "words", 500)];
}

/// <summary>An event: the head of a serial reported at a point, with so many vehicles and people where that was said.</summary>
public sealed record CheckedIn(
    string Move,
    string Leg,
    string Serial,
    string Point,
    int? Vehicles,
    int? People,
    string? Words
) : OfMove(Move)
{
    public override string Name => Leg;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Checked([Serial], "serial"),
            .. Checked([Point], "point"),
            .. InRange(Vehicles, 0, 10_000, "vehicles"),
            .. InRange(People, 0, 100_000, "people"),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

/// <summary>Where something was at an instant, in decimal degrees <c>LAT,LON</c>.</summary>
public sealed record TrackPoint(Instant At, string LatLon);

/// <summary>Where a chalk was over the report's validity, from a tracker, a phone or a file: <c>Origin</c> is a code. However late it comes, it is of its own time.</summary>
public sealed record Tracked(string Move, string Chalk, string Origin, IReadOnlyList<TrackPoint> Points) : OfMove(Move)
{
    public override string Name => Chalk;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(Origin, "origin"),
            .. Points.SelectMany(point => new Whereabouts(null, null, point.LatLon, null, null).Problems()),
            .. Points.Zip(Points.Skip(1)).Any(pair => pair.Second.At < pair.First.At)
                ? [("a point before the one ahead of it", "points by time")]
                : Array.Empty<(string, string)>(),
            .. Points.Count == 0 ? [("no point", "at least one")] : Array.Empty<(string, string)>(),
            .. Most(Points.Count, 2_000, "points"),
        ];
}

/// <summary>
/// A relief in place, both being there over the report's validity. <c>Outgoing</c> is who leaves in the words of the order, <c>Incoming</c> the person who
/// takes over, where known; <c>Place</c> a place of the mission.
/// </summary>
public sealed record ReliefPlanned(
    string Move,
    string Post,
    string Outgoing,
    string? Incoming,
    string? Place,
    string? Words
) : OfMove(Move)
{
    public override string Name => Post;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Wording.Line(Outgoing, "outgoing", 200),
            .. Incoming is null ? [] : Reference.CheckPerson(Incoming),
            .. Checked([Place], "place"),
            .. Wording.LineOrNone(Words, "words", 500),
        ];
}

/// <summary>An event: the post has been taken over.</summary>
public sealed record Relieved(string Move, string Post, string? Words) : OfMove(Move)
{
    public override string Name => Post;

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Wording.LineOrNone(Words, "words", 500)];
}

/// <summary>What the outgoing holder of a post writes for the next one; said again, it is as it is now.</summary>
public sealed record PageWritten(string Move, string Post, string Words) : OfMove(Move)
{
    public override string Name => Post;

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Wording.Lines(Words, "words", 8000)];
}

/// <summary>
/// Property that passes by serial from one holder to another, over the report's validity to be checked by both. <c>What</c> is a code such as <c>weapon</c>,
/// <c>radio</c>, <c>key</c>; <c>State</c> a code, <c>listed</c> until both have seen it, then <c>serviceable</c>, <c>unserviceable</c>, <c>missing</c>.
/// </summary>
public sealed record PropertyHanded(
    string Move,
    string Item,
    string What,
    string Serial,
    string Words,
    string From,
    string To,
    string? Post,
    string State
) : OfMove(Move)
{
    public override string Name => Item;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Reference.Check(What, "what"),
            .. Wording.Line(Serial, "serial", 60),
            .. Wording.Line(Words, "words", 200),
            .. Wording.Line(From, "from", 100),
            .. Wording.Line(To, "to", 100),
            .. Checked([Post], "post"),
            .. Reference.Check(State, "state"),
        ];
}

/// <summary>A lesson of a tour: whose it is to act on, and the line of the next rotation's checklist that it changes, and into what.</summary>
public sealed record LessonDrawn(string Move, string Lesson, string Words, string Owner, string Line, string Change)
    : OfMove(Move)
{
    public override string Name => Lesson;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Wording.Lines(Words, "words", 2000),
            .. Reference.Check(Owner, "owner"),
            .. Reference.Check(Line, "line"),
            .. Wording.Line(Change, "change", 500),
        ];
}

/// <summary>A line of the checklist of a move: what is done, so many days before the handover, by which post.</summary>
public sealed record ChecklistLine(string Move, string Line, string Words, int? DaysBefore, string? Owner)
    : OfMove(Move)
{
    public override string Name => Line;

    public override IEnumerable<(string, string)> Problems() =>
        [
            .. base.Problems(),
            .. Wording.Line(Words, "words", 500),
            .. InRange(DaysBefore, -1_000, 2_000, "days"),
            .. Checked([Owner], "post"),
        ];
}

/// <summary>An event: the line of the checklist is done, or is not any more.</summary>
public sealed record LineDone(string Move, string Line, bool IsDone, string? Words) : OfMove(Move)
{
    public override string Name => Line;

    public override IEnumerable<(string, string)> Problems() =>
        [.. base.Problems(), .. Wording.LineOrNone(Words, "words", 500)];
}
