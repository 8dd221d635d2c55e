using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>What a sighting shows: fire from one place to another over a line, or into a zone. Where it came from or where it struck
/// is too close to a line to call, nothing is said of that line.</summary>
internal sealed class SightingRules(WatchPlan plan, WatchedGround ground, Action<Alarm> say)
{
    private readonly Standing origin = ground.New();
    private readonly Standing impact = ground.New();

    public void Take(Sighting sighting)
    {
        if (sighting.Impact is not { } struck)
            return;
        ground.Stand(sighting.Place, sighting.Error, origin);
        ground.Stand(struck, sighting.ImpactError, impact);
        for (var line = 0; line < origin.Lines.Length; line++)
            if (
                origin.Lines[line].Side is { } from
                && impact.Lines[line].Side is { } to
                && from != to
                && LineMeeting.Of(plan.Lines[line].Line, sighting.Place, struck) is var (count, share)
                && count % 2 == 1
            )
                Cross(sighting, line, from, struck, share);
        foreach (var rule in plan.Impacts)
            if (
                rule.Among.Holds(sighting.Side, sighting.What)
                && impact.Inside.BinarySearch(ground.ZoneNumber(rule.Zone)) >= 0
            )
                Propose(
                    new Alarm(AlarmKind.ViolationStart, sighting.At, null, sighting.Id)
                    {
                        Zone = rule.Zone,
                        Place = struck,
                    },
                    rule.Rule
                );
    }

    private void Cross(Sighting sighting, int line, Side from, Place struck, double share)
    {
        var crossing = new Alarm(AlarmKind.Crossing, sighting.At, null, sighting.Id)
        {
            Line = plan.Lines[line].Id,
            From = from,
            Place = new Place(
                sighting.Place.Latitude + share * (struck.Latitude - sighting.Place.Latitude),
                sighting.Place.Longitude + share * (struck.Longitude - sighting.Place.Longitude)
            ),
            Margin = impact.Lines[line].Distance,
            Error = impact.Lines[line].Error,
        };
        say(crossing);
        foreach (var rule in plan.Crossings)
            if (
                rule.Line == crossing.Line
                && (rule.From ?? from) == from
                && rule.Among.Holds(sighting.Side, sighting.What)
            )
                Propose(crossing, rule.Rule);
    }

    private void Propose(Alarm alarm, string rule)
    {
        say(alarm with { Kind = AlarmKind.ViolationStart, Rule = rule });
        say(alarm with { Kind = AlarmKind.ViolationEnd, Rule = rule });
    }
}
