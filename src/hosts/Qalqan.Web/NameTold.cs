using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A person's name in a list that names were asked for, and what stands in its place where there is none to tell.</summary>
public static class NameTold
{
    /// <summary>As a word of JSON: <c>told</c>, <c>erased</c>, <c>sealed</c>, or <c>none</c> where no name is on record at the look.</summary>
    public static string Word<T>(Named<T> named, string person) =>
        named.Names.ContainsKey(person) ? "told"
        : named.Nameless.TryGetValue(person, out var loss) ? JsonLines.Kebab(loss)
        : "none";

    /// <summary>For people: the name in the reader's script, or why it is not there; empty where none is on record.</summary>
    public static string Say<T>(Named<T> named, string person, Speech speech) =>
        named.Names.TryGetValue(person, out var identity) ? Say(identity, speech)
        : named.Nameless.TryGetValue(person, out var loss)
            ? speech.Say(Phrase.Of(loss is NameLoss.Erased ? "web.person.gone" : "web.person.sealed"))
        : "";

    /// <summary>A name in the reader's script: Latin for English, else Cyrillic; the other where there is only that.</summary>
    public static string Say(IdentityDetail identity, Speech speech) =>
        (
            speech.Language.Code == "en" ? identity.Latin ?? identity.Cyrillic : identity.Cyrillic ?? identity.Latin
        )!.ToString();

    /// <summary>A detail without what names somebody, kin and testers too; null where it is nothing but names.</summary>
    public static Detail? Without(Detail detail) =>
        detail switch
        {
            IdentityDetail => null,
            KinDetail kin => kin with { Name = "" },
            LanguageDetail test => test with { Tester = null },
            _ => detail,
        };
}
