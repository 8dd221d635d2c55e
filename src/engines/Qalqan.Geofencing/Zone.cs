namespace Qalqan.Geofencing;

/// <summary>
/// An area by its outlines, straight in longitude and latitude between their places: one or several parts, with or without holes, that
/// do not overlap. A place belongs to it that lies inside an odd number of the outlines, or on any of them.
/// </summary>
public sealed record Zone(string Id, IReadOnlyList<Polygon> Outlines)
{
    public Zone(string id, Polygon outline)
        : this(id, [outline]) { }
}
