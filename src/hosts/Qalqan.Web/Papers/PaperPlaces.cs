using System.Globalization;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Places as they were said: a grid with the figures that were given, a post by its reference, a bearing in its own unit.</summary>
internal static class PaperPlaces
{
    /// <summary>Empty where none was said.</summary>
    public static string Say(Whereabouts? where, Gazetteer places, Speech speech) =>
        where is null
            ? ""
            : string.Join(
                ' ',
                new[] { Point(where, places), Sight(where.Sight, speech) }.Where(text => text.Length > 0)
            );

    /// <summary>Direction and distance alone.</summary>
    public static string Sight(Sight? sight, Speech speech)
    {
        if (sight is null)
            return "";
        var bearing = speech.Say(
            Phrase.Of(
                sight.Unit is AngleUnit.Mils ? "web.paper.bearing.mils" : "web.paper.bearing.degrees",
                ("bearing", sight.Bearing.ToString(CultureInfo.InvariantCulture)),
                (
                    "north",
                    sight.North switch
                    {
                        North.Grid => "G",
                        North.Magnetic => "M",
                        _ => "T",
                    }
                )
            )
        );
        return sight.Metres is { } metres
            ? $"{bearing} {speech.Say(Phrase.Of("web.paper.metres", ("metres", metres)))}"
            : bearing;
    }

    // A position is called by its reference on every net; a camp by its name.
    private static string Point(Whereabouts where, Gazetteer places) =>
        (where.Grid is { } grid ? DayWords.Spaced(grid) : null)
        ?? where.LatLon
        ?? (places.Find(where.Place!) is { IsPosition: false } landmark ? landmark.Name : where.Place!);
}
