using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>
/// A paper as somebody asks for it, as typed; null is not asked. <c>AsOf</c> and <c>KnownAt</c> as in an <see cref="Inquiry"/>;
/// no <c>AsOf</c> is the last day that is due; <c>Period</c> too, of a paper of a period; <c>Subject</c> the one thing that a paper is of. <c>Form</c> is an own form's name, with <c>@VERSION</c> or its last one.
/// </summary>
public sealed record PaperOrder(
    string Document,
    string? Scope = null,
    string? AsOf = null,
    string? KnownAt = null,
    string? Language = null,
    string? Marking = null,
    string? Form = null,
    string? Period = null,
    string? Subject = null
);

/// <summary>
/// What a paper is made of and nothing else: the same basis gives the same words, whoever asks and whenever. <c>KnownUpTo</c>
/// is the cut-off (<see cref="Cutoff"/>); <c>RecordedAt</c> when that entry was recorded, null before the first. A paper of a
/// period has its start in <c>From</c> and its last millisecond in <c>AsOf</c>.
/// </summary>
public sealed record PaperBasis(
    string Document,
    string Scope,
    Instant AsOf,
    long KnownUpTo,
    Instant? RecordedAt,
    string Language,
    Marking Marking,
    string? Form,
    Instant? From = null,
    string? Subject = null
);

/// <summary>A field of words on a draft: what stands in it, and every version, the latest first.</summary>
public sealed record PaperField(string Field, IReadOnlyList<Operations.FieldWords> Versions)
{
    public string Words => Versions.Count > 0 ? Versions[0].Words : "";
}

/// <summary>A paper made and not issued, or what was wrong with the order.</summary>
/// <param name="Persons">Whom it names, by reference.</param>
/// <param name="Figures">What its own form is filled with; null without one.</param>
public sealed record Drafted(
    IReadOnlyList<Problem> Problems,
    PaperBasis? Basis = null,
    Document? Document = null,
    IReadOnlyList<string>? Persons = null,
    FormFigures? Figures = null
);

/// <summary>What came of an order to issue, void or release: the problems, none where it is done; and the paper as it is now.</summary>
/// <param name="IsNew">False where the same was issued or done before.</param>
public sealed record PaperOutcome(IReadOnlyList<Problem> Problems, KeptPaper? Paper = null, bool IsNew = false);
