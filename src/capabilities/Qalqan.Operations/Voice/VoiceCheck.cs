using System.Globalization;
using System.Text;

namespace Qalqan.Operations;

/// <summary>
/// The check figure of a line: two digits, the sum modulo 97 of what each letter and digit counts, weighed by the powers of 5 from the
/// end. 5 generates every residue of 97, so any single wrong character changes the sum, and so do any two neighbours
/// exchanged; spaces and marks, which are not heard, count nothing. Letters beyond A to Z share what they count by
/// threes and more: of them it promises less.
/// </summary>
internal static class VoiceCheck
{
    private const int Prime = 97;
    private const int Generator = 5;

    public static string Of(string line)
    {
        var (sum, weight) = (0, Generator);
        foreach (var rune in line.EnumerateRunes().Reverse())
            if (WorthOf(rune) is { } worth)
                (sum, weight) = ((sum + worth * weight) % Prime, weight * Generator % Prime);
        return sum.ToString("00", CultureInfo.InvariantCulture);
    }

    private static int? WorthOf(Rune rune) =>
        rune.Value switch
        {
            >= '0' and <= '9' => rune.Value - '0',
            >= 'A' and <= 'Z' => rune.Value - 'A' + 10,
            >= 'a' and <= 'z' => rune.Value - 'a' + 10,
            _ when Rune.IsLetterOrDigit(rune) => 36 + Rune.ToUpperInvariant(rune).Value % (Prime - 36),
            _ => null,
        };
}
