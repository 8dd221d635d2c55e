using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Store;

/// <summary>A place of a mission's area, with how wrong its position may be and who says so.</summary>
public sealed record NamedPlace(string Id, string Name, Place At, Distance Error, string Source);

/// <summary>A mission's area as a pack gives it, <c>qalqan.mission/1</c>: one file, known by the SHA-256 of its bytes.</summary>
public sealed record MissionPack(
    string Id,
    string Edition,
    string Title,
    string Zone,
    string Digest,
    IReadOnlyList<NamedPlace> Places
)
{
    /// <summary>The texts that the mission's scope works by; none in a pack that names none.</summary>
    public IReadOnlyList<StandardName> Standards { get; init; } = [];

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
            fields.List("places", ReadPlace, least: 0)
        )
        {
            Standards = fields.Has("standards")
                ? fields.List("standards", standard => new StandardName(standard.Ref("id"), standard.Ref("edition")))
                : [],
        };
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

    private static NamedPlace ReadPlace(Fields place) =>
        new(
            place.Ref("id"),
            place.Text("name", 120),
            new Place((double)place.Number("latitude", -90, 90), (double)place.Number("longitude", -180, 180)),
            Distance.FromMetres((double)place.Number("errorMetres", 0, 100_000)),
            place.Text("source", 300)
        );
}
