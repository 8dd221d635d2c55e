using System.Globalization;
using Qalqan.Claims;
using Qalqan.Measures;
using Qalqan.Movement;

namespace Qalqan.Web;

/// <summary>Where the places of a move lie: as the record describes them, else by the texts in force.</summary>
internal static class MovePlaces
{
    public static Place? Of(OrderPart part, string node) => Of(part.Plan, part.Laws, node);

    public static Place? Of(MovePlan plan, MoveLaws laws, string node) =>
        Of(plan.Node(node)?.Where) ?? laws.Places(node);

    /// <summary>Null where it was said neither by coordinates nor by a grid.</summary>
    public static Place? Of(Whereabouts? where) =>
        where?.LatLon is { } text && Place.TryParse(text, out var place) ? place
        : where?.Grid is { } grid && Mgrs.TryParse(grid, out var square, out _) ? square.Centre
        : null;

    /// <summary>Degrees to the fourth figure, some ten metres.</summary>
    public static string Say(Place place) =>
        string.Create(CultureInfo.InvariantCulture, $"{place.Latitude:0.0000}, {place.Longitude:0.0000}");
}
