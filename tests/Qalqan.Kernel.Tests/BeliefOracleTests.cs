using CsCheck;
using Qalqan.Claims;

namespace Qalqan.Kernel.Tests;

/// <summary>
/// The chronicle, which is folded once, against docs/decisions/0005 done the slow way: for every number of entries, from
/// that set of reports alone, what stands and what is contested.
/// </summary>
public sealed class BeliefOracleTests
{
    private const int Histories = 10_000;

    private sealed record Plan(int Id, int Kind, int Post, int From, int Length, int Link, bool Withdraws);

    // A withdrawal points only to a smaller id, though that may arrive later: circles of withdrawals have their own test.
    private static Gen<Plan> APlan { get; } =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[0, 5], Gen.Int[1, 14], Gen.Int[0, 9])
            .Select(
                (kind, post, from, length, target, link) =>
                    new Plan(0, kind, post, from, length, link < 6 ? target : 0, link is 4 or 5)
            );

    private static Gen<Plan[]> History { get; } =
        Gen.Int[1, 14]
            .SelectMany(count => Gen.Select(APlan.Array[count], Gen.Shuffle(Enumerable.Range(1, count).ToArray())))
            .Select((plans, ids) => ids.Select((id, i) => Usable(plans[i] with { Id = id })).ToArray());

    private static Plan Usable(Plan plan) =>
        plan.Link == plan.Id
            ? plan with
            {
                Link = 0,
                Withdraws = false,
            }
            : plan with
            {
                Withdraws = plan.Withdraws && plan.Link > 0 && plan.Link < plan.Id,
            };

    [Fact]
    public void Every_past_state_is_what_the_reports_of_then_say() =>
        History.Sample(
            history =>
            {
                var told = new Told();
                foreach (var plan in history)
                    Say(told, plan);
                for (var upTo = 0; upTo <= history.Length; upTo++)
                {
                    var (stand, contested) = Standing([.. history.Take(upTo)]);
                    foreach (var day in new[] { 0, 3, 6, 9 })
                        if (!Seen(told, day, upTo).SequenceEqual(Wanted(history, stand, contested, day)))
                            return false;
                }
                return true;
            },
            iter: Histories,
            print: history => string.Join("\n", history.Select(plan => plan.ToString()))
        );

    [Fact]
    public void The_last_state_does_not_depend_on_the_order_of_arrival() =>
        Gen.Select(History, Gen.Int[0, 1000])
            .Sample(
                (history, seed) =>
                {
                    var (one, other) = (new Told(), new Told());
                    foreach (var plan in history)
                        Say(one, plan);
                    foreach (var plan in history.OrderBy(plan => (plan.Id * 7919 + seed) % 101))
                        Say(other, plan);
                    return Enumerable
                        .Range(0, 10)
                        .All(day => Seen(one, day, history.Length).SequenceEqual(Seen(other, day, history.Length)));
                },
                iter: Histories / 4
            );

    private static void Say(Told told, Plan plan)
    {
        int? link = plan.Link > 0 ? plan.Link : null;
        if (plan.Withdraws)
            told.Say(plan.Id, new Withdrawal(WithdrawalReason.Duplicate), plan.From, withdraws: link);
        else if (IsArrival(plan))
            told.Say(plan.Id, new Arrived($"P{plan.Id}", "camp"), plan.From, plan.From, corrects: link);
        else
            told.Say(
                plan.Id,
                new Held($"POST-{plan.Post}", $"P{plan.Id}", Tenure.Substantive),
                plan.From,
                plan.From + 1 + plan.Length,
                corrects: link
            );
    }

    private static bool IsArrival(Plan plan) => plan.Kind == 0;

    private static List<string> Seen(Told told, int day, int upTo) =>
        [
            .. told.At(day, upTo)
                .All<Held>()
                .Select(fact => ((Held)fact.Claim).Person + (fact.Contested ? "?" : ""))
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> Wanted(Plan[] history, HashSet<int> stand, HashSet<int> contested, int day) =>
        [
            .. history
                .Where(plan =>
                    !plan.Withdraws && !IsArrival(plan) && (stand.Contains(plan.Id) || contested.Contains(plan.Id))
                )
                .Where(plan => plan.From <= day && day < plan.From + 1 + plan.Length)
                .Select(plan => $"P{plan.Id}" + (contested.Contains(plan.Id) ? "?" : ""))
                .Order(StringComparer.Ordinal),
        ];

    private static (HashSet<int> Stand, HashSet<int> Contested) Standing(Plan[] arrived)
    {
        var by = arrived.ToDictionary(plan => plan.Id);
        var live = arrived.Where(plan => !IsWithdrawn(plan.Id)).Select(plan => plan.Id).ToHashSet();
        var replaces = live.ToDictionary(id => id, Replaces);
        HashSet<int> stand = [],
            contested = [];
        foreach (var id in live)
        {
            var matter = live.Where(other => IsJoined(id, other)).ToList();
            var leaves = matter.Where(other => !matter.Exists(m => replaces[m] == other)).ToList();
            var circle = matter.Where(IsOnCircle).ToList();
            if (!leaves.Contains(id) && !circle.Contains(id))
                continue;
            (leaves.Count == 1 && circle.Count == 0 ? stand : contested).Add(id);
        }
        return (stand, contested);

        bool IsWithdrawn(int id) => arrived.Any(plan => plan.Withdraws && plan.Link == id && !IsWithdrawn(plan.Id));

        // What it corrects, if anything: not of another kind, as far as both have arrived.
        int Target(int id)
        {
            if (!by.TryGetValue(id, out var plan) || plan.Withdraws || plan.Link == 0)
                return 0;
            if (by.TryGetValue(plan.Link, out var target) && (target.Withdraws || IsArrival(target) != IsArrival(plan)))
                return 0;
            return plan.Link;
        }

        int Replaces(int id)
        {
            var seen = new HashSet<int> { id };
            for (var target = Target(id); target != 0 && seen.Add(target); target = Target(target))
                if (!by.ContainsKey(target) || !IsWithdrawn(target))
                    return target;
            return 0;
        }

        bool IsOnCircle(int id)
        {
            var at = id;
            for (var step = 0; step <= arrived.Length; step++)
            {
                at = replaces.GetValueOrDefault(at);
                if (at == id)
                    return true;
            }
            return false;
        }

        bool IsJoined(int one, int other)
        {
            var reached = new HashSet<int> { one };
            while (true)
            {
                var more = reached
                    .Select(Target)
                    .Where(t => t != 0)
                    .Concat(arrived.Select(plan => plan.Id).Where(id => reached.Contains(Target(id))))
                    .ToList();
                if (!more.Exists(reached.Add) && more.TrueForAll(reached.Contains))
                    return reached.Contains(other);
                more.ForEach(id => reached.Add(id));
            }
        }
    }
}
