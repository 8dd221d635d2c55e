using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using static Qalqan.Movement.MoveFields;

namespace Qalqan.Movement;

/// <summary>A move as it goes: counted, marched, escorted, heard of, tracked.</summary>
internal static class RoadKinds
{
    public static IReadOnlyList<StatementKind> All { get; } = [Count, March, Escort, Met, CheckIn, Track];

    private static StatementKind Count =>
        new(
            "count",
            Phrase.Of("movement.kind.count"),
            true,
            [Leg.Needed, AtNode.Needed, CountDoingOf.Needed, Chalk, CountedHeads.Needed, Missing, Gone, At, Text],
            (typed, move) =>
                (
                    new NodeCounted(
                        move,
                        typed.Needed(Leg),
                        typed.Needed(AtNode),
                        typed.Choice<CountDoing>(CountDoingOf),
                        typed.Text(Chalk),
                        typed.Whole(CountedHeads) ?? 0,
                        [
                            .. typed
                                .Rows(Missing, 1)
                                .Select(parts => new NotThere(
                                    typed.Person(Missing, parts[0].ToUpperInvariant()),
                                    parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null
                                )),
                        ],
                        typed.References(Gone),
                        typed.Text(Text)
                    ),
                    StatementKinds.At(typed, typed.Text(AtNode))
                ),
            (_, _) => "",
            MoveClaim.Of<NodeCounted>()
        );

    private static StatementKind March =>
        new(
            "march",
            Phrase.Of("movement.kind.march"),
            false,
            [
                Leg.Needed,
                Start.Needed,
                IntervalMetres.Needed,
                VehicleLength.Needed,
                UnitGap,
                SerialGap,
                Serials.Needed with
                {
                    Hint = Phrase.Of("movement.hint.serials"),
                },
                Points.Needed with
                {
                    Hint = Phrase.Of("movement.hint.points"),
                },
                Times with
                {
                    Hint = Phrase.Of("movement.hint.times"),
                },
            ],
            (typed, move) =>
                (
                    new MarchOrdered(
                        move,
                        typed.Needed(Leg),
                        typed.Number(IntervalMetres) ?? 0,
                        typed.Number(VehicleLength) ?? 0,
                        typed.Whole(UnitGap) ?? 0,
                        typed.Whole(SerialGap) ?? 0,
                        [.. typed.Rows(Serials, 2).Select(parts => SerialOf(typed, parts))],
                        [.. typed.Rows(Points, 4).Select(parts => PointOf(typed, parts))],
                        [.. typed.Rows(Times, 5).Select(parts => TimeOf(typed, parts)).OfType<MarchTime>()]
                    ),
                    new Validity(typed.Time(Start, null) ?? Instant.MinValue, null)
                ),
            (fact, asked) =>
                fact.Claim is MarchOrdered said
                    ? asked.Name switch
                    {
                        "leg" => said.Leg,
                        "start" => MoveText.Of(fact.From),
                        "interval" => MoveText.Of(said.IntervalMetres),
                        "vehicle" => MoveText.Of(said.VehicleMetres),
                        "unitGap" => MoveText.Of(said.UnitGapMinutes),
                        "serialGap" => MoveText.Of(said.SerialGapMinutes),
                        "serials" => MoveText.Rows(
                            said.Serials.Select(serial => $"{serial.Serial};{string.Join('+', serial.Units)}")
                        ),
                        "points" => MoveText.Rows(said.Points.Select(RowOf)),
                        _ => MoveText.Rows(
                            said.Times.Select(time =>
                                $"{time.Serial};{time.Point};{MoveText.Of(time.Arrive)};{MoveText.Of(time.Leave)};{MoveText.Of(time.Clear)}"
                            )
                        ),
                    }
                    : "",
            MoveClaim.Of<MarchOrdered>()
        );

    private static MarchSerial SerialOf(MoveTyped typed, string[] parts) =>
        new(parts[0], [.. parts[1].Split('+').Select(count => (int)(typed.Number(Serials, count) ?? 0))]);

    // point; km; km/h; halt minutes; overdue minutes; title; place
    private static MarchPoint PointOf(MoveTyped typed, string[] parts)
    {
        return new MarchPoint(
            parts[0],
            Part(5),
            typed.Number(Points, parts[1]) ?? 0,
            typed.Number(Points, parts[2]) ?? 0,
            (int)(typed.Number(Points, parts[3]) ?? 0),
            Part(4) is { } overdue ? (int?)typed.Number(Points, overdue) : null,
            Part(6) is { } place ? typed.Place(Points, place) : null
        );

        string? Part(int at) => parts.Length > at && parts[at].Length > 0 ? parts[at] : null;
    }

