using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using Qalqan.Camp;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// What pages, API and commands ask: findings here, the rest in its parts. Who may see and say what is decided here and
/// nowhere else; today a <see cref="User"/> is the one local holder of all posts. Safe for many threads.
/// </summary>
public sealed partial class Desk
{
    private readonly Archive archive;
    private readonly Reads reads;
    private readonly ConcurrentDictionary<ReportId, Compartment?> compartments = [];

    /// <param name="journal">Of one data folder.</param>
    /// <param name="vault">Of the same.</param>
    /// <param name="shelf">Of the same.</param>
    /// <param name="capabilities">In order.</param>
    /// <param name="clock">What now is.</param>
    /// <param name="folder">The folder itself, where somebody may be erased: all of it is searched then.</param>
    /// <param name="signers">The posts that may sign the state of a day, S1 where it is not said.</param>
    /// <param name="devices">The phones that the node has paired, where it has any.</param>
    public Desk(
        IJournal journal,
        IVault vault,
        PackShelf shelf,
        IReadOnlyList<Capability> capabilities,
        IClock clock,
        string? folder = null,
        IReadOnlyList<string>? signers = null,
        Devices? devices = null
    )
    {
        archive = new Archive(journal, vault, shelf, clock);
        Adoption = new Adoption(archive, capabilities);
        reads = new Reads(archive);
        Personnel = new Personnel(archive, Adoption, reads);
        Boards = new Boards(archive, Adoption, Seen);
        Releasing = new Releasing(archive);
        Papers = new Papers(archive, Adoption, Personnel, Releasing, Seen);
        Erasure = new Erasure(archive, Personnel, Papers, folder);
        Signing = new Signing(archive, Adoption, signers ?? ["S1"]);
        Grounds = new Grounds(archive, Adoption);
        Lifts = new Lifts(archive, Adoption);
        Intake = new Intake(archive, Adoption, folder);
        Posts = new Posts(archive);
        Outbox = new Outbox(archive);
        PhoneSheets = new PhoneSheets(archive, Personnel);
        Days = new Days(archive);
        Casebook = new Casebook(archive, Adoption, Days);
        Inspecting = new Inspecting(archive, Adoption, Days);
        IncidentIntake = new IncidentIntake(Days);
        Photos = new Photos(archive);
        Sitreps = new Sitreps(archive, Papers.Making, Days);
        OrderWords = new OrderWords(archive);
        MovePapers = new MovePapers(archive, Adoption, Personnel, reads);
        Calendars = new Calendars(archive, Adoption, Days);
        Musters = new Musters(archive, Personnel, reads);
        MusterOrders = new MusterOrders(archive);
        Logbook = new Logbook(archive, Days, Personnel);
        Sightings = new Sightings(archive, Days);
        Maps = new Maps(Days);
        Layers = new Layers(archive, Days);
        Tasking = new Tasking(archive, Days, Personnel);
        Moves = new Moves(archive, Adoption);
        Flashing = new Flashing(archive, Days, Logbook, Releasing);
        Phones = devices is null ? null : new Phones(archive, Posts, devices, new PairingCodes(clock));
    }

    public bool IsExercise => archive.IsExercise;

    /// <summary>Whether nothing is on record yet.</summary>
    public bool IsEmpty => archive.Journal.Head.Number == 0;

    /// <summary>The last entry.</summary>
    public Head Head => archive.Journal.Head;

    /// <summary>The desk's clock, to the second.</summary>
    public Instant Now => archive.Now;

    /// <summary>The texts a scope works by.</summary>
    public Adoption Adoption { get; }

    /// <summary>What the first page shows.</summary>
    public Boards Boards { get; }

    /// <summary>The roll, its posts and persons, and whom a name means.</summary>
    public Personnel Personnel { get; }

    /// <summary>What a contingent serves under, and the steps that brought it there.</summary>
    public Grounds Grounds { get; }

    /// <summary>How many sorties, by which stop, and why.</summary>
    public Lifts Lifts { get; }

    /// <summary>Lets leave what another signed.</summary>
    public Releasing Releasing { get; }

    /// <summary>The posts as they are entrusted.</summary>
    public Posts Posts { get; }

    /// <summary>What leaves: papers made, issued and kept.</summary>
    public Papers Papers { get; }

    /// <summary>Forgets persons.</summary>
    public Erasure Erasure { get; }

    /// <summary>The state of the day.</summary>
    public Signing Signing { get; }

