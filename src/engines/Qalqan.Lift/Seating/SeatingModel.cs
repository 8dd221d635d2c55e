using Google.OrTools.Sat;

namespace Qalqan.Lift;

/// <summary>
/// The question for CP-SAT: how many of each class fly in each aircraft, and which sub-units each aircraft carries some of. What is
/// minimised is the number of such presences. Or one rule is lifted, to see what stands in the way, and then by how much it is broken.
/// </summary>
internal sealed partial class SeatingModel
{
    private readonly Seating seating;
    private readonly IReadOnlyList<SeatingClass> classes;
    private readonly string[] subUnits;
    private readonly IntVar[,] aboard; // of a class, in an aircraft
    private readonly BoolVar[,] present; // of a sub-unit, in an aircraft
    private readonly SeatingRule? lifted;
    private readonly List<IntVar> breaches = []; // of the lifted rule

    public SeatingModel(Seating seating, SeatingRule? lifted = null)
    {
        this.seating = seating;
        this.lifted = lifted;
        classes = SeatingClass.Of(seating);
        subUnits = [.. classes.Select(one => one.SubUnit).Distinct()];
        aboard = new IntVar[classes.Count, seating.Aircraft.Count];
        present = new BoolVar[subUnits.Length, seating.Aircraft.Count];
        Variables();
        Seats();
        Payload();
        Chains();
        Survivors();
        Pins();
        if (lifted is null)
        {
            Together();
            AtLeast();
            InOrder();
        }
        if (SeatingDraft.Of(seating, classes, lifted) is { } draft)
            Hint(draft);
        Model.Minimize(lifted is null ? LinearExpr.Sum(present.Cast<BoolVar>()) : LinearExpr.Sum(breaches));
    }

    public CpModel Model { get; } = new();

    /// <summary>The question has something that the lifted rule could yield.</summary>
    public bool CanYield => breaches.Count > 0;

    private int Aircraft => seating.Aircraft.Count;

    /// <summary>Who sits where: of a class the first in the order of their references go to the first aircraft.</summary>
    public IReadOnlyList<Seat> Read(CpSolver solver) => Seated((c, a) => (int)solver.Value(aboard[c, a]));

    private Seat[] Seated(Func<int, int, int> count)
    {
        List<Seat> seats = [];
        for (var c = 0; c < classes.Count; c++)
        {
            var next = 0;
            for (var a = 0; a < Aircraft; a++)
            for (var left = count(c, a); left > 0; left--)
                seats.Add(new Seat(classes[c].People[next++], seating.Aircraft[a].Id));
        }
        return [.. seats.OrderBy(seat => seat.Person, StringComparer.Ordinal)];
    }

    private void Variables()
    {
        for (var c = 0; c < classes.Count; c++)
        {
            for (var a = 0; a < Aircraft; a++)
                aboard[c, a] = Model.NewIntVar(0, classes[c].Count, "");
            Model.Add(LinearExpr.Sum(Everywhere(c)) == classes[c].Count);
        }
    }

    private void Together()
    {
        for (var s = 0; s < subUnits.Length; s++)
        for (var a = 0; a < Aircraft; a++)
            present[s, a] = Model.NewBoolVar("");
        for (var c = 0; c < classes.Count; c++)
        for (var a = 0; a < Aircraft; a++)
            Model.Add(aboard[c, a] <= classes[c].Count * present[Array.IndexOf(subUnits, classes[c].SubUnit), a]);
    }

    // How far a rule is broken here: nothing, unless it is the lifted one.
    private LinearExpr Breach(SeatingRule rule, long most)
    {
        if (rule != lifted)
            return LinearExpr.Constant(0);
        breaches.Add(Model.NewIntVar(0, most, ""));
        return breaches[^1];
    }

    private void Seats()
    {
        for (var a = 0; a < Aircraft; a++)
            Model.Add(
                LinearExpr.Sum(Everybody(a))
                    <= seating.Aircraft[a].Seats + Breach(SeatingRule.Seats, seating.People.Count)
            );
    }

    // In the largest unit that measures every mass: 52 persons and not 7,308,205 g, which the search sees through at once.
    private void Payload()
    {
        var unit = classes.Select(one => one.Grams).Aggregate(Gcd);
        var masses = classes.Select(one => one.Grams / unit).ToArray();
        var all = classes.Sum(one => one.Grams / unit * one.Count);
        for (var a = 0; a < Aircraft; a++)
            if (seating.Aircraft[a].LeastPayload < double.MaxValue)
                Model.Add(
                    LinearExpr.WeightedSum(Everybody(a), masses)
                        <= (long)Math.Floor(seating.Aircraft[a].LeastPayload * 1000) / unit
                            + Breach(SeatingRule.Payload, all)
                );

        static long Gcd(long one, long other) => other == 0 ? one : Gcd(other, one % other);
    }

    private void Chains()
    {
        foreach (var chain in seating.Chains)
        foreach (var (above, below) in chain.People.Zip(chain.People.Skip(1)))
            for (var a = 0; a < Aircraft; a++)
                Model.Add(aboard[ClassOf(above), a] + aboard[ClassOf(below), a] <= 1 + Breach(SeatingRule.Chain, 1));
    }

    private void Survivors()
    {
        foreach (var rule in seating.Survivors)
        {
            int[] holding = [.. Enumerable.Range(0, classes.Count).Where(c => classes[c].Roles.Contains(rule.Role))];
            var all = holding.Sum(c => classes[c].Count);
            for (var a = 0; a < Aircraft; a++)
                Model.Add(
                    LinearExpr.Sum(holding.Select(c => aboard[c, a]))
                        <= all - rule.Least + Breach(SeatingRule.Survivors, rule.Least)
                );
        }
    }

    private void Pins()
    {
        foreach (var pin in seating.Pins)
            Model.Add(
                aboard[ClassOf(pin.Person), seating.Aircraft.Select(craft => craft.Id).ToList().IndexOf(pin.Aircraft)]
                    >= 1 - Breach(SeatingRule.Pins, 1)
            );
    }

    private IEnumerable<IntVar> Everybody(int aircraft) =>
        Enumerable.Range(0, classes.Count).Select(c => aboard[c, aircraft]);

    private IEnumerable<IntVar> Everywhere(int one) => Enumerable.Range(0, Aircraft).Select(a => aboard[one, a]);

    private int ClassOf(string person) => classes.IndexOfAlone(person);
}
