using System.Collections.Concurrent;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Paper;
using Qalqan.People;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>From what was asked to a basis, and from a basis to the paper. The same basis makes the same paper as long as nobody is forgotten.</summary>
internal sealed class PaperMaking(
    Archive archive,
    Adoption adoption,
    Personnel personnel,
    Func<string, IReadOnlyList<Finding>, User, IReadOnlyList<Finding>> seenBy,
    Func<string, string, List<Problem>, KeptForm?> formOf
)
{
    private const int MostKept = 16;

    private static readonly Interval Always = new(null, null);

    // A year of days is judged for it: a paper is looked at, issued, and looked at again.
    private readonly ConcurrentDictionary<(string, long, Instant), IReadOnlyDictionary<string, LocalDate>> since = [];

    /// <summary>The basis of what was asked; null with every problem added.</summary>
    public PaperBasis? Read(User user, PaperOrder order, List<Problem> problems)
    {
        var kind = PaperKind.Named(order.Document);
        if (kind is null)
            problems.Add(
                new Problem("document", 0, $"\"{StateTimes.Clip(order.Document)}\"", Wanted.Document(order.Document))
            );
        var language = order.Language ?? "en";
        if (Speech.Find(language) is null)
            problems.Add(new Problem("--lang", 0, $"\"{StateTimes.Clip(language)}\"", "en, ru or kk"));
        var marking = Wanted.Marking(order.Marking, problems);
        if (kind is { Of: ScopeKind.Mission } && order.Form is not null)
            problems.Add(new Problem("--form", 0, "one", "none: own forms are filled in with a contingent's figures"));
        if (kind is { IsOfPeriod: false } && order.Period is { } period)
            problems.Add(
                new Problem(
                    "--period",
                    0,
                    $"\"{StateTimes.Clip(period)}\"",
                    $"no period: {kind.Name} is of one instant, --as-of"
                )
            );
        if (kind is { HasSubject: null } && order.Subject is { } subject)
            problems.Add(
                new Problem("--subject", 0, $"\"{StateTimes.Clip(subject)}\"", $"none: {kind.Name} is of no one thing")
            );
        if (
            (
                kind is { Of: ScopeKind.Mission }
                    ? archive.MissionAsked(user, order.Scope, problems)
                    : ScopeOf(archive, user, order.Scope, problems)
            )
            is not { } scope
        )
            return null;
        var form = problems.Count == 0 && order.Form is { } called ? formOf(scope, called, problems)?.Called : null;
        if (problems.Count > 0)
            return null;
        var contingents = ContingentsOf(kind!, scope); // of other scopes: found before this one is looked at
        return archive.Of(
            scope,
            chronicle => Read(chronicle, kind!, order, language, marking, form, contingents, problems)
        );
    }

    /// <summary>The paper of a basis.</summary>
    /// <param name="user">Who may see names, or not.</param>
    /// <param name="basis">Of a scope and a document that there are.</param>
    /// <param name="serial">Under which it is issued; null of a draft.</param>
    /// <param name="source">Who issues it.</param>
    /// <param name="forgotten">Whose name is struck though it can still be told.</param>
    public Made Make(User user, PaperBasis basis, string? serial, Source? source, string? forgotten = null)
    {
        var kind = PaperKind.Named(basis.Document)!;
        var contributing = kind.IsOfPeriod ? ContributingOf(basis) : []; // of other scopes: looked at before this one, never within it
        List<Problem> lost = [];
        var isNaming = basis.Form is null || AsksNames(basis, lost);
        return archive.Of(
            basis.Scope,
            chronicle =>
            {
                var known = LookOf(chronicle, basis);
                var look = Look(chronicle, known, user, basis, isNaming ? kind.Persons(known) : [], forgotten, lost);
                if (kind.Of is ScopeKind.Mission)
                    look = look with { Places = known.Map.Places, Contributing = contributing };
                var document = PaperHead.Of(kind, basis, look, serial, source);
                return new Made(
                    document,
                    basis.Form is null ? null : FormFigures.Of(look, basis, document.Head.Serial, source),
                    [.. look.Names.Names.Keys.Order(StringComparer.Ordinal)],
                    lost
                );
            }
        );
    }

    /// <summary>What is made of a paper's look and is not the paper; names are in none of it.</summary>
    public T Of<T>(PaperBasis basis, Func<PaperLook, T> answer)
    {
        var contributing = ContributingOf(basis);
        return archive.Of(
            basis.Scope,
            chronicle =>
            {
                var known = LookOf(chronicle, basis);
                var look = Look(chronicle, known, User.Nobody, basis, [], null, []);
                return answer(look with { Places = known.Map.Places, Contributing = contributing });
            }
        );
    }

    /// <summary>What own forms may ask for, as the basis has it.</summary>
    public FormFigures Figures(User user, PaperBasis basis) =>
        archive.Of(
            basis.Scope,
            chronicle =>
            {
                var known = LookOf(chronicle, basis);
                var look = Look(
                    chronicle,
                    known,
                    user,
                    basis,
                    PaperKind.Named(basis.Document)!.Persons(known),
                    null,
                    []
                );
                return FormFigures.Of(look, basis, look.Say("web.paper.draft"), null);
            }
        );

    /// <summary>The names that own forms of the scope may ask for: the same whatever day it is.</summary>
    public FormNames NamesIn(string scope)
    {
        var nobody = User.Local() with { Rights = new HashSet<Right>() };
        return Read(nobody, new PaperOrder(StrengthState.Kind.Name, scope), []) is { } basis
            ? Figures(nobody, basis).In(basis.Language).Names
            : new FormNames([], new Dictionary<string, IReadOnlyList<string>>());
    }

    private bool AsksNames(PaperBasis basis, List<Problem> problems) =>
        formOf(basis.Scope, basis.Form!, problems)?.Says.Fields.Contains("absent.name") is true;

    private static Known LookOf(Chronicle chronicle, PaperBasis basis) =>
        chronicle.KnownAt(
            basis.KnownUpTo,
            basis.AsOf,
            new Interval(basis.From, basis.AsOf + Duration.FromMilliseconds(1))
        );

    private List<Contributing> ContributingOf(PaperBasis basis) =>
        [
            .. ContingentsOf(PaperKind.Named(basis.Document)!, basis.Scope)
                .Select(scope =>
                    archive.Of(
                        scope,
                        chronicle =>
                        {
                            var known = LookOf(chronicle, basis);
                            return Contributing.Of(known, adoption.RulesInForce(known, []));
                        }
                    )
                )
                .OfType<Contributing>(),
        ];

    // Of the folder and not of who asks: the same basis says the same to everybody who may see it at all.
    private IReadOnlyList<string> ContingentsOf(PaperKind kind, string mission) =>
        kind.Of is ScopeKind.Mission ? ContingentsOf(mission) : [];

    private IReadOnlyList<string> ContingentsOf(string mission) =>
        [.. archive.Contingents().Where(scope => archive.MissionOf(scope) == mission)];

    /// <summary>Every name on record in the scope, or in the contingents of a mission.</summary>
    public IEnumerable<string> NamesNear(string scope) =>
        ContingentsOf(scope).Append(scope).Distinct().SelectMany(one => ErasureOrder.NamesOf(archive, one));

    /// <summary>Up to which entry a paper of that basis would know what may be known up to one.</summary>
    public (long Number, Instant? RecordedAt) CutoffOf(PaperBasis basis, long upTo) =>
        CutoffOf(basis, ContingentsOf(PaperKind.Named(basis.Document)!, basis.Scope), upTo);

    private (long Number, Instant? RecordedAt) CutoffOf(
        PaperBasis basis,
        IReadOnlyList<string> contingents,
        long upTo
    ) =>
        PaperKind.Named(basis.Document) is { Of: ScopeKind.Mission }
            ? Cutoff.OfMission(
                archive.Journal,
                basis.Scope,
                contingents,
                basis.Document,
                basis.From ?? basis.AsOf,
                upTo
            )
            : Cutoff.Of(archive.Journal, basis.Scope, upTo);

    private PaperLook Look(
        Chronicle chronicle,
        Known known,
        User user,
        PaperBasis basis,
        IReadOnlyList<string> persons,
        string? forgotten,
        List<Problem> lost
    ) =>
        new(
            chronicle,
            known,
            Struck(personnel.Name(user, known, known, persons), forgotten),
            adoption.Adopted(known, _ => null, lost),
            Speech.In(basis.Language).InZone(known.Zone),
            archive.IsExercise,
            findings => seenBy(basis.Scope, findings, User.Nobody),
            SinceOf,
            basis
        );

    private IReadOnlyDictionary<string, LocalDate> SinceOf(PaperLook look)
    {
        if (since.Count > MostKept)
            since.Clear();
        return since.GetOrAdd((look.Known.Scope, look.Known.UpTo, look.Known.At), _ => Work(look));
    }

    private IReadOnlyDictionary<string, LocalDate> Work(PaperLook look)
    {
        var began = archive.Journal.ReadAfter(0, look.Known.Scope).First().Read().RecordedAt;
        return OpenSince.Of(
            look.Chronicle,
            look.Known,
            [.. look.Findings.Where(finding => finding.Verdict is not Verdict.Met)],
            look.DayOf(began),
            then => look.SeenByAll(Assessment.Of(look.Adopted, then))
        );
    }

    private PaperBasis? Read(
        Chronicle chronicle,
        PaperKind kind,
        PaperOrder order,
        string language,
        Marking marking,
        string? form,
        IReadOnlyList<string> contingents,
        List<Problem> problems
    )
    {
        var now = archive.Now;
        var head = archive.Journal.Head.Number;
        var today = chronicle.KnownAt(head, now, Always);
        // Of a period: the last day that is whole. Of one thing: as it stands now.
        var due = kind.IsOfPeriod ? today.Today.PlusDays(-1) : Morning.LastDue(today, now);
        var unasked = kind.HasSubject is null ? LocalDatePattern.Iso.Format(due) : null;
        var inquiry = new Inquiry(order.AsOf ?? unasked, order.KnownAt, order.Period);
        if (Question.Read(inquiry, chronicle, head, archive.Journal.NumberAt, now, problems) is not { } question)
            return null;
        var known = chronicle.KnownAt(question.UpTo, question.At, Always);
        var first = known.Ever<ScopeOpened>("scope").Select(fact => (Instant?)fact.From).Min();
        if (first is null || question.At < first)
        {
            problems.Add(
                first is null
                    ? new Problem("--known-at", 0, $"\"{order.KnownAt}\"", "an entry by which the record had begun")
                    : new Problem(
                        "--as-of",
                        0,
                        $"\"{order.AsOf}\"",
                        $"a day from {LocalDatePattern.Iso.Format(first.Value.InZone(known.ZoneAt(first.Value)).Date)} on, when the record of {chronicle.Scope} begins"
                    )
            );
            return null;
        }
        if ((kind.IsOfDay || kind.IsOfPeriod) && known.Today > today.Today)
        {
            problems.Add(
                new Problem(
                    "--as-of",
                    0,
                    $"\"{order.AsOf}\"",
                    "today or a day before it: a day to come has no state yet"
                )
            );
            return null;
        }
        if (kind.HasSubject is { } has && (order.Subject is not { } subject || !has(known, subject)))
        {
            problems.Add(
                new Problem(
                    "--subject",
                    0,
                    order.Subject is null ? "none" : $"\"{StateTimes.Clip(order.Subject)}\"",
                    kind.SubjectWanted
                )
            );
            return null;
        }
        var hours = kind.IsOfPeriod ? HoursOf(known, question, order.Period is not null, now) : (Interval?)null;
        if (hours is { } asked && asked.Start >= asked.End)
        {
            problems.Add(
                new Problem("--period", 0, $"\"{order.Period}\"", "a period that ends after it begins, and has begun")
            );
            return null;
        }
        var basis = new PaperBasis(
            kind.Name,
            chronicle.Scope,
            hours is { } period ? period.End - Duration.FromMilliseconds(1)
                : kind.IsOfDay ? Morning.Of(known, known.Today)
                : question.At,
            0,
            null,
            language,
            marking,
            form,
            hours?.Start,
            order.Subject
        );
        var (upTo, recordedAt) = CutoffOf(basis, contingents, question.UpTo);
        return basis with { KnownUpTo = upTo, RecordedAt = recordedAt };
    }

    // Of a day that is not over, or a period that reaches beyond now: up to this minute.
    private static Interval HoursOf(Known known, Question question, bool isAsked, Instant now)
    {
        var asked = isAsked ? question.Period : Periods.DayOf(known, known.Today);
        var minute = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 60 * 60);
        return new Interval(asked.Start, Instant.Max(asked.Start, Instant.Min(asked.End, minute)));
    }

    internal static string? ScopeOf(Archive archive, User user, string? asked, List<Problem> problems)
    {
        var contingents = archive.Contingents(user.Reach);
        if (asked is null ? contingents is [_] : contingents.Contains(asked))
            return asked ?? contingents[0];
        problems.Add(
            new Problem(
                "--scope",
                0,
                asked is null ? $"{contingents.Count} contingents" : $"\"{StateTimes.Clip(asked)}\"",
                contingents.Count == 0 ? "a contingent: none is on record" : $"one of {string.Join(", ", contingents)}"
            )
        );
        return null;
    }

    private static Named<T> Struck<T>(Named<T> named, string? forgotten) =>
        forgotten is null || !named.Names.ContainsKey(forgotten)
            ? named
            : named with
            {
                Names = named.Names.Where(one => one.Key != forgotten).ToDictionary(one => one.Key, one => one.Value),
                Nameless = named
                    .Nameless.Append(KeyValuePair.Create(forgotten, NameLoss.Erased))
                    .ToDictionary(one => one.Key, one => one.Value),
            };
}

/// <summary>A paper made: in an own form with what the form is filled with; whom it names; and what of it is lost.</summary>
internal sealed record Made(
    Document Document,
    FormFigures? Figures,
    IReadOnlyList<string> Named,
    IReadOnlyList<Problem> Lost
);
