using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>A paper that was issued: under which report, how often it was written again, and what became of it.</summary>
/// <param name="Issue">The report that issued it.</param>
/// <param name="Again">Those that wrote it again without a name, in order.</param>
/// <param name="Release">By which it was released; null where it was not.</param>
/// <param name="Void">By which it was voided; null where it was not.</param>
/// <param name="Zone">The contingent's at the paper's instant.</param>
public sealed record KeptPaper(
    string Scope,
    string Title,
    DateTimeZone Zone,
    Fact Issue,
    IReadOnlyList<Fact> Again,
    Fact? Release,
    Fact? Void
)
{
    public Issued Issued => (Issued)Issue.Claim;

    public string Serial => Issued.Serial;

    /// <summary>The files as they are served now.</summary>
    public IReadOnlyList<IssuedFile> Files => Again is [.., var last] ? ((Reissued)last.Claim).Files : Issued.Files;

    /// <summary>The report beside which the vault keeps the bytes that are served now.</summary>
    public ReportId BytesOf => Again is [.., var last] ? last.Id : Issue.Id;

    /// <summary>Whom the bytes name now.</summary>
    public IReadOnlyList<string> Persons =>
        [.. Issued.Persons.Except(Again.Select(again => ((Reissued)again.Claim).Erased))];

    /// <summary>
    /// Whether the paper is there for this user: who sees no drafts sees what was released, and who sees no people sees no
    /// paper that names any.
    /// </summary>
    public bool IsFor(User user) =>
        user.May(Right.SeePapers)
        && user.Reaches(Scope)
        && (Release is not null || user.May(Right.SeeDrafts))
        && (Persons.Count == 0 || user.May(Right.SeePeople));

    /// <summary>Null where no paper of that serial was issued, as known at the look.</summary>
    internal static KeptPaper? Of(Known known, string serial)
    {
        if (known.Ever<Issued>(serial).FirstOrDefault() is not { } issue)
            return null;
        var asOf = ((Issued)issue.Claim).AsOf;
        return new KeptPaper(
            known.Scope,
            Archive.TitleOf(known),
            known.ZoneAt(asOf),
            issue,
            [.. known.Ever<Reissued>(serial).OrderBy(fact => fact.Number)],
            Releasing.Of(known, issue.Id),
            known.Ever<Voided>(serial).FirstOrDefault()
        );
    }
}
