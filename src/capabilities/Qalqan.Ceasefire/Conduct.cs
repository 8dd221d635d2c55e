using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Ceasefire;

/// <summary>
/// What the parties, or the mission itself, may and may not do, by the acts of incidents. One finding for each incident that a case of
/// the rule fits: that it appears to touch the rule, proposed until a named post decides; that it may, where the place is too close
/// to call; or that the rule allows it. Incidents that are only reported in public are not judged, and what nothing in the record
/// touches has no finding.
/// </summary>
public sealed record Conduct(bool BindsParty, IReadOnlyList<ConductCase> Cases) : Requirement
{
    public static Shape Shape { get; } = Shape.Event<Conduct>("conduct", Read, Judge);

    private static Conduct Read(Fields fields) =>
        new(fields.OneOf("binds", "party", "mission") == "party", fields.List("cases", ConductCase.Read));

    private static IEnumerable<Finding> Judge(Ruling ruling, Conduct rule)
    {
        var known = ruling.Known;
        foreach (var happening in known.View(Happenings.Of).All)
            if (rule.Fit(happening, known) is var (fits, effect))
                yield return Find(ruling, rule, happening, fits, effect);
    }

    // The case that fits for sure, before one that may.
    private (bool Sure, Effect Effect)? Fit(Happening happening, Known known)
    {
        (bool, Effect)? may = null;
        foreach (var one in Cases)
            switch (one.Fits(happening, known))
            {
                case true:
                    return (true, one.Effect);
                case null:
                    may ??= (false, one.Effect);
                    break;
            }
        return may;
    }

    private static Finding Find(Ruling ruling, Conduct rule, Happening happening, bool isSure, Effect effect)
    {
        var (known, incident) = (ruling.Known, happening.Incident);
        var decided = rule.BindsParty && effect is not Effect.Allows ? Decisions.Of(known, ruling, incident.Id) : null;
        var drawings = happening.Drawings.DistinctBy(drawing => drawing.Feature).ToList();
        var close = new[] { happening.At, happening.To }
            .Where(sided => sided.IsFromGround && sided.Sure is null)
            .Select(sided => sided.Answer!)
            .FirstOrDefault();
        var measured = close ?? new[] { happening.At, happening.To }.Select(sided => sided.Answer).FirstOrDefault();
        var verdict = (effect, isSure) switch
        {
            (Effect.Allows, true) => Verdict.Met,
            (Effect.Touches, true) => Verdict.Breached,
            _ => Verdict.Undetermined,
        };
        var finding = ruling.Find(
            incident.Id,
            verdict,
            ConductWords.Says(ruling, happening, verdict, effect, close, decided),
            new Amount(Metres(measured?.Margin), Metres(measured?.Error), "metres"),
            [
                incident.Fact,
                .. incident.Joined.Select(joined => joined.Link),
                .. drawings.Select(drawing => drawing.Fact).OfType<Fact>(),
                .. decided is null ? [] : new[] { decided.Fact },
            ],
            ConductWords.Arithmetic(happening, measured, drawings),
            ConductWords.Remedy(happening, verdict, close),
            at: incident.Fact.From,
            basis: drawings.Any(drawing => drawing.Use is DrawnUse.Demonstration) ? RuleBasis.LocalDefault : null
        );
        return finding with { Decision = DecisionOf(rule, effect, decided) };
    }

    private static Decision DecisionOf(Conduct rule, Effect effect, DecisionMade? decided) =>
        !rule.BindsParty || effect is Effect.Allows ? Decision.None : Decisions.Outcome(decided);

    private static decimal? Metres(Distance? distance) =>
        distance is { } one && one != default ? Math.Round((decimal)one.Metres) : null;
}

/// <summary>The incidents of a look's period as rules look at them, made once for all rules.</summary>
internal sealed record Happenings(IReadOnlyList<Happening> All)
{
    public static Happenings Of(Known known)
    {
        Dictionary<Instant, Zones> drawn = [];
        return new([
            .. Incidents
                .Of(known, known.Period)
                .Where(incident => !incident.IsUnassessed && incident.Fact.From <= known.At)
                .Select(incident => Happening.Of(incident, known, ZonesAt(incident.Fact.From))),
        ]);

        // Drawings change on few days: one set a day is enough of them.
        Zones ZonesAt(Instant at)
        {
            var day = known.DrawnSince(at);
            return drawn.TryGetValue(day, out var zones) ? zones : drawn[day] = new Zones(known, at);
        }
    }
}
