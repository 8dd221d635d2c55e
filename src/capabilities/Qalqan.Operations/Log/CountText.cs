using System.Globalization;
using System.Text.RegularExpressions;
using Qalqan.Claims;

namespace Qalqan.Operations;

/// <summary>How many, as it is typed: <c>3</c>, <c>~3</c> about, <c>3+</c> or <c>&gt;3</c> at least, <c>x3</c>.</summary>
public static partial class CountText
{
    /// <summary>The number, how it was given, and whether a mark says that it counts; null where it is none.</summary>
    public static (int Count, Bound Bound, bool IsMarked)? Read(string word)
    {
        if (Form.Match(word) is not { Success: true } form)
            return null;
        var (before, behind) = (form.Groups["before"].Value, form.Groups["behind"].Value);
        return (
            int.Parse(form.Groups["number"].Value, CultureInfo.InvariantCulture),
            before == "~" ? Bound.About
            : before is ">" or ">=" || behind == "+" ? Bound.AtLeast
            : Bound.Exactly,
            before.Length + behind.Length > 0
        );
    }

    /// <summary>The text that <see cref="Read"/> reads back as the same.</summary>
    public static string Write(int count, Bound? bound) =>
        bound switch
        {
            Bound.About => string.Create(CultureInfo.InvariantCulture, $"~{count}"),
            Bound.AtLeast => string.Create(CultureInfo.InvariantCulture, $"{count}+"),
            _ => count.ToString(CultureInfo.InvariantCulture),
        };

    [GeneratedRegex("^(?<before>~|>=|>|x)?(?<number>[0-9]{1,6})(?<behind>[+]|x)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Form { get; }
}
