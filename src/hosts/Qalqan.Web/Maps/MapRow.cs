using NodaTime;
using Qalqan.Ceasefire;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What a row of the map is of.</summary>
public enum MapKind
{
    Observation,
    Incident,

    /// <summary>An incident that was only reported in public: shown where it is asked for, never assessed, never counted by side.</summary>
    Public,
}

/// <summary>One thing that is on the map and in the table under it. Without a spot or a ray it is in the table alone.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Reference">How people call it.</param>
/// <param name="Page">Where it is opened.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; null of what goes on.</param>
/// <param name="Zone">Of the mission then.</param>
/// <param name="Says">What happened, in a line.</param>
/// <param name="Where">As it was said.</param>
/// <param name="Spot">Where it comes to, and how wrong that may be.</param>
/// <param name="Ray">The direction, where no distance was said.</param>
/// <param name="Symbol">Which symbol it wears.</param>
public sealed record MapRow(
    MapKind Kind,
    string Reference,
    string Page,
    Instant From,
    Instant? To,
    DateTimeZone Zone,
    Func<Speech, string> Says,
    Whereabouts? Where,
    Spot? Spot,
    Ray? Ray,
    string Symbol
)
{
    /// <summary>How the spot lies of the lines of its own day; null where there is no spot.</summary>
    public ZoneAnswer? Lies { get; init; }

    /// <summary>The place in no more figures than its error allows; null where there is none.</summary>
    public Mgrs? Grid =>
        Spot is { } spot && Mgrs.TryOf(spot.At, ObservationRow.FiguresOf(spot.Error), out var grid) ? grid : null;
}
