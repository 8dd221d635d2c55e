using System.Text.Json;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A move as lines for programs: itself, and a line for each thing of it; <c>what</c> tells which. Times in Z, masses in kilograms.</summary>
internal static class MoveLines
{
    public static IEnumerable<string> All(Looks<IReadOnlyList<MoveFile>> looks, bool isExercise) =>
        looks.Scopes.SelectMany(look => look.Value).Select(move => Move(move, isExercise));

    public static IEnumerable<string> Of(MoveFile move, bool isExercise)
    {
        yield return Move(move, isExercise);
        var limits = move.Times.Legs.ToDictionary(leg => leg.Leg);
        foreach (var leg in move.Legs)
            yield return Line(
                move,
                "leg",
                leg.Name,
                leg.Plan.Fact,
                isExercise,
                json =>
                {
                    json.WriteString("party", leg.Said.Party);
                    json.WriteString("mode", JsonLines.Kebab(leg.Said.Mode));
                    json.WriteString("from", leg.Said.From);
                    json.WriteString("to", leg.Said.To);
                    json.Time("departs", leg.Departs);
                    json.Time("arrives", leg.Arrives);
                    json.WriteNumber("minutes", leg.Said.Minutes);
                    json.Time("earliest", limits.GetValueOrDefault(leg.Name)?.EarliestStart);
                    json.Time("latest", limits.GetValueOrDefault(leg.Name)?.LatestStart);
                    json.Time("required", leg.Said.Required);
                    json.WriteString("carrier", leg.Said.Carrier);
                    json.Time("left", leg.Left);
                    json.Time("arrived", leg.Arrived);
                    json.WriteBoolean("cancelled", leg.IsCancelled);
                }
            );
        foreach (var line in move.Clearances)
            yield return Clearance(move, line, isExercise);
        foreach (var load in move.Loads)
            yield return Line(
                move,
                "chalk",
                load.Chalk.Said.Chalk,
                load.Chalk.Fact,
                isExercise,
                json =>
                {
                    json.WriteString("carrier", load.Chalk.Said.Carrier);
                    json.Texts("legs", load.Chalk.Said.Legs);
                    json.WriteString("serial", load.Chalk.Said.Serial);
                    json.WriteNumber("people", load.Chalk.Said.People.Count);
                    json.Number("seats", load.Seats);
                    Kg(json, "kg", load.Kg);
                    Kg(json, "payload", load.PayloadKg);
                    json.WriteNumber("unweighed", load.Unweighed);
                    json.Texts("manifest", load.Chalk.Said.People);
                }
            );
        foreach (var count in move.Counts)
            yield return Line(
                move,
                "count",
                count.Node,
                count.Counts.Count > 0 ? count.Counts[^1].Fact : count.Leg.Plan.Fact,
                isExercise,
                json =>
                {
                    json.WriteString("leg", count.Leg.Name);
                    json.WriteString("doing", JsonLines.Kebab(count.Doing));
                    json.Time("planned", count.Planned);
                    json.Time("at", count.At);
                    json.WriteString("standing", JsonLines.Kebab(count.Standing));
                    json.WriteNumber("expected", count.Expected.Count);
                    json.WriteNumber("counted", count.Counted);
                    json.Objects(
                        "missing",
                        count.Missing,
                        (one, missing) =>
                        {
                            one.WriteString("person", missing.Person);
                            one.WriteString("lastSeen", missing.Said);
                            one.WriteString("lastCounted", missing.LastCounted?.Said.Node);
                            one.Time("lastCountedAt", missing.LastCounted?.Fact.From);
                        }
                    );
                    json.Texts("gone", count.Gone);
                }
            );
        foreach (var march in move.Marches)
        {
            foreach (var pass in march.Passes)
                yield return Pass(move, march, pass, isExercise);
            foreach (var escort in march.Escorts)
                yield return Line(
                    move,
                    "escort",
                    escort.Arranged.Said.Escort,
                    escort.Arranged.Fact,
                    isExercise,
                    json =>
                    {
                        json.WriteString("leg", escort.Arranged.Said.Leg);
                        json.WriteString("body", escort.Arranged.Said.Body);
                        json.WriteString("from", escort.Arranged.Said.From);
                        json.WriteString("to", escort.Arranged.Said.To);
                        json.WriteString("meetAt", escort.Arranged.Said.MeetAt);
                        json.Time("meets", escort.Arranged.Fact.From);
                        json.WriteString("ifNot", escort.Arranged.Said.IfNotMet);
                        json.WriteString(
                            "met",
                            escort.Met is null ? null
                                : escort.Met.Said.IsMet ? "met"
                                : "not-met"
                        );
                    }
                );
        }
        foreach (var live in move.Positions)
            yield return Line(
                move,
                "position",
                live.Chalk,
                live.Fact,
                isExercise,
                json =>
                {
                    json.Time("at", live.Point.At);
                    json.WriteString("latLon", live.Point.LatLon);
                    json.WriteString("origin", live.Origin);
                    json.WriteBoolean("stale", live.IsStale);
                }
            );
        foreach (var relief in move.Reliefs)
            yield return Line(
                move,
                "relief",
                relief.Planned.Said.Post,
                relief.Planned.Fact,
                isExercise,
                json =>
                {
                    json.WriteString("outgoing", relief.Planned.Said.Outgoing);
                    json.WriteString("incoming", relief.Planned.Said.Incoming);
                    json.Time("from", relief.Planned.Fact.From);
                    json.Time("until", relief.Planned.Fact.To);
                    json.WriteBoolean("page", relief.Page is not null);
                    json.WriteNumber("property", relief.Property.Count);
                    json.WriteNumber(
                        "seen",
                        relief.Property.Count(one => one.Said.State is not (Relief.NotSeen or "missing"))
                    );
                    json.Time("done", relief.Done?.Fact.From);
                }
            );
        foreach (var lesson in move.Lessons)
            yield return Line(
                move,
                "lesson",
                lesson.Said.Lesson,
                lesson.Fact,
                isExercise,
                json =>
                {
                    json.WriteString("owner", lesson.Said.Owner);
                    json.WriteString("line", lesson.Said.Line);
                    json.WriteString("change", lesson.Said.Change);
                    json.WriteString("words", lesson.Said.Words);
                }
            );
    }

