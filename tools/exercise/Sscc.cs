using System.Globalization;

namespace Qalqan.Exercise;

/// <summary>
/// A label's number: eighteen figures, the last so chosen that three times the odd places and the even ones make whole tens. The namespace
/// begins with nought and is nobody's.
/// </summary>
public static class Sscc
{
    public static string Of(int number)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"00139{number:000000000000}");
        return body + Check(body);
    }

    public static int Check(string body) =>
        (10 - body.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 3 : 1)).Sum() % 10) % 10;
}
