using System.Buffers;

namespace Qalqan.Claims;

/// <summary>
/// How scopes, posts and persons are called in the record: 1 to 48 characters of A-Z a-z 0-9 . _ -, beginning with a
/// letter or digit. A person's reference holds at least one digit, so that a name cannot be put in its place unseen.
/// </summary>
public static class Reference
{
    public const string Wanted = "1 to 48 of A-Z a-z 0-9 . _ - beginning with a letter or digit";
    public const string PersonWanted = Wanted + ", with at least one digit: a roll number, never a name";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"
    );

    public static bool IsWellFormed(string text) =>
        text.Length is > 0 and <= 48 && char.IsAsciiLetterOrDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(Allowed);

    public static bool IsPerson(string text) => IsWellFormed(text) && text.AsSpan().ContainsAnyInRange('0', '9');

    internal static IEnumerable<(string, string)> Check(string text, string what) =>
        IsWellFormed(text) ? [] : [($"{what} \"{text}\"", Wanted)];

    internal static IEnumerable<(string, string)> CheckPerson(string text) =>
        IsPerson(text) ? [] : [($"person \"{text}\"", PersonWanted)];
}
