using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Movement;

/// <summary>The claim behind a kind: whether one is such, and what is believed of a key.</summary>
public sealed record MoveClaim(Func<Claim, bool> Is, Func<Known, string, IEnumerable<Fact>> Ever)
{
    public static MoveClaim Of<T>()
        where T : Claim => new(claim => claim is T, (known, key) => known.Ever<T>(key));

    /// <summary>What was last said of the key; null where nothing stands.</summary>
    public Fact? Standing(Known known, string key) => Ever(known, key).MaxBy(fact => fact.Number);
}

/// <summary>What can be said of a move, field by field: by a form, a call, a command or a row of a sheet alike.</summary>
/// <param name="Word">As it stands in addresses and commands, such as <c>leg</c>.</param>
/// <param name="IsEvent">Each time it is said anew; otherwise what is said again of one reference takes the place of what was said before.</param>
/// <param name="Fields">In the order of the form; the first is its own reference where it has one.</param>
/// <param name="Read">The claim and when it is true, of that move; null where something is wrong.</param>
/// <param name="Write">A claim of the kind as it would be typed; what no field holds is kept by <paramref name="Read"/>'s caller.</param>
public sealed record StatementKind(
    string Word,
    Phrase Title,
    bool IsEvent,
    IReadOnlyList<MoveField> Fields,
    Func<MoveTyped, string, (Claim Claim, Validity Valid)?> Read,
    Func<Fact, MoveField, string> Write,
    MoveClaim Says
)
{
    public static StatementKind? Named(string word) => StatementKinds.All.FirstOrDefault(kind => kind.Word == word);

    /// <summary>The kind under which the claim is said; null where it is none of a move's.</summary>
    public static StatementKind? Of(Claim claim) => StatementKinds.All.FirstOrDefault(kind => kind.Says.Is(claim));
}
