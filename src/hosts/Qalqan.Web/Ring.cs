using System.Collections.Frozen;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Web;

/// <summary>
/// One entry as it is rung for: its number and topic, which is the capability of its wire name, and who may know that it came
/// at all. When something came tells too: of a compartment only those hear to whom it was entrusted, and what corrects,
/// withdraws or releases another is heard by those who may hear of both.
/// </summary>
/// <param name="Number">Of the entry.</param>
/// <param name="Scope">Of the entry.</param>
/// <param name="Topic">Of the entry.</param>
/// <param name="About">Who hears of all that it speaks of, and its compartments.</param>
internal sealed record Ring(
    long Number,
    string Scope,
    string Topic,
    IReadOnlyList<(string Topic, Compartment? Compartment)> About
)
{
    private const string Access = "access";
    private const string OwnPeople = "own-people"; // of the day's claims those of our own people under fire
    private const string Papers = "papers"; // no topic of its own: of the record's claims those of what left

    // Any one of these rights hears of the topic; of what is not in the table nobody does.
    private static readonly FrozenDictionary<string, Right[]> Hearing = new Dictionary<string, Right[]>
    {
        ["record"] = [Right.SeeFindings, Right.SeeState],
        [Papers] = [Right.SeePapers],
        ["people"] = [Right.SeePeople, Right.SeeState],
        ["inclusion"] = [Right.SeeFigures, Right.SeeFindings],
        ["readiness"] = [Right.SeeFindings],
        ["movement"] = [Right.SeeMoves],
        ["operations"] = [Right.SeeDay],
        ["observation"] = [Right.SeeDay],
        ["ceasefire"] = [Right.SeeDay],
        [OwnPeople] = [Right.SeePeople, Right.SeeState],
        [Access] = [Right.Entrust],
    }.ToFrozenDictionary();

    /// <summary>The ring for an entry; null where nobody is rung: who looked into what is nobody's news.</summary>
    /// <param name="entry">As recorded.</param>
    /// <param name="find">The report of that id, which the entry speaks of.</param>
    public static Ring? Of(Entry entry, Func<ReportId, Report?> find)
    {
        var report = entry.Report;
        if (report.Claim is DetailOpened)
            return null;
        ReportId? released = report.Claim is Released { Report: var id } ? new ReportId(id) : null;
        var others = new[] { report.Corrects, report.Withdraws, released }.OfType<ReportId>().Select(find);
        return new Ring(
            entry.Number,
            report.Scope,
            TopicOf(report.Claim),
            [
                .. others
                    .OfType<Report>()
                    .Prepend(report)
                    .Select(one => (AudienceOf(one.Claim), CompartmentOf(one.Claim))),
            ]
        );
    }

    /// <summary>Whether the user may know of it. Who entrusts does so for every scope of the node.</summary>
    public bool IsFor(User user) =>
        (Topic == Access || user.Reaches(Scope))
        && About.All(one =>
            Hears(user, one.Topic) && (one.Compartment is not { } compartment || user.Granted.Contains(compartment))
        );

    /// <summary>Every topic that the user hears of.</summary>
    public static IEnumerable<string> TopicsOf(User user) =>
        Hearing
            .Keys.Where(topic => topic is not (Papers or OwnPeople) && Hears(user, topic))
            .Order(StringComparer.Ordinal);

    /// <summary>Whether anybody hears of the topic.</summary>
    public static bool IsHeard(string topic) => Hearing.ContainsKey(topic);

    private static bool Hears(User user, string topic) =>
        Hearing.TryGetValue(topic, out var rights) && rights.Any(user.May);

    internal static string TopicOf(Claim claim) => Kinds.NameOf(claim).Split('.')[0];

    internal static bool IsOfOwnPeople(Claim claim) =>
        claim is AlarmRaised or AlarmEnded or Accounted or Sheltered or CasualtyReported or KinTold;

    private static string AudienceOf(Claim claim) =>
        claim is Issued or Reissued or Voided or FormKept ? Papers
        : IsOfOwnPeople(claim) ? OwnPeople
        : TopicOf(claim);

    private static Compartment? CompartmentOf(Claim claim) =>
        claim is CompartmentEntrusted entrusted ? entrusted.Compartment : User.CompartmentOf(claim);
}
