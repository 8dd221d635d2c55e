using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Geofencing;

/// <summary>
/// Where something was. The same of one entity at one instant and one place is one position, however often it comes: the largest
/// error of them, and the last side and kind by their codes. <c>Error</c> holds the truth 95 times of 100.
/// </summary>
/// <param name="Entity">Whose track it belongs to.</param>
/// <param name="At">When.</param>
/// <param name="Place">Where.</param>
/// <param name="Error">How wrong that may be.</param>
/// <param name="Side">Whose it is; null where that is not said here, and then what was said before still holds.</param>
/// <param name="What">Its kind; the same.</param>
public readonly record struct Position(
    string Entity,
    Instant At,
    Place Place,
    Distance Error,
    string? Side = null,
    string? What = null
);

/// <summary>
/// Something seen or heard once: a shot, with where it came from and perhaps where it struck. The same id at the same instant is one
/// sighting, however often it comes.
/// </summary>
public sealed record Sighting(
    string Id,
    Instant At,
    string What,
    Place Place,
    Distance Error,
    Place? Impact = null,
    Distance ImpactError = default,
    string? Side = null
);
