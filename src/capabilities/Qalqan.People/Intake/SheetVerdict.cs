using NodaTime;
using Qalqan.Kernel;

namespace Qalqan.People;

/// <summary>What is to be done about a person or post that is on record and gone from the sheet.</summary>
public enum GoneAnswer
{
    /// <summary>Nothing: the sheet leaves it out, and it stays.</summary>
    Keep,

    /// <summary>It ends on a day: the person left, the post was closed.</summary>
    Ended,

    /// <summary>It was entered in error: every report about it is taken back.</summary>
    InError,
}

/// <summary>An answer; <c>Day</c> of an ended one, else the sheet's own day.</summary>
public sealed record GoneChoice(GoneAnswer Answer, LocalDate? Day = null)
{
    public static GoneChoice Keep { get; } = new(GoneAnswer.Keep);
}

/// <summary>What a sheet makes of the record, nothing of it recorded yet.</summary>
/// <param name="Changes">In the order in which they are to be recorded.</param>
/// <param name="New">Rows of which nothing was on record.</param>
/// <param name="Changed">Rows that say something else than the record, or more.</param>
/// <param name="Same">Rows that say what the record says.</param>
/// <param name="Refusals">In order of row; a refused row changes nothing.</param>
/// <param name="Gone">References on record that the sheet does not hold, in order.</param>
/// <param name="Notes">What was read into the sheet beyond its cells.</param>
public sealed record SheetVerdict(
    IReadOnlyList<Change> Changes,
    int New,
    int Changed,
    int Same,
    IReadOnlyList<RowRefusal> Refusals,
    IReadOnlyList<string> Gone,
    IReadOnlyList<Phrase> Notes
)
{
    /// <summary>How many rows were refused, whatever the number of reasons.</summary>
    public int Refused { get; } = Refusals.Select(refusal => refusal.Row).Distinct().Count();

    /// <param name="look">The sheet.</param>
    /// <param name="known">The record at the sheet's day, everything known.</param>
    /// <param name="vault">What the vault can tell.</param>
    /// <param name="gone">The answer for a reference that is gone from the sheet.</param>
    public static SheetVerdict Of(SheetLook look, Known known, VaultLook vault, Func<string, GoneChoice> gone) =>
        look.Kind == SheetKind.Roll
            ? new RollVerdict(look, new OnRecord(known), vault, gone).Make()
            : new PostsVerdict(look, new OnRecord(known), vault, gone).Make();
}

/// <summary>Rows counted by what they make of the record, and what is left of them once the refused ones are out.</summary>
internal sealed class Tally
{
    private readonly List<Change> changes = [];
    private int fresh;
    private int changed;
    private int same;

    public IReadOnlyList<Change> Changes => changes;

    public void Add(bool isNew, IReadOnlyList<Change> made)
    {
        changes.AddRange(made);
        if (made.Count == 0)
            same++;
        else if (isNew)
            fresh++;
        else
            changed++;
    }

    public SheetVerdict Verdict(
        IEnumerable<Change> ofGone,
        List<RowRefusal> refusals,
        IEnumerable<string> gone,
        IEnumerable<Phrase> notes
    ) =>
        new(
            [.. changes, .. ofGone],
            fresh,
            changed,
            same,
            [.. refusals.OrderBy(refusal => refusal.Row).ThenBy(refusal => refusal.Column ?? -1)],
            [.. gone.Order(StringComparer.Ordinal)],
            [.. notes]
        );
}
