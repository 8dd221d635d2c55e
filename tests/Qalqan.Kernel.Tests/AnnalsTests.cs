using CsCheck;
using NodaTime;
using Qalqan.Claims;

namespace Qalqan.Kernel.Tests;

public sealed class AnnalsTests
{
    private static readonly LocalDate Start = new(2024, 3, 1);

    // Of three matters, how each stood on each day: nothing found, met, undetermined or breached.
    private static readonly Gen<int[][]> Years = Gen.Int[0, 3].Array[3].Array[1, 40];

    [Fact]
    public void Since_when_a_thing_stands_so_is_what_walking_back_day_by_day_finds() =>
        Years.Sample(days =>
        {
            var annals = Of(days);
            for (var day = 0; day < days.Length; day++)
            for (var matter = 0; matter < 3; matter++)
                foreach (var verdict in Enum.GetValues<Verdict>())
                    Assert.Equal(
                        WalkedBack(days, day, matter, verdict),
                        annals.Since(MatterOf(matter), verdict, Start.PlusDays(day))
                    );
        });

    [Fact]
    public void Spells_cover_every_day_on_which_a_thing_was_not_met_and_no_other() =>
        Years.Sample(days =>
        {
            var annals = Of(days);
            var covered = annals
                .Spells.SelectMany(spell =>
                    Enumerable
                        .Range(0, Period.DaysBetween(spell.First, spell.Last) + 1)
                        .Select(by => (spell.Of, spell.Verdict, spell.First.PlusDays(by)))
                )
                .ToList();
            var found = days.SelectMany(
                    (day, at) => day.Select((stood, matter) => (MatterOf(matter), VerdictOf(stood), Start.PlusDays(at)))
                )
                .Where(one => one.Item2 is Verdict.Breached or Verdict.Undetermined)
                .Select(one => (one.Item1, one.Item2!.Value, one.Item3))
                .ToList();

            Assert.Equal(covered.Count, covered.Distinct().Count());
            Assert.Equal(found.ToHashSet(), covered.ToHashSet());
            Assert.Equal(
                days.Select(day => (day.Count(stood => stood == 3), day.Count(stood => stood == 2))),
                annals.Days.Select(day => (day.Breached, day.Undetermined))
            );
        });

    [Fact]
    public void A_day_that_does_not_follow_the_last_is_refused()
    {
        var annals = Of([
            [3, 0, 0],
            [3, 0, 0],
        ]);

        Assert.Throws<ArgumentException>(() => annals.Add(Start.PlusDays(1), []));
        Assert.Throws<ArgumentException>(() => annals.Add(Start.PlusDays(3), []));
        Assert.Null(annals.Since(MatterOf(0), Verdict.Breached, Start.PlusDays(2)));
    }

    private static LocalDate? WalkedBack(int[][] days, int day, int matter, Verdict verdict)
    {
        if (verdict is Verdict.Met || VerdictOf(days[day][matter]) != verdict)
            return null;
        while (day > 0 && VerdictOf(days[day - 1][matter]) == verdict)
            day--;
        return Start.PlusDays(day);
    }

    private static Annals Of(int[][] days)
    {
        var annals = new Annals();
        for (var day = 0; day < days.Length; day++)
            annals.Add(
                Start.PlusDays(day),
                days[day]
                    .Select((stood, matter) => (VerdictOf(stood), matter))
                    .Where(one => one.Item1 is not null)
                    .Select(one => Found(one.matter, one.Item1!.Value))
            );
        return annals;
    }

    private static Verdict? VerdictOf(int stood) =>
        stood switch
        {
            1 => Verdict.Met,
            2 => Verdict.Undetermined,
            3 => Verdict.Breached,
            _ => null,
        };

    private static Judged MatterOf(int matter) => new("tour", "length", $"kaz/person/R1-00{matter}");

    private static Finding Found(int matter, Verdict verdict)
    {
        var words = new Words("Tour", "Срок", "Мерзім");
        var shape = Shape.State("any", _ => new Anything(), (_, _) => []);
        var rule = new Rule("length", new Citation("a", "b"), RuleBasis.Cited, words, shape, new Anything());
        return new Finding(
            new Standard("tour", "1", "", words, Start, null, [rule]),
            rule,
            rule.Citation,
            RuleBasis.Cited,
            MatterOf(matter).Subject,
            default,
            verdict,
            Decision.None,
            new Amount(null, null, "days"),
            Phrase.Of("x"),
            null,
            [],
            [],
            []
        );
    }

    private sealed record Anything : Requirement;
}
