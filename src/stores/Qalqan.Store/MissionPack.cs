using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Store;

/// <summary>A place of a mission's area, with how wrong its position may be and who says so.</summary>
/// <param name="Id">How reports call it.</param>
/// <param name="Name">As people write it.</param>
/// <param name="At">Where it is.</param>
/// <param name="Error">How wrong that may be.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Kind">Such as <c>position</c>, which is manned and is to be heard from, <c>camp</c>, <c>crossing</c>, <c>airport</c>; null in packs from before there were kinds.</param>
/// <param name="Side">Of the lines, <c>alpha</c>, <c>bravo</c> or <c>aos</c>; null where the source cannot tell.</param>
/// <param name="Confidence">In the source; null where the pack does not say.</param>
/// <param name="OpenFrom">Its first day; null where it is not known.</param>
/// <param name="OpenTo">Its last day, included; null of one that stands, as far as is known.</param>
public sealed record NamedPlace(
    string Id,
    string Name,
    Place At,
    Distance Error,
    string Source,
    string? Kind = null,
    string? Side = null,
    Confidence? Confidence = null,
    LocalDate? OpenFrom = null,
    LocalDate? OpenTo = null
)
{
    public const string Position = "position";

    /// <summary>Whether it stands that day, as far as is known.</summary>
    public bool IsOpenOn(LocalDate day) =>
        (OpenFrom is not { } first || day >= first) && (OpenTo is not { } last || day <= last);

    /// <summary>Whether somebody is to be there that day and to report.</summary>
    public bool IsMannedOn(LocalDate day) => Kind == Position && IsOpenOn(day);
}

/// <summary>By how many degrees a compass needle points east of true north in the mission's area, on that day by that source.</summary>
public sealed record Declination(double Degrees, LocalDate On, string Source);

