using CsCheck;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People.Tests;

/// <summary>
/// Every view of the roll against the naive fold, on small random histories: corrections in chains, forks and circles, of
/// another kind and of reports not there yet, withdrawals, late reports, open and closed intervals and instants, at any day
/// as known at any entry. CsCheck prints the seed and the smallest history that fails.
/// </summary>
public sealed class OracleTests
{
    private const string Zone = "Asia/Beirut"; // whose clocks skip midnight itself, on 31 March 2024
    private const int HoursAUnit = 8;

    private static readonly DateTimeZone Beirut = DateTimeZoneProviders.Tzdb[Zone];
    private static readonly LocalDate Day0 = new(2024, 3, 28);
    private static readonly int Histories = Environment.GetEnvironmentVariable("QALQAN_HISTORIES") is { } asked
        ? int.Parse(asked, System.Globalization.CultureInfo.InvariantCulture)
        : 10_000;

    /// <summary>One report, all of it small numbers, so that a failing history can be made smaller.</summary>
    private sealed record Plan(int Kind, int Who, int Which, int From, int Length, int Link, int Role);

    private sealed record Look(int At, bool IsEndOfUnit, int UpTo);

    private static readonly Gen<Plan> APlan = Gen.Select(
        Gen.Int[0, 9],
        Gen.Int[0, 4],
        Gen.Int[0, 5],
        Gen.Int[0, 14],
        Gen.Int[-2, 8],
        Gen.Int[1, 14],
        Gen.Int[0, 9],
        (kind, who, which, from, length, link, role) => new Plan(kind, who, which, from, length, link, role)
    );

    private static readonly Gen<Look> ALook = Gen.Select(
        Gen.Int[0, 17],
        Gen.Bool,
        Gen.Int[0, 14],
        (at, end, upTo) => new Look(at, end, upTo)
    );

    // Few kinds a history and few people, so that reports meet.
    private static readonly Gen<(Report[] Reports, Look[] Looks)> History =
        from count in Gen.Int[1, 14]
        from plans in APlan.Array[count]
        from ids in Gen.Shuffle(Enumerable.Range(1, count).ToArray())
        from palette in Gen.Int[0, 9].Array[1, 5]
        from looks in ALook.Array[2]
        select (Reports(plans, ids, palette), looks);

    private static Report[] Reports(Plan[] plans, int[] ids, int[] palette)
    {
        // One id more than there are: a report that never arrives.
        var byId = ids.Zip(plans)
            .ToDictionary(
                pair => pair.First,
                pair => pair.Second with { Link = 1 + pair.Second.Link % (ids.Length + 1) }
            );
        return [.. ids.Select(id => Of(id, byId[id], KindOf(id)))];

        // What corrects is mostly of the kind of what it corrects, and sometimes of its own.
        int KindOf(int id)
        {
            for (var steps = 0; steps < byId.Count && IsAlike(byId[id]) && byId.ContainsKey(byId[id].Link); steps++)
                id = byId[id].Link;
            return palette[byId[id].Kind % palette.Length];
        }

        static bool IsAlike(Plan plan) => plan.Role is 2 or 3 or 4;
    }

    [Fact]
    public void Every_view_is_what_the_reports_say() =>
        History.Sample(
            history => Difference(history.Reports, history.Looks) is null,
            iter: Histories,
            print: history => Difference(history.Reports, history.Looks) ?? "no difference"
        );

    private static string? Difference(Report[] reports, Look[] looks)
    {
        var chronicle = new Chronicle("unit");
        foreach (var report in reports.Prepend(ZoneReport))
            chronicle.Apply(new Entry(chronicle.Number + 1, report.SaidAt, report));
        foreach (var look in looks)
        {
            var arrived = reports.Take(Math.Min(look.UpTo, reports.Length)).ToList();
            var at = look.IsEndOfUnit ? Time(look.At) - Duration.FromMilliseconds(1) : Time(look.At);
            var known = chronicle.KnownAt(arrived.Count + 1, at, new Interval(null, at));
            var seen = Views.Lines(known).ToList();
            var wanted = new NaiveViews(new NaiveFold(arrived, at), Beirut).Lines().ToList();
            if (!seen.SequenceEqual(wanted))
                return string.Join(
                    '\n',
                    [
                        $"at {at}, known up to {arrived.Count} of",
                        .. reports.Select(report => report.ToString()),
                        "--- seen and not wanted",
                        .. seen.Except(wanted),
                        "--- wanted and not seen",
                        .. wanted.Except(seen),
                    ]
                );
        }
        return null;
    }

    private static Report Of(int id, Plan plan, int kind)
    {
        // Some a millisecond before the unit, where a day ends.
        var from = Time(plan.From) - Duration.FromMilliseconds(plan.Which == 5 ? 1 : 0);
        // A withdrawal names an older id only: circles of withdrawals have a test of their own.
        var withdraws = plan.Role == 0 && plan.Link < id;
        var corrects = plan.Role is 1 or 2 or 3 or 4 && plan.Link != id;
        var claim = withdraws ? new Withdrawal(WithdrawalReason.EnteredInError) : Claim(plan, kind);
        return new Report(
            Id(id),
            "unit",
            claim is Arrived or Departed || plan.Length is 0 or -1 ? Validity.At(from)
                : plan.Length < 0 ? Validity.Since(from)
                : new Validity(from, Time(plan.From + plan.Length)),
            from,
            new Source("S1", null),
            claim,
            corrects ? Id(plan.Link) : null,
            withdraws ? Id(plan.Link) : null
        );
    }

    private static Claim Claim(Plan plan, int kind)
    {
        var (person, post) = ($"R-{plan.Who / 2}", $"A-{plan.Which % 3}");
        return kind switch
        {
            0 => new Enrolled(person, $"OR-{plan.Which + 1}", "RIFLE"),
            1 => new PostOpened(post, $"U-{plan.Which / 3}", "OR-4", "RIFLE", plan.Which == 0),
            2 or 3 => new Held(post, person, (Tenure)(plan.Role % 4)),
            4 or 5 => new Stated(person, (PersonState)plan.Which),
            6 => new Arrived(person, "camp"),
            7 => new Departed(person, "camp"),
            8 => new TourSet(person, $"R{plan.Which % 2}", Day0.PlusDays(plan.Which * 8)),
            _ => plan.Which < 3
                ? new NationalRank(person, $"rank-{plan.Which}")
                : new Identified(person, new string((char)('a' + plan.Which), 64)),
        };
    }

    private static ReportId Id(int number) => new(new Guid(number, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]));

    private static Instant Time(int unit) =>
        Day0.At(LocalTime.Midnight).PlusHours(unit * HoursAUnit).InZoneLeniently(Beirut).ToInstant();

    private static Report ZoneReport { get; } =
        new(
            Id(1000),
            "unit",
            Validity.Since(Instant.FromUtc(2000, 1, 1, 0, 0)),
            Instant.FromUtc(2000, 1, 1, 0, 0),
            new Source("S1", null),
            new ZoneSet(Zone)
        );
}
