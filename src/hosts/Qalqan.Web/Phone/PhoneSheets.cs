using NodaTime;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Movement;
using Qalqan.Operations;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>
/// What a phone is shown: the sub-unit of its post on the contingent's day, who is in it and in which state at the morning, up
/// to which entry that was known, and how many heads are to be there. <c>Unit</c> is null where the post is in none.
/// </summary>
/// <param name="Expected">Everybody of whom nothing is said that keeps them away.</param>
/// <param name="Reported">The sub-unit's own word on that day, the last.</param>
/// <param name="Counted">The last head count of that day.</param>
/// <param name="Alarm">The last alarm that is open.</param>
/// <param name="Calls">The roll calls of moves that are near, of the chalks that the phone's person travels in.</param>
internal sealed record PhoneSheet(
    LocalDate Day,
    string? Unit,
    IReadOnlyList<DayRow> Rows,
    int Expected,
    Fact? Reported,
    Fact? Counted,
    Alarm? Alarm,
    IReadOnlyList<RollCall> Calls
);

/// <summary>What a phone is shown of the mission: where one may stand, and what was observed from its position in the last hours.</summary>
/// <param name="Places">The positions, or every place while none is one.</param>
/// <param name="Position">The one that was asked for; null where it is none of them.</param>
/// <param name="Sightings">The latest last.</param>
internal sealed record PhoneWatch(IReadOnlyList<Landmark> Places, string? Position, IReadOnlyList<Sighting> Sightings)
{
    public static PhoneWatch Nothing { get; } = new([], null, []);
}

/// <summary>The sheets of phones, each of its own sub-unit and no other.</summary>
public sealed class PhoneSheets
{
    private const int MostSightings = 40;
    private static readonly Duration Watch = Duration.FromHours(12);

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
                List<RollCall> calls =
                [
                    .. MovePlan.All(known, _ => null).SelectMany(plan => RollCall.Of(plan, device.Person)),
                ];
                return personnel.Name(
                    // Whoever speaks for a sub-unit is told the names of its people, and of nobody else.
                    user with
                    {
                        Rights = user.Rights.Append(Right.SeePeople).ToHashSet(),
                    },
                    morning,
                    new PhoneSheet(
                        known.Today,
                        unit?.SubUnit,
                        rows,
                        rows.Count(row => row.State is null or PersonState.Present),
                        UnitWord.Reported(morning, unit?.SubUnit, known.Today),
                        UnitWord.Counted(morning, unit?.SubUnit, known.Today),
                        Alarms.Open(known) is [.., var last] ? last : null,
                        calls
                    ),
                    rows.Select(row => row.Person).Concat(calls.SelectMany(call => call.Chalk.Said.People)).Distinct()
                );
            }
        );

    /// <summary>
    /// Of the mission that the device's contingent serves in. What was observed from a position is what whoever takes the watch over
    /// there has to know: it is shown to each phone, whatever else its role may see of the day.
    /// </summary>
    internal PhoneWatch WatchOf(Device device, string? position)
    {
        var mission = archive.MissionOf(device.Scope);
        return archive.Missions().Contains(mission)
            ? archive.Of(mission, chronicle => WatchOf(archive.Everything(chronicle), position))
            : PhoneWatch.Nothing;
    }

    private static PhoneWatch WatchOf(Known mission, string? position)
    {
        var all = mission.Map.Places;
        var manned = all.Places.Where(place => place.IsPosition).ToList();
        var places = manned.Count > 0 ? manned : all.Places;
        var here = places.FirstOrDefault(place => place.Id == position)?.Id;
        Interval hours = new(mission.At - Watch, null);
        return new PhoneWatch(
            places,
            here,
            here is null
                ? []
                :
                [
                    .. Observations
                        .Of(mission, hours)
                        .Where(sighting => sighting.Said.Post == here)
                        .TakeLast(MostSightings),
                ]
        );
    }
}
