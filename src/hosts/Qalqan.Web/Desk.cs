using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// What pages, API and commands ask. Today one local holder of all posts may see everything; who may see what will be
/// decided here and nowhere else. Safe for many threads.
/// </summary>
public sealed class Desk(IJournal journal, PackShelf shelf, IReadOnlyList<Capability> capabilities, IClock clock)
{
    private readonly Views views = new(journal);
    private readonly ConcurrentDictionary<string, Standard> standards = [];

    private readonly Dictionary<string, Shape> shapes = Capability
        .InOrder(capabilities)
        .SelectMany(capability => capability.Shapes)
        .ToDictionary(shape => shape.Name);

    public bool IsExercise => journal.Kind is FolderKind.Exercise;

    public Answer Assess(Inquiry inquiry)
    {
        List<Problem> problems = [];
        var scopes = journal.Scopes();
        if (inquiry.Scope is { } wanted && !scopes.Contains(wanted))
            problems.Add(
                new Problem(
                    "--scope",
                    0,
                    $"\"{wanted}\"",
                    scopes.Count == 0 ? "nothing yet: the record is empty" : $"one of {string.Join(", ", scopes)}"
                )
            );
        List<ScopeFindings> findings = [];
        var upTo = journal.Head.Number;
        foreach (var scope in problems.Count == 0 ? scopes.Where(s => inquiry.Scope is null || s == inquiry.Scope) : [])
        {
            var answer = Ask(scope, inquiry.Without, chronicle => Judge(chronicle, inquiry, problems));
            if (answer is null)
                break;
            findings.Add(answer.Value.Findings);
            upTo = answer.Value.UpTo;
        }
        return new Answer(IsExercise, upTo, Now, problems.Count == 0 ? findings : [], problems, journal.Damage);
    }

    /// <summary>The finding of that id with its evidence; null with the problems where there is none.</summary>
    public (Explanation? Explanation, Answer Answer) Explain(string id, Inquiry inquiry)
    {
        var answer = Assess(
            inquiry with
            {
                AsOf = inquiry.AsOf ?? (Finding.InstantOf(id) is { } at ? Measures.Iso.Format(at) : null),
            }
        );
        foreach (var scope in answer.Scopes)
            if (scope.Findings.FirstOrDefault(finding => finding.Id == id) is { } finding)
                return (
                    new Explanation(
                        finding,
                        scope,
                        [
                            .. finding
                                .Evidence.Select(report => Evidence(report, scope.Scope))
                                .OfType<EvidenceLine>()
                                .OrderBy(line => line.Number),
                        ]
                    ),
                    answer
                );
        // An event's own instant may lie within a longer look that named another as-of.
        return inquiry.AsOf is not null && Finding.InstantOf(id) is not null && answer.Problems.Count == 0
            ? Explain(id, inquiry with { AsOf = null })
            : (null, answer);
    }

    /// <summary>The contingents of the folder, by scope.</summary>
    public IReadOnlyList<string> Contingents() =>
        [
            .. journal
                .Scopes()
                .Where(scope =>
                    views.Of(
                        scope,
                        chronicle =>
                            Everything(chronicle)
                                .Ever<ScopeOpened>("scope")
                                .Any(fact => fact.Claim is ScopeOpened { Kind: ScopeKind.Contingent })
                    )
                ),
        ];

    /// <summary>The editions a scope has adopted, as known now.</summary>
    /// <exception cref="InvalidDataException">A pack on record is missing from the shelf, or cannot be read.</exception>
    public IReadOnlyList<Standard> Adopted(string scope)
    {
        List<Problem> problems = [];
        var adopted = views.Of(scope, chronicle => Adopted(Everything(chronicle), problems));
        return problems.Count == 0 ? adopted : throw new InvalidDataException(string.Join("\n", problems));
    }

    private Known Everything(Chronicle chronicle) =>
        chronicle.KnownAt(journal.Head.Number, Now, new Interval(null, null));

