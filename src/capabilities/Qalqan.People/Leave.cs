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
    public static DaysTaken Of(Known known, string person, Instant since)
    {
        var day = since.InZone(known.Zone).Date;
        var end = (known.At + Duration.FromMilliseconds(1)).InZone(known.Zone).Date;
        var (leave, compensatory, said) = (0, 0, 0);
        List<Fact> facts = [.. known.Until<Stated>(person)];
        for (; day < end; day = day.PlusDays(1))
        {
            var close = known.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - Duration.FromMilliseconds(1);
            if (StateAt(facts, close) is not { } state)
                continue;
            said++;
            leave += state is PersonState.Leave ? 1 : 0;
            compensatory += state is PersonState.CompensatoryTime ? 1 : 0;
        }
        var days = Period.DaysBetween(since.InZone(known.Zone).Date, end);
        return new DaysTaken(leave, compensatory, Math.Max(0, days) - said);
    }

    private static PersonState? StateAt(List<Fact> facts, Instant at) =>
        facts
            .Where(fact => fact.From <= at && (fact.To is not { } to || at < to || to == fact.From && at == to))
            .BeganLast()
            is [var state, ..]
            ? ((Stated)state.Claim).State
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
