using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>readiness-brief</c>: whether the unit can deploy by what is judged, and everything that stands against it. It
/// prints the very figures of the board, names nobody, and rests on no compartment.
/// </summary>
internal static class ReadinessBrief
{
    public static PaperKind Kind { get; } =
        new("readiness-brief", "web.paper.readiness-brief", IsOfDay: false, _ => [], Blocks);

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var board = look.Board();
        return
        [
            .. Headline(look, board),
            .. Way(look, board),
            .. Strength(look, board),
            .. Organization(look),
            .. BriefFindings.Of(look, board),
            .. BriefEnds.Authorities(look, board),
            .. BriefEnds.Papers(look, board),
            .. Women(look, board),
            .. BriefEnds.Moves(look, board),
            .. Open(look, board),
        ];
    }

    private static IEnumerable<Block> Headline(PaperLook look, Board board)
    {
        var going = board.Phase is MissionPhase.Preparing or MissionPhase.Moving;
        yield return new Paragraph(
            look.Say(
                (board.CanDeploy, going) switch
                {
                    (CanDeploy.NothingAgainst, true) => "web.brief.go.clear",
                    (CanDeploy.CannotBeSaid, true) => "web.brief.go.unsaid",
                    (CanDeploy.FallsShort, true) => "web.brief.go.short",
                    (CanDeploy.NothingAgainst, false) => "web.brief.stand.clear",
                    (CanDeploy.CannotBeSaid, false) => "web.brief.stand.unsaid",
                    _ => "web.brief.stand.short",
                },
                ("day", look.Known.Today),
                ("breached", Count(board, Verdict.Breached)),
                ("open", Count(board, Verdict.Undetermined))
            ),
            IsStrong: true
        );
        yield return new Paragraph(
            look.Say(
                "web.brief.judged",
                ("what", board.Capabilities.Select(one => look.Say(CapabilityWords.Of(one.Capability))).ToList())
            )
        );
        yield return new Paragraph(look.Say("web.brief.unjudged"));
        if (look.Withheld > 0)
            yield return new Paragraph(look.Say("web.brief.withheld", ("count", look.Withheld)));
    }

    private static int Count(Board board, Verdict verdict) => board.Open.Count(one => one.Finding.Verdict == verdict);

    private static IEnumerable<Block> Way(PaperLook look, Board board)
    {
        yield return new Heading(look.Say("web.brief.way"));
        yield return new FactList([new Paper.Fact(look.Say("web.brief.phase"), look.Say(PhaseWords.Of(board.Phase)))]);
        yield return new Table(
            look.Say("web.brief.way"),
            [
                new Column(look.Say("web.brief.stage"), 7),
                new Column(look.Say("web.brief.first"), 2),
                new Column(look.Say("web.brief.days"), 2, IsNumber: true),
                new Column(look.Say("web.brief.accounts"), 2, IsNumber: true),
            ],
            [
                .. look
                    .Known.Keys<MilestoneReached>()
                    .Select(key => look.Known.Ever<MilestoneReached>(key).ToList())
                    .Where(accounts => accounts.Count > 0)
                    .OrderBy(accounts => accounts[0].From)
                    .ThenBy(accounts => accounts[0].Number)
                    .Select(accounts => Stage(look, accounts)),
            ],
            Empty: look.Say("web.brief.way.none")
        );
    }

    // In the words of the first account; where others give other days a finding says so.
    private static Row Stage(PaperLook look, List<Kernel.Fact> accounts)
    {
        var first = look.DayOf(accounts[0].From);
        return new Row([
            Cell.Of(((MilestoneReached)accounts[0].Claim).Says),
            Cell.Of(first),
            Cell.Of(Period.DaysBetween(look.Known.Today, first)),
            Cell.Of(accounts.Count),
        ]);
    }

    private static IEnumerable<Block> Strength(PaperLook look, Board board)
    {
        var (now, before) = (board.Strength, board.Before);
        yield return new Heading(look.Say("web.paper.strength"));
        yield return new Table(
            look.Say("web.paper.strength"),
            [
                new Column(look.Say("web.brief.figure"), 4),
                new Column(look.Say("web.paper.now"), IsNumber: true),
                new Column(look.Say("web.brief.before"), IsNumber: true),
            ],
            [
                Line("web.brief.in-mission", now.InMission, before.InMission),
                Line("web.brief.on-roll", now.OnRoll, before.OnRoll),
                Line("web.brief.preparing", now.Preparing, before.Preparing),
                Line("web.brief.filled", now.Filled, before.Filled),
                Line("web.paper.posts", now.Posts, before.Posts),
                Line("web.brief.ceiling", now.Ceiling, before.Ceiling),
            ]
        );

        Row Line(string key, int? one, int? other) => new([Cell.Of(look.Say(key)), Number(one), Number(other)]);

        static Cell Number(int? number) => number is { } value ? Cell.Of(value) : Cell.Of("–");
    }

    // By sub-unit what the establishment has and who holds it: names are not in it.
    private static IEnumerable<Block> Organization(PaperLook look)
    {
        var posts = NominalRoll.Of(look.Known).Posts;
        yield return new Heading(look.Say("web.brief.organization"));
        yield return new Table(
            look.Say("web.brief.organization"),
            [
                new Column(look.Say("web.paper.unit"), 5),
                new Column(look.Say("web.paper.posts"), 2, IsNumber: true),
                new Column(look.Say("web.brief.held"), 2, IsNumber: true),
                new Column(look.Say("web.brief.doubled"), 2, IsNumber: true),
                new Column(look.Say("web.brief.disputed"), 2, IsNumber: true),
                new Column(look.Say("web.paper.posts.vacant"), 2, IsNumber: true),
                new Column(look.Say("web.brief.key-vacant"), 2, IsNumber: true),
            ],
            [
                .. posts
                    .GroupBy(post => post.SubUnit)
                    .OrderBy(unit => unit.Key is null)
                    .ThenBy(unit => unit.Key, StringComparer.Ordinal)
                    .Select(unit => Line(look.UnitOf(unit.Key), [.. unit])),
            ],
            Line(look.Say("web.paper.total"), posts),
            look.Say("web.brief.organization.none")
        );

        static Row Line(string title, IReadOnlyList<PostLine> of)
        {
            int In(PostStanding standing) => of.Count(post => post.Standing == standing);
            return new Row([
                Cell.Of(title),
                Cell.Of(of.Count),
                Cell.Of(of.Count - In(PostStanding.Vacant) - In(PostStanding.Disputed)),
                Cell.Of(In(PostStanding.Doubled)),
                Cell.Of(In(PostStanding.Disputed)),
                Cell.Of(In(PostStanding.Vacant)),
                Cell.Of(of.Count(post => post is { IsKey: true, Standing: PostStanding.Vacant })),
            ]);
        }
    }

    // As a total only, and as it was declared: no line of a paper tells who.
    private static IEnumerable<Block> Women(PaperLook look, Board board)
    {
        yield return new Heading(look.Say("web.brief.women"));
        yield return new Paragraph(
            board.Women is { } finding
                ? $"{look.Say("verdict." + Reader.WordOf(finding.Verdict))}. {look.Speech.Say(finding.Says)}"
                : look.Say("web.brief.women.none")
        );
    }

    private static IEnumerable<Block> Open(PaperLook look, Board board)
    {
        var sources = board
            .Open.Select(one => one.Finding)
            .Where(finding => finding.Rule.Requirement is Readiness.SourcesAgree)
            .ToList();
        yield return new Heading(look.Say("web.brief.open"));
        yield return new FactList([
            new Paper.Fact(look.Say("web.brief.day"), DayOf(look, board)),
            new Paper.Fact(look.Say("web.brief.tours.over"), $"{board.Tours.Over}"),
            new Paper.Fact(
                look.Say("web.brief.tours.successor", ("days", Tours.Ahead)),
                $"{board.Tours.WithoutSuccessor}"
            ),
            new Paper.Fact(look.Say("web.brief.handover"), $"{board.InHandover}"),
            new Paper.Fact(look.Say("web.brief.sources"), $"{sources.Count}"),
        ]);
        foreach (var finding in sources)
            yield return new Paragraph(look.Speech.Say(finding.Says));
    }

    private static string DayOf(PaperLook look, Board board) =>
        !board.OnTour
            ? look.Say("web.brief.day.nobody")
            : look.Say(
                board.StateOfDay.Standing switch
                {
                    DayStanding.Stands => "web.brief.day.signed",
                    DayStanding.ChangedSince => "web.brief.day.changed",
                    DayStanding.OfAnotherRecord => "web.brief.day.other",
                    _ => "web.brief.day.unsigned",
                },
                ("day", board.StateOfDay.Day)
            );
}
