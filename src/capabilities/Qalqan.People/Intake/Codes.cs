using System.Text;
using Qalqan.Claims;

namespace Qalqan.People;

/// <summary>A code of the record from what an officer writes: "1-й взвод" is <c>1-y-vzvod</c>, the same wherever it is read.</summary>
internal static class Codes
{
    private const string From = "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі";

    private static readonly string[] To =
    [
        .. "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch".Split(' '),
        "",
        "y",
        "",
        .. "e yu ya e a gh q ng o u u h i".Split(' '),
    ];

    /// <summary>The text itself where it is a code already, else in small Latin letters; null where nothing is left of it or too much.</summary>
    public static string? Made(string text)
    {
        if (Reference.IsWellFormed(text))
            return text;
        var code = new StringBuilder();
        foreach (var letter in text)
        {
            var at = From.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (at >= 0)
                code.Append(To[at]);
            else if (char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_')
                code.Append(char.ToLowerInvariant(letter));
            else if (code.Length > 0 && code[^1] != '-')
                code.Append('-');
        }
        var made = code.ToString().Trim('-', '.', '_');
        return Reference.IsWellFormed(made) ? made : null;
    }
}
