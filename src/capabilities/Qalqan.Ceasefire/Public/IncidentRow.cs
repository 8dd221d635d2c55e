using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Qalqan.Claims;
using Qalqan.Kernel;

namespace Qalqan.Ceasefire;

/// <summary>What is wrong with a row, or worth saying of it.</summary>
public sealed record RowProblem(string Column, string Seen, string Wanted);

/// <summary>A row of a file of incidents as it was read: the incident, or why there is none; what was taken for something is said.</summary>
public sealed record RowRead(
    string? Incident,
    IncidentStated? Said,
    Validity Valid,
    IReadOnlyList<RowProblem> Problems,
    IReadOnlyList<RowProblem> Notes
);

/// <summary>
/// Reads rows of a file of published incidents. What the file itself says of rules is never read: <see cref="NotRead"/>. Tiers 1 and 2 are the
/// record's; 3 and 4 are only reported in public, and not assessed; a file without tiers is the record's.
/// </summary>
public static class IncidentRow
{
    /// <summary>The columns without which there is no row.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["incident_id", "date", "category", "event"];

    /// <summary>Answers, and not facts.</summary>
    public static IReadOnlyList<string> NotRead { get; } = ["rule_codes", "rule_stated_by_source"];

    private const int GazetteerMetres = 1000;
    private const int PositionMetres = 1500;

    /// <param name="column">The text of a column, empty where there is none.</param>
    /// <param name="zone">On whose clock the file's local times are.</param>
    /// <param name="places">Of the mission, to tell coordinates that were exchanged.</param>
    public static RowRead Read(Func<string, string> column, DateTimeZone zone, Gazetteer places)
    {
        List<RowProblem> problems = [];
        List<RowProblem> notes = [];
        var id = column("incident_id");
        if (!Reference.IsWellFormed(id))
            problems.Add(new RowProblem("incident_id", id, Reference.Wanted));
        var category = Category.Find(column("category"));
        if (category is null)
            problems.Add(
                new RowProblem("category", column("category"), $"one of {string.Join(", ", Category.All.Keys)}")
            );
        var (origin, isSide) = SideText.Read(column("side_of_origin"));
        if (!isSide)
            problems.Add(new RowProblem("side_of_origin", column("side_of_origin"), SideText.Wanted));
        var (said, isZone) = SideText.ReadZone(column("zone"));
        if (!isZone)
            problems.Add(new RowProblem("zone", column("zone"), SideText.ZoneWanted));
        var valid = Time(column, zone, problems);
        var place = PlaceOf(column, places, problems);
        var actor = Actor.Read(column("actor"), out var isKnown);
        if (!isKnown)
            notes.Add(new RowProblem("actor", column("actor"), "an actor that is known here; it is kept as other"));
        var tier = Tier(column("source_tier"), problems);
        if (problems.Count > 0 || category is null)
            return new RowRead(id.Length == 0 ? null : id, null, default, problems, notes);

        var toward = SideText.Toward(column("direction")) ?? category.Toward(origin);
        var kind = category.Kind == Act.ForceCrossing && toward is null ? Act.Presence : category.Kind;
        var (count, bound) = Quantity.Read(column("quantity"));
        var words = column("event");
        if (
            kind == Act.Presence
            && origin is Zone.Alpha or Zone.Bravo
            && said != origin
            && FurtherActs.SayMovement(words)
        )
            toward ??= said;
        var incident = new IncidentStated(
            id,
            kind,
            kind is Act.Presence or "construction" ? IncidentForm.State : IncidentForm.Event,
            Timing.Within,
            tier is 3 or 4 ? IncidentLayer.Public : IncidentLayer.Record,
            place,
            said,
            null,
            null,
            column("place").Contains("Hermon", StringComparison.OrdinalIgnoreCase) ? "hermon" : null,
            origin,
            toward,
            actor,
            kind.StartsWith("un-", StringComparison.Ordinal) && kind != "un-activity" || kind == "attack-on-un"
                ? "un"
                : null,
            count,
            bound,
            Means.Read(column("weapon_or_platform")),
            FurtherActs.Of(words, kind),
            OrNone(column("effect_on_un"), 500),
            OrNone(column("casualties"), 500),
            Clip(Described(column, words), 1000),
            tier is not { } rank
                ? null
                : new PublicTrace(
                    rank,
                    Clip(column("source_title") is { Length: > 0 } title ? title : "not named", 400),
                    OrNone(column("source_url"), 1000),
                    OrNone(column("report_symbol"), 200),
                    OrNone(column("report_para"), 40),
                    column("confidence") switch
                    {
                        "high" => Confidence.High,
                        "medium" => Confidence.Medium,
                        _ => Confidence.Low,
                    }
                )
        );
        problems.AddRange(
            incident.Problems().Select(problem => new RowProblem("incident_id", problem.Item1, problem.Item2))
        );
        return new RowRead(id, problems.Count == 0 ? incident : null, valid, problems, notes);
    }

