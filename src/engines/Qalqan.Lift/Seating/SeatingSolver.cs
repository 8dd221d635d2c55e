using Google.OrTools.Sat;
using NodaTime;

namespace Qalqan.Lift;

public enum Proof
{
    /// <summary>No allocation has fewer presences.</summary>
    Optimal,

    /// <summary>An allocation, and a bound that none can beat.</summary>
    Bounded,

    /// <summary>No allocation keeps every rule.</summary>
    Infeasible,

    /// <summary>Time or patience ended before anything was known.</summary>
    Unknown,
}

/// <summary>
/// What would be broken if this rule alone gave way. By as little as possible where that is proven; no faults where even without the
/// rule nothing is possible, or where time ended, and then it is not decided.
/// </summary>
public sealed record Relaxation(SeatingRule Rule, Proof Proof, IReadOnlyList<SeatingFault> Faults)
{
    /// <summary>Granting these faults makes the move possible.</summary>
    public bool Helps => Proof is Proof.Optimal or Proof.Bounded;
}

/// <summary>
/// A proposal with its proof. It is worth what <see cref="SeatingCheck"/> says of it, never more. Bound and presences count
/// sub-units by aircraft. Where infeasible there is a relaxation for each rule that the question has; finding them takes at most as long again.
/// </summary>
public sealed record SeatingProposal(
    Proof Proof,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<Seat> Seats,
    int Presences,
    int Bound,
    IReadOnlyList<Relaxation> Relaxations
)
{
    /// <summary>How far the proposal may be from the best, as a share of its presences.</summary>
    public double Gap => Presences == 0 ? 0 : (Presences - Bound) / (double)Presences;
}

/// <summary>
/// Proposes an allocation; ended by the limit or by the caller it gives the best it has. One worker and one seed: what is proven
/// optimal is the same on every machine; what the limit cut short may differ with the machine's speed, and its proof says so.
/// </summary>
public static class SeatingSolver
{
    /// <summary>Of the search, always the same.</summary>
    public const int Seed = 20240314;

    public static SeatingProposal Propose(this Seating seating, Duration limit, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(seating);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, Duration.Zero);
        if (seating.Problems() is { Count: > 0 } problems)
            return new SeatingProposal(Proof.Unknown, problems, [], 0, 0, []);
        if (seating.People.Count == 0)
            return new SeatingProposal(Proof.Optimal, [], [], 0, 0, []);
        if (seating.Aircraft.Count == 0)
            return new SeatingProposal(Proof.Infeasible, [], [], 0, 0, []);

        var model = new SeatingModel(seating);
        using var solver = Solver(limit);
        var status = Run(solver, model, cancel);
        if (status is CpSolverStatus.Infeasible)
            return new SeatingProposal(Proof.Infeasible, [], [], 0, 0, Relaxations(seating, limit, cancel));
        var found = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible;
        var seats = found ? model.Read(solver) : model.Draft;
        var judged = seats is null ? null : seating.Check(seats);
        if (found && !judged!.Stands)
            throw new InvalidOperationException("The solver's allocation does not stand before the judge.");
        if (judged is not { Stands: true })
            return new SeatingProposal(Proof.Unknown, [], [], 0, 0, []);
        return new SeatingProposal(
            status is CpSolverStatus.Optimal ? Proof.Optimal : Proof.Bounded,
            [],
            seats!,
            judged.Presences,
            Math.Max(model.Floor, found ? (int)Math.Ceiling(solver.BestObjectiveBound - 1e-6) : 0),
            []
        );
    }

    private static List<Relaxation> Relaxations(Seating seating, Duration limit, CancellationToken cancel)
    {
        List<Relaxation> found = [];
        foreach (var rule in Enum.GetValues<SeatingRule>())
        {
            var model = new SeatingModel(seating, rule);
            if (!model.CanYield)
                continue;
            using var solver = Solver(limit / 5);
            var proof = Run(solver, model, cancel) switch
            {
                CpSolverStatus.Optimal => Proof.Optimal,
                CpSolverStatus.Feasible => Proof.Bounded,
                CpSolverStatus.Infeasible => Proof.Infeasible,
                _ => Proof.Unknown,
            };
            var seats = proof is Proof.Optimal or Proof.Bounded ? model.Read(solver) : model.Draft;
            var faults = seats is null ? [] : seating.Check(seats).Faults;
            // Time ended before the search began: the draft still shows a way, if it breaks nothing else.
            if (proof is Proof.Unknown && seats is not null && faults.All(fault => fault.Rule == rule))
                proof = Proof.Bounded;
            found.Add(new Relaxation(rule, proof, proof is Proof.Optimal or Proof.Bounded ? faults : []));
        }
        return found;
    }

    private static CpSolver Solver(Duration limit) =>
        new()
        {
            StringParameters = FormattableString.Invariant(
                $"num_workers:1 linearization_level:2 random_seed:{Seed} max_time_in_seconds:{limit.TotalSeconds}"
            ),
        };

    private static CpSolverStatus Run(CpSolver solver, SeatingModel model, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return CpSolverStatus.Unknown;
        if (model.IsHopeless)
            return CpSolverStatus.Infeasible;
        using var stop = cancel.Register(solver.StopSearch);
        return solver.Solve(model.Model);
    }
}
