using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Lift;
using Qalqan.Measures;

namespace Qalqan.Movement;

/// <summary>A load list by the table of one mode.</summary>
public sealed record ListedLoad(MoveMode Mode, IReadOnlyList<TransportUnit> Units, IReadOnlyList<GoodsLine> Lines);

/// <summary>When which leg crosses which state, and the papers there are; judged as of an instant.</summary>
public sealed record PlannedCrossings(
    Instant Now,
    IReadOnlyList<(string Leg, string State, string Aircraft, string Cargo, Instant Enter, Instant Leave)> Crossings,
    IReadOnlyList<Lift.Clearance> Papers
);

/// <summary>
/// A plan that somebody made, as a file of <c>qalqan.move-check/1</c> holds it: any of who sits where, a load list, a march table and clearances.
/// What is null is not in the file.
/// </summary>
public sealed record PlanFile(
    (Seating Question, IReadOnlyList<Seat> Seats)? Seating,
    ListedLoad? Load,
    MarchTable? March,
    PlannedCrossings? Clearances
)
{
    public const string Format = "qalqan.move-check/1";

    /// <summary>The plan, or null with every problem of its form; whether it stands is not asked here.</summary>
    public static PlanFile? Read(string file, ReadOnlySpan<byte> utf8, List<Kernel.Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var before = problems.Count;
        if (Node.Read(file, utf8, problems) is not { } node)
            return null;
        var fields = new Fields(file, node, problems);
        fields.OneOf("format", Format);
        var read = new PlanFile(
            fields.UnderOrNull("seating", one => Tuple.Create(ReadSeating(one), Seats(one, "seats")))
                is var (seating, seats)
                ? (seating, seats)
                : null,
            fields.UnderOrNull("loadList", ReadLoad),
            fields.UnderOrNull("march", ReadMarch),
            fields.UnderOrNull("clearances", ReadCrossings)
        );
        if (read is { Seating: null, Load: null, March: null, Clearances: null })
            fields.Refuse("format", "nothing to judge", "any of seating, loadList, march, clearances");
        fields.Done();
        return problems.Count == before ? read : null;
    }

    private static Seating ReadSeating(Fields fields) =>
        new(
            fields.List("people", Person),
            fields.List("aircraft", ReadCraft),
            fields.List("chains", chain => new Chain(chain.Ref("name"), chain.Texts("people")), 0),
            fields.List(
                "survivors",
                rule => new Survivors(rule.Ref("role"), rule.WholeOrNull("least", 1, 1_000) ?? 1),
                0
            ),
            Seats(fields, "pins")
        );

    private static Traveller Person(Fields line) =>
        new(line.Ref("person"), line.Ref("unit"), line.Real("kg", 0, 1_000), line.Texts("roles"));

    private static Craft ReadCraft(Fields line) =>
        new(
            line.Ref("aircraft"),
            line.Whole("seats", 0, 1_000),
            line.List("legs", leg => new LegPayload(leg.Ref("leg"), leg.Real("kg", 0, 1_000_000)))
        );

    private static IReadOnlyList<Seat> Seats(Fields fields, string key) =>
        fields.List(key, seat => new Seat(seat.Ref("person"), seat.Ref("aircraft")), 0);

    private static ListedLoad ReadLoad(Fields fields) =>
        new(
            fields.OneOf("mode", "air", "road", "sea") switch
            {
                "air" => MoveMode.Air,
                "sea" => MoveMode.Sea,
                _ => MoveMode.Road,
            },
            fields.List("units", Unit),
            fields.List("lines", Line)
        );

    private static TransportUnit Unit(Fields line) =>
        new(
            line.Ref("unit"),
            line.OneOf("kind", "aircraft", "vehicle", "wagon", "hold") switch
            {
                "aircraft" => UnitKind.Aircraft,
                "wagon" => UnitKind.Wagon,
                "hold" => UnitKind.Hold,
                _ => UnitKind.Vehicle,
            },
            line.WholeOrNull("passengers", 0, 5_000) ?? 0,
            line.RealOrNull("grossKg", 0, 10_000_000),
            line.RealOrNull("netExplosiveKg", 0, 10_000_000)
        );

    private static GoodsLine Line(Fields line) =>
        new(
            line.Ref("line"),
            line.Ref("unit"),
            line.TextOrNull("unNumber", 20),
            line.Real("grossKg", 0, 10_000_000),
            line.RealOrNull("netKg", 0, 10_000_000) ?? 0,
            line.RealOrNull("netExplosiveKg", 0, 10_000_000) ?? 0,
            line.TextOrNull("compartment", 48) ?? "",
            line.Has("approved") && line.Flag("approved")
        );

    private static MarchTable ReadMarch(Fields fields) =>
        new(
            new Column(
                fields.List("serials", serial => new Serial(serial.Ref("serial"), serial.List("units", ReadUnit))),
                Distance.FromMetres(fields.Real("intervalMetres", 0, 10_000)),
                Distance.FromMetres(fields.Real("vehicleMetres", 0, 100)),
                Minutes(fields, "unitGapMinutes"),
                Minutes(fields, "serialGapMinutes")
            ),
            new MarchRoute(fields.List("points", Point)),
            fields.List("rows", Row)
        );

    private static MarchUnit ReadUnit(Fields unit) =>
        new(unit.Ref("unit"), unit.Whole("vehicles", 0, 10_000), unit.WholeOrNull("loadClass", 1, 200));

    private static CriticalPoint Point(Fields point) =>
        new(
            point.Ref("point"),
            Distance.FromKilometres(point.Real("km", 0, 20_000)),
            point.RealOrNull("rateKmh", 0, 200) ?? 0,
            Minutes(point, "haltMinutes"),
            point.UnderOrNull("open", open => Tuple.Create(Time(open, "from"), Time(open, "to"))) is var (from, to)
            && from <= to
                ? new Interval(from, to)
                : null,
            point.WholeOrNull("loadClass", 1, 200)
        );

    private static MarchRow Row(Fields row) =>
        new(row.Ref("serial"), row.Ref("point"), Time(row, "arrive"), Time(row, "leave"), Time(row, "clear"));

    private static PlannedCrossings ReadCrossings(Fields fields) =>
        new(
            Time(fields, "now"),
            fields.List(
                "crossings",
                line =>
                    (
                        line.Ref("leg"),
                        line.State("state"),
                        line.OneOf("aircraft", "state", "civil"),
                        line.Ref("cargo"),
                        Time(line, "enter"),
                        Time(line, "leave")
                    )
            ),
            fields.List("papers", Paper, 0)
        );

    private static Lift.Clearance Paper(Fields line) =>
        new(
            line.Ref("leg"),
            line.State("state"),
            line.OneOf("step", "applied", "granted", "refused") switch
            {
                "granted" => ClearanceStep.Granted,
                "refused" => ClearanceStep.Refused,
                _ => ClearanceStep.Applied,
            },
            Time(line, "from"),
            Time(line, "to")
        );

    private static Duration Minutes(Fields fields, string key) =>
        Duration.FromMinutes(fields.RealOrNull(key, 0, 100_000) ?? 0);

    private static Instant Time(Fields fields, string key)
    {
        var text = fields.Text(key);
        if (Iso.TryParse(text, out var at))
            return at;
        if (text.Length > 0)
            fields.Refuse(key, $"\"{text}\"", "an instant in Z, such as 2024-03-15T06:00:00Z");
        return default;
    }
}
