using System.Globalization;
using System.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Operations;

/// <summary>
/// How a place is typed in any field: a grid (<c>36SYB67836360</c>, with or without spaces), <c>LAT,LON</c>, or a place of the
/// mission by its reference or name; behind it, perhaps, a bearing and a distance from there (<c>P68 270 800m</c>,
/// <c>P68/4800mil/1.2km</c>), and how wrong it may be (<c>±50m</c>).
/// </summary>
public static class PlaceText
{
    /// <summary>Longer texts are refused unread.</summary>
    public const int MostCharacters = 200;

    public static PlaceRead Read(string text, Gazetteer gazetteer) => new PlaceReading(text, gazetteer).Read();

    /// <summary>The sight alone, as <c>270 800m</c> or <c>4800mil t 1.2km</c>; null with every problem added.</summary>
    public static Sight? ReadSight(string text, List<TextProblem> problems) => SightReading.Read(text, 0, problems, []);

    /// <summary>The text that <see cref="Read"/> reads back as the same: grids without spaces, units and norths said.</summary>
    public static string Write(Whereabouts where)
    {
        var written = new StringBuilder(where.Place ?? where.Grid ?? where.LatLon);
        if (where.Sight is { } sight)
            written.Append(' ').Append(Write(sight));
        if (where.ErrorMetres is { } error)
            written.Append(CultureInfo.InvariantCulture, $" ±{error}m");
        return written.ToString();
    }

    /// <summary>As <c>270deg 800m</c>; grid north is the one that is not said.</summary>
    public static string Write(Sight sight)
    {
        var north = sight.North switch
        {
            North.True => " t",
            North.Magnetic => " m",
            _ => "",
        };
        var distance = sight.Metres is { } metres ? $" {metres.ToString(CultureInfo.InvariantCulture)}m" : "";
        return $"{Bearing(sight)}{north}{distance}";
    }

    /// <summary>With its unit and in the digits that it was given, mils in four of them and degrees in three: <c>045deg</c>, <c>0800mil</c>.</summary>
    public static string Bearing(Sight sight)
    {
        var digits = sight.Bearing.ToString(CultureInfo.InvariantCulture);
        var whole = digits.Split('.')[0].Length;
        var zeros = new string('0', Math.Max(0, (sight.Unit is AngleUnit.Mils ? 4 : 3) - whole));
        return $"{zeros}{digits}{(sight.Unit is AngleUnit.Mils ? "mil" : "deg")}";
    }
}
