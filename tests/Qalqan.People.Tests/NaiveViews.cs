using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.People.Tests;

/// <summary>Every view of the capability as lines of text, written from what each promises and from the naive fold alone.</summary>
internal sealed class NaiveViews(NaiveFold fold, DateTimeZone zone)
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    private readonly Dictionary<string, NaivePerson> people = NaivePerson.All(fold);

    public IEnumerable<string> Lines() =>
        [
            .. people.Values.OrderBy(person => person.Ref, StringComparer.Ordinal).Select(person => person.Line),
            .. Posts().Select(post => post.Line),
            .. Day(),
            .. Clock(),
        ];

    private List<NaivePost> Posts() =>
        [
            .. fold.True<PostOpened>()
                .Select(said => said.Claim.Post)
                .Concat(fold.True<Held>().Select(said => said.Claim.Post))
                .Distinct()
                .Select(post => new NaivePost(fold, post))
                .OrderBy(post => post.SubUnit ?? "", StringComparer.Ordinal)
                .ThenBy(post => post.Ref, StringComparer.Ordinal),
        ];

    private IEnumerable<string> Day()
    {
        var posts = Posts();
        var anybody = people.Values.Any(person => person.IsInMission);
        var rows = people
            .Values.Where(person =>
                anybody ? person.IsInMission : person.Post is not null && Phase(person) != TourPhase.Departed
            )
            .Select(person =>
            {
                var tie = person.Ties.Count > 0 ? person.Ties[0] : null;
                var post = tie?.Post ?? "-";
                var subUnit = posts.Find(line => line.Ref == post)?.SubUnit;
                return (SubUnit: subUnit ?? "", Post: post, Tenure: tie?.Tenure ?? Tenure.Reserve, Person: person);
            })
            .OrderBy(row => row.SubUnit, StringComparer.Ordinal)
            .ThenBy(row => row.Post, StringComparer.Ordinal)
            .ThenBy(row => row.Tenure)
            .ThenBy(row => row.Person.Ref, StringComparer.Ordinal)
            .ToList();
        foreach (var (subUnit, post, tenure, person) in rows)
            yield return $"day {subUnit} {post} {person.Ref} {tenure} {person.State} {person.StateSince}";
        yield return $"vacant {string.Join(',', posts.Where(post => post.IsVacant).Select(post => post.Ref))}";
    }

    private IEnumerable<string> Clock()
    {
        var ordered = people.Values.OrderBy(person => person.Ref, StringComparer.Ordinal).ToList();
        foreach (var person in ordered)
        {
            var relieves = ordered.Find(other => Successors(other).Any(next => next.Person == person.Ref))?.Ref;
            yield return $"tour {person.Ref} {person.Rotation} {Phase(person)} {person.Arrived} {person.Departed}"
                + $" {person.Ends} {DaysLeft(person)} {person.Post} [{string.Join(',', Successors(person))}] {relieves}"
                + $" {Taken(person)} {person.IsDisputed}";
        }
        var leaving = ordered.Where(person => DaysLeft(person) <= 30).OrderBy(DaysLeft).Select(person => person.Ref);
        yield return $"leaving {string.Join(',', leaving)}";
        foreach (var name in ordered.Select(person => person.Rotation).Distinct().OrderBy(name => name ?? "~"))
        {
            var all = ordered.Where(person => person.Rotation == name).ToList();
            var ends = all.Where(person => Phase(person) != TourPhase.Departed).Select(person => person.Ends).ToList();
            yield return $"rotation {name} {all.Count(person => person.Rank is not null)}"
                + $" {all.Count(person => Phase(person) == TourPhase.InMission)}"
                + $" {all.Count(person => Phase(person) == TourPhase.InPreparation)}"
                + $" {all.Count(person => Phase(person) == TourPhase.Departed)} {ends.Min()} {ends.Max()}";
        }
    }

    private static TourPhase Phase(NaivePerson person) =>
        person.IsInMission ? TourPhase.InMission
        : person.Departed is null || person.PlannedFrom > person.Departed ? TourPhase.InPreparation
        : TourPhase.Departed;

    private int? DaysLeft(NaivePerson person) =>
        person.IsInMission && person.Ends is { } ends
            ? Period.Between(fold.At.InZone(zone).Date, ends, PeriodUnits.Days).Days
            : null;

    private IEnumerable<Succession> Successors(NaivePerson person)
    {
        if (person.Post is not { } post)
            return [];
        var now = fold.True<Held>().Where(said => said.Claim.Post == post).ToList();
        var holders = now.Where(said => said.Claim.Tenure is Tenure.Substantive or Tenure.Acting)
            .Select(said => said.Claim.Person)
            .ToHashSet();
        var later = fold.Ever<Held>()
            .Where(said => said.Claim.Post == post && said.Claim.Tenure is Tenure.Substantive)
            .Where(said => said.Belief.From > fold.At && !holders.Contains(said.Claim.Person))
            .ToList();
        var beside = now.Where(said => !holders.Contains(said.Claim.Person));
        return
        [
            .. One(beside.Where(said => said.Claim.Tenure is Tenure.Handover), SuccessorBy.Handover),
            .. One(
                later.Where(said => said.Belief.From == later.Min(other => other.Belief.From)),
                SuccessorBy.NextTenure
            ),
            .. One(beside.Where(said => said.Claim.Tenure is Tenure.Reserve), SuccessorBy.Reserve),
        ];

        static IEnumerable<Succession> One(IEnumerable<(Belief Belief, Held Claim)> said, SuccessorBy by) =>
            said.GroupBy(one => one.Claim.Person)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new Succession(group.Key, by, group.Min(one => one.Belief.From)));
    }

    // Day after day, each by the state at its last millisecond.
    private string Taken(NaivePerson person)
    {
        if (!person.IsInMission)
            return "-";
        var (leave, compensatory, unsaid) = (0, 0, 0);
        for (var day = person.Arrived!.Value.InZone(zone).Date; ; day = day.PlusDays(1))
        {
            var close = zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - Millisecond;
            if (close > fold.At)
                return $"{leave}/{compensatory}/{unsaid}";
            var then = fold.Ever<Stated>()
                .Where(said => said.Claim.Person == person.Ref && NaiveFold.IsTrue(said.Belief, close));
            var state = NaiveFold.Latest(then) is [var first, ..] ? first.Claim.State : (PersonState?)null;
            leave += state is PersonState.Leave ? 1 : 0;
            compensatory += state is PersonState.CompensatoryTime ? 1 : 0;
            unsaid += state is null ? 1 : 0;
        }
    }
}