    private Instant Now => Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds());

    private T Ask<T>(string scope, string? without, Func<Chronicle, T> answer)
    {
        if (without is null)
            return views.Of(scope, answer);
        var chronicle = new Chronicle(scope);
        foreach (var entry in journal.ReadAfter(0, scope).Select(stored => stored.Read()))
            if (!IsLeftOut(entry.Report, without))
                chronicle.Apply(entry);
        return answer(chronicle);
    }

    private static bool IsLeftOut(Report report, string without) =>
        report.Id.ToString().Equals(without, StringComparison.OrdinalIgnoreCase)
        || Kinds.NameOf(report.Claim) is var name && (name == without || ClaimKind.NounOf(name) == without);

    private (ScopeFindings Findings, long UpTo)? Judge(Chronicle chronicle, Inquiry inquiry, List<Problem> problems)
    {
        var head = journal.Head.Number;
        var question = Question.Read(inquiry, chronicle, head, journal.NumberAt, Now, problems);
        if (question is null)
            return null;
        var known = chronicle.KnownAt(question.UpTo, question.At, question.Period);
        var adopted = Adopted(known, problems);
        if (problems.Count > 0)
            return null;
        var findings = Assessment
            .Of(adopted, known)
            .Where(finding => inquiry.Standard is null || finding.Standard.Id == inquiry.Standard)
            .Where(finding =>
                inquiry.Subject is not { } subject
                || finding.Subject == subject
                || finding.Subject.StartsWith(subject + "/", StringComparison.Ordinal)
            );
        var title = known
            .Ever<ScopeOpened>("scope")
            .Select(fact => ((ScopeOpened)fact.Claim).Title)
            .LastOrDefault(chronicle.Scope);
        return (
            new ScopeFindings(chronicle.Scope, title, question.At, known.Zone, adopted, [.. findings]),
            question.UpTo
        );
    }

    // What was adopted by then, whatever day is judged: which edition governs a day is the editions' own matter.
    private List<Standard> Adopted(Known known, List<Problem> problems)
    {
        List<Standard> adopted = [];
        foreach (var key in known.Keys<StandardAdopted>().Order(StringComparer.Ordinal))
        {
            if (known.Ever<StandardAdopted>(key).MaxBy(fact => fact.Number) is not { Claim: StandardAdopted claim })
                continue;
            if (Load(claim, problems) is { } standard)
                adopted.Add(standard);
        }
        return adopted;
    }

    private Standard? Load(StandardAdopted claim, List<Problem> problems)
    {
        if (standards.TryGetValue(claim.Digest, out var known))
            return known;
        if (shelf.Get(claim.Digest) is not { } bytes)
        {
            problems.Add(
                new Problem(
                    $"packs/{claim.Digest}.json",
                    0,
                    "no such bytes",
                    $"the pack of {claim.Standard} edition {claim.Edition} that is on record",
                    "it is in a backup of this folder"
                )
            );
            return null;
        }
        return StandardPack.Read($"packs/{claim.Digest}.json", bytes, shapes, problems) is { } standard
            ? standards[claim.Digest] = standard
            : null;
    }

    private EvidenceLine? Evidence(ReportId id, string scope)
    {
        if (journal.NumberOf(id) is not { } number)
            return null;
        var stored = journal.ReadAfter(number - 1, scope).First();
        var entry = stored.Read();
        using var json = JsonDocument.Parse(stored.Bytes);
        var body = json.RootElement.GetProperty("body");
        return new EvidenceLine(
            id,
            number,
            entry.RecordedAt,
            entry.Report.Valid,
            entry.Report.Source,
            Kinds.NameOf(entry.Report.Claim),
            body.ValueKind is JsonValueKind.Object
                ?
                [
                    .. body.EnumerateObject()
                        .Select(member => KeyValuePair.Create(member.Name, member.Value.ToString())),
                ]
                : [],
            entry.Report.Corrects
        );
    }
}
