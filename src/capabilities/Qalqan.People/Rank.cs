using System.Globalization;

namespace Qalqan.People;

/// <summary>
/// Rank by NATO-style code: OR-1 to OR-9, then OF-1 to OF-10 above them. The steps between are equal only by our own
/// convention; a rule that counts them says that it is a local default.
/// </summary>
public static class Rank
{
    public const string Wanted = "OR-1 to OR-9 or OF-1 to OF-10";

    /// <summary>1 for OR-1 up to 19 for OF-10; null for a code that is neither.</summary>
    public static int? StepOf(string code)
    {
        if (
            code.Length < 4
            || code[3] == '0'
            || !int.TryParse(code.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            return null;
        return code.AsSpan(0, 3) switch
        {
            "OR-" when number <= 9 => number,
            "OF-" when number <= 10 => 9 + number,
            _ => null,
        };
    }
}
