using NodaTime;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// What a phone is shown: the sub-unit of its post on the contingent's day, who is in it and in which state at the morning, up
/// to which entry that was known, and how many heads are to be there. <c>Unit</c> is null where the post is in none.
/// </summary>
/// <param name="Expected">Everybody of whom nothing is said that keeps them away.</param>
/// <param name="Reported">The sub-unit's own word on that day, the last.</param>
/// <param name="Counted">The last head count of that day.</param>
internal sealed record PhoneSheet(
    LocalDate Day,
    string? Unit,
    IReadOnlyList<DayRow> Rows,
    int Expected,
    Fact? Reported,
    Fact? Counted
);

/// <summary>The sheets of phones, each of its own sub-unit and no other.</summary>
public sealed class PhoneSheets
{
    private readonly Archive archive;
    private readonly Personnel personnel;

    internal PhoneSheets(Archive archive, Personnel personnel) => (this.archive, this.personnel) = (archive, personnel);

    internal Looks<Named<PhoneSheet>> Of(Device device, User user) =>
        archive.LookBack(
            new Inquiry(Scope: device.Scope) { Reach = user.Reach },
            (chronicle, known, _) =>
            {
                var morning = SignedDay.Look(chronicle, known.Today, known.UpTo);
                var unit = known.Of<PostOpened>(device.Post).Select(fact => (PostOpened)fact.Claim).LastOrDefault();
                List<DayRow> rows = unit is null
                    ? []
                    : [.. DayState.Of(morning).Rows.Where(row => row.SubUnit == unit.SubUnit)];
                return personnel.Name(
                    user,
                    morning,
                    new PhoneSheet(
                        known.Today,
                        unit?.SubUnit,
                        rows,
                        rows.Count(row => row.State is null or PersonState.Present),
                        UnitWord.Reported(morning, unit?.SubUnit, known.Today),
                        UnitWord.Counted(morning, unit?.SubUnit, known.Today)
                    ),
                    rows.Select(row => row.Person)
                );
            }
        );
}
