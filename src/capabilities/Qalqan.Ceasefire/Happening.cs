using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>
/// A side or zone that something has: every one that is possible. None possible is not known; one is sure. <c>Answer</c> is how the ground
/// answers, null where only words do.
/// </summary>
public sealed record Sided(IReadOnlyList<string> Possible, ZoneAnswer? Answer, bool IsFromGround)
{
    public static Sided Unknown { get; } = new([], null, false);

    public static Sided Said(string zone, ZoneAnswer? answer = null) => new([zone], answer, false);

    public bool IsKnown => Possible.Count > 0;

    public string? Sure => Possible is [var one] ? one : null;
}

/// <summary>
/// An incident as rules look at it: the acts, where they were, from which side and to which. A place that is surely somewhere by lines for
/// decisions stands before a source's words for its zone; words stand before a demonstration, and before what is too close to call.
/// </summary>
/// <param name="Incident">What is judged.</param>
/// <param name="Acts">Its kind and what else was done.</param>
/// <param name="At">Where it was.</param>
/// <param name="To">Where it went or struck; not known where it went nowhere.</param>
/// <param name="From">From which side.</param>
/// <param name="Place">Where that is on the ground; null where nothing says so.</param>
public sealed record Happening(
    Incident Incident,
    IReadOnlyList<string> Acts,
    Sided At,
    Sided To,
    string? From,
    Placed? Place
)
{
    private static readonly string[] Sides = [Zone.Alpha, Zone.Bravo, Zone.Aos];

    public IncidentStated Said => Incident.Said;

    public static Happening Of(Incident incident, Known known, Zones zones)
    {
        var said = incident.Said;
        var place = Placing.Of(incident, known);
        var at = Resolve(said.Zone, place?.Spot, zones);
        var to =
            said.Toward is { } toward && (Sides.Contains(toward) || toward == Zone.Both)
                ? Sided.Said(toward)
                : Resolve(
                    said.ImpactZone,
                    said.Impact is { } impact ? Ground.Of(impact, known.Map.Places) : null,
                    zones
                );
        var from = said.Origin ?? (to.IsKnown ? at.Sure : null);
        return new Happening(
            incident,
            [said.Kind, .. said.Acts],
            at.IsKnown ? at : to,
            to,
            from is Zone.NotDetermined ? null : from,
            place
        );
    }

    /// <summary>The drawings that its zones rest on.</summary>
    public IEnumerable<Drawing> Drawings =>
        new[] { At, To }.Where(sided => sided.IsFromGround).SelectMany(sided => sided.Answer!.Drawings);

    private static Sided Resolve(string? said, Spot? spot, Zones zones)
    {
        var answer = spot is null ? null : zones.Of(spot);
        var words = said is null or Zone.NotDetermined ? null : said;
        if (answer is { Zone: not null } && (words is null || (answer.IsSure && answer.IsForDecisions)))
            return new Sided(answer.Possible, answer, true);
        return words is null ? Sided.Unknown : Sided.Said(words, answer);
    }
}
