using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing.Tests;

/// <summary>Made-up events that up to sixteen posts see, hear or take a bearing to, each with its own errors, and which account is of which.</summary>
internal sealed class Incidents
{
    private static readonly string[] Kinds = ["shot", "explosion", "flare"];

    private readonly Random random;
    private readonly Place[] posts;

    public Incidents(Random random, int count, double days, double most = 500, double mostSeconds = 120)
    {
        this.random = random;
        posts = [.. Enumerable.Range(0, 20).Select(_ => Somewhere())];
        for (var incident = 0; incident < count; incident++)
        {
            var (place, at, kind) = (
                Somewhere(),
                Traffic.Begin + Duration.FromSeconds(86_400 * days * random.NextDouble()),
                Kinds[random.Next(Kinds.Length)]
            );
            var observers = 1 + random.Next(16);
            var sources = Enumerable.Range(0, posts.Length).OrderBy(_ => random.Next()).Take(observers);
            foreach (var source in sources)
                Add(incident, source, place, at, kind, most, mostSeconds);
        }
    }

    public List<Account> Accounts { get; } = [];

    public Dictionary<string, int> Truth { get; } = [];

    /// <summary>F1 of the pairs that are proposed to be together.</summary>
    public double F1(IEnumerable<ProposedJoin> joins)
    {
        long right = 0,
            proposed = 0;
        foreach (var join in joins)
        {
            proposed += Pairs(join.Accounts.Count);
            right += join.Accounts.GroupBy(id => Truth[id]).Sum(same => Pairs(same.Count()));
        }
        var wanted = Truth.Values.GroupBy(incident => incident).Sum(same => Pairs(same.Count()));
        return 2.0 * right / (proposed + wanted);
    }

    private static long Pairs(long count) => count * (count - 1) / 2;

    private void Add(int incident, int source, Place place, Instant at, string kind, double most, double mostSeconds)
    {
        var error = 50 + (most - 50) * random.NextDouble();
        var said = Off(place, error);
        var isHeard = random.Next(3) == 0;
        var metres = posts[source].DistanceTo(place).Metres;
        var when =
            at + Duration.FromSeconds(Math.Round((isHeard ? metres / 340 : 0) + mostSeconds * random.NextDouble()));
        var isRay = metres is > 300 and < 6000 && random.Next(4) == 0;
        var id = $"A-{Accounts.Count}";
        Truth[id] = incident;
        Accounts.Add(
            new Account(
                id,
                $"P{source}",
                when,
                when + Duration.FromSeconds(random.Next(3) * 20),
                kind,
                isRay ? null : Area95.Circle(said, Distance.FromMetres(error)),
                isRay ? RayTo(source, place) : null,
                isHeard ? posts[source] : null
            )
        );
    }

    private BearingRay RayTo(int source, Place place) =>
        new(
            posts[source],
            Distance.FromMetres(20),
            Bearing.FromDegrees(posts[source].BearingTo(place).Degrees + 3 / 1.95996 * Normal()),
            3
        );

    private Place Off(Place place, double error) =>
        place.Destination(
            Bearing.FromDegrees(360 * random.NextDouble()),
            Distance.FromMetres(error / 2.44775 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())))
        );

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private Place Somewhere() => new(32.75 + 0.68 * random.NextDouble(), 35.7 + 0.3 * random.NextDouble());
}
