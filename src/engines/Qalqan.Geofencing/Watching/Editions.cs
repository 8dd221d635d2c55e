using NodaTime;

namespace Qalqan.Geofencing;

/// <summary>Things that have an id and hold for a time; of one id at most one at any instant. Ids are numbered as they come.</summary>
internal sealed class Editions
{
    private readonly int[][] ofNumber;
    private readonly Interval[] when;

    /// <exception cref="ArgumentException">Two of one id hold at one instant.</exception>
    public Editions(IReadOnlyList<(string Id, Interval When)> all)
    {
        Ids = [.. all.Select(one => one.Id).Distinct()];
        when = [.. all.Select(one => one.When)];
        ofNumber = [.. Ids.Select(id => Enumerable.Range(0, all.Count).Where(i => all[i].Id == id).ToArray())];
        foreach (var same in ofNumber)
        foreach (var one in same)
        foreach (var other in same)
            if (one < other && Valid.Common(when[one], when[other]) is not null)
                throw new ArgumentException($"{all[one].Id} is there twice at one time.", nameof(all));
    }

    public IReadOnlyList<string> Ids { get; }

    /// <summary>All by number.</summary>
    public IEnumerable<int> InOrder => ofNumber.SelectMany(same => same);

    public int NumberOf(string id) => Found(Ids.ToList().IndexOf(id), id);

    /// <summary>The one of that number that holds at the instant; -1 for none.</summary>
    public int At(int number, Instant at)
    {
        foreach (var edition in ofNumber[number])
            if (when[edition].Contains(at))
                return edition;
        return -1;
    }

    public static int Found(int number, string id) =>
        number >= 0 ? number : throw new ArgumentException($"Nothing that is watched is called {id}.");
}
