using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Readiness;

/// <summary>
/// One source's account of one milestone: its days in the scope's zone, the last one included, null where it goes on.
/// <c>Differs</c>: another account of the same milestone cannot be right beside it, or two corrections of it contend.
/// </summary>
public sealed record MilestoneLine(
    ReportId Report,
    string Milestone,
    string Says,
    LocalDate First,
    LocalDate? Last,
    Precision Precision,
    PublicSource Source,
    bool Differs
);

/// <summary>The steps from pledge to homecoming that have begun by the look, each as each source gives it, in order of first day.</summary>
public static class Milestones
{
    public static IReadOnlyList<MilestoneLine> Of(Known known) =>
        [
            .. known
                .Keys<MilestoneReached>()
                .SelectMany(milestone => Lines(known, milestone))
                .OrderBy(line => line.First)
                .ThenBy(line => line.Milestone, StringComparer.Ordinal)
                .ThenBy(line => line.Last ?? LocalDate.MaxIsoValue)
                .ThenBy(line => line.Report.Value),
        ];

    private static IEnumerable<MilestoneLine> Lines(Known known, string milestone)
    {
        var accounts = Account.Of(known, milestone);
        return accounts.Select(account => new MilestoneLine(
            account.Fact.Id,
            milestone,
            account.Claim.Says,
            account.First,
            account.Last,
            account.Claim.Precision,
            account.Claim.Source,
            account.Fact.Contested || accounts.Exists(other => !account.Fits(other))
        ));
    }
}

/// <summary>What one source says of the days of a milestone.</summary>
internal sealed record Account(Fact Fact, LocalDate First, LocalDate? Last)
{
    private Account(Fact fact, Known known)
        : this(fact, DayOf(fact.From, known), fact.To is { } to ? DayOf(LastInstant(fact, to), known) : null) { }

    public MilestoneReached Claim => (MilestoneReached)Fact.Claim;

    /// <summary>Those that have begun by the look.</summary>
    public static List<Account> Of(Known known, string milestone) =>
        [.. known.Until<MilestoneReached>(milestone).Select(fact => new Account(fact, known))];

    /// <summary>Whether both may be right.</summary>
    public bool Fits(Account other)
    {
        if (First == other.First && Last == other.Last)
            return true;
        var (exact, loose) = Claim.Precision < other.Claim.Precision ? (this, other) : (other, this);
        return exact.Claim.Precision < loose.Claim.Precision
            && loose.First <= exact.First
            && (loose.Last is not { } last || exact.Last <= last);
    }

    public Phrase Says() =>
        Last is { } last
            ? Phrase.Of(
                "readiness.sources.account",
                ("source", Claim.Source.Publisher),
                ("first", First),
                ("last", last)
            )
            : Phrase.Of("readiness.sources.account.open", ("source", Claim.Source.Publisher), ("first", First));

    // An interval ends before its end; an instant lasts no longer than itself.
    private static Instant LastInstant(Fact fact, Instant to) =>
        to == fact.From ? to : to - Duration.FromMilliseconds(1);

    private static LocalDate DayOf(Instant instant, Known known) => instant.InZone(known.ZoneAt(instant)).Date;
}
