using Qalqan.Ceasefire;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What a place on the map is called and where it lies of the lines: what the panel tells that opens where somebody points.</summary>
internal static class MapPlace
{
    /// <summary>One line a mission: its grids, what it is near, and how it lies of every line that is drawn, never without the error.</summary>
    public static IEnumerable<string> Of(Looks<(Located Located, ZoneAnswer? Lies)> looks, Speech speech) =>
        looks.Scopes.Select(look =>
            PeopleLines.Line(
                "place",
                look.Scope,
                looks.IsExercise,
                json =>
                {
                    var located = look.Value.Located;
                    json.WriteString("grid", located.Grid?.Spaced());
                    json.WriteString("otherGrid", located.OtherGrid?.Spaced());
                    json.WriteString("utm", located.Utm?.ToString());
                    json.WriteString("latLon", located.LatLon);
                    json.Texts("near", located.Near.Take(2).Select(near => Near(near, speech)));
                    json.WriteString("zone", look.Value.Lies?.Code);
                    json.WriteBoolean("sure", look.Value.Lies?.IsSure is true);
                    json.Texts("lies", look.Value.Lies is { } lies ? ZoneWords.Of(lies, speech) : []);
                }
            )
        );

    private static string Near(Nearby near, Speech speech) =>
        $"{near.Place.Name}: {WhereWords.Of(near.Distance, speech)}, {WhereWords.Of(near.FromGridNorth)}";
}
