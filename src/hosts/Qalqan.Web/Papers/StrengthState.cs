using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// The paper <c>strength-state</c>: the state of a day at its morning, against establishment and ceiling, with its signature
/// as known at the cut-off. It names those who are not present, and nobody else.
/// </summary>
internal static class StrengthState
{
    public static PaperKind Kind { get; } =
        new("strength-state", "web.paper.strength-state", IsOfDay: true, AwayOf, Blocks);

    private static IReadOnlyList<string> AwayOf(Known known) => [.. Away(DayState.Of(known)).Select(row => row.Person)];

    public static IEnumerable<DayRow> Away(DayState state) =>
        state.Rows.Where(row => row.State is not (null or PersonState.Present));

    private static IReadOnlyList<Block> Blocks(PaperLook look)
    {
        var signed = SignedDay.Of(look.Chronicle, look.Known);
        var roll = NominalRoll.Of(look.Known);
        return
        [
            new Paragraph(SignatureOf(look, signed), IsStrong: true),
            .. StrengthTables.Sums(look, signed.State, roll),
            .. StrengthTables.Units(look, signed.State, roll),
            .. Absentees(look, signed.State, roll),
            .. Vacancies(look, roll),
            .. Since(look, signed),
            .. Defaults(look),
        ];
    }

    private static string SignatureOf(PaperLook look, SignedDay signed)
    {
        if (signed is not { Strength: { } strength, Signature: { } signature })
            return look.Say("web.paper.unsigned", ("day", signed.Day));
        var by = look.Say(
            "web.paper.signed",
            ("day", signed.Day),
            ("serial", strength.Serial),
            ("revision", strength.Revision),
            ("post", signature.Source.Post),
            ("at", look.Clock(signature.From)),
            ("entry", signature.Number)
        );
        return signed.Standing switch
        {
            DayStanding.Stands => by,
            DayStanding.ChangedSince => $"{by} {look.Say("web.paper.signed.changed", ("count", signed.Since.Count))}",
            _ => $"{by} {look.Say("web.state.other.says")}",
        };
    }

    private static IEnumerable<Block> Absentees(PaperLook look, DayState state, NominalRoll roll)
    {
        yield return new Heading(look.Say("web.paper.absent"));
        yield return new Table(
            look.Say("web.paper.absent"),
            [
                new Column(look.Say("web.state.post"), 2),
                new Column(look.Say("web.paper.reference"), 2),
                new Column(look.Say("web.paper.rank"), 3),
                new Column(look.Say("web.paper.name"), 5),
                new Column(look.Say("web.paper.state"), 3),
                new Column(look.Say("web.paper.since"), 2),
                new Column(look.Say("web.paper.until"), 2),
            ],
            [.. Away(state).Select(row => Absentee(look, row, roll.ByPerson[row.Person]))],
            Empty: look.Say("web.paper.absent.none")
        );
    }

    /// <summary>Post, reference, rank, name, state, since when and until when.</summary>
    public static Row Absentee(PaperLook look, DayRow row, RollLine line) =>
        new([
            Cell.Of(row.Post),
            Cell.Of(row.Person),
            Cell.Of(look.Titles.Rank(line, look.Speech)),
            look.NameOf(row.Person),
            Cell.Of(look.Say("state." + DayState.WordOf(row.State))),
            Cell.Of(row.Since is { } since ? look.DayOf(since) : (LocalDate?)null),
            Cell.Of(line.StateEnds is { } ends ? LastDay(look, ends) : (LocalDate?)null),
        ]);

    // A state that ends at midnight was the day before's still.
    private static LocalDate LastDay(PaperLook look, Instant ends) => look.DayOf(ends - Duration.FromMilliseconds(1));

    private static IEnumerable<Block> Vacancies(PaperLook look, NominalRoll roll)
    {
        yield return new Heading(look.Say("web.paper.vacant"));
        yield return new Table(
            look.Say("web.paper.vacant"),
            [
                new Column(look.Say("web.state.post"), 2),
                new Column(look.Say("web.paper.unit"), 5),
                new Column(look.Say("web.paper.rank"), 2),
                new Column(look.Say("web.paper.trade"), 4),
                new Column(look.Say("web.paper.key")),
            ],
            [
                .. roll
                    .Posts.Where(post => post.Standing is PostStanding.Vacant)
                    .Select(post => new Row([
                        Cell.Of(post.Post),
                        Cell.Of(look.UnitOf(post.SubUnit)),
                        Cell.Of(post.Rank),
                        Cell.Of(look.Titles.Trade(post.Trade, look.Speech)),
                        Cell.Of(post.IsKey ? look.Say("web.paper.yes") : ""),
                    ])),
            ],
            Empty: look.Say("web.paper.vacant.none")
        );
    }

    private static IEnumerable<Block> Since(PaperLook look, SignedDay signed)
    {
        if (signed.Since.Count == 0)
            yield break;
        yield return new Heading(look.Say("web.state.changes"));
        yield return new Table(
            look.Say("web.paper.since.sheet"),
            [
                new Column(look.Say("web.paper.reference")),
                new Column(look.Say("web.state.then"), 2),
                new Column(look.Say("web.paper.now"), 2),
            ],
            [
                .. signed.Since.Select(change => new Row([
                    Cell.Of(change.Person),
                    Cell.Of(Said(look, change.Then)),
                    Cell.Of(Said(look, change.Now)),
                ])),
            ]
        );
    }

    private static string Said(PaperLook look, DayRow? row) =>
        row is null
            ? look.Say("web.state.nowhere")
            : $"{row.Post}, {(row.State is null ? look.Say("web.state.unstated") : look.Say("state." + DayState.WordOf(row.State)))}";

    private static IEnumerable<Block> Defaults(PaperLook look)
    {
        yield return new Heading(look.Say("web.paper.defaults"));
        yield return new Paragraph(look.Say("web.paper.defaults.morning"));
        foreach (
            var rule in new[] { look.RuleOf<Establishment>(), look.RuleOf<StrengthCeiling>() }
                .OfType<Rule>()
                .Where(rule => rule.Basis is RuleBasis.LocalDefault)
        )
            yield return new Paragraph(
                look.Say("web.paper.defaults.rule", ("rule", rule.Paraphrase), ("document", rule.Citation.Document))
            );
    }
}