    // What the fields have no place for stands in the words as it was given.
    private static string Described(Func<string, string> column, string words)
    {
        List<string> parts = [words];
        foreach (
            var (key, name) in new[]
            {
                ("place", "Place"),
                ("quantity", "Number as given"),
                ("date_precision", "Date as given"),
                ("time_local", "Time as given"),
                ("observed_by", "Observed by"),
                ("notified_un_by", "The mission was told by"),
                ("claimed_by", "Claimed by"),
            }
        )
            if (column(key) is { Length: > 0 } text && text is not "day")
                parts.Add($"{name}: {text}");
        return string.Join(". ", parts.Select(part => part.TrimEnd('.'))) + ".";
    }

    private static Validity Time(Func<string, string> column, DateTimeZone zone, List<RowProblem> problems)
    {
        if (LocalDatePattern.Iso.Parse(column("date")) is not { Success: true, Value: var day })
        {
            problems.Add(
                new RowProblem("date", column("date"), "a day such as 2021-02-28; what has none is not dated here")
            );
            return default;
        }
        var text = column("time_local");
        if (LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text) is { Success: true, Value: var time })
        {
            var at = zone.AtLeniently(day + time).ToInstant();
            return column("time_note").Length == 0
                ? Validity.At(at)
                : new Validity(at - Duration.FromMinutes(15), at + Duration.FromMinutes(15));
        }
        var (start, end) = (zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        return new Validity(start, end - Duration.FromMilliseconds(1));
    }

    private static Whereabouts? PlaceOf(Func<string, string> column, Gazetteer places, List<RowProblem> problems)
    {
        var (north, east) = (column("lat"), column("lon"));
        if (north.Length == 0 && east.Length == 0)
            return null;
        if (!Degrees(north, 90, out var latitude) || !Degrees(east, 180, out var longitude))
        {
            problems.Add(new RowProblem("lat, lon", $"{north}, {east}", "decimal degrees, latitude first"));
            return null;
        }
        if (!IsNear(places, latitude, longitude) && IsNear(places, longitude, latitude))
            problems.Add(
                new RowProblem(
                    "lat, lon",
                    $"{north}, {east}",
                    "latitude first: exchanged they lie in the mission's area"
                )
            );
        var basis = column("geo_basis");
        int? error =
            basis.StartsWith("PL-", StringComparison.Ordinal) || basis.StartsWith("LINE-", StringComparison.Ordinal)
                ? GazetteerMetres
            : basis.StartsWith("UN-", StringComparison.Ordinal) ? PositionMetres
            : null;
        return new Whereabouts(null, null, $"{Text(latitude)},{Text(longitude)}", null, error);

        static string Text(decimal degrees) => degrees.ToString("0.########", CultureInfo.InvariantCulture);
    }

    // Within a degree of any place of the mission.
    private static bool IsNear(Gazetteer places, decimal latitude, decimal longitude) =>
        places.Places.Any(place =>
            Math.Abs((decimal)place.At.Latitude - latitude) <= 1
            && Math.Abs((decimal)place.At.Longitude - longitude) <= 1
        );

    private static bool Degrees(string text, decimal most, out decimal degrees) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out degrees
        )
        && Math.Abs(degrees) <= most;

    private static int? Tier(string text, List<RowProblem> problems)
    {
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var tier) && tier is >= 1 and <= 4)
            return tier;
        problems.Add(new RowProblem("source_tier", text, "1 to 4, or nothing"));
        return null;
    }

    private static string? OrNone(string text, int most) => text.Length == 0 ? null : Clip(text, most);

    private static string Clip(string text, int most)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= most ? line : line[..(most - 1)] + "…";
    }
}
