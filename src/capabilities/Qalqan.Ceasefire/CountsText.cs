using System.Globalization;
using System.Text.RegularExpressions;
using Qalqan.Claims;

namespace Qalqan.Ceasefire;

/// <summary>
/// Counts as an inspector types them, semicolons or lines between: <c>12 tank; about 300 personnel; 8 gun 122mm 15km; - missile-launcher</c>.
/// A stroke in the place of the number says that the thing was not counted, which is no zero.
/// </summary>
public static partial class CountsText
{
    /// <summary>What may be counted; another word is kept as it stands.</summary>
    public static IReadOnlyList<string> Known { get; } =
    ["personnel", "tank", "gun", "missile-launcher", "armoured-vehicle", "mortar", "vehicle"];

    /// <summary>The counts; every part that is none is added to the problems as it was typed.</summary>
    public static IReadOnlyList<Counted> Read(string text, List<string> problems)
    {
        List<Counted> counts = [];
        foreach (
            var part in text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
            if (Of(part) is { } count)
                counts.Add(count);
            else
                problems.Add(part);
        return counts;
    }

    private static Counted? Of(string part)
    {
        if (Form.Match(part) is not { Success: true } form)
            return null;
        var number = form.Groups["number"].Value;
        int? count = null;
        if (number is not ("-" or "–"))
        {
            if (
                !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                || read > 1_000_000
            )
                return null;
            count = read;
        }
        return new Counted(
            form.Groups["what"].Value.ToLowerInvariant(),
            count,
            count is null
                ? null
                : form.Groups["how"].Value.ToUpperInvariant() switch
                {
                    "ABOUT" or "~" => Bound.About,
                    "AT LEAST" or ">=" => Bound.AtLeast,
                    _ => Bound.Exactly,
                },
            form.Groups["mm"] is { Success: true, Value: var mm } ? int.Parse(mm, CultureInfo.InvariantCulture) : null,
            form.Groups["km"] is { Success: true, Value: var km }
                ? decimal.Parse(km, CultureInfo.InvariantCulture)
                : null,
            null
        );
    }

    [GeneratedRegex(
        @"^(?<how>about|~|at least|>=)?\s*(?<number>[0-9]{1,7}|-|–)\s+(?<what>[a-z][a-z0-9-]{0,40})(?:\s+(?<mm>[0-9]{1,4})\s*mm)?(?:\s+(?<km>[0-9]{1,4}(?:\.[0-9]+)?)\s*km)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Form { get; }
}
