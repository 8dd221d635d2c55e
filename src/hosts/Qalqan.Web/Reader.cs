using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Words;

namespace Qalqan.Web;

/// <summary>Who reads: the language, and the question as it stands in the address, which every link carries on.</summary>
public sealed class Reader
{
    public const string AsOf = "as-of";
    public const string KnownAt = "known-at";
    public const string OfVerdict = "verdict";
    public const string OfBasis = "basis";
    public const string OfRule = "rule";
    public const string OfUnit = "unit";
    public const string OfRotation = "rotation";
    public const string Day = "day";
    private const string DayOfState = "/state";
    public const string OfLanguage = "lang";
    private const string Cookie = "qalqan-lang";

    // In the order in which they stand in an address.
    private static readonly string[] Names =
    [
        "scope",
        Day,
        AsOf,
        KnownAt,
        "period",
        "standard",
        "subject",
        "without",
        OfVerdict,
        OfBasis,
        OfRule,
        OfUnit,
        OfRotation,
        OfLanguage,
    ];

    /// <summary>What narrows a question, besides its two clocks and the list's own filter.</summary>
    public static IReadOnlyList<string> Narrowing { get; } = ["period", "scope", "standard", "subject", "without"];

    // What stays behind where another page is opened.
    private static string[] Narrow => [.. Names.Except([AsOf, KnownAt, "scope", Day, OfLanguage])];

    // Under these names lists were filtered once; addresses that people kept have them.
    internal static readonly string[] OldFilters = [OfVerdict, OfBasis, OfRule, OfUnit, OfRotation];

    private readonly Dictionary<string, string> asked = [];
    private readonly List<(string Name, string Value)> list = [];
    private readonly IQueryCollection query;

    private readonly Timelines? timelines;

    private Reader(Speech speech, User user, string path, IQueryCollection query, Timelines? timelines) =>
        (Speech, User, Path, this.query, this.timelines) = (speech, user, path, query, timelines);

    /// <summary>For whom everything on the page is looked up.</summary>
    public User User { get; }

    public Speech Speech { get; }

    /// <summary>
    /// The last entry when this page was asked for, from which on it hears of others; null where it was sent something: what
    /// that answers is not found again at its address.
    /// </summary>
    public long? HearsAfter { get; private init; }

    /// <summary>The address of this page without its question.</summary>
    public string Path { get; }

    /// <summary>Typed in the place of a day: now, where a page without a day would open at another one.</summary>
    public const string Now = "now";

    /// <summary>Typed in the place of a cut-off: whatever day is looked at, as it was known at that very time.</summary>
    public const string Then = "then";

    public Inquiry Inquiry =>
        new(
            Moment,
            IsAsKnownThen ? Moment : this[KnownAt],
            this["period"],
            this["scope"],
            this["standard"],
            this["subject"],
            this["without"]
        )
        {
            Reach = User.Reach,
        };

    /// <summary>The filter and the order of the list on this page, as typed, and by the old names too.</summary>
    public IReadOnlyList<(string Name, string Value)> OfList =>
        [.. asked.Where(IsOldFilter).Select(pair => (pair.Key, pair.Value)), .. list];

    /// <summary>Whether the second clock goes along with the first.</summary>
    public bool IsAsKnownThen => this[KnownAt] == Then;

    /// <summary>The line of years under the page; null where there is none for this reader.</summary>
    public Timeline? TimelineOf(Stand stand) =>
        User.May(Right.SeeFindings) ? timelines?.Of(stand.Scope, IsAsKnownThen) : null;

    // The instant asked for; now is what one is told unasked.
    private string? Moment => this[AsOf] is { } asked && asked != Now ? asked : null;

    /// <summary>What was typed under that name, or null.</summary>
    public string? this[string name] => asked.GetValueOrDefault(name);

    /// <summary>What was typed under any name, one that no link carries on too; empty where nothing was.</summary>
    public string Asked(string name) => query[name].ToString();

