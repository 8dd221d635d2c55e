using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>handover-book</c> of a whole move, or of one post of it (<c>MT1.HQ-01</c>): who replaces whom and over which hours both are there, the page that
/// the outgoing holder wrote, property by serial and its state, what is not taken over yet. It names nobody, and what is the mission's is not in it.
/// </summary>
internal static class HandoverBook
{
    public const string Document = "handover-book";

    public static PaperKind Kind { get; } =
        new(Document, "web.paper.handover-book", IsOfDay: false, _ => [], Blocks)
        {
            HasSubject = (known, subject) => Of(known, subject) is not null,
            SubjectWanted =
                "a move on record by its reference, such as M1, or a post that it hands over, such as M1.HQ-01",
        };

    /// <summary>The move and the post that a subject names; the move alone is all of its posts; null where there is neither.</summary>
    public static (string Move, string? Post)? Of(Known known, string subject)
    {
        if (MovePlan.Find(known, subject, _ => null) is not null)
            return (subject, null);
        // Either reference may have dots of its own.
        for (var dot = subject.IndexOf('.', 1); dot > 0; dot = subject.IndexOf('.', dot + 1))
            if (
                MovePlan.Find(known, subject[..dot], _ => null) is { } plan
                && Relief.Posts(plan).Any(one => one.Planned.Said.Post == subject[(dot + 1)..])
            )
                return (subject[..dot], subject[(dot + 1)..]);
        return null;
    }

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var (move, post) = Of(look.Known, look.Basis.Subject!)!.Value;
        var part = OrderPart.Of(look, move);
        var posts = Relief.Posts(part.Plan).Where(one => post is null || one.Planned.Said.Post == post).ToList();
        return
        [
            new FactList([
                new Paper.Fact(part.Say("web.move-order.move"), $"{part.Plan.Move.Said.Title} ({part.Plan.Name})"),
                new Paper.Fact(
                    part.Say("web.move-order.handover"),
                    part.Plan.Move.Said.Handover is { } day ? look.Speech.Date(day) : "–"
                ),
                new Paper.Fact(
                    part.Say("web.handover.taken"),
                    part.Say(
                        "web.handover.of",
                        ("count", posts.Count(one => one.Done is not null)),
                        ("all", posts.Count)
                    )
                ),
            ]),
            new Heading(part.Say("web.handover.posts")),
            Posts(part, posts),
            .. posts.SelectMany(one => Post(part, one)),
            .. post is null ? Loose(part) : [],
            new Paragraph(part.Say("web.handover.mission")),
        ];
    }

    private static Table Posts(OrderPart part, IReadOnlyList<ReliefLine> posts) =>
        new(
            part.Say("web.handover.posts"),
            [
                new Column(part.Say("web.roll.post"), 2),
                new Column(part.Say("web.handover.outgoing"), 4),
                new Column(part.Say("web.handover.incoming"), 4),
                new Column(part.Say("web.handover.both-there"), 6),
                new Column(part.Say("web.sitrep.place"), 2),
                new Column(part.Say("web.handover.done"), 3),
            ],
            [
                .. posts.Select(one =>
                {
                    var (fact, said) = (one.Planned.Fact, one.Planned.Said);
                    return new Row([
                        Cell.Of(said.Post),
                        Cell.Of(said.Outgoing),
                        Cell.Of(Who(part, said.Incoming)),
                        Cell.Of($"{part.Look.Clock(fact.From)} – {(fact.To is { } to ? part.Look.Clock(to) : "…")}"),
                        Cell.Of(said.Place),
                        Cell.Of(
                            one.Done is { } done ? part.Look.Short(done.Fact.From) : part.Say("web.handover.not-yet")
                        ),
                    ]);
                }),
            ],
            Empty: part.Say("web.handover.posts.none")
        );

    private static IEnumerable<Block> Post(OrderPart part, ReliefLine one)
    {
        yield return new Heading($"{part.Say("web.roll.post")} {one.Planned.Said.Post}");
        if (one.Planned.Said.Words is { } words)
            yield return new Paragraph(words);
        yield return new Heading(part.Say("web.handover.page"), 2);
        yield return one.Page is { } page
            ? new Paragraph(page.Said.Words)
            : new Paragraph(part.Say("web.handover.page.none"), IsStrong: true);
        var name = part.Say("web.handover.property.of", ("post", one.Planned.Said.Post));
        yield return new Heading(name, 2);
        yield return Property(part, name, one.Property);
    }

    private static IEnumerable<Block> Loose(OrderPart part)
    {
        var name = part.Say("web.handover.property");
        yield return new Heading(name);
        yield return Property(
            part,
            name,
            [.. part.Plan.Standing<Claims.PropertyHanded>().Where(one => one.Said.Post is null)]
        );
    }

    private static Table Property(OrderPart part, string name, IReadOnlyList<Told<Claims.PropertyHanded>> property) =>
        new(
            name,
            [
                new Column(part.Say("web.move-order.reference"), 2),
                new Column(part.Say("web.sitrep.what"), 3),
                new Column(part.Say("web.move-order.serial-number"), 3),
                new Column(part.Say("web.sitrep.words"), 4),
                new Column(part.Say("web.handover.from-to"), 5),
                new Column(part.Say("web.handover.state"), 3),
            ],
            [
                .. property.Select(one => new Row([
                    Cell.Of(one.Said.Item),
                    Cell.Of(MovementWords.Code(one.Said.What, part.Look.Speech)),
                    Cell.Of(one.Said.Serial),
                    Cell.Of(one.Said.Words),
                    Cell.Of($"{one.Said.From} – {one.Said.To}"),
                    Cell.Of(MovementWords.Code(one.Said.State, part.Look.Speech)),
                ])),
            ],
            Empty: part.Say("web.handover.property.none")
        );

    private static string Who(OrderPart part, string? person) =>
        person is null ? part.Say("web.handover.nobody")
        : OrderAnnexes.LineOf(part, person) is { } line ? $"{person}, {part.Look.Titles.Rank(line, part.Look.Speech)}"
        : person;
}
