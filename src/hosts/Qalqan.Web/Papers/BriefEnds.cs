using NodaTime;
using Qalqan.Kernel;
using Qalqan.Paper;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>What ends and who moves, in the brief: counts, and nobody's name.</summary>
internal static class BriefEnds
{
    private static readonly MoveKind[] Kinds = Enum.GetValues<MoveKind>();

    public static IEnumerable<Block> Authorities(PaperLook look, Board board)
    {
        yield return new Heading(look.Say("web.brief.authorities"));
        yield return new Table(
            look.Say("web.brief.authorities"),
            [
                new Column(look.Say("web.brief.kind"), 3),
                new Column(look.Say("web.brief.text"), 5),
                new Column(look.Say("web.brief.last"), 2),
                new Column(look.Say("web.brief.left"), 2, IsNumber: true),
            ],
            [
                .. board.Authorities.Select(one => new Row([
                    Cell.Of(look.Say(AuthorityKey(one.Kind))),
                    Cell.Of(one.Instrument.Called is Kernel.Words title ? look.Speech.Say(title) : one.Instrument.Name),
                    one.Last is { } last
                        ? Cell.Of(last)
                        : Cell.Of(look.Say(one.Instrument.IsPublished ? "web.ends.open" : "web.ends.unpublished")),
                    one.DaysLeft is { } left ? Cell.Of(left) : Cell.Of(""),
                ])),
            ],
            Empty: look.Say("web.brief.authorities.none")
        );
    }

    public static IEnumerable<Block> Papers(PaperLook look, Board board)
    {
        var titles = look
            .InForce.SelectMany(standard => standard.Rules)
            .Select(rule => rule.Requirement)
            .OfType<People.Papers>()
            .SelectMany(papers => papers.Needed)
            .DistinctBy(paper => paper.Paper)
            .ToDictionary(paper => paper.Paper, paper => look.Speech.Say(paper.Title));
        yield return new Heading(look.Say("web.brief.papers", ("days", Ending.PapersWithin)));
        yield return new Table(
            look.Say("web.brief.papers.sheet"),
            [
                new Column(look.Say("web.brief.paper"), 4),
                new Column(look.Say("web.brief.over"), IsNumber: true),
                new Column(look.Say("web.brief.soon"), IsNumber: true),
                new Column(look.Say("web.brief.first")),
            ],
            [
                .. board.Papers.Select(one => new Row([
                    Cell.Of(titles.GetValueOrDefault(one.Paper, one.Paper)),
                    Cell.Of(one.Over),
                    Cell.Of(one.Soon),
                    Cell.Of(one.First),
                ])),
            ],
            Empty: look.Say("web.brief.papers.none", ("days", Ending.PapersWithin))
        );
    }

    public static IEnumerable<Block> Moves(PaperLook look, Board board)
    {
        var roll = NominalRoll.Of(look.Known).ByPerson;
        yield return new Heading(look.Say("web.brief.moves"));
        yield return new Table(
            look.Say("web.brief.moves"),
            [
                new Column(look.Say("web.brief.rotation"), 2),
                .. Kinds.Select(kind => new Column(look.Say(MoveKey(kind)), IsNumber: true)),
            ],
            [
                .. board
                    .Moves.GroupBy(move => roll.GetValueOrDefault(move.Person)?.Rotation)
                    .OrderBy(rotation => rotation.Key is null)
                    .ThenBy(rotation => rotation.Key, StringComparer.Ordinal)
                    .Select(rotation => Line(rotation.Key ?? look.Say("web.brief.rotation.none"), [.. rotation])),
            ],
            board.Moves.Count == 0 ? null : Line(look.Say("web.paper.total"), board.Moves),
            look.Say("web.brief.moves.none")
        );
    }

    private static Row Line(string title, IReadOnlyList<Move> moves) =>
        new([Cell.Of(title), .. Kinds.Select(kind => Cell.Of(moves.Count(move => move.Kind == kind)))]);

    private static string MoveKey(MoveKind kind) =>
        kind switch
        {
            MoveKind.Arrives => "web.brief.move.arrives",
            MoveKind.Departs => "web.brief.move.departs",
            MoveKind.TourEnds => "web.brief.move.tour-ends",
            MoveKind.Leaves => "web.brief.move.leaves",
            _ => "web.brief.move.returns",
        };

    private static string AuthorityKey(string kind) =>
        kind switch
        {
            "mandate" => "web.authority.mandate",
            "national-decision" => "web.authority.national-decision",
            "mou" => "web.authority.mou",
            _ => "web.authority.status-of-forces",
        };
}
