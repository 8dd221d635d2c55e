using System.Globalization;
using Qalqan.Lift;

namespace Qalqan.Bench;

/// <summary>
/// How full the published container is stowed: BR1 to BR3 of Bischoff and Ratcliff (1995), a hundred questions each, the mean beside the
/// best known. The instances are nobody's to commit here: they are read from a folder that the user names.
/// </summary>
internal static class StowingBoxes
{
    public const string Name = "stow";

    // Means of the best known of a hundred each, nothing asked of what bears a box; from the table beside the instances of fontanf/packingsolver.
    private static readonly (string Set, string Library, double BestKnown)[] Sets =
    [
        ("BR1", "thpack1", 96.08),
        ("BR2", "thpack2", 96.50),
        ("BR3", "thpack3", 96.73),
    ];

    public static int Run(string[] args)
    {
        if (args is not [var folder, .. var rest] || !Directory.Exists(folder) || rest.Length > 1)
            return Where("give a folder: bench/run stow DIR [COMPLETIONS]");
        var effort = StowingSearch.Effort;
        if (rest is [var told] && !(int.TryParse(told, CultureInfo.InvariantCulture, out effort) && effort > 0))
            return Where($"completions are a number above 0, and not {told}");
        var found = false;
        foreach (var (set, library, bestKnown) in Sets)
        {
            var questions = Questions(folder, set, library);
            if (questions.Count == 0)
                continue;
            if (!found)
                Console.WriteLine(
                    $"{Environment.ProcessorCount} cores, an instance to each at a time; {effort} completions an instance; best known: support not asked\n"
                        + $"{"set", -5} {"of", 4} {"boxes", -10} {"mean %", 7} {"least %", 8} {"best known %", 13} {"s mean", 7} {"s most", 7} {"faults", 7}  load"
                );
            found = true;
            foreach (var supported in new[] { false, true })
                Measure(set, [.. questions.Select(one => one with { MustBeSupported = supported })], effort, bestKnown);
        }
        return found ? 0 : Where($"no BR1 to BR3 in {folder}");
    }

    private static void Measure(string set, Stowing[] questions, int effort, double bestKnown)
    {
        var answers = questions
            .AsParallel()
            .Select(question =>
            {
                Stowage? stowage = null;
                var seconds = Rounds.Time(() => stowage = question.Propose(effort)) / 1000;
                return (stowage!.Filled, Seconds: seconds, Faults: question.Check(stowage.Boxes).Count);
            })
            .ToList();
        Console.WriteLine(
            $"{set, -5} {questions.Length, 4} {(questions[0].MustBeSupported ? "supported" : "free"), -10} "
                + $"{answers.Average(one => one.Filled) * 100, 7:0.00} {answers.Min(one => one.Filled) * 100, 8:0.00} {bestKnown, 13:0.00} "
                + $"{answers.Average(one => one.Seconds), 7:0.00} {answers.Max(one => one.Seconds), 7:0.00} {answers.Sum(one => one.Faults), 7}  {Disk.Load()}"
        );
    }

    /// <summary>OR-Library's text (`thpack1.txt` or `BR1.txt`), or the pairs of tables that packingsolver makes of it.</summary>
    private static List<Stowing> Questions(string folder, string set, string library)
    {
        var files = new[] { $"{set}.txt", $"{library}.txt", library }.Select(name => Path.Combine(folder, name));
        if (files.FirstOrDefault(File.Exists) is { } file)
            return Text(File.ReadAllText(file));
        return
        [
            .. Directory
                .EnumerateFiles(folder, $"{set}.txt_*_items.csv")
                .Order(StringComparer.Ordinal)
                .Select(items => Tables(items, items.Replace("_items.csv", "_bins.csv", StringComparison.Ordinal))),
        ];
    }

    private static List<Stowing> Text(string text)
    {
        var numbers = new Queue<int>(
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Number(word))
        );
        List<Stowing> questions = [];
        var count = numbers.Dequeue();
        while (questions.Count < count)
        {
            _ = (numbers.Dequeue(), numbers.Dequeue()); // its number and the generator's seed
            var hold = new Hold(numbers.Dequeue(), numbers.Dequeue(), numbers.Dequeue());
            var boxes = new Box[numbers.Dequeue()];
            for (var i = 0; i < boxes.Length; i++)
            {
                var id = numbers.Dequeue();
                var (length, lengthUp) = (numbers.Dequeue(), numbers.Dequeue());
                var (width, widthUp) = (numbers.Dequeue(), numbers.Dequeue());
                var (height, heightUp) = (numbers.Dequeue(), numbers.Dequeue());
                boxes[i] = new Box(
                    $"{id}",
                    length,
                    width,
                    height,
                    numbers.Dequeue(),
                    Sides(lengthUp == 1, widthUp == 1, heightUp == 1)
                );
            }
            questions.Add(new Stowing(hold, boxes));
        }
        return questions;
    }

    private static Stowing Tables(string items, string bins)
    {
        var bin = Rows(bins).Single();
        return new Stowing(
            new Hold(Number(bin["X"]), Number(bin["Y"]), Number(bin["Z"])),
            [
                .. Rows(items)
                    .Select(row => new Box(
                        row["ID"],
                        Number(row["X"]),
                        Number(row["Y"]),
                        Number(row["Z"]),
                        Number(row["COPIES"]),
                        // A rotation is named by the side along each axis, the upright one last.
                        Sides(row["ROTATION_ZYX"] == "1", row["ROTATION_XZY"] == "1", row["ROTATION_XYZ"] == "1")
                    )),
            ]
        );
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var head = lines[0].Split(',');
        return lines
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line =>
                head.Zip(line.Split(',')).ToDictionary(pair => pair.First.Trim(), pair => pair.Second.Trim())
            );
    }

    private static Upright Sides(bool length, bool width, bool height) =>
        (length ? Upright.Length : 0) | (width ? Upright.Width : 0) | (height ? Upright.Height : 0);

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static int Where(string wrong)
    {
        Console.Error.WriteLine(
            $"{wrong}\nThe instances are published as thpack1 to thpack3 in OR-Library (J. E. Beasley), and as tables in data/box/bischoff1995 of github.com/fontanf/packingsolver (MIT)."
        );
        return 2;
    }
}
