using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A choice as it is written in the record: the words of the enum in kebab case, and nothing else.</summary>
internal static class SentChoice
{
    public static T Choice<T>(this Fields fields, string key)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(choice => JsonLines.Kebab(choice));
        return words.GetValueOrDefault(fields.OneOf(key, [.. words.Keys]));
    }
}
