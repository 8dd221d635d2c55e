using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// A paper that people need. <c>OnlyInMission</c>: not before they serve there. <c>Trades</c>: only those of these trades;
/// empty means everybody.
/// </summary>
public sealed record NeededPaper(string Paper, Words Title, bool OnlyInMission, IReadOnlyList<string> Trades)
{
    public bool IsNeededBy(RollLine line) =>
        (line.IsInMission || !OnlyInMission)
        && (Trades.Count == 0 || (line.Trade is { } trade && Trades.Contains(trade)));
}

/// <summary>
/// Everybody who holds a post or serves in the mission has these papers, each good to the last day of the tour, that day
/// included, and not merely today. A paper nobody recorded is undetermined, not missing. A person is told of only where
/// something is not in order; one sum says how many are.
/// </summary>
public sealed record Papers(IReadOnlyList<NeededPaper> Needed) : Requirement
{
    public static Shape Shape { get; } = Shape.State("papers", Read, Judge);

    private static Papers Read(Fields fields)
    {
        HashSet<string> seen = [];
        return new Papers(
            fields.List(
                "papers",
                line =>
                {
                    var paper = new NeededPaper(
                        line.Ref("paper"),
                        line.Words("title"),
                        line.Flag("onlyInMission"),
                        line.Texts("trades")
                    );
                    foreach (var trade in paper.Trades.Where(trade => !Reference.IsWellFormed(trade)))
                        line.Refuse("trades", $"\"{trade}\"", Reference.Wanted);
                    if (!seen.Add(paper.Paper))
                        line.Refuse("paper", $"paper \"{paper.Paper}\" a second time", "each paper once");
                    return paper;
                }
            )
        );
    }

    private static IEnumerable<Finding> Judge(Ruling ruling, Papers rule)
    {
        var people = NominalRoll
            .Of(ruling.Known)
            .People.Where(line => line.Holds is not null || line.IsInMission)
            .Select(line => new Wallet(ruling.Known, rule, line))
            .Where(wallet => wallet.Papers.Count > 0)
            .ToList();
        if (people.Count == 0)
            return [];
        // While nobody's papers are on record, one finding says so, and not one for each of a hundred.
        IEnumerable<Finding> persons = people.TrueForAll(wallet => wallet.IsEmpty)
            ? []
            : people.Where(wallet => wallet.Verdict is not Verdict.Met).Select(wallet => wallet.Finding(ruling));
        return [.. persons, Sum(ruling, people)];
    }

    private static Finding Sum(Ruling ruling, List<Wallet> people)
    {
        var met = people.Count(wallet => wallet.Verdict is Verdict.Met);
        var breached = people.Count(wallet => wallet.Verdict is Verdict.Breached);
        var isEmpty = people.TrueForAll(wallet => wallet.IsEmpty);
        return ruling.Find(
            ruling.Subject(),
            breached > 0 ? Verdict.Breached
                : met < people.Count ? Verdict.Undetermined
                : Verdict.Met,
            isEmpty
                ? Phrase.Of("people.papers.empty", ("people", people.Count))
                : Phrase.Of("people.papers.sum", ("count", met), ("people", people.Count)),
            new Amount(met, people.Count, "people"),
            people.SelectMany(wallet => wallet.Facts),
            [
                Phrase.Of(
                    "people.papers.sum.arithmetic",
                    ("people", people.Count),
                    ("breached", breached),
                    ("open", people.Count - met - breached),
                    ("count", met)
                ),
            ],
            met == people.Count ? null
                : isEmpty ? Phrase.Of("people.papers.empty.remedy")
                : Phrase.Of("people.papers.sum.remedy")
        );
    }
}

/// <summary>What one person has of the papers needed, and how each stands against the end of tour.</summary>
internal sealed class Wallet
{
    private readonly string person;
    private readonly TourPlan plan;

    public Wallet(Known known, Papers rule, RollLine line)
    {
        person = line.Person;
        plan = TourPlan.Of(known, person);
        Papers =
        [
            .. rule
                .Needed.Where(paper => paper.IsNeededBy(line))
                .Select(paper => new CarriedPaper(
                    paper,
                    known.Of<PaperHeld>($"{person}/{paper.Paper}").BeganLast(),
                    plan
                )),
        ];
    }

