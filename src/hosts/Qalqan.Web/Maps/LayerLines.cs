using System.Text.Json;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>Layers and lines that were brought, as JSON for calls and commands alike; every key always present.</summary>
internal static class LayerLines
{
    public static IEnumerable<string> Of(Looks<IReadOnlyList<MapLayer>> looks) =>
        looks.Scopes.SelectMany(look => look.Value).Select(layer => Line(layer, looks.IsExercise, []));

    public static string Line(MapLayer layer, bool isExercise, IReadOnlyList<string> leftOut) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "layer");
            json.WriteString("scope", layer.Scope);
            json.WriteString("layer", layer.Id);
            json.WriteString("title", layer.Says.Title);
            json.WriteString("format", layer.Says.Format);
            json.WriteNumber("features", layer.Says.Features);
            json.WriteString("digest", layer.Digest);
            json.Time("drafted", layer.Drafted.From);
            json.WriteString("by", layer.Drafted.Source.Post);
            json.Time("accepted", layer.Accepted?.From);
            json.WriteString("acceptedBy", layer.Accepted?.Source.Post);
            json.Texts("leftOut", leftOut);
            json.WriteBoolean("exercise", isExercise);
        });

    public static string Line(Drawn line, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "drawn");
            json.WriteString("feature", line.Feature);
            json.WriteString("form", JsonLines.Kebab(line.Form));
            json.WriteString("use", JsonLines.Kebab(line.Use));
            json.WriteString("edition", line.Edition);
            json.WriteNumber("points", line.Points.Count(one => one == ' ') + 1);
            json.WriteNumber("errorMetres", line.ErrorMetres);
            json.WriteBoolean("exercise", isExercise);
        });

    public static string Done(string layer, string doing, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", doing);
            json.WriteString("layer", layer);
            json.WriteBoolean("exercise", isExercise);
        });

    public static string Refused(IReadOnlyList<Problem> problems, bool isExercise) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", "refused");
            json.Objects(
                "problems",
                problems,
                (one, problem) =>
                {
                    one.WriteString("where", problem.File);
                    one.Number("line", problem.Line);
                    one.WriteString("seen", problem.Seen);
                    one.WriteString("wanted", problem.Wanted);
                    one.WriteString("maybe", problem.Maybe);
                }
            );
            json.WriteBoolean("exercise", isExercise);
        });
}
