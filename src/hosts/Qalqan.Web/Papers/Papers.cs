using System.Globalization;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;

namespace Qalqan.Web;

/// <summary>
/// The desk's papers: made, issued under a serial without holes, found again with the very bytes, compared with what is known
/// since, voided. The same for a page, the API and a command.
/// </summary>
public sealed class Papers
{
    private readonly Archive archive;
    private readonly PaperMaking making;
    private readonly PaperWriting writing;
    private readonly PaperBytes bytes;
    private readonly Releasing releasing;

    internal Papers(
        Archive archive,
        Adoption adoption,
        Personnel personnel,
        Releasing releasing,
        Func<string, IReadOnlyList<Finding>, User, IReadOnlyList<Finding>> seenBy
    )
    {
        (this.archive, this.releasing, bytes) = (archive, releasing, new PaperBytes(archive));
        Forms = new OwnForms(archive, scope => making!.NamesIn(scope));
        writing = new PaperWriting(Forms);
        making = new PaperMaking(archive, adoption, personnel, seenBy, Forms.Read);
    }

    /// <summary>The own forms that papers are filled in.</summary>
    public OwnForms Forms { get; }

    /// <summary>Bases, and what is made of them.</summary>
    internal PaperMaking Making => making;

    /// <summary>The names of the papers there are.</summary>
    public static IReadOnlyList<string> Documents { get; } = [.. PaperKind.All.Select(kind => kind.Name)];

    /// <summary>The phrase of a paper's title; the name itself where this program does not make it.</summary>
    public static string TitleKey(string document) => PaperKind.Named(document)?.TitleKey ?? document;

    /// <summary>Which release of the program writes the bytes.</summary>
    public static string Release { get; } = typeof(Papers).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The paper as it would be issued, under no serial and nothing recorded; names as the user may see them.</summary>
    public Drafted Draft(User user, PaperOrder order)
    {
        List<Problem> problems = [];
        if (making.Read(user, order, problems) is not { } basis)
            return new Drafted(problems);
        var made = making.Make(user, basis, null, new Source(user.Post, user.Person));
        return new Drafted(made.Lost, basis, made.Document, made.Named, made.Figures);
    }

    /// <summary>The same and the file that it would be; null with the problems where it cannot be had in that format.</summary>
    public (Drafted Drafted, byte[]? File) Draft(User user, PaperOrder order, string format)
    {
        var drafted = Draft(user, order);
        List<Problem> problems = [.. drafted.Problems];
        var file =
            problems.Count == 0
                ? writing.Draft(drafted.Basis!, drafted.Document!, drafted.Figures, format, problems)
                : null;
        return (drafted with { Problems = problems }, file);
    }

    /// <summary>Every name that an own form may ask for with what it says of that day; null where there is no such day, or no contingent.</summary>
    public FormFigures? Figures(User user, string? scope, string? asOf, string language)
    {
        var contingents = archive.Contingents(user.Reach);
        var order = new PaperOrder(
            StrengthState.Kind.Name,
            scope ?? (contingents.Count > 0 ? contingents[0] : null),
            asOf,
            Language: language
        );
        return making.Read(user, order, []) is { } basis ? making.Figures(user, basis) : null;
    }

    /// <summary>
    /// Issues it: serial, bytes and entry, or nothing. On a basis that the same post and person issued already, by the same
    /// release, it is that same paper again, unless that was voided.
    /// </summary>
    public PaperOutcome Issue(User user, PaperOrder order)
    {
        List<Problem> problems = [.. archive.Shut is { } shut ? [shut] : Array.Empty<Problem>()];
        if (problems.Count == 0 && !user.May(Right.SeePeople))
            problems.Add(new Problem("post", 0, user.Post, "a post that sees people: a paper may name them"));
        return problems.Count > 0
            ? new PaperOutcome(problems)
            : archive.Alone(() =>
                making.Read(user, order, problems) is { } basis ? Issue(user, basis) : new PaperOutcome(problems)
            );
    }

    private PaperOutcome Issue(User user, PaperBasis basis)
    {
        var source = new Source(user.Post, user.Person);
        if (Before(basis, source) is { } before)
            return new PaperOutcome([], before);
        var serial = NextSerial(basis);
        var made = making.Make(user, basis, serial, source);
        if (made.Lost.Count > 0)
            return new PaperOutcome(made.Lost);
        List<Problem> problems = [];
        var files = writing.Issue(basis, made, problems);
        if (problems.Count > 0)
            return new PaperOutcome(problems);
        var claim = new Issued(
            basis.Document,
            serial,
            basis.From,
            basis.AsOf,
            basis.KnownUpTo,
            basis.Subject,
            basis.Language,
            basis.Marking,
            basis.Form,
            Release,
            [.. files.Select(file => Store.PaperSeal.Describe(file.Format, file.Bytes))],
            made.Named
        );
        var (_, problem) = bytes.Record(user, basis.Scope, claim, [.. files.Select(file => file.Bytes)]);
        return problem is null
            ? new PaperOutcome([], Of(basis.Scope, serial), IsNew: true)
            : new PaperOutcome([problem]);
    }

