using Qalqan.People;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What the codes of sub-units, trades and national ranks are called by the texts in force; a code nobody named is said as it is.</summary>
public sealed record Titles(Establishment? Establishment, RankTable? Ranks)
{
    /// <summary>Null where nobody named it.</summary>
    public string? SubUnit(string code, Speech speech) =>
        Establishment?.SubUnits.GetValueOrDefault(code) is { } title ? speech.Say(title) : null;

    public string Trade(string? code, Speech speech) =>
        code is null ? ""
        : Establishment?.Trades.GetValueOrDefault(code) is { } title ? speech.Say(title)
        : code;

    public string NationalRank(string code, Speech speech) =>
        Ranks?.Find(code) is { } rank ? speech.Say(rank.Title) : code;

    /// <summary>The rank enrolled with, then the national one.</summary>
    public string Rank(RollLine line, Speech speech) =>
        line.NationalRank is { } rank ? $"{line.Rank} · {NationalRank(rank, speech)}" : line.Rank ?? "";
}
