using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Qalqan.Movement;

/// <summary>
/// The eighteen figures on the label of what is moved: an extension, a prefix and a serial of sixteen together, a check digit. Whose first figures are GS1's
/// to give is not ours to say: a number made here has our own prefix and is told apart by its extension of 9. Our local default.
/// </summary>
public static class LabelNumber
{
    private const int Body = 17;
    private const int PrefixFigures = 7;
    private const int SerialFigures = 9;
    private const char Ours = '9';

    /// <summary>Of seventeen figures: three times every other one from the last, then what is lacking to ten.</summary>
    /// <exception cref="ArgumentException">Not seventeen figures.</exception>
    public static char CheckDigit(string body)
    {
        if (body is not { Length: Body } || !body.All(char.IsAsciiDigit))
            throw new ArgumentException("Wanted seventeen figures.", nameof(body));
        var sum = body.Select((digit, at) => (digit - '0') * (at % 2 == 0 ? 3 : 1)).Sum();
        return (char)('0' + (10 - sum % 10) % 10);
    }

    public static bool IsValid(string? number) =>
        number is { Length: Body + 1 } && number.All(char.IsAsciiDigit) && CheckDigit(number[..Body]) == number[Body];

    /// <summary>A number of our own: the prefix from who moves it, the serial the entry of the record that listed it first, which no other thing has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An entry of more than nine figures.</exception>
    public static string Own(string scope, long entry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entry);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entry, 999_999_999);
        var body = Ours + PrefixOf(scope) + entry.ToString(CultureInfo.InvariantCulture).PadLeft(SerialFigures, '0');
        return body + CheckDigit(body);
    }

    /// <summary>As it is read by eye: the application identifier, extension, prefix, serial, check digit.</summary>
    public static string Spaced(string number) =>
        number is { Length: Body + 1 }
            ? $"(00) {number[0]} {number[1..(1 + PrefixFigures)]} {number[(1 + PrefixFigures)..Body]} {number[Body]}"
            : number;

    private static string PrefixOf(string scope)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(scope));
        var figures = BinaryPrimitives.ReadUInt64BigEndian(digest) % 10_000_000;
        return figures.ToString(CultureInfo.InvariantCulture).PadLeft(PrefixFigures, '0');
    }
}
