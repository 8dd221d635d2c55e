using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>How the figures of a situation report are counted.</summary>
internal static class SitrepCounting
{
    private static readonly Duration NextDay = Duration.FromHours(24);

    public static SitrepFigures Of(Known known, Interval period, IReadOnlyList<string> positions, Func<long, Known> at)
    {
        var sightings = Observations.Of(known, period);
        var tasks = Tasks.Of(known, period, withOpen: false);
        var about = SitrepFields.AboutOf(known, period);
        return new SitrepFigures(
            period,
            about,
            Hearing.Of(known, period, positions),
            Grouped(sightings),
            sightings,
            Notices.Of(known, period),
            tasks,
            VisitsOf(known, period, tasks),
            [.. Flashes.Of(known, period).Where(flash => IsOf(flash, period))],
            Restrictions.Of(known, period),
            GenderRelated.Of(known, period),
            SitrepChanges.Of(known, period, at),
            [
                .. Tasks
                    .Of(known, new Interval(period.End, period.End + NextDay), withOpen: false)
                    .Where(task => task.Ordered.From >= period.End && task.Standing is not TaskStanding.Cancelled),
            ],
            SitrepFields
                .All.Select(field => (field, words: PaperFields.Of(known, SitrepFields.Document, about, field)))
                .Where(one => one.words is not null)
                .ToDictionary(one => one.field, one => one.words!)
        );
    }

    // In the order of the codes, those that this program does not know behind them; then by post.
    private static IReadOnlyList<SeenOf> Grouped(IReadOnlyList<Sighting> sightings) =>
        [
            .. sightings
                .GroupBy(one => (one.Said.What, one.Said.Post))
                .Select(group => new SeenOf(
                    group.Key.What,
                    group.Key.Post,
                    group.Count(),
                    group.Sum(one => one.Said.Count ?? 0),
                    group.All(one => one.Said.Bound is null or Bound.Exactly),
                    group.Count(one => one.Said.Count is null)
                ))
                .OrderBy(seen => OrderOf(seen.What))
                .ThenBy(seen => seen.What, StringComparer.Ordinal)
                .ThenBy(seen => seen.Post is null)
                .ThenBy(seen => seen.Post, StringComparer.Ordinal),
        ];

    private static int OrderOf(string what)
    {
        for (var at = 0; at < Codes.Observations.Count; at++)
            if (Codes.Observations[at] == what)
                return at;
        return Codes.Observations.Count;
    }

    private static bool IsOf(Flash flash, Interval period) =>
        flash.Versions.Any(version =>
            period.Contains(version.Drafted.From)
            || (version.Released is { } released && period.Contains(released.From))
            || (version.Acknowledged is { } acknowledged && period.Contains(acknowledged.From))
        ) || (flash.Closed is { } closed && period.Contains(closed.From));

    private static IReadOnlyList<PlaceVisited> VisitsOf(Known known, Interval period, IReadOnlyList<TaskLine> tasks)
    {
        var visits = tasks
            .Where(task => task.Said is not null)
            .SelectMany(task => task.Said!.Visits.Select(visit => (task, visit)))
            .ToList();
        if (visits.Count == 0)
            return [];
        var before = LastBefore(known, period.Start, visits.Select(one => KeyOf(one.visit.Where)).ToHashSet());
        return
        [
            .. visits
                .OrderBy(one => one.visit.Arrived ?? one.task.Out ?? one.task.Ordered.From)
                .ThenBy(one => one.task.Order.Task, StringComparer.Ordinal)
                .Select(one => new PlaceVisited(
                    one.task,
                    one.visit,
                    before.TryGetValue(KeyOf(one.visit.Where), out var last) ? last : null
                )),
        ];
    }

    // The same words are the same place: two grids of one spot are not taken for one.
    private static Dictionary<Whereabouts, Instant> LastBefore(Known known, Instant start, HashSet<Whereabouts> places)
    {
        Dictionary<Whereabouts, Instant> last = [];
        foreach (var fact in known.Keys<Debriefed>().SelectMany(known.Ever<Debriefed>))
        foreach (var visit in ((Debriefed)fact.Claim).Visits)
            if ((visit.Arrived ?? fact.From) is var at && at < start && places.Contains(KeyOf(visit.Where)))
                if (!last.TryGetValue(KeyOf(visit.Where), out var other) || at > other)
                    last[KeyOf(visit.Where)] = at;
        return last;
    }

    private static Whereabouts KeyOf(Whereabouts where) => where with { Sight = null, ErrorMetres = null };
}
