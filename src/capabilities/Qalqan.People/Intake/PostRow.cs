using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>One row of a list of posts; <c>Opened</c> is null where the row is refused.</summary>
internal sealed record PostRow(int Number, string Post, PostOpened? Opened)
{
    public static PostRow? Read(RowReader cells, SheetLook look)
    {
        if (cells.Text("post") is null && cells.Refusals.Count == 0)
            cells.Refuse("post", Phrase.Of("people.sheet.post.none"));
        if (cells.Reference("post") is not { } post)
            return null;
        var (subUnit, trade) = (Needed("sub-unit"), Needed("trade"));
        var rank = RankOf(cells, look);
        var isKey = cells.Choice("key") is "yes";
        return new PostRow(
            cells.Number,
            post,
            cells.Refusals.Count == 0 ? new PostOpened(post, subUnit!, rank!, trade!, isKey) : null
        );

        string? Needed(string column)
        {
            var code = cells.Code(column);
            if (code is null && cells.Text(column) is null)
                cells.Refuse(column, Phrase.Of("people.sheet.none", ("column", cells.Title(column))));
            return code;
        }
    }

    private static string? RankOf(RowReader cells, SheetLook look)
    {
        if (cells.Text("rank") is not { } text)
        {
            cells.Refuse("rank", Phrase.Of("people.sheet.none", ("column", cells.Title("rank"))));
            return null;
        }
        if ((RowReader.UnRank(text) ?? look.Titles.Find(text)?.Nato) is { Length: > 0 } code)
            return code;
        if (cells.RefusesRankOfLookalikes("rank", text))
            return null;
        cells.Refuse(
            "rank",
            look.Ranks is null
                ? Phrase.Of("people.sheet.rank", ("seen", text))
                : Phrase.Of("people.sheet.rank.unknown", ("seen", text))
        );
        return null;
    }
}