/// <summary>A mission's area as a pack gives it, <c>qalqan.mission/1</c>: one file, known by the SHA-256 of its bytes.</summary>
public sealed record MissionPack(
    string Id,
    string Edition,
    string Title,
    string Zone,
    string Digest,
    IReadOnlyList<NamedPlace> Places,
    Declination? Declination = null
)
{
    /// <summary>The texts that the mission's scope works by; none in a pack that names none.</summary>
    public IReadOnlyList<StandardName> Standards { get; init; } = [];

    /// <summary>Lines and areas that stand until a report draws them; none in a pack from before there were any.</summary>
    public IReadOnlyList<Drawing> Drawings { get; init; } = [];

    public const string Format = "qalqan.mission/1";
    public const string Manifest = "mission.json";

    /// <summary>The pack, or null with every problem added.</summary>
    public static MissionPack? Read(string file, ReadOnlySpan<byte> utf8, List<Problem> problems)
    {
        var before = problems.Count;
        if (Node.Read(file, utf8, problems) is not { } node)
            return null;
        var fields = new Fields(file, node, problems);
        fields.OneOf("format", Format);
        var zone = fields.Text("zone");
        if (zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            fields.Refuse("zone", $"\"{zone}\"", "an IANA zone such as Asia/Damascus");
        var pack = new MissionPack(
            fields.Ref("id"),
            fields.Ref("edition"),
            fields.Text("title", 120),
            zone,
            StandardPack.DigestOf(utf8),
            fields.List("places", ReadPlace, least: 0),
            fields.Has("declination") ? fields.Under("declination", ReadDeclination) : null
        )
        {
            Standards = fields.Has("standards")
                ? fields.List("standards", standard => new StandardName(standard.Ref("id"), standard.Ref("edition")))
                : [],
            Drawings = fields.Has("drawings") ? fields.List("drawings", ReadDrawing) : [],
        };
        foreach (var twice in pack.Drawings.GroupBy(drawing => drawing.Feature))
            if (twice.Count() > 1)
                fields.Refuse("drawings", $"\"{twice.Key}\" {twice.Count()} times", "each feature once");
        foreach (var twice in pack.Places.GroupBy(place => place.Id, StringComparer.OrdinalIgnoreCase))
            if (twice.Count() > 1)
                fields.Refuse("places", $"\"{twice.Key}\" {twice.Count()} times", "each place once, case apart");
        fields.Done();
        return problems.Count == before ? pack : null;
    }

    /// <summary>What the mission's scope says of itself, from the instant its record begins.</summary>
    /// <param name="post">That says it.</param>
    /// <param name="begins">Since when.</param>
    /// <param name="recordedAt">Of an exercise alone.</param>
    /// <param name="standards">Those it adopts, of <see cref="Standards"/>.</param>
    public IEnumerable<Draft> Opening(
        string post,
        Instant begins,
        Instant? recordedAt,
        IEnumerable<Standard>? standards = null
    )
    {
        Claim[] claims =
        [
            new ScopeOpened(ScopeKind.Mission, Title, null),
            new ZoneSet(Zone),
            new MissionAdopted(Id, Edition, Digest),
            .. (standards ?? []).Select(standard => new StandardAdopted(
                standard.Id,
                standard.Edition,
                standard.Digest,
                standard.InForceFrom
            )),
        ];
        foreach (var claim in claims)
        {
            var report = new Report(default, Id, Validity.Since(begins), begins, new Source(post, null), claim);
            yield return new Draft(report with { Id = DerivedId.Of(report, claim.Key) }, RecordedAt: recordedAt);
        }
    }

    private static NamedPlace ReadPlace(Fields place)
    {
        var open = place.Has("open") ? place.Under("open", ReadOpen) : null;
        if (open is { From: { } first, To: { } last } && last < first)
            place.Refuse("open", $"from {first} to {last}", "a last day that is not before the first");
        return new NamedPlace(
            place.Ref("id"),
            place.Text("name", 120),
            new Place((double)place.Number("latitude", -90, 90), (double)place.Number("longitude", -180, 180)),
            Distance.FromMetres((double)place.Number("errorMetres", 0, 100_000)),
            place.Text("source", 300),
            place.Has("kind") ? place.Ref("kind") : null,
            place.Has("side") ? place.OneOf("side", "alpha", "bravo", "aos") : null,
            place.Has("confidence") ? Known(place.OneOf("confidence", "high", "medium", "low")) : null,
            open?.From,
            open?.To
        );
    }

    private static Drawing ReadDrawing(Fields fields)
    {
        var drawn = new Drawn(
            fields.Ref("feature"),
            fields.OneOf("form", "line", "area") == "line" ? DrawnForm.Line : DrawnForm.Area,
            fields.OneOf("use", "demonstration", "decisions") == "decisions"
                ? DrawnUse.Decisions
                : DrawnUse.Demonstration,
            fields.Ref("edition"),
            fields.Text("points", 300_000),
            (int)fields.Number("errorMetres", 0, 100_000),
            fields.Text("source", 300),
            fields.Has("licence") ? fields.Text("licence", 120) : null
        );
        List<(string Seen, string Wanted)> problems = [.. drawn.Problems()];
        foreach (var (seen, wanted) in problems)
            fields.Refuse("points", seen, wanted);
        return problems.Count == 0
            ? Drawing.Of(drawn)
            : new Drawing(drawn.Feature, drawn.Form, drawn.Use, drawn.Edition, [], default, drawn.Source, null);
    }

    private sealed record Open(LocalDate? From, LocalDate? To);

    private static Open ReadOpen(Fields open) => new(open.DateOrNull("from"), open.DateOrNull("to"));

    private static Confidence? Known(string word) =>
        Enum.TryParse<Confidence>(word, ignoreCase: true, out var confidence) ? confidence : null;

    private static Declination ReadDeclination(Fields fields) =>
        new((double)fields.Number("degrees", -180, 180), fields.Date("on"), fields.Text("source", 300));
}
