using NodaTime;

namespace Qalqan.Exercise;

/// <summary>A task as it is to be: found ordnance is shared out beforehand, so that the sums are those of the sources.</summary>
public sealed record PlannedTask(LocalDate Day, string Kind, int Items = 0, int Ieds = 0, bool IsCancelled = false)
{
    public bool IsOfEngineers => Kind is "ordnance" or "search" or "minefield-recce" or "find-recce";
}

/// <summary>
/// Which tasks of its own the contingent had on which day: so many that the record counts what the sources count, 557 by
/// 14 March 2025, then over 600, evacuations and ordnance likewise. The mission's tempo is another thing.
/// </summary>
public sealed class TaskPlan(Xoshiro256StarStar dice)
{
    public static LocalDate First { get; } = Story.Day("2024-03-18");
    public static LocalDate Counted { get; } = Story.Day("2025-03-14");
    public static LocalDate LastOfFirstTour { get; } = Story.Day("2025-04-10");
    public static LocalDate FirstOfSecondTour { get; } = Story.Day("2025-04-14");
    public static LocalDate Last { get; } = Story.Day("2026-01-21");

    /// <summary>The day on which movement in the area changed: what it was before, what it was after.</summary>
    public static LocalDate Changed { get; } = Story.Day("2024-12-08");

    private const int TasksCounted = 557;
    private const int TasksByChange = 470;
    private const int TasksAfterCount = 50;
    private const int TasksOfSecondTour = 132;
    private const int Cancelled = 9;

    // 14 tasks of rotation 1: about 200 items in eleven months, over 500 with 6 explosive devices in all.
    private static readonly string[] EarlyFinds =
    [
        "2024-04-16",
        "2024-05-21",
        "2024-06-25",
        "2024-07-30",
        "2024-09-03",
        "2024-10-08",
        "2024-11-12",
        "2025-01-14",
        "2025-02-04",
    ];

    private static readonly string[] LateFinds = ["2025-02-20", "2025-03-03", "2025-03-12", "2025-03-25", "2025-04-07"];

    private static readonly (string Kind, string Day)[] Evacuations =
    [
        ("evacuation", "2024-12-10"),
        ("evacuation", "2024-12-12"),
        ("evacuation", "2025-01-21"),
        ("medical-evacuation", "2025-02-02"),
        ("evacuation", "2025-03-27"),
    ];

    private static readonly (string Kind, int Weight)[] Ordinary =
    [
        ("patrol", 50),
        ("escort", 16),
        ("logistics", 14),
        ("engagement", 9),
        ("guard", 6),
        ("quick-reaction", 5),
    ];

    private readonly List<PlannedTask> tasks = [];

    /// <summary>By day; more than one of a day in no order.</summary>
    public IReadOnlyList<PlannedTask> Make()
    {
        FirstTour();
        SecondTour();
        foreach (var day in Days(First.PlusDays(20), Counted).Take(Cancelled))
            tasks.Add(new PlannedTask(day, "patrol", IsCancelled: true));
        return [.. tasks.OrderBy(task => task.Day)];
    }

    private void FirstTour()
    {
        Find("ordnance", EarlyFinds.Select(Story.Day), items: 203, ieds: 2);
        Find("ordnance", LateFinds.Select(Story.Day), items: 303, ieds: 4);
        tasks.AddRange(Evacuations.Select(task => new PlannedTask(Story.Day(task.Day), task.Kind)));
        // The day that is told line by line has work on it.
        tasks.AddRange(((string[])["patrol", "escort", "engagement"]).Select(kind => new PlannedTask(Counted, kind)));
        Fill(First, Changed, TasksByChange);
        Fill(Changed.PlusDays(1), Counted, TasksCounted - TasksByChange);
        Fill(Counted.PlusDays(1), LastOfFirstTour, TasksAfterCount);
    }

    // The 44 operations are read as including the 5 searches and the 3 and 11 reconnaissances; 32 of them by 5 December 2025.
    private void SecondTour()
    {
        Operations("2025-04-18", "2025-12-05", [17, 4, 3, 8], items: 1034, ieds: 23);
        Operations("2025-12-08", "2026-01-20", [8, 1, 0, 3], items: 183, ieds: 20);
        Fill(FirstOfSecondTour, Last, TasksOfSecondTour);
    }

    private void Operations(string from, string to, int[] numbers, int items, int ieds)
    {
        string[] kinds = ["ordnance", "search", "minefield-recce", "find-recce"];
        var days = Days(Story.Day(from), Story.Day(to)).ToList();
        List<LocalDate> finding = [.. days.Take(numbers[0] + numbers[1])];
        Find(kinds[0], finding.Take(numbers[0]), items * 4 / 5, ieds);
        Find(kinds[1], finding.Skip(numbers[0]), items - items * 4 / 5, 0);
        foreach (var place in (int[])[2, 3])
        {
            var before = numbers.Take(place).Sum();
            tasks.AddRange(days.Skip(before).Take(numbers[place]).Select(day => new PlannedTask(day, kinds[place])));
        }
    }

    private void Find(string kind, IEnumerable<LocalDate> days, int items, int ieds)
    {
        List<LocalDate> list = [.. days];
        var shares = Share(items, list.Count, least: ieds / list.Count + 4);
        var devices = Share(ieds, list.Count, least: 0);
        tasks.AddRange(
            list.Select((day, at) => new PlannedTask(day, kind, shares[at], Math.Min(devices[at], shares[at])))
        );
    }

    /// <summary>Ordinary tasks, so that with what is planned already there are so many: a day has its turn before another has two.</summary>
    private void Fill(LocalDate from, LocalDate to, int wanted)
    {
        var missing = wanted - tasks.Count(task => from <= task.Day && task.Day <= to);
        while (missing > 0)
        {
            var days = Days(from, to).Take(missing).ToList();
            tasks.AddRange(days.Select(day => new PlannedTask(day, Kind())));
            missing -= days.Count;
        }
    }

    private string Kind()
    {
        var at = dice.Below(Ordinary.Sum(kind => kind.Weight));
        foreach (var (kind, weight) in Ordinary)
            if ((at -= weight) < 0)
                return kind;
        throw new InvalidOperationException();
    }

    // So much over so many, each at least that: thrown one by one.
    private int[] Share(int sum, int parts, int least)
    {
        var shares = Enumerable.Repeat(least, parts).ToArray();
        for (var left = sum - least * parts; left > 0; left--)
            shares[dice.Below(parts)]++;
        return shares;
    }

    private List<LocalDate> Days(LocalDate from, LocalDate to) =>
        dice.Shuffled(Enumerable.Range(0, Period.DaysBetween(from, to) + 1).Select(from.PlusDays));
}
