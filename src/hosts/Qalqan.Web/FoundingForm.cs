using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Web;

/// <summary>
/// What an officer types to open the record of a new contingent, as typed. Everything but the ceiling's source is needed;
/// <c>Id</c> left empty is made from the title.
/// </summary>
public sealed partial record FoundingForm(
    string Title,
    string Id,
    string Mission,
    string Ceiling,
    string CeilingSource,
    string TourBegins,
    string TourMonths,
    string HomeZone,
    string MissionZone,
    string Post
)
{
    private const int LongestId = 32; // ids of its standards are longer by their own prefix

    public static FoundingForm Empty { get; } =
        new("", "", "undof", "", "", "", "12", "Asia/Almaty", "Asia/Damascus", "S1");

    /// <summary>The form made exact, or null with every problem added, each under the name of its field.</summary>
    public Founding? Read(Instant now, List<Problem> problems)
    {
        var before = problems.Count;
        var id = Id.Trim().Length > 0 ? Id.Trim() : IdOf(Title);
        if (Title.Trim().Length is 0 or > 120 || Title.Any(char.IsControl))
            Refuse("title", Title, "the unit's title, 1 to 120 characters");
        if (!Reference.IsWellFormed(id) || id.Length > LongestId)
            Refuse("id", id, $"1 to {LongestId} of A-Z a-z 0-9 . _ - beginning with a letter or digit");
        if (!Reference.IsWellFormed(Mission.Trim()) || Mission.Trim() == id)
            Refuse("mission", Mission, "the mission's short name, such as undof, and not the contingent's own");
        if (!Reference.IsWellFormed(Post.Trim()))
            Refuse("post", Post, Reference.Wanted);
        if (CeilingSource.Trim().Length > 200 || CeilingSource.Any(char.IsControl))
            Refuse("ceiling-source", CeilingSource, "a document and its paragraph, up to 200 characters");
        var ceiling = Whole("ceiling", Ceiling, 1, 100_000);
        var months = Whole("tour-months", TourMonths, 1, 36);
        var home = Zone("home-zone", HomeZone);
        var abroad = Zone("mission-zone", MissionZone);
        var isDay = LocalDatePattern.Iso.Parse(TourBegins.Trim()).TryGetValue(default, out var begins);
        if (!isDay || !Era.Holds(begins))
            Refuse("tour-begins", TourBegins, "a date such as 2027-03-18");
        if (problems.Count > before)
            return null;
        return new Founding(
            id,
            Title.Trim(),
            Mission.Trim(),
            ceiling,
            CeilingSource.Trim(),
            begins,
            months,
            home!,
            abroad!,
            Post.Trim(),
            now
        );

        void Refuse(string field, string seen, string wanted) =>
            problems.Add(new Problem(field, 0, $"\"{(seen.Length > 60 ? seen[..60] + "…" : seen)}\"", wanted));

        int Whole(string field, string text, int least, int most)
        {
            if (
                int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
            )
                return number;
            Refuse(field, text, $"a whole number from {least} to {most}");
            return least;
        }

        DateTimeZone? Zone(string field, string text)
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(text.Trim()) is { } zone)
                return zone;
            Refuse(field, text, "an IANA zone such as Asia/Almaty");
            return null;
        }
    }

    // Latin letters and digits of the title; where it has none the officer chooses.
    private static string IdOf(string title)
    {
        var plain = NotPlain.Replace(title.ToLowerInvariant(), "-").Trim('-');
        return plain.Length > LongestId ? plain[..LongestId].Trim('-') : plain;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain { get; }
}
