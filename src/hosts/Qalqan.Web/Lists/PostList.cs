using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>One post, as it was opened and as it stands.</summary>
public sealed record PostRow(Looked<Named<NominalRoll>> Look, PostLine Line);

/// <summary>Every post that is open or that somebody is tied to, by sub-unit.</summary>
public static class PostList
{
    public static Listing<Named<NominalRoll>, PostRow> Listing { get; } =
        new(
            "posts",
            "web.posts",
            look => look.Value.Of.Posts.Select(line => new PostRow(look, line)),
            [
                new("post", "web.roll.post", ColumnKind.Text, row => Worth.Of(row.Line.Post))
                {
                    Shows = (row, _) => [Cells.Post(row.Line.Post)],
                    HeadInWorkbook = "people.column.post",
                },
                new("unit", "web.post.unit", ColumnKind.Choice, row => Worth.Of(row.Line.SubUnit))
                {
                    Shows = (row, _) => row.Line.SubUnit is { } unit ? [Cells.Unit(unit)] : [],
                },
                new("rank", "web.roll.rank", ColumnKind.Choice, row => Cells.RankOf(row.Line.Rank))
                {
                    IsCode = true,
                    HeadInWorkbook = "people.column.rank",
                },
                new("trade", "web.roll.trade", ColumnKind.Choice, row => Worth.Of(row.Line.Trade))
                {
                    Shows = (row, speech) =>
                        Cells.Text(row.Line.Trade, trade => row.Look.Value.Titles.Trade(trade, speech)),
                    HeadInWorkbook = "web.list.trade.words",
                },
                new("tradeCode", "people.column.trade", ColumnKind.Choice, row => Worth.Of(row.Line.Trade))
                {
                    Stands = Stands.InWorkbook,
                    IsFiltered = false,
                },
                new("key", "people.column.key", ColumnKind.Choice, row => Worth.Of(row.Line.IsKey ? Cells.Yes : null))
                {
                    Word = (_, speech) => speech.Say(Phrase.Of("web.post.key")),
                    Known = [Cells.Yes],
                },
                new(
                    "standing",
                    "web.post.standing",
                    ColumnKind.Choice,
                    row => Worth.Of<PostStanding>(row.Line.Standing, PeopleWords.Of)
                )
                {
                    Word = (word, speech) => speech.Say(Phrase.Of("standing." + word)),
                    Shows = (row, speech) =>
                        [
                            new Piece(
                                speech.Say(Phrase.Of("standing." + PeopleWords.Of(row.Line.Standing))),
                                null,
                                row.Line.Standing switch
                                {
                                    PostStanding.Filled => "none",
                                    PostStanding.Acting or PostStanding.InHandover => null,
                                    _ => "wrong",
                                }
                            ),
                        ],
                    Known = [.. Enum.GetValues<PostStanding>().Select(PeopleWords.Of)],
                },
                Persons("holders", "web.roll.person", row => row.Line.Holders),
                Cells.Name<PostRow>(
                    (row, speech) =>
                        string.Join(
                            "; ",
                            row.Line.Holders.Select(person => NameTold.Say(row.Look.Value, person, speech))
                                .Where(name => name.Length > 0)
                        )
                ),
                Persons("successors", "web.tour.successor", row => row.Line.Successors),
                Persons("reserves", "web.posts.reserve", row => row.Line.Reserves),
            ]
        )
        {
            Sums = look =>
                Phrase.Of(
                    "web.posts.sums",
                    ("count", look.Value.Of.Posts.Count),
                    ("vacant", look.Value.Of.Posts.Count(post => post.Standing is PostStanding.Vacant)),
                    ("doubled", look.Value.Of.Posts.Count(post => post.Standing is PostStanding.Doubled))
                ),
        };

    private static ListColumn<PostRow> Persons(string key, string head, Func<PostRow, IReadOnlyList<string>> persons) =>
        new(key, head, ColumnKind.Text, row => Worth.Of(string.Join(' ', persons(row))))
        {
            Shows = (row, _) => persons(row).Select(Cells.Person),
        };
}
