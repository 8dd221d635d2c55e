using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.Paper;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>A paper that the program can make: its name on the command line, its title, and how it is made from what was known.</summary>
/// <param name="Name">As it stands on the record.</param>
/// <param name="TitleKey">The phrase of its title.</param>
/// <param name="IsOfDay">Whether it is taken at the morning of a day that has come, and not at any instant.</param>
/// <param name="Persons">Whom it would name, by reference.</param>
/// <param name="Blocks">What it says. Pure: the same look, the same blocks.</param>
internal sealed record PaperKind(
    string Name,
    string TitleKey,
    bool IsOfDay,
    Func<Known, IReadOnlyList<string>> Persons,
    Func<PaperLook, IReadOnlyList<Block>> Blocks
)
{
    /// <summary>Every one there is.</summary>
    public static IReadOnlyList<PaperKind> All { get; } =
    [
        StrengthState.Kind,
        ReadinessBrief.Kind,
        Sitrep.Kind,
        FlashReport.Kind,
        PatrolReport.Kind,
        PeriodReturnPaper.Kind,
        InspectionReport.Kind,
        ProtestInput.Kind,
        MovementOrder.Kind,
        HandoverBook.Kind,
        TourReport.Kind,
    ];

    /// <summary>Those that are taken of an instant alone, of nothing but their contingent.</summary>
    public static IReadOnlyList<PaperKind> OfContingents { get; } =
    [.. All.Where(kind => kind is { Of: ScopeKind.Contingent, HasSubject: null })];

    /// <summary>Whose paper it is: issued in that scope, under its serials, seen by whoever reaches it.</summary>
    public ScopeKind Of { get; init; } = ScopeKind.Contingent;

    /// <summary>Whether it is of a period, the day of its instant where none is asked.</summary>
    public bool IsOfPeriod { get; init; }

    /// <summary>Whether there is the one thing that it is of; null of a paper of no one thing.</summary>
    public Func<Known, string, bool>? HasSubject { get; init; }

    /// <summary>What names the one thing that it is of, said to whoever named another.</summary>
    public string SubjectWanted { get; init; } = "";

    /// <summary>For what it may not leave as things stand now; null of a paper that nothing but its releaser holds back.</summary>
    public Func<PaperLook, IReadOnlyList<Problem>>? HoldsBack { get; init; }

    public static PaperKind? Named(string name) => All.FirstOrDefault(kind => kind.Name == name);
}

/// <summary>What a paper is made from: what was known at its cut-off, the names that may be told, the texts adopted by then.</summary>
/// <param name="Chronicle">Of the scope, for what was known earlier.</param>
/// <param name="Known">At the paper's instant and cut-off.</param>
/// <param name="Names">Of those whom the paper names.</param>
/// <param name="Adopted">The editions adopted by then, in force or not.</param>
/// <param name="Speech">Its language, by the clock of its day.</param>
/// <param name="IsExercise">Whether every page says so.</param>
/// <param name="SeenByAll">Of findings those that rest on no compartment: others are in no paper.</param>
/// <param name="Since">The first day on which what is not met stood so, by <see cref="OpenSince.KeyOf"/>.</param>
/// <param name="Basis">What the paper is made of.</param>
internal sealed record PaperLook(
    Chronicle Chronicle,
    Known Known,
    Named<Known> Names,
    IReadOnlyList<Standard> Adopted,
    Speech Speech,
    bool IsExercise,
    Func<IReadOnlyList<Finding>, IReadOnlyList<Finding>> SeenByAll,
    Func<PaperLook, IReadOnlyDictionary<string, LocalDate>> Since,
    PaperBasis Basis
)
{
    /// <summary>The mission's places; none of a contingent's paper.</summary>
    public Gazetteer Places { get; init; } = Gazetteer.Empty;

    /// <summary>What each contingent of the mission gives to its paper; none of a contingent's paper.</summary>
    public IReadOnlyList<Contributing> Contributing { get; init; } = [];

    /// <summary>Their strengths.</summary>
    public IReadOnlyList<UnitStrength> Strengths => [.. Contributing.Select(one => one.Strength)];

    /// <summary>The hours that the paper is of; of one of an instant, up to it.</summary>
    public Interval Period => new(Basis.From, Basis.AsOf + Duration.FromMilliseconds(1));

    /// <summary>The scope as it was known up to an entry, at the paper's instant.</summary>
    public Known KnownUpTo(long entry) => Chronicle.KnownAt(entry, Basis.AsOf, Period);

    private readonly Lazy<IReadOnlyList<Finding>> all = new(() => Assessment.Of(Adopted, Known));

    private static readonly Duration Unmistaken = Duration.FromDays(14);

    /// <summary>What is found at the look.</summary>
    public IReadOnlyList<Finding> Findings => SeenByAll(all.Value);

    /// <summary>How many findings rest on a compartment.</summary>
    public int Withheld => all.Value.Count - Findings.Count;

    /// <summary>The figures of the first page, with the day since when each finding stands so.</summary>
    public Board Board()
    {
        var since = Since(this);
        return Web.Board.Of(
            Chronicle,
            Known,
            Findings,
            finding => since.TryGetValue(OpenSince.KeyOf(finding), out var day) ? day : null
        );
    }

    public IReadOnlyList<Standard> InForce => Assessment.InForce(Adopted, Known.Today);

    public Titles Titles => Names.Titles;

    public string Say(string key, params (string Name, object Value)[] values) => Speech.Say(Phrase.Of(key, values));

    /// <summary>The rule with that kind of requirement in the editions in force, the first by standard; null where none is.</summary>
    public Rule? RuleOf<T>()
        where T : Requirement =>
        InForce
            .OrderBy(standard => standard.Id, StringComparer.Ordinal)
            .SelectMany(standard => standard.Rules)
            .FirstOrDefault(rule => rule.Requirement is T);

    /// <summary>The name; in the place of one that was forgotten, struck, that it was.</summary>
    public Cell NameOf(string person) =>
        Names.Nameless.TryGetValue(person, out var loss) && loss is NameLoss.Erased
            ? new TextCell(Say("web.paper.struck"), IsStruck: true)
            : Cell.Of(NameTold.Say(Names, person, Speech));

    public string UnitOf(string? subUnit) =>
        subUnit is null ? Say("web.paper.unit.none")
        : Titles.SubUnit(subUnit, Speech) is { } title ? title
        : subUnit;

    /// <summary>An instant on the clock of the paper's day.</summary>
    public string Clock(Instant instant) => Speech.BothClocks(instant, Known.ZoneAt(instant));

    /// <summary>
    /// In a table: day, hour and minute in Z, <c>010805Z</c>, where no month can be mistaken for another, else the whole group; a stroke
    /// where there is none.
    /// </summary>
    public string Short(Instant? instant) =>
        instant is not { } at ? "–"
        : at > Basis.AsOf - Unmistaken && at < Basis.AsOf + Unmistaken
            ? at.ToString("ddHHmm'Z'", System.Globalization.CultureInfo.InvariantCulture)
        : Speech.Zulu(at);

    public LocalDate DayOf(Instant instant) => instant.InZone(Known.ZoneAt(instant)).Date;
}
