using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>The circle in which a mission's day happens: about its manned positions, and the margin around them.</summary>
public sealed record MissionArea(Place Centre, Distance Radius)
{
    /// <summary>A local default: how far from the outermost position something still is the mission's business.</summary>
    public static Distance Margin { get; } = Distance.FromKilometres(30);

    /// <summary>Null where the mission names no position.</summary>
    public static MissionArea? Of(Gazetteer gazetteer)
    {
        var positions = gazetteer.Places.Where(place => place.IsPosition).Select(place => place.At).ToList();
        if (positions.Count == 0)
            return null;
        var centre = new Place(
            (positions.Min(at => at.Latitude) + positions.Max(at => at.Latitude)) / 2,
            (positions.Min(at => at.Longitude) + positions.Max(at => at.Longitude)) / 2
        );
        return new MissionArea(centre, positions.Max(at => at.DistanceTo(centre)) + Margin);
    }

    public bool Holds(Place place) => place.DistanceTo(Centre) <= Radius;
}
