using Qalqan.Claims;

namespace Qalqan.Web;

/// <summary>A name in the script of the reader's language where there is one, else in the other.</summary>
internal static class StateNames
{
    public static string Of(IdentityDetail identity, Reader reader)
    {
        var name = reader.Speech.Language.Code is "en"
            ? identity.Latin ?? identity.Cyrillic
            : identity.Cyrillic ?? identity.Latin;
        return $"{name!.Family} {name.Given}";
    }
}
