namespace Qalqan.Operations;

/// <summary>
/// Cyrillic letters that look like Latin ones, put in their place one for one: <c>Р68</c> from a Kazakh keyboard is the P68 on
/// the map, and м is a metre. What looks like nothing else stays.
/// </summary>
internal static class LookAlikes
{
    private const string Cyrillic = "АВСЕНІКМОРТХУавсеніктморхугӨө";
    private const string Latin = "ABCEHIKMOPTXYabcehiktmopxygOo";

    public static string ToLatin(string text) =>
        string.Create(
            text.Length,
            text,
            (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = Cyrillic.IndexOf(from[i], StringComparison.Ordinal) is >= 0 and var at
                        ? Latin[at]
                        : from[i];
            }
        );
}
