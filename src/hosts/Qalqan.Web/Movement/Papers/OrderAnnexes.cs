using NodaTime;
using Qalqan.Claims;
using Qalqan.Lift;
using Qalqan.Movement;
using Qalqan.Paper;
using Qalqan.People;
using Column = Qalqan.Paper.Column;

namespace Qalqan.Web;

/// <summary>The annexes of a movement order: manifests, load list, route card, march table, contacts, clearances.</summary>
internal static class OrderAnnexes
{
    public static IEnumerable<Block> Of(OrderPart part) =>
        [
            new Heading(part.Say("web.move-order.annex.manifests")),
            new Paragraph(part.Say("web.move-order.manifests.how")),
            .. part.Plan.Standing<ChalkListed>().SelectMany(chalk => OrderPart.Titled(Manifest(part, chalk.Said))),
            new Heading(part.Say("web.move-order.annex.loads")),
            LoadList(part),
            new Heading(part.Say("web.move-order.annex.route")),
            .. OrderRoute.Of(part),
            new Heading(part.Say("web.move-order.annex.march")),
            .. MarchTables(part),
            new Heading(part.Say("web.move-order.annex.contacts")),
            Contacts(part),
            new Heading(part.Say("web.move-order.annex.clearances")),
            Clearances(part),
        ];

    internal static RollLine? LineOf(OrderPart part, string person) =>
        NominalRoll.Of(part.Look.Known).People.FirstOrDefault(line => line.Person == person);

    private static Table Manifest(OrderPart part, ChalkListed chalk) =>
        new(
            part.Say("web.move-order.manifest", ("chalk", chalk.Chalk)),
            [
                new Column(part.Say("web.move-order.line"), 1, true),
                new Column(part.Say("web.paper.reference"), 3),
                new Column(part.Say("web.roll.rank"), 4),
                new Column(part.Say("web.roll.post"), 3),
            ],
            [
                .. chalk.People.Select(
                    (person, at) =>
                    {
                        var line = LineOf(part, person);
                        return new Row([
                            Cell.Of(at + 1),
                            Cell.Of(person),
                            Cell.Of(line is null ? "" : part.Look.Titles.Rank(line, part.Look.Speech)),
                            Cell.Of(line?.Holds?.Post),
                        ]);
                    }
                ),
            ],
            Empty: part.Say("web.move-order.manifest.none", ("chalk", chalk.Chalk))
        );

    private static Table LoadList(OrderPart part) =>
        new(
            part.Say("web.move-order.load-list"),
            [
                new Column(part.Say("web.move-order.chalk"), 2),
                new Column(part.Say("web.move-order.reference"), 2),
                new Column(part.Say("web.sitrep.what"), 5),
                new Column(part.Say("web.move-order.serial-number"), 3),
                new Column(part.Say("web.move-order.pieces"), 2, true),
                new Column(part.Say("web.move-order.gross-kg"), 2, true),
                new Column(part.Say("web.move-order.un-number"), 2),
                new Column(part.Say("web.move-order.neq-kg"), 2, true),
            ],
            [
                .. part
                    .Plan.Standing<ItemListed>()
                    .OrderBy(item => item.Said.Within, StringComparer.Ordinal)
                    .Select(item => new Row([
                        Cell.Of(OrderPart.Or(item.Said.Within)),
                        Cell.Of(item.Said.Item),
                        Cell.Of($"{MovementWords.Code(item.Said.What, part.Look.Speech)}: {item.Said.Words}"),
                        Cell.Of(item.Said.Serial),
                        Cell.Of(item.Said.Count),
                        Cell.Of(item.Said.GrossKg),
                        Cell.Of(item.Said.UnNumber),
                        Cell.Of(item.Said.NetExplosiveKg),
                    ])),
            ],
            Empty: part.Say("web.move-order.load-list.none")
        );