    public IReadOnlyList<CarriedPaper> Papers { get; }

    public bool IsEmpty => Papers.All(paper => paper.Facts.Count == 0);

    public IEnumerable<Fact> Facts => Papers.SelectMany(paper => paper.Facts).Concat(plan.Facts);

    public Verdict Verdict =>
        Papers.Any(paper => paper.Verdict is Verdict.Breached) ? Verdict.Breached
        : Papers.All(paper => paper.Verdict is Verdict.Met) ? Verdict.Met
        : Verdict.Undetermined;

    /// <summary>The first paper that stands as the whole does is the one that is told of; the arithmetic has them all.</summary>
    public Finding Finding(Ruling ruling)
    {
        var told = Papers.First(paper => paper.Verdict == Verdict);
        return ruling.Find(
            ruling.Subject("person", person),
            Verdict,
            told.Says(person, ruling.Known.Today),
            new Amount(Papers.Count(paper => paper.Verdict is Verdict.Met), Papers.Count, "papers"),
            Facts,
            [.. Papers.Select(paper => paper.Arithmetic)],
            told.Remedy(person)
        );
    }
}

/// <summary>One paper against the end of tour: those that began last, which may disagree, or none.</summary>
internal sealed class CarriedPaper(NeededPaper needed, IReadOnlyList<Fact> facts, TourPlan plan)
{
    private readonly LocalDate? expires = facts.Count == 0 ? null : ((PaperHeld)facts[0].Claim).Expires;

    public IReadOnlyList<Fact> Facts => facts;

    private bool IsContested => facts.Any(fact => fact.Contested || ((PaperHeld)fact.Claim).Expires != expires);

    public Verdict Verdict =>
        facts.Count == 0 || IsContested ? Verdict.Undetermined
        : expires is null ? Verdict.Met
        : plan.Ends is not { } ends ? Verdict.Undetermined
        : expires < ends ? Verdict.Breached
        : Verdict.Met;

    public Phrase Says(string person, LocalDate today) =>
        facts.Count == 0 ? Phrase.Of("people.papers.none", ("person", person), ("paper", needed.Title))
        : IsContested ? Phrase.Of("people.papers.contested", ("person", person), ("paper", needed.Title))
        : plan.Ends is not { } ends ? Phrase.Of("people.papers.no-end", ("person", person), ("paper", needed.Title))
        : expires < today
            ? Phrase.Of("people.papers.over", ("person", person), ("paper", needed.Title), ("expires", expires!.Value))
        : Phrase.Of(
            "people.papers.short",
            ("person", person),
            ("paper", needed.Title),
            ("expires", expires!.Value),
            ("ends", ends),
            ("days", Period.DaysBetween(expires.Value, ends))
        );

    public Phrase Remedy(string person) =>
        facts.Count == 0 ? Phrase.Of("people.papers.none.remedy", ("person", person), ("paper", needed.Title))
        : IsContested ? Phrase.Of("people.contested.remedy")
        : plan.Ends is not { } ends
            ? plan.IsOnRecord ? Phrase.Of("people.contested.remedy")
                : Phrase.Of("people.tour.none.remedy", ("person", person))
        : Phrase.Of("people.papers.remedy", ("person", person), ("paper", needed.Title), ("ends", ends));

    public Phrase Arithmetic =>
        facts.Count == 0 ? Phrase.Of("people.papers.arithmetic.none", ("paper", needed.Title))
        : IsContested ? Phrase.Of("people.papers.arithmetic.contested", ("paper", needed.Title))
        : expires is not { } last ? Phrase.Of("people.papers.arithmetic.open", ("paper", needed.Title))
        : plan.Ends is { } ends
            ? Phrase.Of("people.papers.arithmetic", ("paper", needed.Title), ("expires", last), ("ends", ends))
        : Phrase.Of("people.papers.arithmetic.no-end", ("paper", needed.Title), ("expires", last));
}
