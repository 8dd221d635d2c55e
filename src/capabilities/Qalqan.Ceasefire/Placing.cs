using Qalqan.Claims;
using Qalqan.Geofencing;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>Where something was, how wrong that may be, and the reports that say so; two of them where their bearings meet there.</summary>
public sealed record Placed(Spot Spot, IReadOnlyList<Fact> From)
{
    public bool IsOfBearings => From.Count > 1;
}

/// <summary>
/// Where an incident was: as it is said of it; else as the least wrong of the reports joined to it says; else where bearings of two of them
/// meet, of several meetings the least wrong. A report taken out again takes its place with it.
/// </summary>
public static class Placing
{
    /// <summary>Null where nothing says a place.</summary>
    public static Placed? Of(Incident incident, Known known)
    {
        if (incident.Said.Where is { } where && Ground.Of(where, known.Map.Places) is { } spot)
            return new Placed(spot, [incident.Fact]);
        var seen = known.View(SeenById.Of).All;
        return Of(
            incident.Joined.Select(joined => seen.GetValueOrDefault(new ReportId(joined.Said.Report))).OfType<Fact>(),
            known.Map.Places
        );
    }

    /// <summary>The same of observations that are not one incident yet.</summary>
    public static Placed? Of(IEnumerable<Fact> observations, Gazetteer places)
    {
        List<(Fact Fact, Spot Spot)> spots = [];
        List<(Fact Fact, BearingRay Ray)> rays = [];
        foreach (var fact in observations)
            if (fact.Claim is not Observed { Where: { } where })
                continue;
            else if (Ground.Of(where, places) is { } spot)
                spots.Add((fact, spot));
            else if (Ground.RayOf(where, places) is { } ray)
                rays.Add((fact, new BearingRay(ray.From, ray.FromError, ray.Bearing, ray.BearingErrorDegrees)));
        if (spots.Count > 0)
            return spots.MinBy(one => (one.Spot.Error, one.Fact.Number)) is var least
                ? new Placed(least.Spot, [least.Fact])
                : null;
        var meetings =
            from i in Enumerable.Range(0, rays.Count)
            from j in Enumerable.Range(i + 1, rays.Count - i - 1)
            let fix = Bearings.IntersectionOf(rays[i].Ray, rays[j].Ray).Fix
            where fix is not null
            orderby fix.Major, rays[i].Fact.Number, rays[j].Fact.Number
            select new Placed(new Spot(fix.At, fix.Major, fix.Minor, fix.Along, []), [rays[i].Fact, rays[j].Fact]);
        return meetings.FirstOrDefault();
    }

    private sealed record SeenById(IReadOnlyDictionary<ReportId, Fact> All)
    {
        public static SeenById Of(Known known) =>
            new(known.Keys<Observed>().SelectMany(known.Ever<Observed>).ToDictionary(fact => fact.Id));
    }
}