/// <summary>One person as the reports have them.</summary>
internal sealed record NaivePerson(
    string Ref,
    string? Rank,
    string? National,
    string? Trade,
    IReadOnlyList<PostTie> Ties,
    PersonState? State,
    Instant? StateSince,
    Instant? StateEnds,
    bool IsInMission,
    Instant? Arrived,
    Instant? Departed,
    string? Rotation,
    LocalDate? Ends,
    Instant? PlannedFrom,
    ReportId? Identity,
    bool IsDisputed
)
{
    /// <summary>The post held, substantive before acting.</summary>
    public string? Post => Ties.FirstOrDefault(tie => tie.Tenure is Tenure.Substantive or Tenure.Acting)?.Post;

    public string Line =>
        $"person {Ref} {Rank} {National} {Trade} [{string.Join(',', Ties)}] {State} {StateSince} {StateEnds}"
        + $" {Arrived} {Departed} {Rotation} {Ends} {Identity} {IsDisputed}";

    public static Dictionary<string, NaivePerson> All(NaiveFold fold) =>
        fold.Ever<Claim>()
            .SelectMany(said => new[] { said.Claim.Key, said.Claim.OtherKey })
            .OfType<string>()
            .Distinct()
            .Select(key => Of(fold, key))
            .OfType<NaivePerson>()
            .ToDictionary(person => person.Ref);

    private static NaivePerson? Of(NaiveFold fold, string person)
    {
        var enrolled = NaiveFold.Latest(fold.True<Enrolled>().Where(said => said.Claim.Person == person));
        var national = NaiveFold.Latest(fold.True<NationalRank>().Where(said => said.Claim.Person == person));
        var identity = NaiveFold.Latest(fold.True<Identified>().Where(said => said.Claim.Person == person));
        var state = NaiveFold.Latest(fold.True<Stated>().Where(said => said.Claim.Person == person));
        var plan = NaiveFold.Latest(fold.Begun<TourSet>().Where(said => said.Claim.Person == person));
        var held = fold.True<Held>().Where(said => said.Claim.Person == person).ToList();
        var arrivals = fold.Begun<Arrived>().Where(said => said.Claim.Person == person).ToList();
        var departures = fold.Begun<Departed>().Where(said => said.Claim.Person == person).ToList();
        var left = departures.Max(said => (Instant?)said.Belief.From);
        var since = arrivals
            .Where(said => left is null || said.Belief.From > left)
            .Min(said => (Instant?)said.Belief.From);
        var isStayDisputed =
            arrivals.Count > 0
            && (
                IsSplit(fold, fold.Ever<Arrived>().Where(said => said.Claim.Person == person))
                || IsSplit(fold, fold.Ever<Departed>().Where(said => said.Claim.Person == person))
            );
        var serves = isStayDisputed || since is not null;
        if (enrolled.Count + held.Count == 0 && !serves)
            return null;
        var isPlanClear = plan.TrueForAll(said => !said.Belief.IsContested && said.Claim.Ends == plan[0].Claim.Ends);
        return new NaivePerson(
            person,
            enrolled.FirstOrDefault().Claim?.Rank,
            national.FirstOrDefault().Claim?.Rank,
            enrolled.FirstOrDefault().Claim?.Trade,
            [
                .. held.GroupBy(said => (said.Claim.Post, said.Claim.Tenure))
                    .Select(tie => new PostTie(tie.Key.Post, tie.Key.Tenure, tie.Min(said => said.Belief.From)))
                    .OrderBy(tie => tie.Tenure)
                    .ThenBy(tie => tie.Post, StringComparer.Ordinal),
            ],
            state.FirstOrDefault().Claim?.State,
            state.FirstOrDefault().Belief?.From,
            state.FirstOrDefault().Belief?.To,
            serves,
            serves && !isStayDisputed ? since : arrivals.Max(said => (Instant?)said.Belief.From),
            serves ? null : left,
            plan.FirstOrDefault().Claim?.Rotation,
            isPlanClear ? plan.FirstOrDefault().Claim?.Ends : null,
            plan.FirstOrDefault().Belief?.From,
            identity.FirstOrDefault().Belief?.Report.Id,
            isStayDisputed
                || !isPlanClear
                || held.Exists(said => said.Belief.IsContested)
                || Differ(enrolled)
                || Differ(national)
                || Differ(identity)
                || Differ(state)
        );
    }

    private static bool Differ<T>(List<(Belief Belief, T Claim)> said) =>
        said.Exists(one => one.Belief.IsContested) || said.Select(one => one.Claim).Distinct().Count() > 1;

    // Contradicting reports that lie before and after the instant.
    private static bool IsSplit<T>(NaiveFold fold, IEnumerable<(Belief Belief, T Claim)> said) =>
        said.Where(one => one.Belief.IsContested).Select(one => one.Belief.From <= fold.At).Distinct().Count() == 2;
}

