using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What the codes of a day are called; a code that this program does not know stands as it is.</summary>
internal static class CodeWords
{
    public static string What(string code, Speech speech) => Say("code.what.", Codes.Observations, code, speech);

    public static string Side(string code, Speech speech) => Say("code.side.", Codes.Sides, code, speech);

    public static string Actor(string code, Speech speech) => Say("code.actor.", Codes.Actors, code, speech);

    public static string Means(string code, Speech speech) => Say("code.means.", Codes.Means, code, speech);

    public static string Act(string code, Speech speech) => Say("code.act.", Ceasefire.Act.All, code, speech);

    public static string Zone(string code, Speech speech) => Say("code.side.", Ceasefire.Zone.All, code, speech);

    public static string Task(string code, Speech speech) => Say("code.task.", Codes.Tasks, code, speech);

    public static string Ordnance(string code, Speech speech) => Say("code.ordnance.", Codes.Ordnance, code, speech);

    public static string Class(string code, Speech speech) => Say("code.class.", Codes.Classes, code, speech);

    private static string Say(string family, IReadOnlyList<string> known, string code, Speech speech) =>
        known.Contains(code) ? speech.Say(Phrase.Of(family + code)) : code;
}
