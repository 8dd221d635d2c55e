using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>
/// In these bands of either side's area of limitation there may be at most so many of a thing: people, or weapons of a calibre or a range.
/// One finding for each visit of such a band that counted the thing, and, where none at all may be there, for each incident with one. What was
/// counted in part of a band settles only what is over; a number that is only about one settles nothing near the limit.
/// </summary>
public sealed record Ceiling(
    string What,
    IReadOnlyList<int> Bands,
    int Most,
    int? CalibreMillimetres,
    decimal? RangeOverKilometres,
    decimal? RangeUpToKilometres,
    IReadOnlyList<string> Means
) : Requirement
{
    public static Shape Shape { get; } = Shape.Event<Ceiling>("ceiling", Read, Judge);

    private static Ceiling Read(Fields fields) =>
        new(
            fields.Ref("what"),
            fields.List("bands", band => band.Whole("km", 1, 100)),
            fields.Whole("most", 0, 1_000_000),
            fields.Has("calibreMm") ? fields.Whole("calibreMm", 1, 2000) : null,
            fields.Has("rangeOverKm") ? fields.Number("rangeOverKm", 0, 20_000) : null,
            fields.Has("rangeUpToKm") ? fields.Number("rangeUpToKm", 0, 20_000) : null,
            fields.Has("means") ? fields.Texts("means") : []
        );

    private static IEnumerable<Finding> Judge(Ruling ruling, Ceiling rule)
    {
        var known = ruling.Known;
        foreach (var visit in Inspections.Visits(known))
            if (rule.IsIn(visit.Said.Area) && Meets(known, visit.Fact) && rule.Find(ruling, visit) is { } finding)
                yield return finding;
        if (rule is { Most: 0, Means.Count: > 0 })
            foreach (var happening in known.View(Happenings.Of).All)
                if (rule.Find(ruling, happening) is { } finding)
                    yield return finding;
    }

    private static bool Meets(Known known, Fact fact) =>
        (!known.Period.HasStart || fact.From >= known.Period.Start)
        && (!known.Period.HasEnd || fact.From < known.Period.End);

    private bool IsIn(string area) => Bands.Any(band => area.EndsWith($"-{band}", StringComparison.Ordinal));

    private Finding? Find(Ruling ruling, InspectionVisit visit)
    {
        var counts = visit.Said.Counts.Where(count => count.What == What && count.Count is not null).ToList();
        // Of what has no calibre or range said it is not known whether it is meant.
        var meant = counts.Where(count => IsMeant(count) is true).ToList();
        var perhaps = counts.Where(count => IsMeant(count) is null).Sum(count => count.Count!.Value);
        if (counts.Count == 0)
            return null;
        var sum = meant.Sum(count => count.Count!.Value);
        var isSure = meant.All(count => count.Bound is not Bound.About);
        var verdict =
            sum > Most && isSure ? Verdict.Breached
            : sum + perhaps > Most || !visit.Said.IsWhole || meant.Any(count => count.Bound is Bound.AtLeast)
                ? Verdict.Undetermined
            : Verdict.Met;
        return Decide(
            ruling,
            visit.Said.Visit,
            verdict,
            new Amount(sum, Most, What == "personnel" ? "people" : "items"),
            verdict switch
            {
                Verdict.Breached => Phrase.Of(
                    "ceasefire.ceiling.over",
                    ("visit", visit.Said.Visit),
                    ("area", visit.Said.Area),
                    ("count", sum),
                    ("most", Most),
                    ("rule", ruling.Rule.Id)
                ),
                Verdict.Met => Phrase.Of(
                    "ceasefire.ceiling.within",
                    ("visit", visit.Said.Visit),
                    ("area", visit.Said.Area),
                    ("count", sum),
                    ("most", Most)
                ),
                _ => Phrase.Of(
                    "ceasefire.ceiling.open",
                    ("visit", visit.Said.Visit),
                    ("area", visit.Said.Area),
                    ("count", sum),
                    ("most", Most)
                ),
            },
            visit.Fact
        );
    }

    private Finding? Find(Ruling ruling, Happening happening)
    {
        if (happening.Said.Means is not { } means || !Means.Contains(means))
            return null;
        if (!happening.At.Possible.Any(zone => zone is Zone.Alpha or Zone.Bravo))
            return null;
        var band = happening.At.Answer?.Band;
        if (band is null && happening.At is { IsFromGround: true, Answer.IsSure: true })
            return null; // beyond the last band
        if (band is { } one && !Bands.Contains(one))
            return null;
        return Decide(
            ruling,
            happening.Incident.Id,
            band is null ? Verdict.Undetermined : Verdict.Breached,
            new Amount(1, 0, "items"),
            band is null
                ? Phrase.Of("ceasefire.ceiling.band", ("incident", happening.Incident.Id), ("rule", ruling.Rule.Id))
                : Phrase.Of(
                    "ceasefire.touches",
                    ("incident", happening.Incident.Id),
                    ("rule", ruling.Rule.Id),
                    ("paragraph", ConductWords.ParagraphOf(ruling))
                ),
            happening.Incident.Fact
        );
    }

    private bool? IsMeant(Counted count)
    {
        if (CalibreMillimetres is { } calibre && count.CalibreMillimetres is { } has && has != calibre)
            return false;
        if (RangeOverKilometres is { } over)
            return count.RangeKilometres is { } range ? range > over : null;
        if (RangeUpToKilometres is { } upTo)
            return count.RangeKilometres is { } range ? range <= upTo : null;
        return CalibreMillimetres is null || count.CalibreMillimetres is not null ? true : null;
    }

    private static Finding Decide(Ruling ruling, string subject, Verdict verdict, Amount amount, Phrase says, Fact fact)
    {
        var decided = verdict is Verdict.Met ? null : Decisions.Of(ruling.Known, ruling, subject);
        return ruling.Find(
            subject,
            verdict,
            decided is null ? says : ConductWords.Decided(ruling, subject, decided),
            amount,
            decided is null ? [fact] : [fact, decided.Fact],
            remedy: verdict is Verdict.Met ? null : Phrase.Of("ceasefire.remedy.decide"),
            at: fact.From
        ) with
        {
            Decision = verdict is Verdict.Met ? Decision.None : Decisions.Outcome(decided),
        };
    }
}