    private static string RowOf(MarchPoint point) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{point.Point};{point.Kilometres};{point.KmPerHour};{point.HaltMinutes};{point.OverdueMinutes};{point.Title};{MoveText.Of(point.Where)}"
        );

    private static MarchTime? TimeOf(MoveTyped typed, string[] parts) =>
        typed.Time(Times, parts[2], null) is { } arrive
        && typed.Time(Times, parts[3], null) is { } leave
        && typed.Time(Times, parts[4], null) is { } clear
            ? new MarchTime(parts[0], parts[1], arrive, leave, clear)
            : null;

    private static StatementKind Escort =>
        new(
            "escort",
            Phrase.Of("movement.kind.escort"),
            false,
            [
                MoveFields.Escort.Needed,
                Leg.Needed,
                Body.Needed,
                Title.Needed,
                EscortTask.Needed,
                From.Needed,
                To.Needed,
                MeetAt.Needed,
                Meets.Needed,
                Contact,
                IfNot.Needed,
            ],
            (typed, move) =>
                (
                    new EscortArranged(
                        move,
                        typed.Needed(MoveFields.Escort),
                        typed.Needed(Leg),
                        typed.Code(Body) ?? "",
                        typed.Needed(Title),
                        typed.Needed(EscortTask),
                        typed.Needed(From),
                        typed.Needed(To),
                        typed.Needed(MeetAt),
                        typed.Text(Contact),
                        typed.Needed(IfNot)
                    ),
                    new Validity(typed.Time(Meets, null) ?? Instant.MinValue, null)
                ),
            (fact, asked) =>
                fact.Claim is EscortArranged said
                    ? asked.Name switch
                    {
                        "escort" => said.Escort,
                        "leg" => said.Leg,
                        "body" => said.Body,
                        "title" => said.Title,
                        "task" => said.Task,
                        "from" => said.From,
                        "to" => said.To,
                        "meetAt" => said.MeetAt,
                        "meets" => MoveText.Of(fact.From),
                        "contact" => said.Contact ?? "",
                        _ => said.IfNotMet,
                    }
                    : "",
            MoveClaim.Of<EscortArranged>()
        );

    private static StatementKind Met =>
        new(
            "escort-met",
            Phrase.Of("movement.kind.escort-met"),
            true,
            [MoveFields.Escort.Needed, IsMet, At, Text],
            (typed, move) =>
                (
                    new EscortMet(move, typed.Needed(MoveFields.Escort), typed.Yes(IsMet), typed.Text(Text)),
                    StatementKinds.At(typed)
                ),
            (_, _) => "",
            MoveClaim.Of<EscortMet>()
        );

    private static StatementKind CheckIn =>
        new(
            "check-in",
            Phrase.Of("movement.kind.check-in"),
            true,
            [Leg.Needed, Serial.Needed, Point.Needed, Vehicles, Heads, At, Text],
            (typed, move) =>
                (
                    new CheckedIn(
                        move,
                        typed.Needed(Leg),
                        typed.Needed(Serial),
                        typed.Needed(Point),
                        typed.Whole(Vehicles),
                        typed.Whole(Heads),
                        typed.Text(Text)
                    ),
                    StatementKinds.At(typed)
                ),
            (_, _) => "",
            MoveClaim.Of<CheckedIn>()
        );

    private static StatementKind Track =>
        new(
            "track",
            Phrase.Of("movement.kind.track"),
            true,
            [Chalk.Needed, Origin.Needed, MoveFields.Track.Needed with { Hint = Phrase.Of("movement.hint.track") }],
            ReadTrack,
            (_, _) => "",
            MoveClaim.Of<Tracked>()
        );

    private static (Claim, Validity)? ReadTrack(MoveTyped typed, string move)
    {
        List<TrackPoint> points = [];
        foreach (var parts in typed.Rows(MoveFields.Track, 2))
            if (typed.Time(MoveFields.Track, parts[0], null) is { } at)
                points.Add(new TrackPoint(at, parts[1].Replace(" ", "", StringComparison.Ordinal)));
        points.Sort((one, other) => one.At.CompareTo(other.At));
        return points.Count == 0
            ? null
            : (
                new Tracked(move, typed.Needed(Chalk), typed.Code(Origin) ?? "", points),
                new Validity(points[0].At, points[^1].At)
            );
    }
}
