using System.Text;
using NodaTime;
using static Qalqan.Operations.Tests.Told;

namespace Qalqan.Operations.Tests;

public sealed class VoiceFormTests
{
    private const int Seed = 20261126;

    private static VoiceFigures Sample =>
        new(
            "UNDOF",
            At("2024-03-14 21:00"),
            At("2024-03-15 21:00"),
            4711,
            11,
            9,
            [new SilentPost("P85", At("2024-03-14 03:40")), new SilentPost("P86", null)],
            [new KindSeen("SHOT", 12), new KindSeen("ALL-QUIET", 40)],
            9,
            1,
            2,
            5,
            1,
            2,
            95,
            1,
            1,
            0,
            new VoicePeople(139, 120, 8, 11, 0),
            1,
            3,
            VoiceWords.Of("Tense near P85, 3 crossings; too few women met at 2.")
        );

    [Fact]
    public void What_is_written_is_what_is_read() =>
        Assert.Equal(Sample, VoiceForm.Read(VoiceForm.Write(Sample)).Figures);

    [Fact]
    public void It_says_who_was_silent_and_since_when() =>
        Assert.Contains("3 SILENT P85/140340ZMAR24,P86/NIL =", VoiceForm.Write(Sample), StringComparison.Ordinal);

    [Fact]
    public void Any_report_survives_writing_and_reading_and_a_voice_and_stays_below_a_thousand_bytes()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 500; round++)
        {
            var figures = Any(random);
            var text = VoiceForm.Write(figures);
            Assert.Equal(figures, VoiceForm.Read(text).Figures);
            Assert.Equal(text, VoiceSpelling.Heard(VoiceSpelling.Spoken(text)));
            Assert.Equal(text, VoiceSpelling.Heard(Plainly(VoiceSpelling.Spoken(text)).ToLowerInvariant()));
        }
    }

    [Fact]
    public void Every_single_wrong_digit_is_caught_and_its_line_named()
    {
        var text = VoiceForm.Write(Sample);
        for (var at = 0; at < text.Length; at++)
            if (char.IsAsciiDigit(text[at]))
                for (var digit = '0'; digit <= '9'; digit++)
                    if (digit != text[at])
                        Caught(text, at, text[..at] + digit + text[(at + 1)..]);
    }

    [Fact]
    public void Any_two_neighbouring_digits_exchanged_are_caught()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 50; round++)
        {
            var text = VoiceForm.Write(Any(random));
            for (var at = 0; at < text.Length; at++)
                if (char.IsAsciiDigit(text[at]) && NextDigit(text, at) is { } next && text[next] != text[at])
                {
                    var wrong = text.ToCharArray();
                    (wrong[at], wrong[next]) = (wrong[next], wrong[at]);
                    Caught(text, at, new string(wrong));
                }
        }
    }

    [Fact]
    public void A_lost_line_is_named() =>
        Assert.Contains(
            VoiceForm.Read(string.Join('\n', VoiceForm.Write(Sample).Split('\n').Where((_, at) => at != 4))).Problems,
            problem => problem.Line == 5
        );

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("1 SITREP =00\n\n2\n3 SILENT //,/ =11\n=\n,,,")]
    public void What_is_no_report_is_told_and_not_thrown(string text) => Assert.NotEmpty(VoiceForm.Read(text).Problems);

    [Fact]
    public void Words_are_left_as_they_can_be_heard() =>
        Assert.Equal("TENSE NEAR P 85 COMMA 3 CROSSINGS ӘСКЕР", VoiceWords.Of("Tense near P85, 3 crossings. Әскер!"));

    private static void Caught(string text, int at, string wrong)
    {
        var line = text[..at].Count(letter => letter == '\n') + 1;
        Assert.Contains(VoiceForm.Read(wrong).Problems, problem => problem.Line == line);
    }

    // The next digit of the same line, over whatever is not heard between.
    private static int? NextDigit(string text, int at)
    {
        for (var next = at + 1; next < text.Length && text[next] != '\n' && !char.IsLetter(text[next]); next++)
            if (char.IsAsciiDigit(text[next]))
                return next;
        return null;
    }

    private static string Plainly(string spoken) =>
        string.Join(
            '\n',
            spoken
                .Split('\n')
                .Select(line =>
                    line.Replace(" WUN", " ONE", StringComparison.Ordinal)
                        .Replace(" NINER", " NINE", StringComparison.Ordinal)
                )
        );

    private static VoiceFigures Any(Random random)
    {
        string[] words = ["TOO", "many", "six", "P85", "2", "300", "WORD", "LINE", "comma", "Әскер", "check", "зона"];
        var figures = Sample with
        {
            Heard = random.Next(9),
            Expected = 11,
            Silent =
            [
                .. Enumerable
                    .Range(0, random.Next(9))
                    .Select(post => new SilentPost(
                        $"P{random.Next(100)}",
                        random.Next(3) == 0 ? null : At("2024-03-14 03:40") + Duration.FromMinutes(random.Next(9999))
                    )),
            ],
            Seen =
            [
                .. Enumerable
                    .Range(0, random.Next(8))
                    .Select(kind => new KindSeen($"SIX-{kind}-ZERO", random.Next(1000))),
            ],
            MinutesLost = random.Next(100_000),
            IsExercise = random.Next(2) == 0,
            People = random.Next(2) == 0 ? null : new VoicePeople(random.Next(900), random.Next(900), 3, 4, 5),
            Words = VoiceWords.Of(
                string.Join(' ', Enumerable.Range(0, random.Next(20)).Select(_ => words[random.Next(words.Length)]))
            ),
        };
        Assert.InRange(Encoding.UTF8.GetByteCount(VoiceForm.Write(figures)), 100, VoiceForm.MostBytes);
        return figures;
    }
}
