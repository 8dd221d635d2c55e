using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// A person forgotten in the papers that name them: each is written again without the name and recorded with both digests,
/// and what is then to be destroyed is told. Done again it goes on where it was cut short. By whoever is alone with the
/// archive until that is destroyed: no paper may be issued in between that names the person.
/// </summary>
internal sealed class PaperErasure(Archive archive, Papers papers)
{
    /// <summary>The papers written again now, by serial; whose bytes are to be destroyed; and the papers that could not be.</summary>
    public (IReadOnlyList<string> Written, IReadOnlyList<KeyHolder> Old, IReadOnlyList<Problem> Problems) Carry(
        User user,
        string scope,
        string person
    )
    {
        List<string> written = [];
        List<Problem> problems = [];
        foreach (var paper in papers.Naming(scope, person).Where(one => one.Persons.Contains(person) && IsHere(one)))
            if (papers.WriteAgain(user, paper, person) is { } problem)
                problems.Add(problem);
            else
                written.Add(paper.Serial);
        var replaced = papers
            .Naming(scope, person)
            .SelectMany(paper => paper.Again.Prepend(paper.Issue).Where(fact => fact.Id != paper.BytesOf))
            .Select(fact => KeyHolder.OfPaper(scope, fact.Id))
            .Where(holder => archive.Vault.KeyOf(holder) is not null);
        // Of no entry: a power cut came between vault and journal. Nobody will ever ask for them, and they may hold the name.
        var strays = archive
            .Vault.Held(scope)
            .Where(held => held.Holder.IsPaper && archive.Journal.NumberOf(held.Report) is null)
            .Select(held => held.Holder);
        return (written, [.. replaced, .. strays], problems);
    }

    private bool IsHere(KeptPaper paper) =>
        archive.Vault.KeyOf(KeyHolder.OfPaper(paper.Scope, paper.BytesOf)) is not null;
}
