using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>end-of-tour-report</c> of a move: its figures as planned and as they came to be, what was learned with who is to act and which line of the
/// checklist it changes, and the checklist that the next rotation begins with.
/// </summary>
internal static class TourReport
{
    public static PaperKind Kind { get; } =
        new("end-of-tour-report", "web.paper.end-of-tour-report", IsOfDay: false, _ => [], Blocks)
        {
            HasSubject = (known, move) => MovePlan.Find(known, move, _ => null) is not null,
            SubjectWanted = MovementOrder.Kind.SubjectWanted,
        };

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var part = OrderPart.Of(look);
        return
        [
            .. Figures(part),
            new Heading(part.Say("web.tour-report.legs")),
            Legs(part),
            new Heading(part.Say("web.tour-report.counts")),
            Counts(part),
            new Heading(part.Say("web.tour-report.lessons")),
            Lessons(part),
            new Heading(part.Say("web.tour-report.next")),
            Next(part),
        ];
    }

    private static IEnumerable<Block> Figures(OrderPart part)
    {
        var (plan, speech) = (part.Plan, part.Look.Speech);
        var going = part.Going.ToList();
        var clearances = Crossings.Of(plan, part.Laws.Clearances);
        var posts = Relief.Posts(plan);
        var property = plan.Standing<PropertyHanded>();
        var lines = Relief.Checklist(plan);
        yield return new FactList([
            new Paper.Fact(part.Say("web.move-order.move"), $"{plan.Move.Said.Title} ({plan.Name})"),
            new Paper.Fact(
                part.Say("web.move-order.strength"),
                plan.Move.Said.Strength is { } strength ? speech.Number(strength) : "–"
            ),
            new Paper.Fact(
                part.Say("web.tour-report.manifested"),
                speech.Number(plan.Standing<ChalkListed>().SelectMany(chalk => chalk.Said.People).Distinct().Count())
            ),
            Of("web.tour-report.legs-arrived", going.Count(leg => leg.Arrived is not null), going.Count),
            Of("web.tour-report.cleared", clearances.Count(line => !line.Blocks), clearances.Count),
            Of("web.handover.taken", posts.Count(one => one.Done is not null), posts.Count),
            Of(
                "web.tour-report.property-seen",
                property.Count(one => one.Said.State != Relief.NotSeen),
                property.Count
            ),
            Of("web.tour-report.lines-done", lines.Count(line => line.IsDone), lines.Count),
        ]);

        Paper.Fact Of(string key, int count, int all) =>
            new(part.Say(key), part.Say("web.handover.of", ("count", count), ("all", all)));
    }

    private static Table Legs(OrderPart part) =>
        new(
            part.Say("web.tour-report.legs"),
            [
                new Column(part.Say("web.move-order.leg"), 3),
                new Column(part.Say("web.move-order.from-to"), 6),
                new Column(part.Say("web.tour-report.planned"), 4),
                new Column(part.Say("web.tour-report.left"), 3),
                new Column(part.Say("web.tour-report.arrived"), 3),
                new Column(part.Say("web.tour-report.late"), 2, true),
            ],
            [
                .. part.Going.Select(leg => new Row([
                    Cell.Of(OrderExecution.NameOf(part, leg)),
                    Cell.Of(part.Way(leg)),
                    Cell.Of($"{Words.Speech.Zulu(leg.Departs)} – {Words.Speech.Zulu(leg.Arrives)}"),
                    Cell.Of(Time(leg.Left)),
                    Cell.Of(Time(leg.Arrived)),
                    Cell.Of(
                        leg.Arrived is { } at ? (decimal?)Math.Round((decimal)(at - leg.Arrives).TotalMinutes) : null
                    ),
                ])),
            ],
            Empty: part.Say("web.move-order.legs.none")
        );

    private static Table Counts(OrderPart part) =>
        new(
            part.Say("web.tour-report.counts"),
            [
                new Column(part.Say("web.move-order.leg"), 2),
                new Column(part.Say("web.sitrep.place"), 5),
                new Column(part.Say("web.tour-report.counted-as"), 3),
                new Column(part.Say("web.tour-report.expected"), 2, true),
                new Column(part.Say("web.tour-report.counted"), 2, true),
                new Column(part.Say("web.tour-report.missing"), 2, true),
            ],
            [
                .. HeadCounts
                    .Of(part.Plan)
                    .Select(count => new Row([
                        Cell.Of(count.Leg.Name),
                        Cell.Of(part.Title(count.Node)),
                        Cell.Of(
                            part.Say(
                                count.Doing is CountDoing.Leaving
                                    ? "web.tour-report.leaving"
                                    : "web.tour-report.arriving"
                            )
                        ),
                        Cell.Of(count.Expected.Count),
                        Cell.Of(count.At is null ? null : (decimal?)count.Counted),
                        Cell.Of(count.At is null ? null : (decimal?)count.Missing.Count),
                    ])),
            ],
            Empty: part.Say("web.tour-report.counts.none")
        );

    private static Table Lessons(OrderPart part) =>
        new(
            part.Say("web.tour-report.lessons"),
            [
                new Column(part.Say("web.move-order.reference"), 2),
                new Column(part.Say("web.tour-report.lesson"), 8),
                new Column(part.Say("web.tour-report.owner"), 2),
                new Column(part.Say("web.tour-report.line"), 3),
                new Column(part.Say("web.tour-report.change"), 6),
            ],
            [
                .. part
                    .Plan.Standing<LessonDrawn>()
                    .Select(one => new Row([
                        Cell.Of(one.Said.Lesson),
                        Cell.Of(one.Said.Words),
                        Cell.Of(one.Said.Owner),
                        Cell.Of(one.Said.Line),
                        Cell.Of(one.Said.Change),
                    ])),
            ],
            Empty: part.Say("web.tour-report.lessons.none")
        );

    private static Table Next(OrderPart part) =>
        new(
            part.Say("web.tour-report.next"),
            [
                new Column(part.Say("web.tour-report.line"), 3),
                new Column(part.Say("web.sitrep.words"), 9),
                new Column(part.Say("web.tour-report.days-before"), 2, true),
                new Column(part.Say("web.tour-report.owner"), 2),
                new Column(part.Say("web.tour-report.lesson-of"), 2),
            ],
            [
                .. Relief
                    .Next(part.Plan)
                    .Select(one => new Row([
                        Cell.Of(one.Line),
                        Cell.Of(one.Words),
                        Cell.Of((decimal?)one.DaysBefore),
                        Cell.Of(one.Owner),
                        Cell.Of(one.Lesson),
                    ])),
            ],
            Empty: part.Say("web.tour-report.next.none")
        );

    private static string Time(Instant? at) => at is { } time ? Words.Speech.Zulu(time) : "–";
}
