using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>movement-order</c> of one move, in six parts and six annexes: everything that is counted or timed comes from the record, what only an
/// officer knows is in their words. It names nobody: people stand in it by reference, rank and post.
/// </summary>
internal static class MovementOrder
{
    public static PaperKind Kind { get; } =
        new(OrderFields.Document, "web.paper.movement-order", IsOfDay: false, _ => [], Blocks)
        {
            HasSubject = (known, move) => MovePlan.Find(known, move, _ => null) is not null,
            SubjectWanted = "a move on record by its reference, such as M1",
            HoldsBack = OrderGate.Problems,
        };

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var part = OrderPart.Of(look);
        return
        [
            .. Head(part),
            new Heading(part.Say("web.move-order.part.situation")),
            part.Words(OrderFields.Situation),
            new Heading(part.Say("web.move-order.part.mission")),
            part.Words(OrderFields.Mission),
            .. Purpose(part),
            new Heading(part.Say("web.move-order.part.execution")),
            .. OrderExecution.Of(part),
            new Heading(part.Say("web.move-order.part.administration")),
            .. OrderLogistics.Of(part),
            new Heading(part.Say("web.move-order.part.command")),
            .. Command(part),
            new Heading(part.Say("web.move-order.part.safety")),
            .. OrderSafety.Of(part),
            .. OrderAnnexes.Of(part),
        ];
    }

    private static IEnumerable<Block> Head(OrderPart part)
    {
        var numbers = part.Going.Select(leg => part.Numbers[leg]).OfType<string>().Distinct().ToList();
        yield return new FactList([
            new Paper.Fact(part.Say("web.move-order.move"), $"{part.Plan.Move.Said.Title} ({part.Plan.Name})"),
            new Paper.Fact(part.Say("web.move-order.numbers"), OrderPart.Or(string.Join(", ", numbers))),
        ]);
        yield return new Paragraph(part.Say("web.move-order.numbers.how"));
        if (OrderGate.Open(part) is { Count: > 0 } open)
            yield return new Paragraph(part.Say("web.move-order.held", ("count", open.Count)), IsStrong: true);
    }

    private static IEnumerable<Block> Purpose(OrderPart part)
    {
        var said = part.Plan.Move.Said;
        yield return new FactList([
            new Paper.Fact(part.Say("web.move-order.kind"), MovementWords.Code(said.Kind, part.Look.Speech)),
            new Paper.Fact(
                part.Say("web.move-order.strength"),
                said.Strength is { } strength ? part.Look.Speech.Number(strength) : "–"
            ),
            new Paper.Fact(
                part.Say("web.move-order.handover"),
                said.Handover is { } day ? part.Look.Speech.Date(day) : "–"
            ),
        ]);
    }

    // A chain is told by posts: who holds them is on the roll.
    private static IEnumerable<Block> Command(OrderPart part)
    {
        foreach (var block in part.Written(OrderFields.Command))
            yield return block;
        var rows =
            from role in part.Plan.Standing<RoleListed>()
            where role.Said.IsChain
            from one in role.Said.People.Select((person, at) => (Person: person, Place: at + 1))
            let line = OrderAnnexes.LineOf(part, one.Person)
            select new Row([
                Cell.Of(role.Said.Role),
                Cell.Of(one.Place),
                Cell.Of(line?.Holds?.Post ?? one.Person),
                Cell.Of(
                    string.Join(
                        ", ",
                        part.Plan.Standing<ChalkListed>()
                            .Where(chalk => chalk.Said.People.Contains(one.Person))
                            .Select(chalk => chalk.Said.Chalk)
                    )
                ),
            ]);
        yield return new Table(
            part.Say("web.move-order.chains"),
            [
                new Column(part.Say("web.move-order.role"), 3),
                new Column(part.Say("web.move-order.place"), 2, true),
                new Column(part.Say("web.roll.post"), 3),
                new Column(part.Say("web.move-order.chalk"), 3),
            ],
            [.. rows],
            Empty: part.Say("web.move-order.chains.none")
        );
        yield return new Paragraph(part.Say("web.move-order.contacts.where"));
    }
}
