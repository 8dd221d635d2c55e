using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>What one look gave of one scope: where it stood, and the answer made from what was known there.</summary>
public sealed record Looked<T>(string Scope, string Title, Instant At, DateTimeZone Zone, long UpTo, T Value);

/// <summary>The same question put to each scope that was asked, or what was wrong with the question.</summary>
public sealed record Looks<T>(
    bool IsExercise,
    Instant Now,
    IReadOnlyList<Looked<T>> Scopes,
    IReadOnlyList<Problem> Problems,
    string? Damage
);

/// <summary>Journal, vault, packs and clock of one data folder, as the parts of the desk share them. Safe for many threads.</summary>
internal sealed partial class Archive
{
    private readonly IJournal journal;
    private readonly IClock clock;
    private readonly Views views;

    public Archive(IJournal journal, IVault vault, PackShelf shelf, IClock clock)
    {
        (this.journal, this.clock, Vault, Shelf) = (journal, clock, vault, shelf);
        MapOf = new AreaMaps(shelf).Of;
        views = new Views(journal, map: MapOf);
        Ledger = new Ledger(journal, vault);
    }

    public IJournal Journal => journal;

    public IVault Vault { get; }

    public PackShelf Shelf { get; }

    public Ledger Ledger { get; }

    /// <inheritdoc cref="AreaMaps.Of"/>
    public Func<Known, AreaMap> MapOf { get; }

    public bool IsExercise => journal.Kind is FolderKind.Exercise;

    public Instant Now => Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds());

    /// <summary>The same to the millisecond, against which other clocks are held; a look at now has what was said within this second.</summary>
    public Instant Precisely => Iso.Floor(clock.GetCurrentInstant());

    /// <inheritdoc cref="Views.Of{T}"/>
    public T Of<T>(string scope, Func<Chronicle, T> answer) => views.Of(scope, answer);

    public Known Everything(Chronicle chronicle) =>
        chronicle.KnownAt(journal.Head.Number, Now, new Interval(null, null));

    /// <summary>
    /// The answer for each contingent that was asked, or for all of them; <paramref name="answer"/> adds its problems, runs
    /// under the view's lock, and so must return what it made, not what is still to be made.
    /// </summary>
    public Looks<T> Look<T>(
        Inquiry inquiry,
        Func<Known, List<Problem>, T> answer,
        ScopeKind kind = ScopeKind.Contingent
    ) => LookBack(inquiry, (_, known, problems) => answer(known, problems), kind);

    /// <summary>The same for an answer that compares what was known at one time with what was known at another.</summary>
    /// <param name="inquiry">Where missions are asked and it names a contingent, its mission is meant.</param>
    /// <param name="answer">Run under the view's lock, as of the other.</param>
    /// <param name="kind">Whose records are looked at.</param>
    public Looks<T> LookBack<T>(
        Inquiry inquiry,
        Func<Chronicle, Known, List<Problem>, T> answer,
        ScopeKind kind = ScopeKind.Contingent
    )
    {
        List<Problem> problems = [];
        List<Looked<T>> looks = [];
        try
        {
            var meant = kind is ScopeKind.Mission && inquiry.Scope is { } named ? MissionOf(named) : inquiry.Scope;
            var asked = Scopes(kind, inquiry.Reach).Where(scope => meant is null || scope == meant).ToList();
            if (inquiry.Scope is { } wanted && asked.Count == 0)
            {
                var contingents = string.Join(", ", Contingents(inquiry.Reach));
                problems.Add(
                    new Problem(
                        "--scope",
                        0,
                        $"\"{wanted}\"",
                        contingents.Length == 0 ? "nothing yet: no contingent is on record" : $"one of {contingents}"
                    )
                );
            }
            foreach (var scope in asked)
                if (Of(scope, chronicle => Look(chronicle, inquiry, answer, problems)) is { } look)
                    looks.Add(look);
        }
        catch (JournalDamagedException damage)
        {
            problems.Add(new Problem("journal", 0, damage.Message, "every entry as it was recorded"));
        }
        return new Looks<T>(IsExercise, Now, problems.Count == 0 ? looks : [], problems, journal.Damage);
    }

    /// <summary>The contingents of the folder, by scope; of those within reach, where it is not every one.</summary>
    public IReadOnlyList<string> Contingents(IReadOnlySet<string>? reach = null) => Scopes(ScopeKind.Contingent, reach);

    /// <summary>The missions of the folder, likewise.</summary>
    public IReadOnlyList<string> Missions(IReadOnlySet<string>? reach = null) => Scopes(ScopeKind.Mission, reach);

    /// <summary>The mission that a contingent serves in, on record in this folder or not; of any other scope itself.</summary>
    public string MissionOf(string scope) =>
        Of(
            scope,
            chronicle =>
                Everything(chronicle)
                    .Ever<ScopeOpened>("scope")
                    .Select(fact => ((ScopeOpened)fact.Claim).Mission)
                    .LastOrDefault()
        ) ?? scope;

    /// <summary>The mission that is meant: of the scope that was asked, or the only one in reach; null with the problem added.</summary>
    public string? MissionAsked(User user, string? asked, List<Problem> problems)
    {
        var missions = Missions(user.Reach);
        var meant = asked is null ? null : MissionOf(asked);
        if (meant is null ? missions is [_] : missions.Contains(meant))
            return meant ?? missions[0];
        problems.Add(
            new Problem(
                "--scope",
                0,
                asked is null ? $"{missions.Count} missions" : $"\"{StateTimes.Clip(asked)}\"",
                missions.Count == 0
                    ? "a mission on record, seen by whoever asks: its pack is loaded with a contingent, or by itself"
                    : $"one of {string.Join(", ", missions)}"
            )
        );
        return null;
    }

    private IReadOnlyList<string> Scopes(ScopeKind kind, IReadOnlySet<string>? reach) =>
        [.. journal.Scopes().Where(scope => (reach?.Contains(scope) ?? true) && Is(scope, kind))];

    /// <summary>When the first entry of the scope was recorded; null where there is none.</summary>
    public Instant? BeganAt(string scope) =>
        journal.ReadAfter(0, scope).Select(entry => (Instant?)entry.Read().RecordedAt).FirstOrDefault();

    private bool Is(string scope, ScopeKind kind) =>
        Of(
            scope,
            chronicle =>
                Everything(chronicle)
                    .Ever<ScopeOpened>("scope")
                    .Any(fact => fact.Claim is ScopeOpened opened && opened.Kind == kind)
        );

    private Looked<T>? Look<T>(
        Chronicle chronicle,
        Inquiry inquiry,
        Func<Chronicle, Known, List<Problem>, T> answer,
        List<Problem> problems
    )
    {
        var question = Question.Read(inquiry, chronicle, journal.Head.Number, journal.NumberAt, Precisely, problems);
        if (question is null)
            return null;
        var known = chronicle.KnownAt(question.UpTo, question.At, question.Period);
        return new Looked<T>(
            chronicle.Scope,
            TitleOf(known),
            question.At,
            known.Zone,
            question.UpTo,
            answer(chronicle, known, problems)
        );
    }

    /// <summary>The scope's title, or its id where none was given.</summary>
    public static string TitleOf(Known known) =>
        known.Ever<ScopeOpened>("scope").Select(fact => ((ScopeOpened)fact.Claim).Title).LastOrDefault(known.Scope);
}
