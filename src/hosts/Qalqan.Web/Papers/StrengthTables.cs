using Qalqan.Kernel;
using Qalqan.Paper;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>The figures of a day's strength: by officers and other ranks against the establishment, and by sub-unit and state.</summary>
internal static class StrengthTables
{
    public static IEnumerable<Block> Sums(PaperLook look, DayState state, NominalRoll roll)
    {
        yield return new Heading(look.Say("web.paper.strength"));
        var groups = new[] { "OF-", "OR-", "" };
        var rows = groups
            .Select(group =>
            {
                var posts = roll.Posts.Where(post => GroupOf(post.Rank) == group).ToList();
                var people = state.Rows.Where(row => GroupOf(roll.ByPerson[row.Person].Rank) == group).ToList();
                return (group, posts, people);
            })
            .Where(one => one.group.Length > 0 || one.posts.Count > 0 || one.people.Count > 0)
            .ToList();
        yield return new Table(
            look.Say("web.paper.strength"),
            [
                new Column("", 3),
                new Column(look.Say("web.paper.posts"), IsNumber: true),
                new Column(look.Say("web.paper.posts.vacant"), IsNumber: true),
                new Column(look.Say("web.paper.roll"), IsNumber: true),
                new Column(look.Say("web.paper.present"), IsNumber: true),
                new Column(look.Say("web.paper.not-present"), IsNumber: true),
                new Column(look.Say("web.state.unstated"), IsNumber: true),
            ],
            [.. rows.Select(one => Line(look.Say(GroupKey(one.group)), one.posts, one.people))],
            Line(look.Say("web.paper.total"), roll.Posts, state.Rows)
        );
        yield return new Paragraph(CeilingOf(look, state));
        if (look.RuleOf<Establishment>() is { Requirement: Establishment wanted })
            yield return new Paragraph(look.Say("web.paper.establishment", ("posts", wanted.Posts.Count)));
    }

    public static IEnumerable<Block> Units(PaperLook look, DayState state, NominalRoll roll)
    {
        yield return new Heading(look.Say("web.paper.units"));
        yield return new Table(
            look.Say("web.paper.units.sheet"),
            [
                new Column(look.Say("web.paper.unit"), 5),
                new Column(look.Say("web.paper.posts"), IsNumber: true),
                new Column(look.Say("web.paper.posts.vacant"), IsNumber: true),
                new Column(look.Say("web.paper.roll"), IsNumber: true),
                .. StateWords.All.Select(word => new Column(look.Say(word.Brief), IsNumber: true)),
                new Column(look.Say("web.state.unstated"), IsNumber: true),
            ],
            [
                .. UnitsOf(state, roll)
                    .Select(unit =>
                        InStates(
                            look.UnitOf(unit),
                            [.. roll.Posts.Where(post => post.SubUnit == unit)],
                            [.. state.Rows.Where(row => row.SubUnit == unit)]
                        )
                    ),
            ],
            InStates(look.Say("web.paper.total"), roll.Posts, state.Rows),
            look.Say("web.state.empty")
        );
    }

    /// <summary>The sub-units that have posts or people, in order; null last, for those of none.</summary>
    public static IEnumerable<string?> UnitsOf(DayState state, NominalRoll roll) =>
        roll
            .Posts.Select(post => post.SubUnit)
            .Concat(state.Rows.Select(row => row.SubUnit))
            .Distinct()
            .OrderBy(unit => unit is null)
            .ThenBy(unit => unit, StringComparer.Ordinal);

    private static string GroupOf(string? rank) => rank is not null && Rank.StepOf(rank) is not null ? rank[..3] : "";

    private static string GroupKey(string group) =>
        group switch
        {
            "OF-" => "web.paper.officers",
            "OR-" => "web.paper.other-ranks",
            _ => "web.paper.rank.none",
        };

    private static Row Line(string title, IReadOnlyList<PostLine> posts, IReadOnlyList<DayRow> people)
    {
        var present = people.Count(row => row.State is Claims.PersonState.Present);
        var unstated = people.Count(row => row.State is null);
        return new Row([
            Cell.Of(title),
            Cell.Of(posts.Count),
            Cell.Of(Vacant(posts)),
            Cell.Of(people.Count),
            Cell.Of(present),
            Cell.Of(people.Count - present - unstated),
            Cell.Of(unstated),
        ]);
    }

    private static Row InStates(string title, IReadOnlyList<PostLine> posts, IReadOnlyList<DayRow> people) =>
        new([
            Cell.Of(title),
            Cell.Of(posts.Count),
            Cell.Of(Vacant(posts)),
            Cell.Of(people.Count),
            .. StateWords.All.Select(word => Cell.Of(people.Count(row => row.State == word.State))),
            Cell.Of(people.Count(row => row.State is null)),
        ]);

    private static int Vacant(IReadOnlyList<PostLine> posts) =>
        posts.Count(post => post.Standing is PostStanding.Vacant);

    private static string CeilingOf(PaperLook look, DayState state)
    {
        var beside = state.Rows.Count(row => row.Tenure is Claims.Tenure.Handover);
        var counted = state.Rows.Count - beside;
        return look.RuleOf<StrengthCeiling>() is { Requirement: StrengthCeiling ceiling }
            ? look.Say(
                beside == 0 ? "web.paper.ceiling" : "web.paper.ceiling.beside",
                ("count", counted),
                ("limit", ceiling.People),
                ("beside", beside)
            )
            : look.Say("web.state.ceiling.none") + ".";
    }
}