    /// <summary>Takes in the officer's own sheets.</summary>
    public Intake Intake { get; }

    /// <summary>Takes what phones signed.</summary>
    public Outbox Outbox { get; }

    /// <summary>What a phone is shown of its own sub-unit.</summary>
    public PhoneSheets PhoneSheets { get; }

    /// <summary>Who is given a phone, and from whom it is taken; null where the node keeps none.</summary>
    public Phones? Phones { get; }

    /// <summary>Rings for what is recorded from now on.</summary>
    internal Ringer NewRinger() => new(archive.Journal);

    /// <summary>A finding that rests on a compartment which is not the user's is not there.</summary>
    public Answer Assess(Inquiry inquiry, User? user = null)
    {
        try
        {
            var answer = Judged(inquiry);
            return user is null
                ? answer
                : answer with
                {
                    Scopes =
                    [
                        .. answer.Scopes.Select(scope =>
                            scope with
                            {
                                Findings = Seen(scope.Scope, scope.Findings, user),
                            }
                        ),
                    ],
                };
        }
        catch (JournalDamagedException damage)
        {
            // Nothing is judged on a record that cannot be read: whoever asks is told, on a page as on a terminal.
            var problem = new Problem("journal", 0, damage.Message, "every entry as it was recorded");
            return new Answer(IsExercise, 0, archive.Now, [], [problem], null);
        }
    }

