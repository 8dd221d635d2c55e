using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>What a sighting shows: fire from one place to another over a line, or into a zone. Where it came from or where it struck
/// is too close to a line to call, nothing is said of that line.</summary>
internal sealed class SightingRules(WatchPlan plan, WatchedGround ground, Action<Alarm> say)
{
    private readonly NoCrossing[] crossings = [.. plan.Crossings];
    private readonly NoImpact[] impacts = [.. plan.Impacts];
    private readonly Standing origin = ground.New();
    private readonly Standing impact = ground.New();

    public void Take(Sighting sighting)
    {
        if (sighting.Impact is not { } struck)
            return;
        ground.Stand(sighting.Place, sighting.Error, sighting.At, origin);
        ground.Stand(struck, sighting.ImpactError, sighting.At, impact);
        for (var line = 0; line < origin.Lines.Length; line++)
            if (origin.Lines[line].Side is { } from && impact.Lines[line].Side is { } to)
            {
                if (
                    from != to
                    && LineMeeting.Of(plan.Lines[impact.Lines[line].Edition].Line, sighting.Place, struck)
                        is var (count, share)
                    && count % 2 == 1
                )
                    Cross(sighting, line, from, struck, share);
            }
            else if (IsDoubted(line))
                DoubtCrossing(sighting, line, struck);
        foreach (var rule in impacts)
        {
            if (!Holds(rule.When, rule.Among, sighting))
                continue;
            var zone = ground.ZoneNumber(rule.Zone);
            var isIn = impact.Inside.BinarySearch(zone) >= 0;
            if (!isIn && (impact.Doubt < 0 || !impact.Possible.Contains(zone)))
                continue;
            var alarm = new Alarm(AlarmKind.ViolationStart, sighting.At, null, sighting.Id)
            {
                Zone = isIn ? rule.Zone : ground.AreaOf(impact.Doubt),
                Place = struck,
            };
            Propose(alarm, rule.Rule, isIn ? AlarmKind.ViolationStart : AlarmKind.UndeterminedStart);
        }
    }

    // One end is where the sides of the line cannot be told, the other is there too or on a side: over the line, or not.
    private bool IsDoubted(int line)
    {
        var (from, to) = (ground.IsDoubted(line, origin), ground.IsDoubted(line, impact));
        return (from || to)
            && (from || origin.Lines[line].Side is not null)
            && (to || impact.Lines[line].Side is not null);
    }

    private void DoubtCrossing(Sighting sighting, int line, Place struck)
    {
        var doubt = new Alarm(AlarmKind.UndeterminedStart, sighting.At, null, sighting.Id)
        {
            Line = plan.Lines[impact.Lines[line].Edition].Id,
            Zone = ground.AreaOf(Math.Max(origin.Doubt, impact.Doubt)),
            Place = struck,
        };
        foreach (var rule in crossings)
            if (rule.Line == doubt.Line && Holds(rule.When, rule.Among, sighting))
                Propose(doubt, rule.Rule, AlarmKind.UndeterminedStart);
    }

    private void Cross(Sighting sighting, int line, Side from, Place struck, double share)
    {
        var (margin, error) = WatchedGround.MarginOf(
            plan.Lines[impact.Lines[line].Edition],
            struck,
            sighting.ImpactError
        );
        var crossing = new Alarm(AlarmKind.Crossing, sighting.At, null, sighting.Id)
        {
            Line = plan.Lines[impact.Lines[line].Edition].Id,
            From = from,
            Place = new Place(
                sighting.Place.Latitude + share * (struck.Latitude - sighting.Place.Latitude),
                sighting.Place.Longitude + share * (struck.Longitude - sighting.Place.Longitude)
            ),
            Margin = margin,
            Error = error,
        };
        say(crossing);
        foreach (var rule in crossings)
            if (rule.Line == crossing.Line && (rule.From ?? from) == from && Holds(rule.When, rule.Among, sighting))
                Propose(crossing, rule.Rule, AlarmKind.ViolationStart);
    }

    private static bool Holds(Interval when, Among among, Sighting sighting) =>
        when.Contains(sighting.At) && among.Holds(sighting.Side, sighting.What);

    // It begins and ends at once.
    private void Propose(in Alarm alarm, string rule, AlarmKind kind)
    {
        say(alarm with { Kind = kind, Rule = rule });
        say(alarm with { Kind = kind + 1, Rule = rule });
    }
}
