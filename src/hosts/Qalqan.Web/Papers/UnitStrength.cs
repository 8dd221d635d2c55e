using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>Those of one sub-unit; null of none. Where a sub-unit stands no report on record says: it is no place.</summary>
/// <param name="Effective">Present. Leave is leave and compensatory time; other is sick, travelling, attached, off camp, absent.</param>
/// <param name="Unstated">Those of whom no state was ever said: counted apart, and not as present.</param>
internal sealed record SubUnitStrength(
    string? SubUnit,
    int Strength,
    int Effective,
    int Leave,
    int Other,
    int Unstated
);

/// <summary>The strength of a contingent as the mission's report gives it, in numbers alone: nobody is in it by name or by reference.</summary>
internal sealed record UnitStrength(
    string Scope,
    string Title,
    IReadOnlyList<SubUnitStrength> SubUnits,
    int CheckedIn,
    int CheckedOut
)
{
    public SubUnitStrength Total { get; } =
        new(
            null,
            SubUnits.Sum(one => one.Strength),
            SubUnits.Sum(one => one.Effective),
            SubUnits.Sum(one => one.Leave),
            SubUnits.Sum(one => one.Other),
            SubUnits.Sum(one => one.Unstated)
        );

    /// <summary>Of those who serve at the look's instant; who came and went within its period. Null where the contingent was not on record yet.</summary>
    public static UnitStrength? Of(Known known)
    {
        if (!known.Ever<ScopeOpened>("scope").Any())
            return null;
        var serving = InMission.Of(known).Stays.Select(stay => stay.Person).ToHashSet();
        return new UnitStrength(
            known.Scope,
            Archive.TitleOf(known),
            [
                .. DayState
                    .Of(known)
                    .Rows.Where(row => serving.Contains(row.Person))
                    .GroupBy(row => row.SubUnit)
                    .OrderBy(unit => unit.Key is null)
                    .ThenBy(unit => unit.Key, StringComparer.Ordinal)
                    .Select(unit => Counted(unit.Key, [.. unit.Select(row => row.State)])),
            ],
            known.During<Arrived>().Count(),
            known.During<Departed>().Count()
        );
    }

    private static SubUnitStrength Counted(string? subUnit, List<PersonState?> states)
    {
        var leave = states.Count(state => state is PersonState.Leave or PersonState.CompensatoryTime);
        var (effective, unstated) = (
            states.Count(state => state is PersonState.Present),
            states.Count(state => state is null)
        );
        return new SubUnitStrength(
            subUnit,
            states.Count,
            effective,
            leave,
            states.Count - effective - leave - unstated,
            unstated
        );
    }
}