    private Answer Judged(Inquiry inquiry)
    {
        List<Problem> problems = [];
        var scopes = archive.Journal.Scopes().Where(inquiry.Reaches).ToList();
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
                    () => [.. asked.SelectMany(scope => archive.Of(scope, StandardsOf))],
                    subject => IsSubject(subject, asked, inquiry),
                    report => archive.Journal.NumberOf(report) is not null
                ).Refuse(inquiry, isLeftOut)
            );
        return new Answer(
            IsExercise,
            looks.Count == 0 ? archive.Journal.Head.Number : looks[^1].UpTo,
            archive.Now,
            problems.Count == 0 ? [.. looks.Select(look => Narrowed(look.Findings, inquiry))] : [],
            problems,
            archive.Journal.Damage
        );
    }

    /// <summary>The finding of that id with its evidence; null with the problems where there is none.</summary>
    public (Explanation? Explanation, Answer Answer) Explain(string id, Inquiry inquiry, User? user = null)
    {
        var answer = Assess(
            inquiry with
            {
                AsOf = inquiry.AsOf ?? (Finding.InstantOf(id) is { } at ? Measures.Iso.Format(at) : null),
            },
            user
        );
        foreach (var scope in answer.Scopes)
            if (scope.Findings.FirstOrDefault(finding => finding.Id == id) is { } finding)
                return (Explained(finding, scope, user ?? User.Local()), answer);
        return (null, answer);
    }

    private Explanation Explained(Finding finding, ScopeFindings scope, User user)
    {
        var found = finding
            .Evidence.Select(report => Find(report, scope.Scope))
            .OfType<(StoredEntry Stored, Entry Entry)>()
            .Where(evidence => user.Finds(evidence.Entry.Report.Claim))
            .OrderBy(evidence => evidence.Entry.Number)
            .ToList();
        var opened = found
            .Select(evidence => evidence.Entry.Report.Claim)
            .Where(claim => User.CompartmentOf(claim) is not null && user.Sees(claim))
            .Select(claim => (scope.Scope, claim.OtherKey ?? claim.Key, User.CompartmentOf(claim)!.Value));
        var reader = reads.Note(user, opened) ? user : user with { Open = User.Nobody.Open };
        return new Explanation(
            finding,
            scope,
            [.. found.Select(evidence => LineOf(evidence.Stored, evidence.Entry, reader))]
        );
    }

    private (T Answer, int LeftOut) Ask<T>(string scope, string? without, Func<Chronicle, T> answer)
    {
        if (without is null)
            return (archive.Of(scope, answer), 0);
        var chronicle = new Chronicle(scope, archive.MapOf);
        var leftOut = 0;
        foreach (var entry in archive.Journal.ReadAfter(0, scope).Select(stored => stored.Read()))
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
        var head = archive.Journal.Head.Number;
        var question = Question.Read(inquiry, chronicle, head, archive.Journal.NumberAt, archive.Now, problems);
        if (question is null)
            return null;
        var known = chronicle.KnownAt(question.UpTo, question.At, question.Period);
        var adopted = Adoption.Adopted(known, _ => null, problems);
        if (problems.Count > 0)
            return null;
        var zones = known
            .Ever<ZoneSet>("zone")
            .Select(fact => (new Validity(fact.From, fact.To), DateTimeZoneProviders.Tzdb[((ZoneSet)fact.Claim).Zone]));
        return new Look(
            new ScopeFindings(
                chronicle.Scope,
                Archive.TitleOf(known),
                question.At,
                [.. zones],
                adopted,
                Assessment.Of(adopted, known)
            )
            {
                Notes = [.. Ceasefire.Undrawn.Of(known, adopted).Select(area => area.Says)],
            },
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
    private bool IsSubject(string subject, List<string> scopes, Inquiry inquiry)
    {
        var (scope, key) = (subject.Split('/')[0], subject.Split('/')[^1]);
        var plain = new Inquiry(Scope: inquiry.Scope, Subject: subject) { Reach = inquiry.Reach };
        return scopes.Contains(scope)
            && (
                scope == subject
                || archive.Of(scope, chronicle => archive.Everything(chronicle).SpeaksOf(key))
                || (inquiry != plain && Judged(plain).Problems.Count == 0)
            );
    }

    private List<string> StandardsOf(Chronicle chronicle) =>
        [
            .. archive
                .Everything(chronicle)
                .All<StandardAdopted>()
                .Select(fact => ((StandardAdopted)fact.Claim).Standard)
                .Distinct(),
        ];

    private (StoredEntry Stored, Entry Entry)? Find(ReportId id, string scope) =>
        archive.Journal.NumberOf(id) is { } number && archive.Journal.ReadAfter(number - 1, scope).First() is var stored
            ? (stored, stored.Read())
            : null;

    private static EvidenceLine LineOf(StoredEntry stored, Entry entry, User user)
    {
        using var json = JsonDocument.Parse(stored.Bytes);
        var body = json.RootElement.GetProperty("body");
        return new EvidenceLine(
            entry.Report.Id,
            entry.Number,
            entry.RecordedAt,
            entry.Report.Valid,
            entry.Report.Source,
            Kinds.NameOf(entry.Report.Claim),
            !user.Sees(entry.Report.Claim) ? Shut(entry.Report.Claim)
                : body.ValueKind is JsonValueKind.Object
                    ?
                    [
                        .. body.EnumerateObject()
                            .Select(member => KeyValuePair.Create(member.Name, member.Value.ToString())),
                    ]
                : [],
            entry.Report.Corrects
        );
    }

    // Of those that rest on nothing outside the user's own compartments.
    private List<Finding> Seen(string scope, IReadOnlyList<Finding> findings, User user) =>
        [
            .. findings.Where(finding =>
                finding.Evidence.All(report =>
                    CompartmentOf(report, scope) is not { } compartment || user.Granted.Contains(compartment)
                )
            ),
        ];

    // What a report says never changes, and so neither does where it belongs.
    private Compartment? CompartmentOf(ReportId report, string scope) =>
        compartments.GetOrAdd(
            report,
            id =>
                archive.Journal.NumberOf(id) is { } number
                    ? User.CompartmentOf(archive.Journal.ReadAfter(number - 1, scope).First().Read().Report.Claim)
                    : null
        );

    // Of what is shut only whom it is about is told, and where it belongs.
    private static KeyValuePair<string, string>[] Shut(Claim claim) =>
        [
            new("person", claim.OtherKey ?? claim.Key),
            new("closed", User.CompartmentOf(claim)!.Value.ToString().ToLowerInvariant()),
        ];

    /// <summary>How far each contingent is on its way from an open record to its first signed strength.</summary>
    public Looks<Steps> Steps(Inquiry inquiry) =>
        archive.Look(
            inquiry,
            (known, _) =>
                known.Keys<StrengthSigned>().Any(day => known.Ever<StrengthSigned>(day).Any())
                    ? new Steps(0, 0, true)
                    : new Steps(known.All<PostOpened>().Count(), known.All<Enrolled>().Count(), false)
        );

    /// <summary>One scope judged whole, and the entry up to which it was known.</summary>
    private sealed record Look(ScopeFindings Findings, long UpTo);
}

/// <summary>The first steps of a record: posts opened, people enrolled, a day signed; once one is, the others are not counted.</summary>
public sealed record Steps(int Posts, int People, bool IsSigned);
