using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Bench;

/// <summary>
/// Ten thousand invented people in as many posts, with five years of dated history: two enrolments, two tours, posts held and
/// handed over, a state every few weeks, one report in fifty corrected. The same on every machine.
/// </summary>
internal static class Garrison
{
    public const int People = 10_000;
    public const string Scope = "garrison";

    public const int Days = 5 * 365;

    public static readonly Instant First = Instant.FromUtc(2020, 1, 1, 0, 0);

    private static readonly PersonState[] States = Enum.GetValues<PersonState>();

    /// <summary>In order of arrival: by what they are about, person after person shuffled through the years.</summary>
    public static IReadOnlyList<Report> Reports()
    {
        var random = new Random(20_200_101);
        List<Report> reports = [Say(First, null, new ZoneSet("Asia/Damascus"))];
        for (var number = 0; number < People; number++)
            reports.AddRange(Of(number, random));
        reports.Sort((one, other) => one.SaidAt.CompareTo(other.SaidAt));
        return [.. reports.SelectMany(report => Corrected(report, random))];
    }

    private static IEnumerable<Report> Of(int number, Random random)
    {
        var (person, post, other) = ($"R-{number:00000}", $"P-{number:00000}", $"P-{(number + 7) % People:00000}");
        var seal = new string('0', 64);
        yield return Say(First, null, new PostOpened(post, $"C-{number % 90:00}", "OR-4", "RIFLE", number % 10 == 0));
        yield return Say(First, null, new Identified(person, seal));
        yield return Say(First, Day(800), new Enrolled(person, "OR-3", "RIFLE"));
        yield return Say(Day(800), null, new Enrolled(person, "OR-4", "RIFLE"));
        yield return Say(First, Day(800), new NationalRank(person, "private"));
        yield return Say(Day(800), null, new NationalRank(person, "corporal"));
        yield return Say(First, Day(900), new Held(post, person, Tenure.Substantive));
        yield return Say(Day(890), Day(900), new Held(other, person, Tenure.Handover));
        yield return Say(Day(900), null, new Held(other, person, Tenure.Substantive));
        if (number % 10 == 0)
            yield return Say(Day(30), null, new Held(other, person, Tenure.Reserve));
        foreach (var (from, to, rotation) in new[] { (100, 465, "R1"), (900, 1265, "R3") })
        {
            yield return Say(Day(from), Day(from), new Arrived(person, "camp"));
            yield return Say(Day(from - 30), null, new TourSet(person, rotation, Day(to).InUtc().Date));
            yield return Say(Day(to), Day(to), new Departed(person, "camp"));
        }
        for (var day = random.Next(40); day < Days; day += 20 + random.Next(40))
            yield return Say(Day(day), null, new Stated(person, States[random.Next(States.Length)]));
    }

    private static IEnumerable<Report> Corrected(Report report, Random random)
    {
        yield return report;
        if (report.Claim is Stated stated && random.Next(50) == 0)
            yield return Say(report.Valid.From, report.Valid.To, stated with { State = PersonState.Present }) with
            {
                Corrects = report.Id,
            };
    }

    private static Instant Day(int day) => First + Duration.FromDays(day);

    private static long last;

    private static Report Say(Instant from, Instant? to, Claim claim) =>
        new(
            new ReportId(new Guid((int)++last, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0])),
            Scope,
            new Validity(from, to),
            from,
            new Source("S1", null),
            claim
        );
}
