using System.Globalization;
using System.Text.Json;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Where a typed place is, or what is wrong with it, as JSON for the API and the command alike.</summary>
public static class WhereLines
{
    public static IEnumerable<string> Of(Looks<Located> looks, Speech speech) =>
        looks.Scopes.Select(look =>
            look.Value.Read.Where is null
                ? Refused(look.Scope, look.Value, speech, looks.IsExercise)
                : Line(look.Scope, look.Value, speech, looks.IsExercise)
        );

    private static string Line(string scope, Located located, Speech speech, bool isExercise) =>
        PeopleLines.Line(
            "where",
            scope,
            isExercise,
            json =>
            {
                json.WriteString("text", located.Text);
                json.WriteString("place", PlaceText.Write(located.Read.Where!));
                json.WriteString("grid", located.Grid?.ToString());
                json.WriteString("otherGrid", located.OtherGrid?.ToString());
                json.WriteString("utm", located.Utm?.ToString());
                json.WriteString("latLon", located.LatLon);
                json.Whole("errorMetres", located.Spot?.Error.Metres);
                json.Whole("majorMetres", located.Spot?.Major.Metres);
                json.Whole("minorMetres", located.Spot?.Minor.Metres);
                json.Whole("alongDegrees", located.Spot?.Along.Degrees);
                json.WriteString("rayFrom", located.Ray?.From.ToString());
                json.Whole("rayDegrees", located.Ray?.Bearing.Degrees);
                json.Objects(
                    "near",
                    located.Near,
                    (one, near) =>
                    {
                        one.WriteString("place", near.Place.Id);
                        one.WriteString("name", near.Place.Name);
                        one.Whole("metres", near.Distance.Metres);
                        one.Whole("gridDegrees", WhereWords.Degrees(near.FromGridNorth));
                        one.Whole("gridMils", WhereWords.Mils(near.FromGridNorth));
                    }
                );
                json.Texts("notes", WhereWords.Doubts(located).Select(speech.Say));
                json.Hints(located, speech);
            }
        );

    private static string Refused(string scope, Located located, Speech speech, bool isExercise) =>
        PeopleLines.Line(
            "refused",
            scope,
            isExercise,
            json =>
            {
                json.WriteString("text", located.Text);
                json.Objects(
                    "problems",
                    located.Read.Problems,
                    (one, problem) =>
                    {
                        one.WriteString("says", speech.Say(problem.Says));
                        one.WriteNumber("start", problem.Start);
                        one.WriteNumber("length", problem.Length);
                    }
                );
                json.Hints(located, speech);
            }
        );

    private static void Hints(this Utf8JsonWriter json, Located located, Speech speech) =>
        json.Objects(
            "hints",
            located.Read.Hints,
            (one, hint) =>
            {
                one.WriteString("says", speech.Say(hint.Says));
                one.WriteString("text", hint.Text);
            }
        );

    private static void Whole(this Utf8JsonWriter json, string key, double? number)
    {
        if (number is { } value)
            json.WriteNumber(key, Math.Round(value));
        else
            json.WriteNull(key);
    }
}
