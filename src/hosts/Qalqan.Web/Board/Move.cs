using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>How somebody moves.</summary>
public enum MoveKind
{
    /// <summary>Reaches the mission, as the record has it.</summary>
    Arrives,

    /// <summary>Leaves the mission, as the record has it.</summary>
    Departs,

    /// <summary>The last day of the tour, as ordered; of somebody whose departure is not on record.</summary>
    TourEnds,

    /// <summary>Goes on leave, compensatory time or duty travel, or is attached elsewhere.</summary>
    Leaves,

    /// <summary>Is back from there, by the end that was given.</summary>
    Returns,
}

/// <summary>One person who moves on one day of the scope's calendar. <c>DaysAway</c> is from the look's own day; below zero it is overdue.</summary>
public sealed record Move(MoveKind Kind, string Person, LocalDate Day, int DaysAway, string? Post, PersonState? State)
{
    /// <summary>How many days ahead the board looks.</summary>
    public const int Ahead = 14;

    /// <summary>
    /// Who moves from the look's instant on, within so many days of the scope's calendar, as far as it is on record; and
    /// whoever should have gone and has not. By day, kind and person.
    /// </summary>
    public static IReadOnlyList<Move> Within(Known known, int days)
    {
        var today = known.Today;
        var until = today.PlusDays(days);
        List<Move> moves = [];
        foreach (var line in NominalRoll.Of(known).People)
        {
            var goes = Next<Departed>(known, line.Person, until);
            if (!line.IsInMission && Next<Arrived>(known, line.Person, until) is { } arrives)
                Add(MoveKind.Arrives, line, arrives);
            if (line.IsInMission && goes is { } departs)
                Add(MoveKind.Departs, line, departs);
            if (line is { IsInMission: true, TourEnds: { } ends } && goes is null && ends <= until)
                Add(MoveKind.TourEnds, line, ends);
            if (line is { IsInMission: true, State: { } state, StateEnds: { } back } && IsAway(state))
                if (DayOf(known, back) is var day && day <= until)
                    Add(MoveKind.Returns, line, day, state);
            foreach (var stated in known.Ever<Stated>(line.Person))
                if (
                    line.IsInMission
                    && stated.From > known.At
                    && IsAway(((Stated)stated.Claim).State)
                    && DayOf(known, stated.From) is var leaves
                    && leaves <= until
                )
                    Add(MoveKind.Leaves, line, leaves, ((Stated)stated.Claim).State);
        }
        return
        [
            .. moves
                .OrderBy(move => move.Day)
                .ThenBy(move => move.Kind)
                .ThenBy(move => move.Person, StringComparer.Ordinal),
        ];

        void Add(MoveKind kind, RollLine line, LocalDate day, PersonState? state = null) =>
            moves.Add(
                new Move(
                    kind,
                    line.Person,
                    day,
                    Period.DaysBetween(today, day),
                    line.Holds?.Post ?? line.Ties.Select(tie => tie.Post).FirstOrDefault(),
                    state
                )
            );
    }

    private static bool IsAway(PersonState state) =>
        state is PersonState.Leave or PersonState.CompensatoryTime or PersonState.DutyTravel or PersonState.Attached;

    private static LocalDate? Next<T>(Known known, string person, LocalDate until)
        where T : Claim
    {
        foreach (var fact in known.Ever<T>(person))
            if (fact.From > known.At)
                return DayOf(known, fact.From) is var day && day <= until ? day : null;
        return null;
    }

    private static LocalDate DayOf(Known known, Instant instant) => instant.InZone(known.ZoneAt(instant)).Date;
}
