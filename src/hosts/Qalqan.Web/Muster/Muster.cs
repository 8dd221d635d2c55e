using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>One of our own in a head count: the state of the day, and everything that was said of where they are, the last word last.</summary>
public sealed record MusterLine(string Person, string Post, PersonState? State, IReadOnlyList<Fact> Words)
{
    /// <summary>The last word; null where nobody spoke of them.</summary>
    public Fact? Last => Words.Count == 0 ? null : Words[^1];

    public bool IsThere => Last?.Claim is Accounted { IsThere: true };
}

/// <summary>A sub-unit in a head count, null for those who hold no post in one.</summary>
public sealed record MusterUnit(string? SubUnit, IReadOnlyList<MusterLine> Lines)
{
    public int There => Lines.Count(line => line.IsThere);
}

/// <summary>
/// A head count: everybody who is to be accounted for in the alarm, by sub-unit. Who is on leave, on time off or travelling on duty is
/// <c>Apart</c>, not expected and not counted; <c>Others</c> were accounted for and are not among those who serve that day.
/// </summary>
public sealed record Muster(
    Alarm Alarm,
    IReadOnlyList<MusterUnit> Units,
    IReadOnlyList<MusterLine> Apart,
    IReadOnlyList<MusterLine> Others
)
{
    public int Expected => Units.Sum(unit => unit.Lines.Count);

    public int There => Units.Sum(unit => unit.There);

    public int NotYet => Expected - There;

    /// <summary>Who serves is asked of the look's instant: who arrives meanwhile is expected too.</summary>
    public static Muster Of(Known known, Alarm alarm)
    {
        var rows = DayState.Of(known).Rows;
        var lines = rows.ToLookup(row => IsAway(row.State));
        var serving = rows.Select(row => row.Person).ToHashSet();
        return new Muster(
            alarm,
            [
                .. lines[false]
                    .GroupBy(row => row.SubUnit)
                    .Select(unit => new MusterUnit(unit.Key, [.. unit.Select(LineOf)])),
            ],
            [.. lines[true].Select(LineOf)],
            [
                .. alarm
                    .Words.Keys.Where(person => !serving.Contains(person))
                    .Order(StringComparer.Ordinal)
                    .Select(person => new MusterLine(person, DayState.NoPost, null, WordsOf(person))),
            ]
        );

        MusterLine LineOf(DayRow row) => new(row.Person, row.Post, row.State, WordsOf(row.Person));

        IReadOnlyList<Fact> WordsOf(string person) => alarm.Words.TryGetValue(person, out var words) ? words : [];
    }

    // Who is sick, off camp or absent is somewhere near, and is looked for.
    private static bool IsAway(PersonState? state) =>
        state is PersonState.Leave or PersonState.CompensatoryTime or PersonState.DutyTravel;
}

/// <summary>
/// A casualty, with who it is and what its reporter added so far as this user may know: before the next of kin were told only whoever
/// has the kin open.
/// </summary>
/// <param name="Of">By its number.</param>
/// <param name="Who">The roll number; null where it may not be told, or nobody said it.</param>
/// <param name="Note">Likewise, and only to whom the kin are open.</param>
public sealed record CasualtyLine(Casualty Of, string? Who, string? Note);

/// <summary>Own people as they are at the look: head counts of the open alarms, or of the one asked for; the alarms before; casualties.</summary>
public sealed record MusterSheet(
    IReadOnlyList<Muster> Musters,
    IReadOnlyList<Alarm> Past,
    IReadOnlyList<CasualtyLine> Casualties
);
