using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>One national rank: its code, what it is called, and the NATO-style code that stands for it abroad.</summary>
public sealed record TitledRank(string Code, Words Title, string Nato);

/// <summary>
/// The national ranks by code. Who has one on record that stands for another code than the rank enrolled with breaks this;
/// a rank the table does not know settles nothing. Where all agree there is no finding.
/// </summary>
public sealed record RankTable(IReadOnlyList<TitledRank> Ranks) : Requirement
{
    private readonly Dictionary<string, TitledRank> byCode = Ranks
        .DistinctBy(rank => rank.Code)
        .ToDictionary(rank => rank.Code);

    public static Shape Shape { get; } = Shape.State("ranks", Read, Judge);

    /// <summary>Null for a code that is not in the table.</summary>
    public TitledRank? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    private static RankTable Read(Fields fields)
    {
        HashSet<string> seen = [];
        return new RankTable(
            fields.List(
                "ranks",
                line =>
                {
                    var rank = new TitledRank(line.Ref("rank"), line.Words("title"), line.Text("nato"));
                    if (rank.Nato.Length > 0 && Rank.StepOf(rank.Nato) is null)
                        line.Refuse("nato", $"\"{rank.Nato}\"", Rank.Wanted);
                    if (!seen.Add(rank.Code))
                        line.Refuse("rank", $"rank \"{rank.Code}\" a second time", "each rank once");
                    return rank;
                }
            )
        );
    }

    private static IEnumerable<Finding> Judge(Ruling ruling, RankTable table) =>
        ruling.Known.Subjects<NationalRank>().Select(subject => Judge(ruling, table, subject.Key)).OfType<Finding>();

    private static Finding? Judge(Ruling ruling, RankTable table, string person)
    {
        var national = ruling.Known.Of<NationalRank>(person).BeganLast();
        var enrolled = ruling.Known.Of<Enrolled>(person).BeganLast();
        if (national.Count == 0 || enrolled.Count == 0)
            return null;
        var code = ((NationalRank)national[0].Claim).Rank;
        var rank = ((Enrolled)enrolled[0].Claim).Rank;
        var isContested =
            national.Any(fact => fact.Contested || ((NationalRank)fact.Claim).Rank != code)
            || enrolled.Any(fact => fact.Contested || ((Enrolled)fact.Claim).Rank != rank);
        if (isContested)
            return Find(
                Verdict.Undetermined,
                Phrase.Of("people.ranks.contested", ("person", person)),
                Phrase.Of("people.contested.remedy")
            );
        if (table.Find(code) is not { } titled)
            return Find(
                Verdict.Undetermined,
                Phrase.Of("people.ranks.unknown", ("person", person), ("rank", code)),
                Phrase.Of("people.ranks.unknown.remedy", ("person", person))
            );
        return titled.Nato == rank
            ? null
            : Find(
                Verdict.Breached,
                Phrase.Of(
                    "people.ranks.differ",
                    ("person", person),
                    ("title", titled.Title),
                    ("nato", titled.Nato),
                    ("rank", rank)
                ),
                Phrase.Of("people.ranks.differ.remedy", ("person", person))
            );

        Finding Find(Verdict verdict, Phrase says, Phrase remedy) =>
            ruling.Find(
                ruling.Subject("person", person),
                verdict,
                says,
                new Amount(verdict is Verdict.Breached ? 0 : null, 1, "requirements"),
                national.Concat(enrolled),
                [Phrase.Of("people.ranks.arithmetic", ("national", code), ("rank", rank))],
                remedy
            );
    }
}