    private static IEnumerable<Block> MarchTables(OrderPart part)
    {
        var isAny = false;
        foreach (var (leg, march) in part.Marches)
        {
            isAny = true;
            foreach (var problem in march.Problems)
                yield return new Paragraph(
                    part.Say(
                        "web.move-order.march.wrong",
                        ("leg", leg.Name),
                        ("what", $"{problem.Code}: {problem.Subject}, {problem.Seen}, {problem.Wanted}")
                    ),
                    IsStrong: true
                );
            yield return new Heading(part.Say("web.move-order.march-table", ("leg", leg.Name)), 2);
            yield return new Table(
                part.Say("web.move-order.march-table", ("leg", leg.Name)),
                [
                    new Column(part.Say("web.move-order.serial"), 2),
                    new Column(part.Say("web.move-order.point"), 5),
                    new Column(part.Say("web.move-order.head"), 3),
                    new Column(part.Say("web.move-order.goes-on"), 3),
                    new Column(part.Say("web.move-order.clear"), 3),
                    new Column(part.Say("web.move-order.overdue"), 3),
                ],
                [
                    .. march.Passes.Select(pass => new Row([
                        Cell.Of(pass.Serial),
                        Cell.Of(OrderExecution.NameOf(pass.Point)),
                        Cell.Of(part.Short(pass.Planned.Arrive, leg.Said.To)),
                        Cell.Of(part.Short(pass.Planned.Leave, leg.Said.To)),
                        Cell.Of(part.Short(pass.Planned.Clear, leg.Said.To)),
                        Cell.Of(part.Short(pass.OverdueFrom, leg.Said.To)),
                    ])),
                ],
                Empty: part.Say("web.move-order.march-table.none")
            );
        }
        if (!isAny)
            yield return new Paragraph(part.Say("web.move-order.march-table.none"));
    }

    private static Table Contacts(OrderPart part) =>
        new(
            part.Say("web.move-order.contacts"),
            [
                new Column(part.Say("web.move-order.escort"), 6),
                new Column(part.Say("web.move-order.leg"), 2),
                new Column(part.Say("web.move-order.contact"), 8),
            ],
            [
                .. part
                    .Plan.Standing<EscortArranged>()
                    .OrderBy(escort => escort.Fact.From)
                    .Select(escort => new Row([
                        Cell.Of($"{escort.Said.Title}, {MovementWords.Code(escort.Said.Body, part.Look.Speech)}"),
                        Cell.Of(escort.Said.Leg),
                        Cell.Of(escort.Said.Contact ?? part.Say("web.move-order.contact.none")),
                    ])),
            ],
            Empty: part.Say("web.move-order.contacts.none")
        );

    private static Table Clearances(OrderPart part) =>
        new(
            part.Say("web.move-order.clearance-table"),
            [
                new Column(part.Say("web.move-order.reference"), 2),
                new Column(part.Say("web.move-order.clearance"), 4),
                new Column(part.Say("web.move-order.leg"), 2),
                new Column(part.Say("web.move-order.needed"), 5),
                new Column(part.Say("web.move-order.standing"), 4),
                new Column(part.Say("web.move-order.valid"), 5),
            ],
            [
                .. Crossings
                    .Of(part.Plan, part.Laws.Clearances)
                    .Select(line => new Row([
                        Cell.Of(line.Wanted.Said.Clearance),
                        Cell.Of(
                            $"{line.Wanted.Said.State}, {MovementWords.Code(line.Wanted.Said.Kind, part.Look.Speech)}"
                        ),
                        Cell.Of(line.Leg.Name),
                        Cell.Of(Window(line.Judged.Crossing.Enter, line.Judged.Crossing.Leave)),
                        Cell.Of(Standing(part, line)),
                        Cell.Of(line.Judged.Paper is { } paper ? Window(paper.ValidFrom, paper.ValidTo) : "–"),
                    ])),
            ],
            Empty: part.Say("web.move-order.clearances.none")
        );

    private static string Standing(OrderPart part, ClearanceLine line)
    {
        var number = line.Steps.LastOrDefault(step => step.Said.Number is not null)?.Said.Number;
        var standing = MoveCodes.Standing(line.Judged.Status, part.Look.Speech);
        return line.Judged.Status is ClearanceStatus.Cleared && number is not null ? $"{standing}, {number}"
            : line.Judged.ToDo?.ApplyBy is { } day ? $"{standing}; {part.Say("web.move-order.apply-by", ("day", day))}"
            : standing;
    }

    private static string Window(Instant from, Instant to) => $"{EndOf(from)} – {EndOf(to)}";

    private static string EndOf(Instant at) =>
        at == Instant.MinValue || at == Instant.MaxValue ? "…" : Words.Speech.Zulu(at);
}
