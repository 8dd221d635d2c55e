namespace Qalqan.Lift;

/// <summary>
/// A first allocation to search from, made as a clerk would: pins, then chains apart, then the largest sub-units whole into the aircraft
/// that they fill best. Null where it runs into a corner; the judge has the last word, as over any other.
/// </summary>
internal sealed class SeatingDraft
{
    private readonly Seating seating;
    private readonly IReadOnlyList<SeatingClass> classes;
    private readonly int[,] aboard; // of a class, in an aircraft
    private readonly int[] seats;
    private readonly long[] grams;
    private readonly int[][] holders; // of a role that must survive, how many more an aircraft may take

    private readonly SeatingRule? lifted; // not kept

    private SeatingDraft(Seating seating, IReadOnlyList<SeatingClass> classes, SeatingRule? lifted)
    {
        this.lifted = lifted;
        this.seating = seating;
        this.classes = classes;
        aboard = new int[classes.Count, seating.Aircraft.Count];
        var all = seating.People.Count;
        seats = [.. seating.Aircraft.Select(craft => lifted is SeatingRule.Seats ? all : craft.Seats)];
        grams =
        [
            .. seating.Aircraft.Select(craft =>
                lifted is SeatingRule.Payload ? (long)1e15 : (long)Math.Min(1e15, Math.Floor(craft.LeastPayload * 1000))
            ),
        ];
        holders =
        [
            .. seating.Survivors.Select(rule =>
                Enumerable
                    .Repeat(
                        classes.Where(one => one.Roles.Contains(rule.Role)).Sum(one => one.Count)
                            - (lifted is SeatingRule.Survivors ? 0 : rule.Least),
                        seats.Length
                    )
                    .ToArray()
            ),
        ];
    }

    public static int[,]? Of(Seating seating, IReadOnlyList<SeatingClass> classes, SeatingRule? lifted = null)
    {
        var draft = new SeatingDraft(seating, classes, lifted);
        return draft.Pins() && draft.Chains() && draft.SubUnits() ? draft.InOrder() : null;
    }

    private bool Pins() =>
        lifted is SeatingRule.Pins
        || seating.Pins.All(pin =>
        {
            var craft = seating.Aircraft.Select(one => one.Id).ToList().IndexOf(pin.Aircraft);
            return Put(Alone(pin.Person), craft, 1) == 1;
        });

    private bool Chains()
    {
        foreach (var chain in seating.Chains)
            for (var i = 0; i < chain.People.Count; i++)
            {
                var one = Alone(chain.People[i]);
                if (Placed(one) > 0)
                    continue;
                var beside = Neighbours(chain.People[i]);
                bool May(int craft) => lifted is SeatingRule.Chain || !beside.Contains(craft);
                if (!ByRoom(classes[one].SubUnit).Any(craft => May(craft) && Put(one, craft, 1) == 1))
                    return false;
            }
        return true;
    }

    private bool SubUnits()
    {
        var units = classes.Select((one, c) => (one.SubUnit, Class: c)).GroupBy(one => one.SubUnit, one => one.Class);
        foreach (
            var unit in units.OrderByDescending(unit => unit.Sum(Left)).ThenBy(unit => unit.Key, StringComparer.Ordinal)
        )
            while (unit.Sum(Left) is > 0 and var left)
            {
                var mass = unit.Sum(c => Left(c) * classes[c].Grams);
                var whole = ByRoom(unit.Key)
                    .OrderByDescending(a => Carries(a, unit.Key))
                    .ThenBy(a => seats[a] >= left && grams[a] >= mass ? seats[a] : int.MaxValue);
                if (!whole.Any(a => unit.Sum(c => Put(c, a, Left(c))) > 0))
                    return false;
            }
        return true;
    }

    private int Put(int one, int craft, int wanted)
    {
        var count = (int)Math.Min(Math.Min(wanted, seats[craft]), grams[craft] / classes[one].Grams);
        for (var r = 0; r < holders.Length; r++)
            if (classes[one].Roles.Contains(seating.Survivors[r].Role))
                count = Math.Min(count, holders[r][craft]);
        if (count <= 0)
            return 0;
        for (var r = 0; r < holders.Length; r++)
            if (classes[one].Roles.Contains(seating.Survivors[r].Role))
                holders[r][craft] -= count;
        seats[craft] -= count;
        grams[craft] -= count * classes[one].Grams;
        aboard[one, craft] += count;
        return count;
    }

    // Aircraft that nothing tells apart, the fullest first, as the model wants them.
    private int[,] InOrder()
    {
        var order = Enumerable.Range(0, seats.Length).ToArray();
        for (var from = 0; from < order.Length; )
        {
            var to = from + 1;
            while (to < order.Length && seating.Alike(to - 1, to))
                to++;
            Array.Sort(order, from, to - from, Comparer<int>.Create((a, b) => Load(b).CompareTo(Load(a))));
            from = to;
        }
        var ordered = new int[classes.Count, order.Length];
        for (var c = 0; c < classes.Count; c++)
        for (var a = 0; a < order.Length; a++)
            ordered[c, a] = aboard[c, order[a]];
        return ordered;

        int Load(int craft) => Enumerable.Range(0, classes.Count).Sum(c => aboard[c, craft]);
    }

    private IEnumerable<int> ByRoom(string subUnit) =>
        Enumerable.Range(0, seats.Length).OrderByDescending(a => Carries(a, subUnit)).ThenByDescending(a => seats[a]);

    private bool Carries(int craft, string subUnit) =>
        Enumerable.Range(0, classes.Count).Any(c => classes[c].SubUnit == subUnit && aboard[c, craft] > 0);

    private HashSet<int> Neighbours(string person) =>
        [
            .. from chain in seating.Chains
            let at = chain.People.ToList().IndexOf(person)
            where at >= 0
            from near in new[] { at - 1, at + 1 }
            where near >= 0 && near < chain.People.Count
            from a in Enumerable.Range(0, seats.Length)
            where aboard[Alone(chain.People[near]), a] > 0
            select a,
        ];

    private int Placed(int one) => Enumerable.Range(0, seats.Length).Sum(a => aboard[one, a]);

    private int Left(int one) => classes[one].Count - Placed(one);

    private int Alone(string person) => classes.IndexOfAlone(person);
}
