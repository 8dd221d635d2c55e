using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>What an alarm, a cause and a casualty's state are called; a code that this program does not know stands as it is.</summary>
public static class MusterWords
{
    public static string Alarm(string code, Speech speech) => Say("code.alarm.", Alarms.Kinds, code, speech);

    public static string Cause(string code, Speech speech) => Say("code.cause.", Casualties.Causes, code, speech);

    public static string State(CasualtyState state, Speech speech) =>
        speech.Say(Phrase.Of("code.casualty." + JsonLines.Kebab(state)));

    private static string Say(string family, IReadOnlyList<string> known, string code, Speech speech) =>
        known.Contains(code) ? speech.Say(Phrase.Of(family + code)) : code;
}
