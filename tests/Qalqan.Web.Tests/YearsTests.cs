using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.Web.Tests;

public sealed class YearsTests(FirstCase first)
{
    private const string Scope = "kaz-undof-2024";

    // The days around the departure: a vacancy opens on the 13th, the women's share turns from unknown to short on the 14th.
    private readonly Chronology march = first.Desk.Boards.Years.Make(
        Scope,
        false,
        new LocalDate(2024, 3, 1),
        new LocalDate(2024, 3, 20),
        first.Desk.Assess(new Inquiry()).KnownUpTo
    )!;

    [Fact]
    public void Since_when_is_what_asking_day_by_day_finds()
    {
        var asked = Enumerable
            .Range(1, 20)
            .ToDictionary(
                day => new LocalDate(2024, 3, day),
                day =>
                    first
                        .Desk.Assess(new Inquiry(AsOf: $"2024-03-{day:00}", Scope: Scope))
                        .Findings.Where(finding => finding.Verdict is not Verdict.Met)
                        .Select(finding => (Judged.Of(finding), finding.Verdict))
                        .ToHashSet()
            );

        Assert.All(asked, day => Assert.NotEmpty(day.Value));
        foreach (var (day, open) in asked)
        foreach (var (of, verdict) in open)
        {
            var since = day;
            while (asked.TryGetValue(since.PlusDays(-1), out var before) && before.Contains((of, verdict)))
                since = since.PlusDays(-1);
            Assert.Equal(since, march.Findings.Since(of, verdict, day));
        }
        Assert.Contains(
            march.Findings.Spells,
            spell =>
                spell.Of.Subject.EndsWith("/PL2-13", StringComparison.Ordinal)
                && spell.First == new LocalDate(2024, 3, 13)
        );
    }

    [Fact]
    public void The_phase_follows_the_people()
    {
        Assert.Equal(
            [
                (MissionPhase.Moving, new LocalDate(2024, 3, 1), new LocalDate(2024, 3, 14)),
                (MissionPhase.OnTour, new LocalDate(2024, 3, 15), new LocalDate(2024, 3, 20)),
            ],
            march.Phases
        );
    }

    /// <summary>As known then, the arrivals of the 15th are not known on the 14th; and what was learned later is not found before.</summary>
    [Fact]
    public void As_it_was_known_then_differs_from_what_is_known_now()
    {
        var then = first.Desk.Boards.Years.Make(
            Scope,
            true,
            new LocalDate(2024, 3, 12),
            new LocalDate(2024, 3, 20),
            march.UpTo,
            TestContext.Current.CancellationToken
        )!;

        Assert.NotEqual(march.Findings.Days.Where(day => day.Day >= then.Findings.First), then.Findings.Days);
    }
}
