using System.Globalization;
using CsCheck;
using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Words.Tests;

public sealed class SpeechTests
{
    private static readonly DateTimeZone Damascus = DateTimeZoneProviders.Tzdb["Asia/Damascus"];

    /// <summary>Who reads the number of an entry types it again: as it is asked for, so it is written.</summary>
    [Theory]
    [InlineData("en", "Known up to entry #13008")]
    [InlineData("ru", "Известно до записи № 13008 включительно")]
    [InlineData("kk", "№ 13008 жазбаға дейінгі мәлімет бойынша")]
    public void The_number_of_an_entry_is_a_name_and_is_not_grouped(string language, string expected) =>
        Assert.Equal(expected, Speech.In(language).Say(Phrase.Of("web.basis.known", ("entry", 13008L))));

    [Theory]
    [InlineData("en", "20\u00A0March\u00A02024")]
    [InlineData("ru", "20\u00A0марта\u00A02024")]
    [InlineData("kk", "2024\u00A0ж.\u00A020\u00A0наурыз")]
    public void A_date_is_written_as_the_language_writes_it(string language, string expected) =>
        Assert.Equal(expected, Speech.In(language).Date(new LocalDate(2024, 3, 20)));

    [Fact]
    public void The_Kazakh_months_are_the_twelve_of_the_calendar() =>
        Assert.Equal(
            "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
            string.Join(" ", Language.Kazakh.Months)
        );

    [Theory]
    [InlineData("en", "5.0", "5.0")]
    [InlineData("ru", "5.0", "5,0")]
    [InlineData("kk", "5.0", "5,0")]
    [InlineData("en", "2024", "2024")]
    [InlineData("en", "10000", "10\u202F000")]
    [InlineData("ru", "1234567.89", "1\u202F234\u202F567,89")]
    [InlineData("en", "-0.5", "\u22120.5")]
    [InlineData("en", "0", "0")]
    public void A_number_keeps_its_digits_and_takes_the_languages_marks(
        string language,
        string number,
        string expected
    ) => Assert.Equal(expected, Speech.In(language).Number(decimal.Parse(number, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_written_number_reads_back_as_itself() =>
        Gen.Decimal.Sample(number =>
            Assert.All(
                Speech.All,
                speech =>
                    Assert.Equal(
                        number,
                        decimal.Parse(
                            speech
                                .Number(number)
                                .Replace("\u202F", "", StringComparison.Ordinal)
                                .Replace('\u2212', '-')
                                .Replace(speech.Language.DecimalMark, '.'),
                            CultureInfo.InvariantCulture
                        )
                    )
            )
        );

    [Theory]
    [InlineData("en", 1, "day")]
    [InlineData("en", 0, "days")]
    [InlineData("en", 2, "days")]
    [InlineData("en", 21, "days")]
    [InlineData("ru", 1, "день")]
    [InlineData("ru", 2, "дня")]
    [InlineData("ru", 4, "дня")]
    [InlineData("ru", 5, "дней")]
    [InlineData("ru", 0, "дней")]
    [InlineData("ru", 11, "дней")]
    [InlineData("ru", 12, "дней")]
    [InlineData("ru", 14, "дней")]
    [InlineData("ru", 21, "день")]
    [InlineData("ru", 22, "дня")]
    [InlineData("ru", 111, "дней")]
    [InlineData("ru", 1001, "день")]
    [InlineData("ru", -2, "дня")]
    [InlineData("ru", 5.5, "дня")]
    [InlineData("kk", 1, "күн")]
    [InlineData("kk", 7, "күн")]
    public void A_plural_takes_the_form_its_number_asks_for(string language, double number, string expected)
    {
        var forms = language switch
        {
            "en" => "{n|day|days}",
            "ru" => "{n|день|дня|дней}",
            _ => "{n|күн}",
        };

        Assert.Equal(expected, Fill(forms, language, ("n", number)));
    }

    [Fact]
    public void A_value_may_be_a_phrase_words_a_date_or_a_list()
    {
        var speech = Speech.In("kk");

        Assert.Equal("[web.nowhere]", Fill("{v}", "kk", ("v", Phrase.Of("web.nowhere"))));
        Assert.Equal(speech.Say(Phrase.Of("verdict.met")), Fill("{v}", "kk", ("v", Phrase.Of("verdict.met"))));
        Assert.Equal("жауынгер", Fill("{v}", "kk", ("v", new Kernel.Words("rifleman", "стрелок", "жауынгер"))));
        Assert.Equal("HQ-01, HQ-02", Fill("{v}", "kk", ("v", new[] { "HQ-01", "HQ-02" })));
        Assert.Equal(speech.Date(new LocalDate(2024, 3, 20)), Fill("{v}", "kk", ("v", new LocalDate(2024, 3, 20))));
    }

    [Fact]
    public void An_instant_is_said_by_both_clocks_where_the_zone_is_known()
    {
        var instant = Instant.FromUtc(2026, 11, 24, 15, 30);
        const string both = "241530ZNOV26 (24\u00A0November\u00A02026, 18:30\u00A0UTC+3)";

        Assert.Equal("241530ZNOV26", Fill("{v}", "en", ("v", instant)));
        Assert.Equal(both, Speech.In("en").BothClocks(instant, Damascus));
        Assert.Equal(both, Speech.In("en").InZone(Damascus).SayValue(instant));
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    [InlineData(1)]
    public void A_year_that_no_date_time_group_can_name_is_said_in_ISO(int year) =>
        Assert.StartsWith(
            year.ToString("0000", CultureInfo.InvariantCulture),
            Speech.Zulu(Instant.FromUtc(year, 6, 1, 0, 0)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_key_nobody_knows_is_said_in_brackets() =>
        Assert.All(Speech.All, speech => Assert.Equal("[no.such-key]", speech.Say(Phrase.Of("no.such-key"))));

    [Fact]
    public void A_value_that_is_missing_leaves_its_place_as_written() => Assert.Equal("{days}", Fill("{days}", "en"));

    [Fact]
    public void A_percent_sign_never_begins_a_line() =>
        Assert.Equal("5.0\u00A0%", Fill("{share} %", "en", ("share", 5.0m)));

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{}")]
    [InlineData("{a||b}")]
    [InlineData("a {b {c}")]
    public void A_malformed_sentence_is_refused(string text) =>
        Assert.Throws<FormatException>(() => new Template(text));

    [Fact]
    public void An_unknown_unit_is_said_as_it_is() => Assert.Equal("furlongs", Speech.In("ru").Unit("furlongs"));

    private static string Fill(string text, string language, params (string Name, object Value)[] values) =>
        new Template(text).Fill(
            Phrase.Of("", values).Values,
            Speech.In(language).SayValue,
            Speech.In(language).Language
        );
}