    /// <summary>A language asked for in the address is kept in a cookie; without one it is the cookie's, then the host's.</summary>
    /// <param name="http">Whose reader.</param>
    /// <param name="standard">The host's language.</param>
    /// <param name="isKept">False where no cookie may be given.</param>
    public static Reader Of(HttpContext http, string standard, bool isKept = true)
    {
        var query = http.Request.Query;
        var wanted = Speech.Find(query[OfLanguage]);
        if (wanted is not null && isKept)
            http.Response.Cookies.Append(
                Cookie,
                wanted.Language.Code,
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Strict,
                    MaxAge = TimeSpan.FromDays(365),
                }
            );
        var reader = new Reader(
            wanted ?? Speech.Find(http.Request.Cookies[Cookie]) ?? Speech.In(standard),
            http.Features.Get<User>() ?? User.Nobody,
            http.Request.Path.Value ?? "/",
            query,
            http.Features.Get<Timelines>()
        )
        {
            HearsAfter = HttpMethods.IsGet(http.Request.Method) ? http.Features.Get<HeardUpTo>()?.Entry : null,
        };
        foreach (var name in Names)
            if (query[name].ToString().Trim() is { Length: > 0 } value && (name != OfLanguage || wanted is not null))
                reader.asked.Add(name, value);
        reader.list.AddRange(ListQuestion.ParametersOf(http));
        return reader;
    }

    public string Say(string key, params (string Name, object Value)[] values) => Speech.Say(Phrase.Of(key, values));

    /// <summary>Whether the address asks for some findings and not for others.</summary>
    public bool NarrowsFindings =>
        new[] { OfVerdict, OfBasis, OfRule, "period", "standard", "subject", "without" }.Any(asked.ContainsKey)
        || list.Count > 0;

    public Verdict? VerdictShown =>
        Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(v => WordOf(v!.Value) == Filtered(OfVerdict));

    public RuleBasis? BasisShown =>
        Enum.GetValues<RuleBasis>().Cast<RuleBasis?>().FirstOrDefault(b => WordOf(b!.Value) == Filtered(OfBasis));

    // By the old name or by the column's.
    private string? Filtered(string name) =>
        this[name] ?? list.Find(pair => pair.Name == ListQuestion.OfColumn + name).Value;

    public static string WordOf(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    public static string WordOf(RuleBasis basis) => basis is RuleBasis.Cited ? "cited" : "local-default";

    /// <summary>
    /// An address with the same question, but for the changes; null takes a part out. The filter of the list on this page stays
    /// with this page.
    /// </summary>
    public string Link(string path, params (string Name, string? Value)[] changes) =>
        Address(
            path,
            changes,
            path == Path ? list.Where(pair => !changes.Any(change => change.Name == pair.Name)) : []
        );

    /// <summary>A list that looks from the same day and is asked these; findings stay narrowed as they are.</summary>
    public string ListLink(string path, IEnumerable<(string Name, string Value)> parameters) =>
        Address(
            path,
            [
                .. (path.StartsWith(Site.Findings, StringComparison.Ordinal) ? OldFilters : Narrow).Select(name =>
                    (name, (string?)null)
                ),
            ],
            parameters
        );

    /// <summary>What a cell of a list opens: a finding as it is narrowed, anything else from the same day.</summary>
    public string Open(string page) => page.StartsWith("/finding/", StringComparison.Ordinal) ? Link(page) : Page(page);

    private string Address(
        string path,
        (string Name, string? Value)[] changes,
        IEnumerable<(string Name, string Value)> parameters
    )
    {
        var address = new StringBuilder(path);
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var name in Names)
            if (Value(name) is { } value && (name != Day || path.StartsWith(DayOfState, StringComparison.Ordinal))) // the day of the state is no other page's
                Append(name, value);
        foreach (var (name, value) in parameters)
            Append(name, value);
        return address.ToString();

        void Append(string name, string value)
        {
            address.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }

        string? Value(string name)
        {
            foreach (var (changed, value) in changes)
                if (changed == name)
                    return value;
            return this[name];
        }
    }

    public string LinkToPerson(string person) => Page($"/person/{Uri.EscapeDataString(person)}");

    public string LinkToPost(string post) => Page($"/post/{Uri.EscapeDataString(post)}");

    public string LinkToUnit(string unit) => Page($"/unit/{Uri.EscapeDataString(unit)}");

    /// <summary>A page that looks from the same day; what narrowed a list stays behind.</summary>
    public string Page(string path) => Link(path, [.. Narrow.Append(Day).Select(name => (name, (string?)null))]);

    public string NameOf(IdentityDetail identity) => NameTold.Say(identity, Speech);

    public string LinkTo(Finding finding) => Link($"/finding/{Uri.EscapeDataString(finding.Id)}");

    /// <summary>What a form must carry on besides its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) =>
        asked.Select(pair => (pair.Key, pair.Value)).Concat(list).Where(pair => !own.Contains(pair.Item1));

    /// <summary>What the form of a list must carry on: all but the list's own.</summary>
    public IEnumerable<(string Name, string Value)> CarriedByList() =>
        asked.Where(pair => !IsOldFilter(pair)).Select(pair => (pair.Key, pair.Value));

    private static bool IsOldFilter(KeyValuePair<string, string> pair) => OldFilters.Contains(pair.Key);

    /// <summary>Where the look stands to now: before it, after it, or null at it. Later on the same day counts as now.</summary>
    public bool? IsPast(Stand stand)
    {
        var (day, today) = (stand.At.InZone(stand.Zone).Date, stand.Now.InZone(stand.Zone).Date);
        return day < today || (stand.At < stand.Now && Moment is not null) ? true
            : day > today ? false
            : null;
    }
}
