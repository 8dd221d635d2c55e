using System.Globalization;
using System.Text.RegularExpressions;
using Qalqan.Claims;

namespace Qalqan.Ceasefire;

/// <summary>
/// Who did it, in the words of a published source. What stands in brackets is who says so, and no part of the actor; whoever is unidentified is
/// not determined, whatever else is said of them.
/// </summary>
internal static partial class Actor
{
    public static string? Read(string text, out bool isKnown)
    {
        isKnown = true;
        var plain = Brackets.Replace(text, " ").Trim();
        if (plain.Length == 0)
            return null;
        string? actor =
            Unknown.IsMatch(plain) ? Zone.NotDetermined
            : Civilians.IsMatch(plain) ? "civilian"
            : Un.IsMatch(plain) ? "un"
            : Police.IsMatch(plain) ? "police"
            : (Israel.IsMatch(plain), Syria.IsMatch(plain), Groups.IsMatch(plain)) switch
            {
                (true, false, false) => "idf",
                (false, true, false) => "saf",
                (false, false, true) => "armed-group",
                (false, false, false) => null,
                _ => "other", // more than one of them
            };
        isKnown = actor is not null;
        return actor ?? "other";
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets { get; }

    [GeneratedRegex(@"\b(unknown|unidentified|not determined|undetermined)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unknown { get; }

    [GeneratedRegex(
        @"\b(shepherds?|herders?|civilians?|demonstrators?|protesters?|residents?|villagers?|farmers?|displaced)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Civilians { get; }

    [GeneratedRegex(@"\b(UNDOF|UNTSO|UN|United Nations|peacekeepers?)\b")]
    private static partial Regex Un { get; }

    [GeneratedRegex(@"\bpolice\b", RegexOptions.IgnoreCase)]
    private static partial Regex Police { get; }

    [GeneratedRegex(@"\b(IDF|Israel|Israeli)\b")]
    private static partial Regex Israel { get; }

    [GeneratedRegex(
        @"\bSAF\b|\bSAA\b|\bSyrian?\b.*\b(army|armed forces|forces?|air force|air defence|artillery|drones?|aircraft|jets?|military|soldiers?|troops|government|navy|tanks?)\b|^Syria$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Syria { get; }

    [GeneratedRegex(
        @"\b(armed|gunmen|gunman|opposition|rebels?|militants?|militias?|fighters?|fighting parties|groups?|Nusra|Jihad|ISIL|ISIS|Daesh|Hizbullah|Hezbollah|Hizballah|Hamas|forces on the Bravo side|Tahrir|Yarmouk|elements|individuals)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Groups { get; }
}

/// <summary>Weapon or platform, in the words of a published source; the first that is known, null where none is.</summary>
internal static partial class Means
{
    private static readonly (Regex Says, string Code)[] Known =
    [
        (Missile(), "surface-to-air-missile"),
        (Mine(), "mine"),
        (Ied(), "ied"),
        (Drone(), "drone"),
        (Rocket(), "rocket"),
        (AnyMissile(), "missile"),
        (Mortar(), "mortar"),
        (Tank(), "tank"),
        (Armour(), "armoured-vehicle"),
        (Artillery(), "artillery"),
        (MachineGun(), "machine-gun"),
        (Small(), "small-arms"),
        (Helicopter(), "helicopter"),
        (Jet(), "jet"),
    ];

    public static string? Read(string text) =>
        Known
            .Select(one => (one.Code, At: one.Says.Match(text)))
            .Where(one => one.At.Success)
            .OrderBy(one => one.At.Index)
            .Select(one => one.Code)
            .FirstOrDefault();

    [GeneratedRegex(@"surface-to-air missile|\bSAM\b", RegexOptions.IgnoreCase)]
    private static partial Regex Missile();

    [GeneratedRegex(@"\bmines?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mine();

    [GeneratedRegex(@"improvised explosive|\bIED|car bomb|explosive device", RegexOptions.IgnoreCase)]
    private static partial Regex Ied();

    [GeneratedRegex(@"drone|\bUAV|unmanned", RegexOptions.IgnoreCase)]
    private static partial Regex Drone();

    [GeneratedRegex("rocket", RegexOptions.IgnoreCase)]
    private static partial Regex Rocket();

    [GeneratedRegex("missile", RegexOptions.IgnoreCase)]
    private static partial Regex AnyMissile();

    [GeneratedRegex("mortar", RegexOptions.IgnoreCase)]
    private static partial Regex Mortar();

    [GeneratedRegex(@"(?<!anti-)\btank", RegexOptions.IgnoreCase)]
    private static partial Regex Tank();

    [GeneratedRegex("armou?red", RegexOptions.IgnoreCase)]
    private static partial Regex Armour();

    [GeneratedRegex("artillery|howitzer|shell", RegexOptions.IgnoreCase)]
    private static partial Regex Artillery();

    [GeneratedRegex("machine[- ]gun", RegexOptions.IgnoreCase)]
    private static partial Regex MachineGun();

    [GeneratedRegex("small arms|rifle", RegexOptions.IgnoreCase)]
    private static partial Regex Small();

    [GeneratedRegex("helicopter", RegexOptions.IgnoreCase)]
    private static partial Regex Helicopter();

    [GeneratedRegex(@"aircraft|fighter|\bjet", RegexOptions.IgnoreCase)]
    private static partial Regex Jet();
}

/// <summary>A number as a source gives it: <c>2</c>, <c>about 20</c>, <c>at least 3 locations</c>, <c>4+ sites</c>. Of two numbers neither is taken.</summary>
internal static partial class Quantity
{
    public static (int? Count, Bound? Bound) Read(string text)
    {
        if (Form.Match(text.Trim()) is not { Success: true } form)
            return (null, null);
        if (
            !int.TryParse(form.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > 1_000_000
        )
            return (null, null);
        return form.Groups["how"].Value.ToUpperInvariant() switch
        {
            "ABOUT" or "SOME" or "AROUND" or "~" => (count, Bound.About),
            "AT LEAST" or "OVER" or "MORE THAN" => (count, Bound.AtLeast),
            _ => (count, form.Groups["plus"].Success ? Bound.AtLeast : Bound.Exactly),
        };
    }

    [GeneratedRegex(
        @"^(?<how>about|some|around|~|at least|over|more than)?\s*(?<number>[0-9]+)(?<plus>\+)?(?:\s+[a-z -]+)?(?:\s*\([^)]*\))?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Form { get; }
}

/// <summary>What else the words of a source say was done, beside the act that it is filed under.</summary>
internal static partial class FurtherActs
{
    /// <summary>Fire into the area of separation that the category does not say: from where, the words do not say either.</summary>
    public static IReadOnlyList<string> Of(string words, string kind) =>
        IntoArea.IsMatch(words) && kind is not ("aircraft" or "drone") ? [Act.FireIntoAos] : [];

    /// <summary>Whether a force that is there is said to be moving: then it came from its own side.</summary>
    public static bool SayMovement(string words) => Moving.IsMatch(words);

    [GeneratedRegex(@"\b(movements?|moved|crossed|advanced)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Moving { get; }

    [GeneratedRegex(
        @"\b(fired|opened fire|shelled|shot)\b[^.;]{0,60}?\b(into|at|in)\s+the\s+(area of separation|AOS|buffer zone)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex IntoArea { get; }
}
