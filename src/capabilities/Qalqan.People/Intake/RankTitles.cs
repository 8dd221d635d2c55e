namespace Qalqan.People;

/// <summary>National ranks by their code or by their title in any language, as they are compared: case and signs do not count.</summary>
internal sealed class RankTitles
{
    private readonly Dictionary<string, TitledRank?> byName = []; // null: two ranks are called so

    public RankTitles(RankTable? table)
    {
        foreach (var rank in table?.Ranks ?? [])
        foreach (
            var name in new[] { rank.Code, rank.Title.En, rank.Title.Ru, rank.Title.Kk }
                .Select(HeaderText.Bare)
                .Distinct()
        )
            byName[name] = byName.ContainsKey(name) ? null : rank;
    }

    /// <summary>Null where no rank of the table, or more than one, is called so.</summary>
    public TitledRank? Find(string text) => byName.GetValueOrDefault(HeaderText.Bare(text));
}
