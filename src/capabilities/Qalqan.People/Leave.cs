using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>
/// Local days that have ended by the look, counted in the scope's zone at the look, each whole by the state at its end, as a
/// bare date means. <c>Unsaid</c>: days at whose end no state was on record, so that nobody takes silence for service.
/// </summary>
public sealed record DaysTaken(int Leave, int Compensatory, int Unsaid)
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public static DaysTaken Of(Known known, string person, Instant since)
    {
        List<Fact> facts = [.. known.Until<Stated>(person)];
        var end = known.At + Millisecond;
        List<Instant> edges = [since, .. Edges(facts).Where(edge => since < edge && edge < end).Order(), end];
        var (leave, compensatory, unsaid) = (0, 0, 0);
        for (var i = 1; i < edges.Count; i++)
        {
            // From edge to edge the state is one; the days that end between them are those between their dates.
            var days = Period.DaysBetween(DateOf(edges[i - 1]), DateOf(edges[i]));
            if (days > 0 && StateAt(facts, edges[i - 1]) is var state)
                _ = state switch
                {
                    PersonState.Leave => leave += days,
                    PersonState.CompensatoryTime => compensatory += days,
                    null => unsaid += days,
                    _ => 0,
                };
        }
        return new DaysTaken(leave, compensatory, unsaid);

        LocalDate DateOf(Instant instant) => instant.InZone(known.Zone).Date;
    }

    private static IEnumerable<Instant> Edges(List<Fact> facts) =>
        facts.Select(fact => fact.From).Concat(facts.Select(EndOf).OfType<Instant>());

    // An instant is its own millisecond.
    private static Instant? EndOf(Fact fact) => fact.To == fact.From ? fact.From + Millisecond : fact.To;

    private static PersonState? StateAt(List<Fact> facts, Instant at) =>
        facts.Where(fact => fact.From <= at && (EndOf(fact) is not { } end || at < end)).BeganLast() is [var last, ..]
            ? ((Stated)last.Claim).State
            : null;
}

/// <summary>What a rule gives for the service so far, in days.</summary>
public sealed record DaysEarned(int Leave, int? Compensatory);

/// <summary>
/// So many days of leave, and of compensatory time where the pack grants it, for each full month of service from the day of
/// arrival; parts of a day are not earned yet. It judges nothing; the tour clock shows it beside what was taken.
/// </summary>
public sealed record Leave(decimal LeavePerMonth, decimal? CompensatoryPerMonth) : Requirement
{
    public static Shape Shape { get; } =
        Shape.State(
            "leave",
            fields => new Leave(
                fields.Number("leavePerMonth", 0, 10),
                fields.Has("compensatoryPerMonth") ? fields.Number("compensatoryPerMonth", 0, 10) : null
            ),
            (_, _) => []
        );

    public DaysEarned Earned(LocalDate arrived, LocalDate today)
    {
        var months = Math.Max(0, Period.Between(arrived, today, PeriodUnits.Months).Months);
        return new DaysEarned(
            (int)Math.Floor(months * LeavePerMonth),
            CompensatoryPerMonth is { } rate ? (int)Math.Floor(months * rate) : null
        );
    }
}