    /// <summary>What a slip does: each leg's new times, and what is to be had again.</summary>
    public static IEnumerable<string> Slip(MoveSlip slip, bool isExercise)
    {
        foreach (var (leg, departs, arrives) in slip.Times)
            yield return Line(
                slip.Move,
                "slip",
                leg.Name,
                leg.Plan.Fact,
                isExercise,
                json =>
                {
                    json.Time("planned", leg.Departs);
                    json.Time("departs", departs);
                    json.Time("arrives", arrives);
                }
            );
        foreach (var line in slip.Reopened)
            yield return Clearance(slip.Move, line, isExercise);
    }

    private static string Move(MoveFile move, bool isExercise) =>
        Line(
            move,
            "move",
            move.Name,
            move.Move.Fact,
            isExercise,
            json =>
            {
                json.WriteString("kind", move.Move.Said.Kind);
                json.WriteString("title", move.Move.Said.Title);
                json.WriteString("stage", JsonLines.Kebab(move.Stage));
                json.Day("handover", move.Move.Said.Handover);
                json.Number("strength", move.Move.Said.Strength);
                json.WriteNumber("legs", move.Legs.Count);
                json.WriteNumber(
                    "manifested",
                    move.Loads.SelectMany(load => load.Chalk.Said.People).Distinct().Count()
                );
                json.WriteNumber("blocking", move.Clearances.Count(line => line.Blocks && line.Leg.Left is null));
                json.WriteNumber("overdue", move.Marches.Sum(march => march.Overdue.Count()));
                json.WriteNumber("breached", move.Findings.Count(finding => finding.Verdict is Verdict.Breached));
                json.Texts("critical", move.Times.Critical);
            }
        );

    private static string Clearance(MoveFile move, ClearanceLine line, bool isExercise) =>
        Line(
            move,
            "clearance",
            line.Wanted.Said.Clearance,
            line.Wanted.Fact,
            isExercise,
            json =>
            {
                json.WriteString("kind", line.Wanted.Said.Kind);
                json.WriteString("state", line.Wanted.Said.State);
                json.WriteString("leg", line.Leg.Name);
                json.WriteString("status", JsonLines.Kebab(line.Judged.Status));
                json.Time("enter", line.Judged.Crossing.Enter);
                json.Time("leave", line.Judged.Crossing.Leave);
                json.Number("slipLeftMinutes", Minutes(line.Judged.SlipLeft));
                json.Day("applyBy", line.Judged.ToDo?.ApplyBy);
                json.WriteBoolean("late", line.Judged.ToDo is { IsLate: true });
                json.WriteBoolean("again", line.Judged.ToDo is { Again: true });
                json.WriteString("todo", Cleared.ToDo(line) is { } says ? Speech.In("en").Say(says) : null);
            }
        );

    private static string Pass(MoveFile move, RoadMarch march, PassLine pass, bool isExercise) =>
        Line(
            move,
            "pass",
            $"{pass.Serial}/{pass.Point.Point}",
            pass.Reported?.Fact ?? march.Order.Fact,
            isExercise,
            json =>
            {
                json.WriteString("leg", march.Order.Said.Leg);
                json.WriteString("serial", pass.Serial);
                json.WriteString("point", pass.Point.Point);
                json.WriteNumber("kilometres", pass.Point.Kilometres);
                json.Time("arrive", pass.Planned.Arrive);
                json.Time("leave", pass.Planned.Leave);
                json.Time("clear", pass.Planned.Clear);
                json.Time("reported", pass.Reported?.Fact.From);
                json.Number("late", pass.MinutesLate);
                json.WriteString("standing", JsonLines.Kebab(pass.Standing));
                json.Number("vehicles", pass.Reported?.Said.Vehicles);
                json.Number("people", pass.Reported?.Said.People);
            }
        );

    private static long? Minutes(Duration? span) =>
        span is { } time && time < Duration.FromDays(10_000) ? (long)time.TotalMinutes : null;

    private static void Kg(Utf8JsonWriter json, string key, double? kg)
    {
        if (kg is { } mass)
            json.WriteNumber(key, Math.Round((decimal)mass, 1));
        else
            json.WriteNull(key);
    }

    private static string Line(
        MoveFile move,
        string what,
        string name,
        Fact fact,
        bool isExercise,
        Action<Utf8JsonWriter> members
    ) =>
        JsonLines.Of(json =>
        {
            json.WriteString("scope", move.Scope);
            json.WriteString("move", move.Name);
            json.WriteString("what", what);
            json.WriteString("name", name);
            json.WriteNumber("entry", fact.Number);
            members(json);
            json.WriteBoolean("exercise", isExercise);
        });
}
