using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using static Qalqan.Movement.MoveFields;

namespace Qalqan.Movement;

/// <summary>The end of a move: posts, property, lessons, and the checklist of the next one.</summary>
internal static class HandoverKinds
{
    public static IReadOnlyList<StatementKind> All { get; } = [Relief, Done, Page, Property, Lesson, Line, Ticked];

    private static StatementKind Relief =>
        new(
            "relief",
            Phrase.Of("movement.kind.relief"),
            false,
            [Post.Needed, Outgoing.Needed, Incoming, Place, Overlaps.Needed, Until, Text],
            (typed, move) =>
                (
                    new ReliefPlanned(
                        move,
                        typed.Needed(Post),
                        typed.Needed(Outgoing),
                        typed.Text(Incoming) is { } person ? typed.Person(Incoming, person.ToUpperInvariant()) : null,
                        typed.Text(Place),
                        typed.Text(Text)
                    ),
                    new Validity(
                        typed.Time(Overlaps, typed.Text(Place)) ?? Instant.MinValue,
                        typed.Time(Until, typed.Text(Place))
                    )
                ),
            (fact, asked) =>
                fact.Claim is ReliefPlanned said
                    ? asked.Name switch
                    {
                        "post" => said.Post,
                        "outgoing" => said.Outgoing,
                        "incoming" => said.Incoming ?? "",
                        "place" => said.Place ?? "",
                        "overlaps" => MoveText.Of(fact.From),
                        "until" => MoveText.Of(fact.To),
                        _ => said.Words ?? "",
                    }
                    : "",
            MoveClaim.Of<ReliefPlanned>()
        );

    private static StatementKind Done =>
        new(
            "relieved",
            Phrase.Of("movement.kind.relieved"),
            true,
            [Post.Needed, At, Text],
            (typed, move) => (new Relieved(move, typed.Needed(Post), typed.Text(Text)), StatementKinds.At(typed)),
            (_, _) => "",
            MoveClaim.Of<Relieved>()
        );

    private static StatementKind Page =>
        new(
            "page",
            Phrase.Of("movement.kind.page"),
            false,
            [Post.Needed, LongText.Needed],
            (typed, move) =>
                (new PageWritten(move, typed.Needed(Post), typed.Needed(LongText)), new Validity(typed.Now, null)),
            (fact, asked) => fact.Claim is PageWritten said ? (asked.Name == "post" ? said.Post : said.Words) : "",
            MoveClaim.Of<PageWritten>()
        );

    private static StatementKind Property =>
        new(
            "property",
            Phrase.Of("movement.kind.property"),
            false,
            [
                MoveFields.Property.Needed,
                PropertyWhat.Needed,
                SerialNumber.Needed,
                Text.Needed,
                Giver.Needed,
                Taker.Needed,
                Post,
                PropertyState.Needed,
            ],
            (typed, move) =>
                (
                    new PropertyHanded(
                        move,
                        typed.Needed(MoveFields.Property),
                        typed.Code(PropertyWhat) ?? "",
                        typed.Needed(SerialNumber),
                        typed.Needed(Text),
                        typed.Needed(Giver),
                        typed.Needed(Taker),
                        typed.Text(Post),
                        typed.Code(PropertyState) ?? ""
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is PropertyHanded said
                    ? asked.Name switch
                    {
                        "property" => said.Item,
                        "what" => said.What,
                        "number" => said.Serial,
                        "words" => said.Words,
                        "from" => said.From,
                        "to" => said.To,
                        "post" => said.Post ?? "",
                        _ => said.State,
                    }
                    : "",
            MoveClaim.Of<PropertyHanded>()
        );

    private static StatementKind Lesson =>
        new(
            "lesson",
            Phrase.Of("movement.kind.lesson"),
            false,
            [MoveFields.Lesson.Needed, LongText.Needed, Owner.Needed, MoveFields.Line.Needed, Change.Needed],
            (typed, move) =>
                (
                    new LessonDrawn(
                        move,
                        typed.Needed(MoveFields.Lesson),
                        typed.Needed(LongText),
                        typed.Needed(Owner),
                        typed.Needed(MoveFields.Line),
                        typed.Needed(Change)
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is LessonDrawn said
                    ? asked.Name switch
                    {
                        "lesson" => said.Lesson,
                        "words" => said.Words,
                        "owner" => said.Owner,
                        "line" => said.Line,
                        _ => said.Change,
                    }
                    : "",
            MoveClaim.Of<LessonDrawn>()
        );

    private static StatementKind Line =>
        new(
            "checklist",
            Phrase.Of("movement.kind.checklist"),
            false,
            [MoveFields.Line.Needed, Text.Needed, DaysBefore, Owner],
            (typed, move) =>
                (
                    new ChecklistLine(
                        move,
                        typed.Needed(MoveFields.Line),
                        typed.Needed(Text),
                        typed.Whole(DaysBefore),
                        typed.Text(Owner)
                    ),
                    new Validity(typed.Now, null)
                ),
            (fact, asked) =>
                fact.Claim is ChecklistLine said
                    ? asked.Name switch
                    {
                        "line" => said.Line,
                        "words" => said.Words,
                        "daysBefore" => MoveText.Of(said.DaysBefore),
                        _ => said.Owner ?? "",
                    }
                    : "",
            MoveClaim.Of<ChecklistLine>()
        );

    private static StatementKind Ticked =>
        new(
            "line-done",
            Phrase.Of("movement.kind.line-done"),
            true,
            [MoveFields.Line.Needed, IsDone, At, Text],
            (typed, move) =>
                (
                    new LineDone(move, typed.Needed(MoveFields.Line), typed.Yes(IsDone), typed.Text(Text)),
                    StatementKinds.At(typed)
                ),
            (_, _) => "",
            MoveClaim.Of<LineDone>()
        );
}
