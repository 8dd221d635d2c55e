using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>What a finding on conduct says. It never says more than the record: what it touches is proposed until a post decides.</summary>
internal static class ConductWords
{
    public static Phrase Says(
        Ruling ruling,
        Happening happening,
        Verdict verdict,
        Effect effect,
        ZoneAnswer? close,
        DecisionMade? decided
    )
    {
        var (incident, rule, paragraph) = (happening.Incident.Id, ruling.Rule.Id, ParagraphOf(ruling));
        if (decided is not null)
            return Decided(ruling, incident, decided);
        if (verdict is Verdict.Met)
            return Phrase.Of("ceasefire.allowed", ("incident", incident), ("rule", rule));
        if (verdict is Verdict.Breached)
            return Phrase.Of("ceasefire.touches", ("incident", incident), ("rule", rule), ("paragraph", paragraph));
        if (close is { Doubt: Doubt.LineA1 })
            return Phrase.Of("ceasefire.a-one", ("incident", incident), ("rule", rule));
        if (close is not null)
            return Phrase.Of(
                "ceasefire.close",
                ("incident", incident),
                ("rule", rule),
                ("line", LineName(close.Line)),
                ("margin", Whole(close.Margin.Metres)),
                ("error", Whole(close.Error.Metres))
            );
        return effect is Effect.Asks
            ? Phrase.Of("ceasefire.asks", ("incident", incident), ("rule", rule))
            : Phrase.Of("ceasefire.origin", ("incident", incident), ("rule", rule));
    }

    /// <summary>What a post decided stands in the place of what was proposed.</summary>
    public static Phrase Decided(Ruling ruling, string subject, DecisionMade decided) =>
        decided.Said.Outcome switch
        {
            Claims.DecisionOutcome.Confirmed => Phrase.Of(
                "ceasefire.confirmed",
                ("incident", subject),
                ("rule", ruling.Rule.Id),
                ("post", decided.Post),
                ("when", decided.Fact.From)
            ),
            Claims.DecisionOutcome.Refused => Phrase.Of(
                "ceasefire.refused",
                ("incident", subject),
                ("rule", ruling.Rule.Id),
                ("post", decided.Post),
                ("when", decided.Fact.From)
            ),
            _ => Phrase.Of(
                "ceasefire.left-open",
                ("incident", subject),
                ("rule", ruling.Rule.Id),
                ("post", decided.Post),
                ("when", decided.Fact.From)
            ),
        };

    public static IEnumerable<Phrase> Arithmetic(
        Happening happening,
        ZoneAnswer? measured,
        IReadOnlyList<Drawing> drawings
    )
    {
        yield return Phrase.Of("ceasefire.acts", ("acts", string.Join(", ", happening.Acts)));
        if (happening.Place is { IsOfBearings: true } met)
            yield return Phrase.Of(
                "ceasefire.bearings",
                ("place", FormattableString.Invariant($"{met.Spot.At.Latitude:0.0000},{met.Spot.At.Longitude:0.0000}")),
                ("error", Whole(met.Spot.Error.Metres))
            );
        if (happening.At.IsKnown)
            yield return Phrase.Of("ceasefire.at", ("zones", string.Join(" / ", happening.At.Possible)));
        if (happening.From is { } from)
            yield return Phrase.Of("ceasefire.from", ("side", from));
        if (happening.To.IsKnown)
            yield return Phrase.Of("ceasefire.to", ("zones", string.Join(" / ", happening.To.Possible)));
        if (measured is { Line: { } line })
            yield return Phrase.Of(
                "ceasefire.margin",
                ("line", LineName(line)),
                ("margin", Whole(measured.Margin.Metres)),
                ("error", Whole(measured.Error.Metres))
            );
        // Both are kept where a source's words and its place differ.
        foreach (var sided in new[] { happening.At, happening.To })
            if (
                sided is { IsFromGround: false, Answer: { Zone: { } ground } answer }
                && !sided.Possible.Contains(ground)
            )
                yield return Phrase.Of(
                    "ceasefire.said-otherwise",
                    ("said", sided.Possible[0]),
                    ("ground", ground),
                    ("margin", Whole(answer.Margin.Metres)),
                    ("error", Whole(answer.Error.Metres))
                );
        foreach (var drawing in drawings)
            yield return drawing.Use is Claims.DrawnUse.Demonstration
                ? Phrase.Of("ceasefire.demonstration", ("line", drawing.Feature), ("edition", drawing.Edition))
                : Phrase.Of("ceasefire.drawing", ("line", drawing.Feature), ("edition", drawing.Edition));
    }

    public static Phrase? Remedy(Happening happening, Verdict verdict, ZoneAnswer? close) =>
        verdict is Verdict.Met ? null
        : verdict is Verdict.Breached ? Phrase.Of("ceasefire.remedy.decide")
        : close is { Doubt: Doubt.LineA1 } ? Phrase.Of("ceasefire.remedy.a-one")
        : close is not null ? Phrase.Of("ceasefire.remedy.closer")
        : happening.From is null ? Phrase.Of("ceasefire.remedy.origin")
        : Phrase.Of("ceasefire.remedy.judge");

    // What a pack says beside the paragraph stands with the citation, and not in the sentence.
    internal static string ParagraphOf(Ruling ruling) => ruling.Rule.Citation.Paragraph.Split(';', '(')[0].Trim();

    private static Phrase LineName(string? line) =>
        line switch
        {
            Zone.Alpha => Phrase.Of("ceasefire.line.alpha"),
            Zone.Bravo => Phrase.Of("ceasefire.line.bravo"),
            Zone.BetweenA => Phrase.Of("ceasefire.line.a-one"),
            _ => Phrase.Of("ceasefire.line.none"),
        };

    private static decimal Whole(double metres) => (decimal)Math.Round(metres);
}
