using NodaTime;

namespace Qalqan.Kernel;

/// <summary>Where it is written: the document and the paragraph in it. Neither is ever empty.</summary>
public sealed record Citation(string Document, string Paragraph);

/// <summary>Whether a number is written in a public text, or is ours because none settles it.</summary>
public enum RuleBasis
{
    Cited,
    LocalDefault,
}

/// <summary>The shape of a rule as its capability understands it; the pack gives it numbers, names and dates.</summary>
public abstract record Requirement;

/// <summary>One rule of an edition. <c>Paraphrase</c> is ours; the text itself is cited, not shipped.</summary>
public sealed record Rule(
    string Id,
    Citation Citation,
    RuleBasis Basis,
    Words Paraphrase,
    Shape Shape,
    Requirement Requirement
);

/// <summary>
/// One dated edition of a text, known by the SHA-256 of its bytes (lower-case hex). In force from the first day to the
/// last, both included, by the scope's own calendar; without a last day, until the next edition begins.
/// </summary>
public sealed record Standard(
    string Id,
    string Edition,
    string Digest,
    Words Title,
    LocalDate InForceFrom,
    LocalDate? InForceTo,
    IReadOnlyList<Rule> Rules
)
{
    public bool Covers(LocalDate day) => InForceFrom <= day && (InForceTo is not { } last || day <= last);

    /// <summary>Whether two editions claim one day by their own words; an open end gives way to a later beginning.</summary>
    public bool Overlaps(Standard other)
    {
        var (first, second) = InForceFrom <= other.InForceFrom ? (this, other) : (other, this);
        return first.InForceFrom == second.InForceFrom || first.InForceTo >= second.InForceFrom;
    }
}
