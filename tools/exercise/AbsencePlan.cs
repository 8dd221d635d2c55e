using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Exercise;

/// <summary>
/// Leave by turns, two and a half days earned a month, and what else takes people away: illness, journeys on duty,
/// compensatory time, attachment. Intervals that never touch one another.
/// </summary>
public sealed class AbsencePlan(Xoshiro256StarStar dice)
{
    private const int LeaveDays = 15; // what six months earn
    private const int HomeLeaveDays = 10;

    public void Add(Rotation rotation)
    {
        var dates = rotation.Dates;
        TakeTurns(
            rotation,
            dates.HomeLeaveFrom,
            dates.HomeLeaveSlots,
            dates.HomeLeaveEveryDays,
            HomeLeaveDays,
            Story.Home
        );
        TakeTurns(rotation, dates.CampLeaveFrom, dates.CampLeaveSlots, LeaveDays, LeaveDays, Story.Camp);
        TakeTurns(rotation, dates.CampLeaveAgain, dates.CampLeaveSlots, LeaveDays, LeaveDays, Story.Camp);
        var trainingFrom = dates.Appointed ?? dates.EnrolFrom.PlusDays(21);
        var campTo = dates.DepartsFirst?.InZone(Story.Camp).Date ?? Story.End.InZone(Story.Camp).Date;
        foreach (var member in rotation.Members)
        {
            Scatter(member, PersonState.Sick, 4, trainingFrom, dates.TrainingTo, 2, 6, Story.Home);
            if (member.Arrives is not { } arrival)
                continue;
            var from = arrival.InZone(Story.Camp).Date.PlusDays(7);
            Scatter(member, PersonState.Sick, 2, from, campTo, 2, 7, Story.Camp);
            Scatter(member, PersonState.CompensatoryTime, 3, from, campTo, 1, 2, Story.Camp);
            Scatter(member, PersonState.DutyTravel, 6, from, campTo, 1, 4, Story.Camp);
            Scatter(member, PersonState.Attached, 20, from, campTo, 10, 25, Story.Camp);
            Scatter(member, PersonState.OffCamp, 12, from, campTo, 1, 1, Story.Camp);
        }
    }

    private void TakeTurns(Rotation rotation, LocalDate first, int slots, int everyDays, int days, DateTimeZone zone)
    {
        foreach (var (member, turn) in dice.Shuffled(rotation.Members).Select((member, turn) => (member, turn)))
        {
            var from = first.PlusDays(turn % slots * everyDays);
            // Those who never fly stay at home and take their leave from their own unit.
            var isThere = zone == Story.Home || member.Arrives < Story.At(from, 6, 0, zone);
            if (isThere)
                member.TryAdd(Away(PersonState.Leave, from, days, zone));
        }
    }

    private void Scatter(
        Member member,
        PersonState state,
        int oneIn,
        LocalDate from,
        LocalDate to,
        int least,
        int most,
        DateTimeZone zone
    )
    {
        if (!dice.OneIn(oneIn))
            return;
        var span = Period.DaysBetween(from, to);
        for (var tries = 0; tries < 20; tries++)
            if (member.TryAdd(Away(state, from.PlusDays(dice.Below(span)), dice.Between(least, most), zone)))
                return;
    }

    private static Absence Away(PersonState state, LocalDate from, int days, DateTimeZone zone) =>
        new(state, Story.At(from, 6, 0, zone), Story.At(from.PlusDays(days), 6, 0, zone), zone);
}
