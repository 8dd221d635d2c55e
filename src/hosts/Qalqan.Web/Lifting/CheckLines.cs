using Qalqan.Movement;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What a check of a plan found, as JSON: whether it stands, each part, each thing found, and the explosive in each unit.</summary>
public static class CheckLines
{
    public static IEnumerable<string> Of(IReadOnlyList<CheckedPart> parts, Speech speech) =>
        [
            JsonLines.Of(json =>
            {
                json.WriteString("what", "checked");
                json.WriteBoolean("stands", parts.All(part => part.Stands));
                json.Number("slips", Count(parts, CheckKind.Slip));
                json.Number("faults", Count(parts, CheckKind.Fault));
                json.Number("open", Count(parts, CheckKind.Open));
            }),
            .. parts.Select(part =>
                JsonLines.Of(json =>
                {
                    json.WriteString("what", "part");
                    json.WriteString("part", part.Part);
                    json.WriteBoolean("stands", part.Stands);
                    json.WriteString("says", speech.Say(CheckWords.Of(part)));
                })
            ),
            .. parts.SelectMany(part => part.Found).Select(found => Line(found, speech)),
            .. parts
                .SelectMany(part => part.Explosives)
                .Select(quantity =>
                    JsonLines.Of(json =>
                    {
                        json.WriteString("what", "explosive");
                        json.WriteString("unit", quantity.Unit);
                        json.WriteNumber("netExplosiveKg", quantity.Kg);
                        json.WriteString("division", quantity.Division);
                        json.WriteString("says", speech.Say(CheckWords.Of(quantity)));
                    })
                ),
        ];

    private static string Line(CheckFound found, Speech speech) =>
        JsonLines.Of(json =>
        {
            json.WriteString("what", JsonLines.Kebab(found.Kind));
            json.WriteString("part", found.Part);
            json.WriteString("code", found.Code);
            json.WriteString("subject", found.Subject);
            json.Texts("names", found.Names);
            json.WriteString("seen", found.Seen);
            json.WriteString("wanted", found.Wanted);
            json.WriteString("change", found.Change);
            json.Day("applyBy", found.ApplyBy);
            json.WriteBoolean("late", found.IsLate);
            json.WriteString("source", found.Source);
            json.WriteString("says", speech.Say(CheckWords.Of(found)));
        });

    private static long Count(IEnumerable<CheckedPart> parts, CheckKind kind) =>
        parts.SelectMany(part => part.Found).Count(one => one.Kind == kind);
}
