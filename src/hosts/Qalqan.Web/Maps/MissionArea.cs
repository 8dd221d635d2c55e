using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>What a mission's map shows, and what lies far outside it.</summary>
internal static class MissionArea
{
    private static readonly Distance Around = Distance.FromKilometres(50);

    /// <summary>Around all that is drawn at the look, 50 km wider on each side; around the mission's places where nothing is drawn; null where there is neither.</summary>
    public static Box? Of(Known known)
    {
        var drawn = known.DrawnAt(known.At).SelectMany(drawing => drawing.Points);
        return (Box.Around(drawn) ?? Box.Around(known.Map.Places.Places.Select(place => place.At)))?.Widened(Around);
    }
}