    /// <summary>
    /// What was issued in each contingent asked and in its mission, the latest first, as it is known now and so far as it is
    /// there for the user.
    /// </summary>
    public Looks<IReadOnlyList<KeptPaper>> List(User user, string? scope = null)
    {
        var missions = archive.Missions(user.Reach);
        var mission = scope is null ? null : archive.MissionOf(scope);
        if (scope is not null && missions.Contains(scope))
            return List(user, scope, ScopeKind.Mission);
        var own = List(user, scope, ScopeKind.Contingent);
        return missions.Count == 0 || (mission is not null && !missions.Contains(mission)) || own.Problems.Count > 0
            ? own
            : own with
            {
                Scopes = [.. own.Scopes, .. List(user, mission, ScopeKind.Mission).Scopes],
            };
    }

    private Looks<IReadOnlyList<KeptPaper>> List(User user, string? scope, ScopeKind kind) =>
        archive.Look<IReadOnlyList<KeptPaper>>(
            new Inquiry(Scope: scope) { Reach = user.Reach },
            (known, _) =>
                [
                    .. known
                        .Keys<Issued>()
                        .Select(serial => KeptPaper.Of(known, serial))
                        .OfType<KeptPaper>()
                        .Where(paper => paper.IsFor(user))
                        .OrderByDescending(paper => paper.Issue.Number),
                ],
            kind
        );

    /// <summary>The paper of that serial, of that scope or of the first that has one; null where there is none for the user.</summary>
    public KeptPaper? Find(User user, string? scope, string serial) =>
        archive
            .Contingents(user.Reach)
            .Concat(archive.Missions(user.Reach))
            .Where(one => scope is null || one == scope)
            .Select(one => Of(one, serial))
            .FirstOrDefault(paper => paper?.IsFor(user) is true);

    /// <summary>The very bytes of one of its files; null where it has none of that format, or they are not in this folder.</summary>
    public byte[]? Bytes(KeptPaper paper, string format)
    {
        var at = paper.Files.ToList().FindIndex(file => file.Format == format);
        return at < 0 ? null : bytes.Of(paper.Scope, paper.BytesOf, paper.Files)?[at];
    }

    /// <summary>The same paper made as it is known now, held against what it was when it was issued, line by line.</summary>
    /// <param name="user">Who may see names.</param>
    /// <param name="paper">As it was found for them.</param>
    /// <param name="withNames">False where none is to be told, whoever asks.</param>
    public PaperSince Since(User user, KeptPaper paper, bool withNames = true)
    {
        if (!withNames)
            user = user with { Rights = user.Rights.Where(right => right is not Right.SeePeople).ToHashSet() };
        var then = BasisOf(paper);
        var (upTo, recordedAt) = making.CutoffOf(then, archive.Journal.Head.Number);
        var now = then with { KnownUpTo = upTo, RecordedAt = recordedAt };
        return new PaperSince(
            then.KnownUpTo,
            upTo,
            paper.Issued.Release,
            upTo == then.KnownUpTo
                ? []
                : PaperLines.Changes(
                    making.Make(user, then, paper.Serial, paper.Issue.Source),
                    making.Make(user, now, paper.Serial, paper.Issue.Source)
                )
        );
    }

    /// <summary>Voids it: its bytes stay, its serial is not given again, and it is not to be used.</summary>
    public PaperOutcome Void(User user, string? scope, string serial, string why) =>
        archive.Alone(() =>
        {
            if (Find(user, scope, serial) is not { } paper)
                return new PaperOutcome([Missing(serial)]);
            if (paper.Void is not null)
                return new PaperOutcome([], paper);
            var claim = new Voided(serial, why);
            List<Problem> problems = [.. claim.Problems().Select(one => new Problem("why", 0, one.Item1, one.Item2))];
            if (NamesInText.FirstIn(why, making.NamesNear(paper.Scope)) is { } place)
                problems.Add(
                    new Problem(
                        "why",
                        0,
                        $"word {place}, which is a name on record or near one",
                        "the reason, and nobody's name: it stays on record for ever"
                    )
                );
            if (problems.Count > 0)
                return new PaperOutcome(problems);
            var said = archive.Say(user, [new Saying(paper.Scope, Validity.At(archive.Now), claim)]);
            return said.Problems.Any()
                ? new PaperOutcome([.. said.Problems])
                : new PaperOutcome([], Of(paper.Scope, serial), IsNew: true);
        });

