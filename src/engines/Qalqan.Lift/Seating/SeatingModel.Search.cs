using Google.OrTools.Sat;

namespace Qalqan.Lift;

/// <summary>What helps the search and changes no answer: bounds that are plain to see, one order of what is alike, a draft to begin from.</summary>
internal sealed partial class SeatingModel
{
    /// <summary>No allocation has fewer presences: what each sub-unit needs by itself, added up.</summary>
    public int Floor { get; private set; }

    /// <summary>The allocation that the search begins with; null where the draft ran into a corner.</summary>
    public IReadOnlyList<Seat>? Draft { get; private set; }

    /// <summary>Seats or payload of all aircraft together are too few. It needs no search, and a search may not see it in time.</summary>
    public bool IsHopeless =>
        (lifted is not SeatingRule.Seats && seating.Aircraft.Sum(craft => (long)craft.Seats) < seating.People.Count)
        || (
            lifted is not SeatingRule.Payload
            && seating.Aircraft.Sum(craft => craft.LeastPayload) < seating.People.Sum(person => person.Kg) - 0.001
        );

    // Says nothing new: a sub-unit larger than an aircraft is in several. The search does not see that by itself.
    private void AtLeast()
    {
        var seats = seating.Aircraft.Select(craft => (double)craft.Seats).OrderDescending().ToList();
        var payloads = seating.Aircraft.Select(craft => craft.LeastPayload).OrderDescending().ToList();
        for (var s = 0; s < subUnits.Length; s++)
        {
            var members = classes.Where(one => one.SubUnit == subUnits[s]).ToList();
            var least = Math.Max(
                Fewest(members.Sum(one => one.Count), seats),
                Fewest(members.Sum(one => one.Grams * one.Count) / 1000.0, payloads)
            );
            Floor += least;
            var row = s;
            Model.Add(LinearExpr.Sum(Enumerable.Range(0, Aircraft).Select(a => present[row, a])) >= least);
        }

        static int Fewest(double needed, List<double> largest)
        {
            var count = 0;
            for (var sum = 0.0; count < largest.Count && sum < needed - 0.001; count++)
                sum += largest[count];
            return Math.Max(1, count);
        }
    }

    // Aircraft that nothing tells apart are filled in falling order: one of their orders is enough.
    private void InOrder()
    {
        for (var a = 1; a < Aircraft; a++)
            if (seating.Alike(a - 1, a))
                Model.Add(LinearExpr.Sum(Everybody(a - 1)) >= LinearExpr.Sum(Everybody(a)));
    }

    private void Hint(int[,] draft)
    {
        Draft = Seated((c, a) => draft[c, a]);
        for (var a = 0; a < Aircraft; a++)
        {
            for (var c = 0; c < classes.Count; c++)
                Model.AddHint(aboard[c, a], draft[c, a]);
            for (var s = 0; lifted is null && s < subUnits.Length; s++)
                Model.AddHint(
                    present[s, a],
                    Enumerable.Range(0, classes.Count).Any(c => classes[c].SubUnit == subUnits[s] && draft[c, a] > 0)
                );
        }
    }
}
