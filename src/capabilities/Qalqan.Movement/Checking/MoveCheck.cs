using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Lift;

namespace Qalqan.Movement;

/// <summary>What a check holds of one thing.</summary>
public enum CheckKind
{
    /// <summary>The plan itself is wrongly put: nothing can be judged by it.</summary>
    Slip,

    /// <summary>It breaks a limit or a rule.</summary>
    Fault,

    /// <summary>Neither: a person must read a condition, or wait for an answer.</summary>
    Open,
}

/// <summary>One thing that a check found. <c>Names</c> are the persons or lines that it concerns; <c>Source</c> the cell or rule that refuses, where one does.</summary>
public sealed record CheckFound(
    string Part,
    CheckKind Kind,
    string Code,
    string Subject,
    IReadOnlyList<string> Names,
    string Seen,
    string Wanted,
    string Change,
    string? Source
)
{
    /// <summary>The last day to apply, by that state's calendar; null where it is no clearance, or cannot be counted.</summary>
    public LocalDate? ApplyBy { get; init; }

    public bool IsLate { get; init; }
}

/// <summary>A part that was judged, and what was found in it, the gravest first.</summary>
public sealed record CheckedPart(string Part, IReadOnlyList<CheckFound> Found)
{
    public bool Stands => Found.All(one => one.Kind is CheckKind.Open);

    /// <summary>Of a load list, how much explosive is in which unit.</summary>
    public IReadOnlyList<ExplosiveQuantity> Explosives { get; init; } = [];
}

