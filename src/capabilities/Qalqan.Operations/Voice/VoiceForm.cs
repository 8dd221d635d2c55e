using System.Globalization;
using System.Text;
using NodaTime;
using Qalqan.Measures;

namespace Qalqan.Operations;

/// <summary>A line that does not check, by its place from 1: what was read, and what was wanted.</summary>
public sealed record VoiceProblem(int Line, string Seen, string Wanted);

/// <summary>What a text said: the figures where every line of it checks, else each line that does not.</summary>
public sealed record VoiceReading(VoiceFigures? Figures, IReadOnlyList<VoiceProblem> Problems);

/// <summary>
/// A situation report in numbered lines that are read aloud over a radio and typed in at the far end: under 1,000 bytes, each line
/// with its check figure (<see cref="VoiceCheck"/>). What <see cref="Write"/> writes <see cref="Read"/> reads, the very same.
/// </summary>
public static class VoiceForm
{
    public const int MostBytes = 999;
    public const string Nil = "NIL";

    private const string Exercise = "EXERCISE";

    private static readonly string[] Tags =
    [
        "SITREP",
        "HEARD",
        "SILENT",
        "SEEN",
        "TASKS",
        "MOVE",
        "FLASH",
        "PEOPLE",
        "GENDER",
        "CHANGED",
        "SAY",
    ];

    public static string Write(VoiceFigures figures)
    {
        var people = figures.People;
        string[] values =
        [
            $"{(figures.IsExercise ? Exercise + "," : "")}{figures.Scope},{Dtg.Format(figures.From)},{Dtg.Format(figures.To)},{Digits(figures.KnownUpTo)}",
            Numbers(figures.Heard, figures.Expected),
            List(figures.Silent, post => $"{post.Post}/{(post.Last is { } last ? Dtg.Format(last) : Nil)}"),
            List(figures.Seen, kind => $"{kind.What}/{Digits(kind.Reports)}"),
            Numbers(figures.Tasks, figures.Out, figures.AwaitDebrief, figures.Debriefed, figures.Cancelled),
            Numbers(figures.Restrictions, figures.MinutesLost, figures.MinutesUnsaid),
            Numbers(figures.Flashes, figures.FlashesOpen),
            people is null
                ? Nil
                : Numbers(people.Strength, people.Effective, people.Leave, people.Other, people.Unstated),
            Numbers(figures.Gender),
            Numbers(figures.Changes),
            figures.Words ?? Nil,
        ];
        var text = new StringBuilder();
        foreach (var (at, value) in values.Index())
        {
            var line = $"{Digits(at + 1)} {Tags[at]} {value}";
            text.Append(line).Append(" =").Append(VoiceCheck.Of(line)).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Capitals or not, with or without empty lines between: what was typed as it was heard. Never throws.</summary>
    public static VoiceReading Read(string text)
    {
        List<VoiceProblem> problems = [];
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<string> values = [];
        foreach (var (at, tag) in Tags.Index())
            values.Add(at < lines.Length ? ValueOf(at + 1, tag, lines[at], problems) : Missing(at + 1, tag, problems));
        foreach (var (at, line) in lines.Index().Skip(Tags.Length))
            problems.Add(new VoiceProblem(at + 1, Clip(line), $"nothing after line {Tags.Length}"));
        if (problems.Count > 0)
            return new VoiceReading(null, problems);
        var figures = Figures(new VoiceValues(values, problems));
        return new VoiceReading(problems.Count == 0 ? figures : null, problems);
    }

    private static string Missing(int number, string tag, List<VoiceProblem> problems)
    {
        problems.Add(new VoiceProblem(number, "", $"line {number} {tag}"));
        return "";
    }

    private static string ValueOf(int number, string tag, string typed, List<VoiceProblem> problems)
    {
        var line = typed.ToUpperInvariant();
        var end = line.LastIndexOf('=');
        var (said, check) = end < 0 ? (line, "") : (line[..end].TrimEnd(), line[(end + 1)..].Trim());
        if (end < 0 || check != VoiceCheck.Of(said))
            problems.Add(
                new VoiceProblem(
                    number,
                    Clip(typed),
                    end < 0
                        ? "the line with its check figure, =NN"
                        : "the line as it was sent: the check figure differs"
                )
            );
        else if (!said.StartsWith($"{Digits(number)} {tag} ", StringComparison.Ordinal))
            problems.Add(new VoiceProblem(number, Clip(typed), $"line {number} {tag}"));
        else
            return said[(Digits(number).Length + tag.Length + 2)..].Trim();
        return "";
    }

    private static VoiceFigures Figures(VoiceValues read)
    {
        var isExercise = read.Takes(1, Exercise);
        var head = read.Items(1, 4);
        var heard = read.Numbers(2, 2);
        var tasks = read.Numbers(5, 5);
        var move = read.Numbers(6, 3);
        var flash = read.Numbers(7, 2);
        var people = read.IsNil(8) ? null : read.Numbers(8, 5);
        return new VoiceFigures(
            head[0],
            read.Time(1, head[1]) ?? default,
            read.Time(1, head[2]) ?? default,
            read.Number(1, head[3]),
            (int)heard[1],
            (int)heard[0],
            [
                .. read.Pairs(3)
                    .Select(pair => new SilentPost(pair.One, pair.Other == Nil ? null : read.Time(3, pair.Other))),
            ],
            [.. read.Pairs(4).Select(pair => new KindSeen(pair.One, (int)read.Number(4, pair.Other)))],
            (int)tasks[0],
            (int)tasks[1],
            (int)tasks[2],
            (int)tasks[3],
            (int)tasks[4],
            (int)move[0],
            (int)move[1],
            (int)move[2],
            (int)flash[0],
            (int)flash[1],
            people is null
                ? null
                : new VoicePeople((int)people[0], (int)people[1], (int)people[2], (int)people[3], (int)people[4]),
            (int)read.Numbers(9, 1)[0],
            (int)read.Numbers(10, 1)[0],
            read.Words(11),
            isExercise
        );
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Numbers(params ReadOnlySpan<int> numbers)
    {
        var digits = new string[numbers.Length];
        for (var at = 0; at < numbers.Length; at++)
            digits[at] = Digits(numbers[at]);
        return string.Join(',', digits);
    }

    private static string List<T>(IReadOnlyList<T> items, Func<T, string> write) =>
        items.Count == 0 ? Nil : string.Join(',', items.Select(write));

    internal static string Clip(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
