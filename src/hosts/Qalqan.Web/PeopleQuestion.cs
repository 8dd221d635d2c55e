using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Operations;
using Qalqan.People;
using Qalqan.Readiness;

namespace Qalqan.Web;

/// <summary>The answer, or what was wrong with the question. <c>IsUnknown</c>: it was right, and nobody or no post is called that.</summary>
public sealed record Asked<T>(Looks<T> Looks, IReadOnlyList<Problem> Problems, bool IsUnknown = false);

/// <summary>
/// What programs and commands ask of people, and of what they serve under: of what day as known when, for whom, and whether names are told. Problems say
/// where by the parts of the question; what is no reference may be a name, typed in its place, and is not repeated.
/// </summary>
public sealed record PeopleQuestion(Inquiry Inquiry, User User, bool WithNames)
{
    public const int LongestText = 200;

    /// <summary>The filter and the order of a list, as in an address.</summary>
    public IReadOnlyList<(string Name, string Value)> List { get; init; } = [];

    /// <summary>Whether a map shows what was only reported in public.</summary>
    public bool WithPublic { get; init; }

    /// <summary>The day of a sheet, as typed.</summary>
    public string? OfDay { get; init; }

    public Asked<Named<NominalRoll>> Roll(Desk desk) =>
        Listed(desk.Personnel.Roll(User, Inquiry, IsNamed), RollList.Listing);

    public Asked<Named<TourClock>> Tour(Desk desk) =>
        Listed(desk.Personnel.Tour(User, Inquiry, IsNamed), TourList.Listing);

    public Asked<Named<NominalRoll>> Posts(Desk desk) =>
        Listed(desk.Personnel.Roll(User, Inquiry, IsNamed), PostList.Listing);

    public Asked<Named<PapersOnHand>> Papers(Desk desk) =>
        Listed(desk.Personnel.Papers(User, Inquiry, IsNamed), PaperList.Listing);

    public Asked<IReadOnlyList<AuthorityLine>> Authorities(Desk desk) =>
        Listed(desk.Grounds.Authorities(Inquiry), AuthorityList.Listing);

    public Asked<IReadOnlyList<MilestoneLine>> Milestones(Desk desk) =>
        Listed(desk.Grounds.Milestones(Inquiry), MilestoneList.Listing);

    public Asked<GenderLook> GenderLines(Desk desk) => Listed(desk.Days.GenderLines(Inquiry), GenderList.Listing);

    public Asked<IReadOnlyList<ObservationRow>> Observations(Desk desk) =>
        Listed(desk.Sightings.Of(Inquiry), ObservationList.Listing);

    public Asked<MapLook> Map(Desk desk) => Listed(desk.Maps.Of(Inquiry, WithPublic), MapList.Listing);

    public Asked<IReadOnlyList<TaskRow>> Tasks(Desk desk) => Listed(desk.Tasking.Of(User, Inquiry), TaskList.Listing);

    public Asked<IReadOnlyList<RestrictionRow>> Restrictions(Desk desk) =>
        Listed(desk.Tasking.Restrictions(Inquiry), RestrictionList.Listing);

    public Asked<IReadOnlyList<CaseRow>> Incidents(Desk desk) =>
        Listed(desk.Casebook.Rows(Inquiry, List.Any(one => one.Name == "f.layer")), IncidentList.Listing);

    public Asked<IReadOnlyList<TotalLine>> Totals(Desk desk) => Listed(desk.Tasking.Totals(Inquiry), TotalList.Listing);

    public Asked<ScopeFindings> Findings(Desk desk) =>
        Listed(FindingList.Looks(desk.Assess(Inquiry, User)), FindingList.Listing);

    public Asked<Named<IReadOnlyList<Move>>> Moves(Desk desk) =>
        Of(desk.Personnel.Moves(User, Inquiry, Move.Ahead, WithNames));

    public Asked<Board> Board(Desk desk) => Of(desk.Boards.Of(User, Inquiry));

    public Asked<Timeline?> Timeline(Desk desk) => Of(desk.Boards.TimelineOf(Inquiry, asKnownThen: false));

    public Asked<Named<OpenFile>?> Person(Desk desk, string person) =>
        Known(
            desk.Personnel.Person(User, Inquiry, person, WithNames),
            new Problem(
                "person",
                0,
                Reference.IsPerson(person) ? $"\"{person}\"" : "no reference of a person",
                "the reference of a person on record at that look, such as R1-017"
            )
        );

    public Asked<Named<PostFile>?> Post(Desk desk, string post) =>
        Known(
            desk.Personnel.Post(User, Inquiry, post, WithNames),
            new Problem(
                "post",
                0,
                Reference.IsWellFormed(post) ? $"\"{post}\"" : "no code of a post",
                "the code of a post on record at that look, such as HQ-01"
            )
        );

    public Asked<IReadOnlyList<Found>> Search(Desk desk, string text) =>
        text.Trim() is { Length: > 0 and <= LongestText } typed
            ? Of(desk.Personnel.Find(User, Inquiry, typed))
            : new Asked<IReadOnlyList<Found>>(
                new Looks<IReadOnlyList<Found>>(desk.IsExercise, desk.Now, [], [], null),
                [new Problem("text", 0, $"{text.Trim().Length} characters", $"1 to {LongestText}, what to look for")]
            );

    /// <summary>The state of a day; of the look's own where none is given.</summary>
    public Asked<NamedSheet> Day(Desk desk) => Listed(DayList.Looks(desk, this, OfDay), DayList.Listing);

    // Names may order what does not tell them.
    internal bool IsNamed => WithNames || List.Any(pair => pair.Name == ListQuestion.Sort);

    // What of the filter cannot be followed is refused: the answer would be taken for a narrower one.
    private Asked<T> Listed<T, TRow>(Looks<T> looks, Listing<T, TRow> listing) =>
        new(
            looks,
            looks.Problems.Count > 0 || List.Count == 0
                ? looks.Problems
                : [.. listing.Answer(looks, List, Words.Speech.In("en")).Question.Problems]
        );

    private static Asked<T> Of<T>(Looks<T> looks) => new(looks, looks.Problems);

    private static Asked<T?> Known<T>(Looks<T?> looks, Problem unknown)
        where T : class =>
        looks.Problems.Count == 0 && looks.Scopes.All(look => look.Value is null)
            ? new Asked<T?>(looks, [unknown], IsUnknown: true)
            : Of(looks);
}
