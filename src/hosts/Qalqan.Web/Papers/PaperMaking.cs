using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Paper;
using Qalqan.People;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>From what was asked to a basis, and from a basis to the paper. The same basis makes the same paper as long as nobody is forgotten.</summary>
internal sealed class PaperMaking(Archive archive, Adoption adoption, Personnel personnel)
{
    private static readonly Interval Always = new(null, null);

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
        if (ScopeOf(user, order.Scope, problems) is not { } scope || problems.Count > 0)
            return null;
        return archive.Of(scope, chronicle => Read(chronicle, kind!, order, language, marking, problems));
    }

    /// <summary>The paper of a basis.</summary>
    /// <param name="user">Who may see names, or not.</param>
    /// <param name="basis">Of a scope and a document that there are.</param>
    /// <param name="serial">Under which it is issued; null of a draft.</param>
    /// <param name="source">Who issues it.</param>
    /// <param name="forgotten">Whose name is struck though it can still be told.</param>
    public Made Make(User user, PaperBasis basis, string? serial, Source? source, string? forgotten = null) =>
        archive.Of(
            basis.Scope,
            chronicle =>
            {
                var kind = PaperKind.Named(basis.Document)!;
                var known = chronicle.KnownAt(basis.KnownUpTo, basis.AsOf, Always);
                List<Problem> lost = [];
                var adopted = adoption.Adopted(known, _ => null, lost);
                var named = Struck(personnel.Name(user, known, known, kind.Persons(known)), forgotten);
                var speech = Speech.In(basis.Language).InZone(known.Zone);
                var look = new PaperLook(chronicle, known, named, adopted, speech, archive.IsExercise);
                return new Made(
                    PaperHead.Of(kind, basis, look, serial, source),
                    [.. named.Names.Keys.Order(StringComparer.Ordinal)],
                    [.. named.Nameless.Where(one => one.Value is NameLoss.Sealed).Select(one => one.Key)],
                    lost
                );
            }
        );

    private PaperBasis? Read(
        Chronicle chronicle,
        PaperKind kind,
        PaperOrder order,
        string language,
        Marking marking,
        List<Problem> problems
    )
    {
        var now = archive.Now;
        var head = archive.Journal.Head.Number;
        var today = chronicle.KnownAt(head, now, Always);
        var due = LocalDatePattern.Iso.Format(Morning.LastDue(today, now));
        var inquiry = new Inquiry(order.AsOf ?? due, order.KnownAt);
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
        if (kind.IsOfDay && known.Today > today.Today)
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
        var (upTo, recordedAt) = Cutoff.Of(archive.Journal, chronicle.Scope, question.UpTo);
        return new PaperBasis(
            kind.Name,
            chronicle.Scope,
            kind.IsOfDay ? Morning.Of(known, known.Today) : question.At,
            upTo,
            recordedAt,
            language,
            marking,
            order.Form
        );
    }

    private string? ScopeOf(User user, string? asked, List<Problem> problems)
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

/// <summary>A paper made: whom it names, of whom a name is on record and cannot be opened, and what texts are lost.</summary>
internal sealed record Made(
    Document Document,
    IReadOnlyList<string> Named,
    IReadOnlyList<string> Unopened,
    IReadOnlyList<Problem> Lost
);
