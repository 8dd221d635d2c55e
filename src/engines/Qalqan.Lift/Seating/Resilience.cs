using NodaTime;

namespace Qalqan.Lift;

/// <summary>So many persons who hold the role.</summary>
public sealed record Need(string Role, int Count);

/// <summary>What must be done at the far end from an instant on, and by whom.</summary>
public sealed record Errand(string Id, Instant From, IReadOnlyList<Need> Needs);

/// <summary>When an aircraft is planned to bring its people.</summary>
public sealed record Arrival(string Aircraft, Instant At);

/// <summary>What befalls one aircraft: so late, or lost with everybody aboard where no delay is given.</summary>
public sealed record Mishap(string Aircraft, Duration? Late);

/// <summary>An errand that cannot be staffed, with the roles that are short and by how many.</summary>
public sealed record Unstaffed(string Errand, IReadOnlyList<Need> Lacking);

/// <summary>What a mishap leaves undone that would have been done without it.</summary>
public sealed record MishapJudged(Mishap Mishap, IReadOnlyList<Unstaffed> Unstaffed);

/// <summary><see cref="Already"/> cannot be staffed even if everything arrives on time; no mishap is blamed for it.</summary>
public sealed record ResilienceJudged(IReadOnlyList<Unstaffed> Already, IReadOnlyList<MishapJudged> Mishaps);

/// <summary>
/// Which errands fail if one aircraft is late or lost. All errands are taken to run together, so that one person serves one of them in
/// one role; those given first are staffed first, and whoever arrives after an errand begins is no help to it.
/// </summary>
public static class Resilience
{
    private static readonly Duration?[] Delays = [null, Duration.FromHours(24), Duration.FromHours(72)];

    /// <summary>Each aircraft lost, 24 h late and 72 h late.</summary>
    public static ResilienceJudged Of(
        Seating seating,
        IReadOnlyList<Seat> seats,
        IReadOnlyList<Arrival> arrivals,
        IReadOnlyList<Errand> errands
    )
    {
        ArgumentNullException.ThrowIfNull(seating);
        ArgumentNullException.ThrowIfNull(seats);
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(errands);
        var planned = arrivals.ToDictionary(arrival => arrival.Aircraft, arrival => arrival.At);
        var already = Left(null);
        var known = already.Select(errand => errand.Errand).ToHashSet();
        return new ResilienceJudged(
            already,
            [
                .. from craft in seating.Aircraft
                from late in Delays
                let mishap = new Mishap(craft.Id, late)
                select new MishapJudged(mishap, [.. Left(mishap).Where(errand => !known.Contains(errand.Errand))]),
            ]
        );

        List<Unstaffed> Left(Mishap? mishap)
        {
            Dictionary<string, Instant> there = [];
            foreach (var seat in seats)
                if (planned.TryGetValue(seat.Aircraft, out var at))
                    if (mishap?.Aircraft != seat.Aircraft)
                        there[seat.Person] = at;
                    else if (mishap.Late is { } late)
                        there[seat.Person] = at + late;
            return new Staffing(seating.People, there).Unstaffed(errands);
        }
    }
}

/// <summary>
/// People matched to places of errands by chains of exchanges: a place is filled if anybody can move over, so the largest number is
/// filled and an earlier errand never gives way to a later one. (H. W. Kuhn's method for the assignment of the able to jobs.)
/// </summary>
internal sealed class Staffing(IReadOnlyList<Traveller> people, Dictionary<string, Instant> there)
{
    private sealed record Post(string Role, Instant From);

    private readonly Dictionary<string, Post> serves = [];

    public List<Unstaffed> Unstaffed(IReadOnlyList<Errand> errands)
    {
        List<Unstaffed> failed = [];
        foreach (var errand in errands)
        {
            var before = serves.ToList();
            var lacking = errand
                .Needs.Select(need =>
                    need with
                    {
                        Count = Enumerable.Range(0, need.Count).Count(_ => !Fill(new(need.Role, errand.From), [])),
                    }
                )
                .Where(need => need.Count > 0)
                .ToList();
            if (lacking.Count == 0)
                continue;
            failed.Add(new Unstaffed(errand.Id, lacking));
            serves.Clear(); // half an errand helps nobody: its people are free for the next
            foreach (var (person, post) in before)
                serves[person] = post;
        }
        return failed;
    }

    private bool Fill(Post post, HashSet<string> asked)
    {
        foreach (var person in people)
        {
            if (!person.Roles.Contains(post.Role) || !(there.TryGetValue(person.Id, out var at) && at <= post.From))
                continue;
            if (!asked.Add(person.Id))
                continue;
            if (!serves.TryGetValue(person.Id, out var held) || Fill(held, asked))
            {
                serves[person.Id] = post;
                return true;
            }
        }
        return false;
    }
}
