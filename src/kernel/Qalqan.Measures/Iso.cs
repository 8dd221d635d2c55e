using System.Diagnostics.CodeAnalysis;
using System.Text;
using NodaTime;

namespace Qalqan.Measures;

/// <summary>Stored times as text: <c>2024-03-15T09:00:00Z</c>, with <c>.250</c> after the seconds where the milliseconds are
/// not zero. Years 0001 to 9999 of the Gregorian calendar, whole milliseconds, always Z when written.</summary>
/// <remarks>By hand and on bytes, because a million rows are read at every cold start.</remarks>
public static class Iso
{
    /// <summary>The longest text that <see cref="Format"/> writes.</summary>
    public const int LengthBytes = 24;

    private const long DayMilliseconds = 86_400_000;
    private const int MaxOffsetMinutes = 18 * 60; // as far as NodaTime's offsets go

    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;
    private static readonly long FirstMillisecond = -EpochDay * DayMilliseconds;
    private static readonly long LastMillisecond = (DateOnly.MaxValue.DayNumber - EpochDay + 1) * DayMilliseconds - 1;

    /// <summary>Throws <see cref="ArgumentException"/> for an instant finer than a millisecond or outside the years 0001 to
    /// 9999: nothing is cut off silently.</summary>
    public static string Format(Instant instant)
    {
        Span<byte> utf8 = stackalloc byte[LengthBytes];
        TryFormat(instant, utf8, out var written);
        return Encoding.ASCII.GetString(utf8[..written]);
    }

    /// <summary>False, and nothing written, where the span is too short; throws as <see cref="Format"/> does.</summary>
    public static bool TryFormat(Instant instant, Span<byte> utf8, out int written)
    {
        var milliseconds = ToMilliseconds(instant);
        if (milliseconds < FirstMillisecond || milliseconds > LastMillisecond)
        {
            throw new ArgumentOutOfRangeException(nameof(instant), instant, "Only the years 0001 to 9999 have a text.");
        }
        var sinceFirst = milliseconds - FirstMillisecond;
        var (dayNumber, ofDay) = ((int)(sinceFirst / DayMilliseconds), (int)(sinceFirst % DayMilliseconds));
        var fraction = ofDay % 1000;
        written = fraction == 0 ? LengthBytes - 4 : LengthBytes;
        if (utf8.Length < written)
        {
            written = 0;
            return false;
        }

        var (year, month, day) = DateOnly.FromDayNumber(dayNumber);
        var second = ofDay / 1000;
        Write(utf8, 0, year / 100);
        Write(utf8, 2, year % 100);
        utf8[4] = (byte)'-';
        Write(utf8, 5, month);
        utf8[7] = (byte)'-';
        Write(utf8, 8, day);
        utf8[10] = (byte)'T';
        Write(utf8, 11, second / 3600);
        utf8[13] = (byte)':';
        Write(utf8, 14, second / 60 % 60);
        utf8[16] = (byte)':';
        Write(utf8, 17, second % 60);
        if (fraction != 0)
        {
            utf8[19] = (byte)'.';
            utf8[20] = (byte)('0' + fraction / 100);
            Write(utf8, 21, fraction % 100);
        }
        utf8[written - 1] = (byte)'Z';
        return true;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out Instant instant)
    {
        instant = default;
        Span<byte> utf8 = stackalloc byte[LengthBytes + 5]; // ±hh:mm in the place of Z
        return text is not null
            && Ascii.FromUtf16(text, utf8, out var written) == System.Buffers.OperationStatus.Done
            && TryParse(utf8[..written], out instant);
    }

    /// <summary>Strict: date, T, time with seconds, one to three decimals if any, then Z or an offset ±hh:mm of at most
    /// 18 hours. No leap second, no 24:00, no blank, capitals only.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Instant instant)
    {
        instant = default;
        if (
            utf8.Length < LengthBytes - 4
            || !Read(utf8, 0, out var century)
            || !Read(utf8, 2, out var ofCentury)
            || utf8[4] != '-'
            || !Read(utf8, 5, out var month)
            || utf8[7] != '-'
            || !Read(utf8, 8, out var day)
            || utf8[10] != 'T'
            || !Read(utf8, 11, out var hour)
            || utf8[13] != ':'
            || !Read(utf8, 14, out var minute)
            || utf8[16] != ':'
            || !Read(utf8, 17, out var second)
        )
        {
            return false;
        }
        var year = century * 100 + ofCentury;
        if (
            year == 0
            || month is 0 or > 12
            || day == 0
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59
        )
        {
            return false;
        }

        var rest = utf8[19..];
        if (!ReadFraction(ref rest, out var fraction) || !ReadOffset(rest, out var offsetMinutes))
        {
            return false;
        }
        var minutes = hour * 60 + minute - offsetMinutes;
        var days = new DateOnly(year, month, day).DayNumber - EpochDay;
        var milliseconds = days * DayMilliseconds + (minutes * 60 + second) * 1000L + fraction;
        // An offset can carry the first and last hours out of the years that have a text.
        if (milliseconds < FirstMillisecond || milliseconds > LastMillisecond)
        {
            return false;
        }
        instant = Instant.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }

    /// <summary>Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted, negative before; throws
    /// <see cref="ArgumentException"/> for an instant finer than that.</summary>
    public static long ToMilliseconds(Instant instant)
    {
        var milliseconds = instant.ToUnixTimeMilliseconds();
        return Instant.FromUnixTimeMilliseconds(milliseconds) == instant
            ? milliseconds
            : throw new ArgumentException(
                $"The instant {instant:uuuu-MM-ddTHH:mm:ss.fffffffff'Z'} is finer than a millisecond.",
                nameof(instant)
            );
    }

    public static Instant FromMilliseconds(long milliseconds) => Instant.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>The next whole millisecond at or before the instant: how a clock's reading is made fit to store.</summary>
    public static Instant Floor(Instant instant) => Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    private static void Write(Span<byte> utf8, int at, int twoDigits)
    {
        utf8[at] = (byte)('0' + twoDigits / 10);
        utf8[at + 1] = (byte)('0' + twoDigits % 10);
    }

    private static bool Read(ReadOnlySpan<byte> utf8, int at, out int twoDigits)
    {
        // Below '0' wraps round to a large number, so one comparison a digit is enough.
        var (tens, units) = ((uint)utf8[at] - '0', (uint)utf8[at + 1] - '0');
        twoDigits = (int)(tens * 10 + units);
        return tens <= 9 && units <= 9;
    }

    private static bool ReadFraction(ref ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest[0] != '.')
        {
            return true;
        }
        var (at, weight) = (1, 100);
        for (; weight > 0 && at < rest.Length && rest[at] is >= (byte)'0' and <= (byte)'9'; at++, weight /= 10)
        {
            milliseconds += (rest[at] - '0') * weight;
        }
        rest = rest[at..];
        return at > 1;
    }

    private static bool ReadOffset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest.Length == 1)
        {
            return rest[0] == 'Z';
        }
        if (
            rest.Length != 6
            || (rest[0] != '+' && rest[0] != '-')
            || !Read(rest, 1, out var hour)
            || rest[3] != ':'
            || !Read(rest, 4, out var minute)
            || minute > 59
        )
        {
            return false;
        }
        minutes = hour * 60 + minute;
        var inReach = minutes <= MaxOffsetMinutes;
        minutes = rest[0] == '-' ? -minutes : minutes;
        return inReach;
    }
}