/// <summary>One post as the reports have it.</summary>
internal sealed class NaivePost(NaiveFold fold, string post)
{
    private readonly PostOpened? opened = NaiveFold
        .Latest(fold.True<PostOpened>().Where(said => said.Claim.Post == post))
        .FirstOrDefault()
        .Claim;

    private readonly List<(Belief Belief, Held Claim)> held =
    [
        .. fold.True<Held>().Where(said => said.Claim.Post == post),
    ];

    public string Ref => post;

    public string? SubUnit => opened?.SubUnit;

    public bool IsVacant => Standing == PostStanding.Vacant;

    public string Line =>
        $"post {post} {opened?.SubUnit} {opened?.Rank} {opened?.Trade} {opened?.IsKey ?? false} {Standing}"
        + $" {In(Tenure.Substantive, Tenure.Acting)} {In(Tenure.Handover)} {In(Tenure.Reserve)}";

    private PostStanding Standing
    {
        get
        {
            var holders = held.Where(said => said.Claim.Tenure is Tenure.Substantive or Tenure.Acting).ToList();
            var persons = holders.Select(said => said.Claim.Person).Distinct().Count();
            return holders.Exists(said => said.Belief.IsContested) ? PostStanding.Disputed
                : persons == 0 ? PostStanding.Vacant
                : persons > 1 ? PostStanding.Doubled
                : held.Exists(said => said.Claim.Tenure is Tenure.Handover) ? PostStanding.InHandover
                : holders.TrueForAll(said => said.Claim.Tenure is Tenure.Acting) ? PostStanding.Acting
                : PostStanding.Filled;
        }
    }

    private string In(params Tenure[] tenures)
    {
        var persons = held.Where(said => tenures.Contains(said.Claim.Tenure)).Select(said => said.Claim.Person);
        return $"[{string.Join(',', persons.Distinct().Order(StringComparer.Ordinal))}]";
    }
}