    /// <summary>Lets it leave: by another person in another post than issued it.</summary>
    public PaperOutcome Let(User user, string? scope, string serial) =>
        archive.Alone(() =>
        {
            if (Find(user, scope, serial) is not { } paper)
                return new PaperOutcome([Missing(serial)]);
            if (paper is { Release: null, Void: null } && HeldBack(paper) is { Count: > 0 } problems)
                return new PaperOutcome(problems, paper);
            var outcome = releasing.Release(user, paper.Scope, paper.Issue.Id);
            return new PaperOutcome(outcome.Problems, Of(paper.Scope, serial), outcome.IsNew);
        });

    // By what is known now: what was in order when it was issued may not be any more.
    private IReadOnlyList<Problem> HeldBack(KeptPaper paper) =>
        PaperKind.Named(paper.Issued.Document)?.HoldsBack is { } holds
            ? making.Of(BasisOf(paper) with { AsOf = archive.Now, KnownUpTo = archive.Journal.Head.Number }, holds)
            : [];

    /// <summary>Every paper of the scope that names the person, or did until it was written again; whoever asks.</summary>
    internal IReadOnlyList<KeptPaper> Naming(string scope, string person) =>
        archive.Of(
            scope,
            chronicle =>
            {
                var known = archive.Everything(chronicle);
                return known
                    .Keys<Issued>()
                    .Select(serial => KeptPaper.Of(known, serial))
                    .OfType<KeptPaper>()
                    .Where(paper => paper.Issued.Persons.Contains(person))
                    .OrderBy(paper => paper.Issue.Number)
                    .ToList();
            }
        );

    /// <summary>Writes the paper again with the person's name struck, and records it; the problem where it cannot be done.</summary>
    internal Problem? WriteAgain(User user, KeptPaper paper, string person)
    {
        var made = making.Make(User.Local(), BasisOf(paper), paper.Serial, paper.Issue.Source, forgotten: person);
        var kept = paper.Persons.Where(one => one != person).ToList();
        if (kept.Except(made.Named).Any() || made.Lost.Count > 0)
            return new Problem(
                paper.Serial,
                0,
                made.Lost.Count > 0 ? made.Lost[0].ToString() : "other names on it that cannot be opened",
                "everything that it says, but the one name: written again now it would say less"
            );
        List<Problem> problems = [];
        var files = writing.Issue(BasisOf(paper), made, problems);
        if (problems.Count > 0)
            return problems[0] with { File = paper.Serial };
        var claim = new Reissued(
            paper.Serial,
            person,
            Release,
            paper.Files,
            [.. files.Select(file => Store.PaperSeal.Describe(file.Format, file.Bytes))]
        );
        return bytes.Record(user, paper.Scope, claim, [.. files.Select(file => file.Bytes)]).Problem;
    }

    private KeptPaper? Of(string scope, string serial) =>
        archive.Of(scope, chronicle => KeptPaper.Of(archive.Everything(chronicle), serial));

    private PaperBasis BasisOf(KeptPaper paper)
    {
        var issued = paper.Issued;
        var recordedAt = archive
            .Journal.ReadAfter(issued.KnownUpTo - 1)
            .Take(issued.KnownUpTo > 0 ? 1 : 0)
            .Select(stored => (Instant?)Instant.FromUnixTimeMilliseconds(stored.RecordedAtMilliseconds))
            .FirstOrDefault();
        return new PaperBasis(
            issued.Document,
            paper.Scope,
            issued.AsOf,
            issued.KnownUpTo,
            recordedAt,
            issued.Language,
            issued.Marking,
            issued.Form,
            issued.From,
            issued.Subject
        );
    }

    private KeptPaper? Before(PaperBasis basis, Source source) =>
        archive.Of(
            basis.Scope,
            chronicle =>
            {
                var known = archive.Everything(chronicle);
                return known
                    .Keys<Issued>()
                    .Select(serial => KeptPaper.Of(known, serial))
                    .OfType<KeptPaper>()
                    .FirstOrDefault(paper =>
                        paper.Void is null
                        && paper.Issue.Source == source
                        && paper.Issued.Release == Release
                        && BasisOf(paper) == basis
                    );
            }
        );

    // By document and year of issue, on the contingent's clock. A voided one keeps its number.
    private string NextSerial(PaperBasis basis) =>
        archive.Of(
            basis.Scope,
            chronicle =>
            {
                var known = archive.Everything(chronicle);
                var series = string.Create(CultureInfo.InvariantCulture, $"{basis.Document}-{known.Today.Year}-");
                var last = known
                    .Keys<Issued>()
                    .Where(serial => serial.StartsWith(series, StringComparison.Ordinal))
                    .Select(serial => int.Parse(serial.AsSpan(series.Length), CultureInfo.InvariantCulture))
                    .DefaultIfEmpty(0)
                    .Max();
                return string.Create(CultureInfo.InvariantCulture, $"{series}{last + 1:0000}");
            }
        );

    internal static Problem Missing(string serial) =>
        new("serial", 0, $"\"{StateTimes.Clip(serial)}\"", "the serial of a paper that was issued");
}
