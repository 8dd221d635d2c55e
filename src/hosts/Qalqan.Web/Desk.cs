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
        try
        {
            return Judged(inquiry);
        }
        catch (JournalDamagedException damage)
        {
            // Nothing is judged on a record that cannot be read: whoever asks is told, on a page as on a terminal.
            var problem = new Problem("journal", 0, damage.Message, "every entry as it was recorded");
            return new Answer(IsExercise, 0, Now, [], [problem], null);
        }
    }

    private Answer Judged(Inquiry inquiry)
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
        List<Look> looks = [];
        var isLeftOut = false;
        var asked = scopes.Where(scope => inquiry.Scope is null || scope == inquiry.Scope).ToList();
        foreach (var scope in problems.Count == 0 ? asked : [])
        {
            var (look, leftOut) = Ask(scope, inquiry.Without, chronicle => Judge(chronicle, inquiry, problems));
            isLeftOut |= leftOut > 0;
            if (look is null)
                break;
            looks.Add(look);
        }
        if (problems.Count == 0)
            problems.AddRange(
                new KnownNames(
                    () => [.. looks.SelectMany(look => look.Findings.Findings).Select(finding => finding.Subject)],
                    () => [.. asked.SelectMany(scope => views.Of(scope, StandardsOf))],
                    subject => IsSubject(subject, asked, inquiry),
                    report => journal.NumberOf(report) is not null
                ).Refuse(inquiry, isLeftOut)
            );
        return new Answer(
            IsExercise,
            looks.Count == 0 ? journal.Head.Number : looks[^1].UpTo,
            Now,
            problems.Count == 0 ? [.. looks.Select(look => Narrowed(look.Findings, inquiry))] : [],
            problems,
            journal.Damage
        );
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
        return (null, answer);
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

    /// <summary>The editions a scope has adopted, as known now; a problem for each whose bytes neither the shelf nor <paramref name="offered"/> has.</summary>
    public IReadOnlyList<Standard> Adopted(string scope, Func<string, byte[]?> offered, List<Problem> problems) =>
        views.Of(scope, chronicle => Adopted(Everything(chronicle), offered, problems));

    /// <summary>
    /// Whether the scope says the same already of what it is, where it lives and which mission's area it works in: as
    /// known now, the last that began by then.
    /// </summary>
    public bool Says(Report report)
    {
        return journal.Scopes().Contains(report.Scope)
            && views.Of(
                report.Scope,
                chronicle =>
                    report.Claim switch
                    {
                        ScopeOpened => Stands<ScopeOpened>(chronicle),
                        ZoneSet => Stands<ZoneSet>(chronicle),
                        MissionAdopted => Stands<MissionAdopted>(chronicle),
                        _ => false,
                    }
            );

        bool Stands<T>(Chronicle chronicle)
            where T : Claim =>
            chronicle
                .KnownAt(journal.Head.Number, report.Valid.From, new Interval(null, null))
                .Until<T>(report.Claim.Key)
                .BeganLast()
                .Any(fact => fact.Claim == report.Claim);
    }

    private Known Everything(Chronicle chronicle) =>
        chronicle.KnownAt(journal.Head.Number, Now, new Interval(null, null));

    private Instant Now => Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds());

    private (T Answer, int LeftOut) Ask<T>(string scope, string? without, Func<Chronicle, T> answer)
    {
        if (without is null)
            return (views.Of(scope, answer), 0);
        var chronicle = new Chronicle(scope);
        var leftOut = 0;
        foreach (var entry in journal.ReadAfter(0, scope).Select(stored => stored.Read()))
            if (IsLeftOut(entry.Report, without))
                leftOut++;
            else
                chronicle.Apply(entry);
        return (answer(chronicle), leftOut);
    }

    private static bool IsLeftOut(Report report, string without) =>
        report.Id.ToString().Equals(without, StringComparison.OrdinalIgnoreCase)
        || Kinds.NameOf(report.Claim) is var name && (name == without || ClaimKind.NounOf(name) == without);

    // Whole, so that what was asked for can be told from what nobody knows; narrowed afterwards.
    private Look? Judge(Chronicle chronicle, Inquiry inquiry, List<Problem> problems)
    {
        var head = journal.Head.Number;
        var question = Question.Read(inquiry, chronicle, head, journal.NumberAt, Now, problems);
        if (question is null)
            return null;
        var known = chronicle.KnownAt(question.UpTo, question.At, question.Period);
        var adopted = Adopted(known, _ => null, problems);
        if (problems.Count > 0)
            return null;
        var title = known
            .Ever<ScopeOpened>("scope")
            .Select(fact => ((ScopeOpened)fact.Claim).Title)
            .LastOrDefault(chronicle.Scope);
        var zones = known
            .Ever<ZoneSet>("zone")
            .Select(fact => (new Validity(fact.From, fact.To), DateTimeZoneProviders.Tzdb[((ZoneSet)fact.Claim).Zone]));
        return new Look(
            new ScopeFindings(chronicle.Scope, title, question.At, [.. zones], adopted, Assessment.Of(adopted, known)),
            question.UpTo
        );
    }

    private static ScopeFindings Narrowed(ScopeFindings whole, Inquiry inquiry) =>
        inquiry is { Standard: null, Subject: null }
            ? whole
            : whole with
            {
                Findings =
                [
                    .. whole.Findings.Where(finding =>
                        (inquiry.Standard is null || finding.Standard.Id == inquiry.Standard)
                        && (inquiry.Subject is null || KnownNames.IsOf(finding.Subject, inquiry.Subject))
                    ),
                ],
            };

    // Of a post or person that is on record there may be nothing to find that day; of an authority, there may be now.
    private bool IsSubject(string subject, IReadOnlyList<string> scopes, Inquiry inquiry)
    {
        var (scope, key) = (subject.Split('/')[0], subject.Split('/')[^1]);
        var plain = new Inquiry(Scope: inquiry.Scope, Subject: subject);
        return scopes.Contains(scope)
            && (
                scope == subject
                || views.Of(scope, chronicle => Everything(chronicle).SpeaksOf(key))
                || (inquiry != plain && Judged(plain).Problems.Count == 0)
            );
    }

    private List<string> StandardsOf(Chronicle chronicle) =>
        [
            .. Everything(chronicle)
                .All<StandardAdopted>()
                .Select(fact => ((StandardAdopted)fact.Claim).Standard)
                .Distinct(),
        ];

    // What was adopted by then, whatever day is judged: which edition governs a day is the editions' own matter.
    private List<Standard> Adopted(Known known, Func<string, byte[]?> offered, List<Problem> problems)
    {
        List<Standard> adopted = [];
        foreach (var key in known.Keys<StandardAdopted>().Order(StringComparer.Ordinal))
        {
            if (known.Ever<StandardAdopted>(key).MaxBy(fact => fact.Number) is not { Claim: StandardAdopted claim })
                continue;
            if (Load(claim, offered, problems) is { } standard)
                adopted.Add(standard);
        }
        return adopted;
    }

    private Standard? Load(StandardAdopted claim, Func<string, byte[]?> offered, List<Problem> problems)
    {
        if (standards.TryGetValue(claim.Digest, out var known))
            return known;
        if ((shelf.Get(claim.Digest) ?? offered(claim.Digest)) is not { } bytes)
        {
            problems.Add(
                new Problem(
                    $"packs/{claim.Digest}.json",
                    0,
                    "no such bytes",
                    $"the pack of {claim.Standard} edition {claim.Edition} that is on record",
                    "it is in a backup of this folder; loading the same pack again puts it back"
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

    /// <summary>One scope judged whole, and the entry up to which it was known.</summary>
    private sealed record Look(ScopeFindings Findings, long UpTo);
}
