using System.Text;
using CsCheck;
using NodaTime;
using NodaTime.Text;

namespace Qalqan.Measures.Tests;

public sealed class IsoTests
{
    private const long First = -62_135_596_800_000; // 0001-01-01T00:00:00Z
    private const long Last = 253_402_300_799_999; // 9999-12-31T23:59:59.999Z

    private static readonly Gen<Instant> Instants = Gen.OneOf(
            Gen.Long[First, Last],
            Gen.Long[First / 1000, Last / 1000].Select(seconds => seconds * 1000),
            Gen.OneOf(Gen.Const(First), Gen.Const(Last), Gen.Const(-1L), Gen.Const(0L))
        )
        .Select(Instant.FromUnixTimeMilliseconds);

    [Theory]
    [InlineData(1_710_493_200_000, "2024-03-15T09:00:00Z")]
    [InlineData(1_710_493_200_250, "2024-03-15T09:00:00.250Z")]
    [InlineData(1_710_493_200_007, "2024-03-15T09:00:00.007Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(First, "0001-01-01T00:00:00Z")]
    [InlineData(Last, "9999-12-31T23:59:59.999Z")]
    public void Milliseconds_are_written_only_where_they_are_not_zero(long milliseconds, string text)
    {
        Assert.Equal(text, Iso.Format(Iso.FromMilliseconds(milliseconds)));
        Assert.True(Iso.TryParse(text, out var instant));
        Assert.Equal(milliseconds, Iso.ToMilliseconds(instant));
    }

    [Fact]
    public void Nothing_finer_than_a_millisecond_is_cut_off_silently()
    {
        var finer = Instant.FromUnixTimeMilliseconds(-5) + Duration.FromNanoseconds(1);
        Assert.Throws<ArgumentException>(() => Iso.Format(finer));
        Assert.Throws<ArgumentException>(() => Iso.ToMilliseconds(finer));
        Assert.Equal(Instant.FromUnixTimeMilliseconds(-5), Iso.Floor(finer));
    }

    [Fact]
    public void Years_without_four_figures_are_not_written()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Iso.Format(Iso.FromMilliseconds(First - 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Iso.Format(Instant.MinValue));
    }

    [Fact]
    public void A_span_too_short_is_left_alone()
    {
        var utf8 = new byte[23];
        Assert.False(Iso.TryFormat(Iso.FromMilliseconds(1), utf8, out var written));
        Assert.Equal(0, written);
        Assert.All(utf8, letter => Assert.Equal(0, letter));
        Assert.True(Iso.TryFormat(Iso.FromMilliseconds(0), utf8, out written));
        Assert.Equal(20, written);
    }

    [Fact]
    public void Writing_agrees_with_NodaTime() =>
        Instants.Sample(
            instant =>
            {
                var text = Iso.Format(instant);
                var oracle = InstantPattern.ExtendedIso.Format(instant);
                // NodaTime drops trailing zeros of the fraction; we write three decimals or none.
                var padded = oracle.Contains('.') ? oracle.TrimEnd('Z').PadRight(23, '0') + "Z" : oracle;
                Assert.Equal(padded, text);
                Assert.Equal(instant, Read(Encoding.ASCII.GetBytes(text)));
            },
            iter: 100_000
        );

    [Theory]
    [InlineData("2024-03-15T09:00:00+03:00", "2024-03-15T06:00:00Z")]
    [InlineData("2024-03-15T09:00:00.5-05:30", "2024-03-15T14:30:00.500Z")]
    [InlineData("2024-02-29T23:59:59.25+00:00", "2024-02-29T23:59:59.250Z")]
    [InlineData("2024-01-01T00:00:00+18:00", "2023-12-31T06:00:00Z")]
    public void An_offset_is_taken_off(string text, string utc)
    {
        Assert.True(Iso.TryParse(text, out var instant));
        Assert.Equal(utc, Iso.Format(instant));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2024-03-15")]
    [InlineData("2024-03-15T09:00Z")]
    [InlineData("2024-03-15T09:00:00")]
    [InlineData("2024-03-15T09:00:00.Z")]
    [InlineData("2024-03-15T09:00:00.250")]
    [InlineData("2024-03-15T09:00:00.2500Z")]
    [InlineData("2024-03-15T09:00:00,250Z")]
    [InlineData("2024-03-15t09:00:00z")]
    [InlineData("2024-03-15 09:00:00Z")]
    [InlineData(" 2024-03-15T09:00:00Z")]
    [InlineData("2024-03-15T09:00:00Z ")]
    [InlineData("2024-03-15T09:00:00ZZ")]
    [InlineData("2024-03-15T09:00:00+0300")]
    [InlineData("2024-03-15T09:00:00+03")]
    [InlineData("2024-03-15T09:00:00+18:01")]
    [InlineData("2024-03-15T09:00:00+03:60")]
    [InlineData("2024-03-15T09:00:00.250+03:00 ")]
    [InlineData("2024-03-15T24:00:00Z")]
    [InlineData("2024-03-15T23:60:00Z")]
    [InlineData("2024-03-15T23:59:60Z")]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2024-00-10T00:00:00Z")]
    [InlineData("2024-13-10T00:00:00Z")]
    [InlineData("2024-04-00T00:00:00Z")]
    [InlineData("2024-04-31T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:00:00-01:00")]
    [InlineData("2024-03-15T09:00:0/Z")]
    [InlineData("2024-03-15T09:00:0:Z")]
    [InlineData("٢024-03-15T09:00:00Z")]
    public void Anything_loose_is_refused(string? text)
    {
        Assert.False(Iso.TryParse(text, out var instant));
        Assert.Equal(default, instant);
        Assert.False(Iso.TryParse(Encoding.UTF8.GetBytes(text ?? ""), out _));
    }

    [Fact]
    public void Reading_agrees_with_NodaTime_on_spoilt_text()
    {
        const string alphabet = "0123456789+-:.,TZtz /";
        Instants
            .Select(Gen.Int[-18 * 60, 18 * 60], Gen.Int[0, 28], Gen.Int[0, alphabet.Length * 2])
            .Sample(
                (instant, offsetMinutes, at, spoil) =>
                {
                    var text = Iso.Format(instant);
                    if (offsetMinutes % 3 == 0)
                    {
                        var sign = offsetMinutes < 0 ? '-' : '+';
                        var minutes = Math.Abs(offsetMinutes);
                        text = $"{text[..^1]}{sign}{minutes / 60:00}:{minutes % 60:00}";
                    }
                    if (spoil < alphabet.Length && at < text.Length)
                    {
                        text = text.Remove(at, 1).Insert(at, alphabet[spoil].ToString());
                    }
                    Assert.True(Expected(text) == (Iso.TryParse(text, out var seen) ? seen : null), text);
                },
                iter: 100_000
            );
    }

    /// <summary>NodaTime's answer within the shape that ours promises to read.</summary>
    private static Instant? Expected(string text)
    {
        const string shape = @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$";
        var read = OffsetDateTimePattern.Rfc3339.Parse(text);
        if (!System.Text.RegularExpressions.Regex.IsMatch(text, shape) || !read.Success || read.Value.Year == 0)
        {
            return null;
        }
        var milliseconds = UtcMilliseconds(read.Value);
        return milliseconds is >= First and <= Last ? Instant.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    // Not by ToInstant, which throws where the offset leads out of the range of an Instant.
    private static long UtcMilliseconds(OffsetDateTime value) =>
        Period.DaysBetween(new LocalDate(1970, 1, 1), value.Date) * 86_400_000L
        + value.NanosecondOfDay / 1_000_000
        - value.Offset.Milliseconds;

    private static Instant Read(byte[] utf8)
    {
        Assert.True(Iso.TryParse(utf8, out var instant));
        return instant;
    }
}
