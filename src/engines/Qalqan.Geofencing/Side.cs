namespace Qalqan.Geofencing;

/// <summary>Of a directed line, as one looks along it.</summary>
public enum Side
{
    On,
    Left,
    Right,
}
