using NodaTime;

namespace Qalqan.Kernel;

/// <summary>What a finding is of, whatever the day.</summary>
public readonly record struct Judged(string Standard, string Rule, string Subject)
{
    public static Judged Of(Finding finding) => new(finding.Standard.Id, finding.Rule.Id, finding.Subject);
}

/// <summary>An unbroken run of days on which a matter stood so, both included; <c>Last</c> is the last day looked at where it goes on.</summary>
public sealed record Spell(Judged Of, Verdict Verdict, LocalDate First, LocalDate Last);

/// <summary>How a day stood: how many findings were breached and how many undetermined.</summary>
public readonly record struct DayCount(LocalDate Day, int Breached, int Undetermined);

/// <summary>
/// What was not met, day by day, each day judged whole at its end: since when a thing stands as it does, and what opened and
/// closed when. Days are the unit: what came and went within one day is not seen. Made by adding day after day, in order;
/// a day that is added again, or after a gap, is refused. Not thread-safe while it is made.
/// </summary>
public sealed class Annals
{
    private readonly Dictionary<(Judged, Verdict), Spell> open = [];
    private readonly Dictionary<(Judged, Verdict), List<Spell>> spells = [];
    private readonly List<DayCount> days = [];

    public IReadOnlyList<DayCount> Days => days;

    public LocalDate? First => days.Count > 0 ? days[0].Day : null;

    public LocalDate? Last => days.Count > 0 ? days[^1].Day : null;

    /// <summary>Every spell, by its first day; those that go on among them.</summary>
    public IReadOnlyList<Spell> Spells =>
        [
            .. spells
                .Values.SelectMany(list => list)
                .Concat(open.Values)
                .OrderBy(spell => spell.First)
                .ThenBy(spell => spell.Of.Standard, StringComparer.Ordinal)
                .ThenBy(spell => spell.Of.Rule, StringComparer.Ordinal)
                .ThenBy(spell => spell.Of.Subject, StringComparer.Ordinal)
                .ThenBy(spell => spell.Verdict),
        ];

    /// <exception cref="ArgumentException">It is not the day after the last one.</exception>
    public void Add(LocalDate day, IEnumerable<Finding> findings)
    {
        if (Last is { } last && day != last.PlusDays(1))
            throw new ArgumentException($"{day:uuuu-MM-dd} does not follow {last:uuuu-MM-dd}.", nameof(day));
        HashSet<(Judged, Verdict)> seen = [];
        var (breached, undetermined) = (0, 0);
        foreach (var finding in findings.Where(finding => finding.Verdict is not Verdict.Met))
        {
            if (finding.Verdict is Verdict.Breached)
                breached++;
            else
                undetermined++;
            var key = (Judged.Of(finding), finding.Verdict);
            if (!seen.Add(key))
                continue; // an event rule finds a thing once for each event
            open[key] = open.TryGetValue(key, out var spell)
                ? spell with
                {
                    Last = day,
                }
                : new Spell(key.Item1, finding.Verdict, day, day);
        }
        foreach (var closed in open.Keys.Where(key => !seen.Contains(key)).ToList())
        {
            open.Remove(closed, out var spell);
            if (!spells.TryGetValue(closed, out var list))
                spells.Add(closed, list = []);
            list.Add(spell!);
        }
        days.Add(new DayCount(day, breached, undetermined));
    }

    /// <summary>
    /// The first day of the unbroken run in which the matter stood so at the end of <paramref name="day"/>; null where it did
    /// not, or the day was not looked at.
    /// </summary>
    public LocalDate? Since(Judged of, Verdict verdict, LocalDate day) => At(of, verdict, day)?.First;

    private Spell? At(Judged of, Verdict verdict, LocalDate day)
    {
        var key = (of, verdict);
        if (open.TryGetValue(key, out var going) && going.First <= day && day <= going.Last)
            return going;
        return spells.GetValueOrDefault(key)?.Find(spell => spell.First <= day && day <= spell.Last);
    }
}