/// <summary>Judges what is in a file by the engine and the tables in force: who sits where, a load list, a march table, clearances.</summary>
public static class MoveCheck
{
    public static IReadOnlyList<CheckedPart> Of(PlanFile file, MoveTables tables)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(tables);
        List<CheckedPart> parts = [];
        if (file.Seating is var (question, seats))
            parts.Add(Part("seating", OfSeating(question.Check(seats))));
        if (file.Load is { } load)
            parts.Add(OfLoad(load, tables));
        if (file.March is { } march)
            parts.Add(Part("march", OfMarch(march)));
        if (file.Clearances is { } crossings)
            parts.Add(Part("clearances", OfClearances(crossings, tables)));
        return parts;
    }

    private static CheckedPart Part(string part, IEnumerable<CheckFound> found) =>
        new(part, [.. found.Select(one => one with { Part = part }).OrderBy(one => one.Kind)]);

    private static IEnumerable<CheckFound> OfSeating(SeatingJudged judged) =>
        [.. judged.Problems.Select(problem => Of(CheckKind.Slip, problem)), .. judged.Faults.Select(Of)];

    private static CheckFound Of(SeatingFault fault)
    {
        var unit = fault.Rule is SeatingRule.Payload ? " kg" : "";
        string?[] subject =
        [
            fault.Aircraft,
            fault.Leg,
            fault.Rule is SeatingRule.Survivors ? fault.Code : null,
            .. fault.Rule is SeatingRule.Manifest or SeatingRule.Pins or SeatingRule.Chain ? fault.People : [],
        ];
        return new CheckFound(
            "",
            CheckKind.Fault,
            fault.Rule is SeatingRule.Survivors ? "survivors" : fault.Code,
            string.Join(' ', subject.OfType<string>()),
            fault.People,
            Whole(Math.Ceiling(fault.Seen)) + unit,
            fault.Rule switch
            {
                SeatingRule.Payload => $"<={Whole(Math.Floor(fault.Wanted))} kg",
                SeatingRule.Seats or SeatingRule.Chain => $"<={Whole(fault.Wanted)}",
                SeatingRule.Survivors => $">={Whole(fault.Wanted)}",
                _ => Whole(fault.Wanted),
            },
            fault.Change,
            null
        );
    }

    private static CheckedPart OfLoad(ListedLoad load, MoveTables tables)
    {
        if (tables.GoodsTable(load.Mode)?.Value is not { } table)
            return Part("loadList", [Slip("table-unknown", $"{load.Mode}", "goods-table", "correct-reference")]);
        var judged = table.Check(load.Units, load.Lines);
        return Part(
            "loadList",
            [
                .. judged.Problems.Select(problem => Of(CheckKind.Slip, problem)),
                .. judged.Faults.Select(fault => Of(CheckKind.Fault, fault)),
                .. judged.Conditions.Select(fault => Of(CheckKind.Open, fault)),
            ]
        ) with
        {
            Explosives = judged.Explosives,
        };
    }

    private static IEnumerable<CheckFound> OfMarch(MarchTable march)
    {
        // With a slip of the column or the route there are no times to judge; every other problem is the table's own.
        var slips = march.Route.Problems(march.Column);
        return slips.Count > 0
            ? slips.Select(problem => Of(CheckKind.Slip, problem))
            : march
                .Check()
                .Select(problem =>
                    Of(problem.Code is "row-count" or "row-unknown" ? CheckKind.Slip : CheckKind.Fault, problem)
                );
    }

    private static IEnumerable<CheckFound> OfClearances(PlannedCrossings planned, MoveTables tables)
    {
        Crossing[] crossings =
        [
            .. planned.Crossings.Select(one => new Crossing(
                one.Leg,
                one.State,
                tables.ClearanceRule(one.State, one.Aircraft, one.Cargo)?.Value,
                one.Enter,
                one.Leave
            )),
        ];
        var clearing = new Clearing(
            planned.Papers,
            [.. crossings.Select(one => one.State).Distinct().Select(tables.WorkingCalendar).OfType<WorkingCalendar>()]
        );
        var slips = clearing
            .Problems(crossings)
            .Where(problem => problem.Code is not "clearance-for-another-time")
            .ToList();
        return slips.Count > 0
            ? slips.Select(problem => Of(CheckKind.Slip, problem))
            : clearing.Judge(crossings, planned.Now).SelectMany(Of);
    }

    private static IEnumerable<CheckFound> Of(CrossingJudged judged)
    {
        if (judged.Status is ClearanceStatus.Cleared)
            return [];
        var (kind, code, change) = judged.Status switch
        {
            ClearanceStatus.Waiting => (CheckKind.Open, "clearance-waiting", "wait"),
            ClearanceStatus.OtherTime => (CheckKind.Fault, "clearance-for-another-time", "apply-again"),
            ClearanceStatus.Refused => (CheckKind.Fault, "clearance-refused", "apply-again"),
            ClearanceStatus.Unknown => (CheckKind.Fault, "clearance-unknown", "ask-the-state"),
            _ => (CheckKind.Fault, "clearance-missing", "apply"),
        };
        var crossing = judged.Crossing;
        return
        [
            new CheckFound(
                "",
                kind,
                code,
                $"{crossing.Leg} {crossing.State}",
                [],
                judged.Paper is { } paper ? $"{Text(paper.ValidFrom)}/{Text(paper.ValidTo)}" : "",
                $"{Text(crossing.Enter)}/{Text(crossing.Leave)}",
                change,
                crossing.Rule?.Source
            )
            {
                ApplyBy = judged.ToDo?.ApplyBy,
                IsLate = judged.ToDo is { IsLate: true },
            },
        ];
    }

    private static CheckFound Of(CheckKind kind, Problem problem) =>
        new("", kind, problem.Code, problem.Subject, [], problem.Seen, problem.Wanted, problem.Change, null);

    private static CheckFound Of(CheckKind kind, GoodsFault fault) =>
        new(
            "",
            kind,
            fault.Code,
            fault.Lines.Count == 0 ? fault.Unit : $"{fault.Unit}: {Few(fault.Lines)}",
            fault.Lines,
            fault.Seen,
            fault.Wanted,
            fault.Change,
            fault.Cited is { } cell ? $"{cell.Source}: {cell.Row} / {cell.Column} = {cell.Code}" : null
        );

    private static CheckFound Slip(string code, string subject, string wanted, string change) =>
        new("", CheckKind.Slip, code, subject, [], "", wanted, change, null);

    // Ten thousand lines of one kind are one refusal; a sentence names the first of them.
    private static string Few(IReadOnlyList<string> names) =>
        string.Join(' ', names.Take(6)) + (names.Count > 6 ? $" … ({names.Count})" : "");

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string Text(Instant at) => InstantPattern.General.Format(at);
}
