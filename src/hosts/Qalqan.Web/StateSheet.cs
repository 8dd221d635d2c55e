using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.People;

namespace Qalqan.Web;

/// <summary>Why a day cannot be signed now; the first that applies.</summary>
public enum SigningBar
{
    None,

    /// <summary>It is looked at as of another time, or as it was known.</summary>
    Away,

    ReadOnly,
    Ahead,
    Nobody,
    Unstated,
}

/// <summary>A state that begins after the morning and before the next one.</summary>
public sealed record LaterState(PersonState State, Instant From);

/// <summary>
/// One line of the sheet: a person and the state they are in, or a post that nobody in the mission fills: vacant where
/// <c>Away</c>, who holds it elsewhere, is empty.
/// </summary>
/// <param name="IsNew">Whether the state began since the morning before.</param>
/// <param name="IsChanged">Whether the line is not as it was signed.</param>
public sealed record SheetLine(
    string Post,
    DayRow? Row,
    string? Rank,
    bool IsNew,
    bool IsChanged,
    Instant? Ends,
    LaterState? Later,
    IReadOnlyList<string> Away
);

/// <summary>A sub-unit's lines, what its own post last reported of the day, and the last head count of it; null where there is none.</summary>
public sealed record SheetUnit(string? SubUnit, IReadOnlyList<SheetLine> Lines, Fact? Reported, Fact? Counted);

/// <summary>The sheet of a day: every post by sub-unit with who fills it and their state, the sums, and the signature.</summary>
/// <param name="BesideHolders">Successors in handover, whom the ceiling does not count.</param>
public sealed record StateSheet(
    LocalDate Today,
    Instant Morning,
    SignedDay SignedDay,
    IReadOnlyList<SheetUnit> Units,
    int? Ceiling,
    int BesideHolders,
    SigningBar Bar
)
{
    public LocalDate Day => SignedDay.Day;

    public DayState State => SignedDay.State;

    public int Unstated => State.Rows.Count(row => row.State is null);

    public bool CanWrite => Bar is not (SigningBar.Away or SigningBar.ReadOnly);

    public int In(PersonState? state) => State.Rows.Count(row => row.State == state);

    internal static StateSheet Of(Chronicle chronicle, Known morning, LocalDate today, int? ceiling, SigningBar bar)
    {
        var signed = SignedDay.Of(chronicle, morning);
        var (rows, day) = (signed.State.Rows, signed.Day);
        var sheet = new StateSheet(
            today,
            morning.At,
            signed,
            UnitsOf(morning, signed),
            ceiling,
            rows.Count(row => row.Tenure is Tenure.Handover),
            bar
        );
        return bar is not SigningBar.None ? sheet
            : day > today ? sheet with { Bar = SigningBar.Ahead }
            : rows.Count == 0 ? sheet with { Bar = SigningBar.Nobody }
            : sheet.Unstated > 0 ? sheet with { Bar = SigningBar.Unstated }
            : sheet;
    }

    private static List<SheetUnit> UnitsOf(Known morning, SignedDay signed)
    {
        var roll = NominalRoll.Of(morning);
        var changed = signed.Since.Select(change => change.Person).ToHashSet();
        var before = People.Morning.Of(morning, signed.Day.PlusDays(-1));
        var after = People.Morning.Of(morning, signed.Day.PlusDays(1));
        var filled = signed.State.Rows.Select(row => row.Post).ToHashSet();
        var persons = signed.State.Rows.Select(row =>
        {
            var line = roll.ByPerson[row.Person];
            return (
                row.SubUnit,
                Line: new SheetLine(
                    row.Post,
                    row,
                    line.Rank,
                    row.Since > before,
                    changed.Contains(row.Person),
                    line.StateEnds,
                    LaterOf(morning, row.Person, after),
                    []
                )
            );
        });
        var empty = roll
            .Posts.Where(post => !filled.Contains(post.Post))
            .Select(post =>
                (post.SubUnit, Line: new SheetLine(post.Post, null, post.Rank, false, false, null, null, post.Holders))
            );
        return
        [
            .. persons
                .Concat(empty)
                .GroupBy(line => line.SubUnit)
                .OrderBy(unit => unit.Key is null)
                .ThenBy(unit => unit.Key, StringComparer.Ordinal)
                .Select(unit => new SheetUnit(
                    unit.Key,
                    [.. unit.Select(one => one.Line).OrderBy(line => line.Post, StringComparer.Ordinal)],
                    UnitWord.Reported(morning, unit.Key, signed.Day),
                    UnitWord.Counted(morning, unit.Key, signed.Day)
                )),
        ];
    }

    private static LaterState? LaterOf(Known morning, string person, Instant after) =>
        morning.Ever<Stated>(person).FirstOrDefault(fact => fact.From > morning.At && fact.From < after) is { } fact
            ? new LaterState(((Stated)fact.Claim).State, fact.From)
            : null;
}
