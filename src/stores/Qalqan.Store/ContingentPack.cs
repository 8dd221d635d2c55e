using NodaTime;
using Qalqan.Claims;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan.Store;

/// <summary>A standard that a contingent names: this id in this edition.</summary>
public sealed record StandardName(string Id, string Edition);

/// <summary>
/// A contingent as a pack gives it, <c>qalqan.contingent/1</c>: <c>contingent.json</c> and the reports it lists, newline-
/// delimited, merged by the time they were recorded. Only an exercise says when its reports were recorded, and has a seed
/// that its people's keys are derived from.
/// </summary>
public sealed record ContingentPack(
    string Id,
    bool IsExercise,
    string Title,
    string Mission,
    IReadOnlyList<(string Zone, Instant From)> Zones,
    IReadOnlyList<StandardName> Standards,
    Instant? RecordedFrom,
    string Post,
    IReadOnlyList<ReportLine> Reports,
    string? Seed
)
{
    public const string Format = "qalqan.contingent/1";
    public const string Manifest = "contingent.json";

    /// <summary>The pack, or null with every problem added.</summary>
    public static ContingentPack? Read(PackFiles files, List<Problem> problems)
    {
        var before = problems.Count;
        var file = files.PathOf(Manifest);
        if (Node.Read(file, files.Files[Manifest], problems) is not { } node)
            return null;
        var fields = new Fields(file, node, problems);
        fields.OneOf("format", Format);
        var id = fields.Ref("id");
        fields.Ref("edition");
        var isExercise = fields.Flag("exercise");
        var mission = fields.Ref("mission");
        var pack = new ContingentPack(
            id,
            isExercise,
            fields.Text("title", 120),
            mission,
            fields.List("zones", ReadZone),
            fields.List("standards", standard => new StandardName(standard.Ref("id"), standard.Ref("edition"))),
            ReadTime(fields, "recordedFrom"),
            fields.Ref("post"),
            [
                .. fields
                    .Texts("reports")
                    .SelectMany(path => ReadReports(files, path, id, mission, fields))
                    .OrderBy(line => line.RecordedAt ?? Instant.MaxValue),
            ],
            fields.TextOrNull("seed", 120)
        );
        fields.Done();
        if (isExercise != pack.RecordedFrom is not null)
            fields.Refuse(
                "recordedFrom",
                isExercise ? "none in an exercise" : "one in a real contingent",
                "when the exercise's record begins, and only there"
            );
        if (!isExercise && pack.Seed is not null)
            fields.Refuse("seed", "one in a real contingent", "keys made by chance: only an exercise's are derived");
        foreach (var line in pack.Reports.Where(line => isExercise != line.RecordedAt is not null))
            problems.Add(
                new Problem(
                    line.File,
                    line.Line,
                    isExercise ? "a report without recordedAt" : "a report with recordedAt",
                    "recordedAt in an exercise, and only there"
                )
            );
        problems.AddRange(
            pack.Reports.Where(line => line.Report.Id != default)
                .GroupBy(line => line.Report.Id)
                .Where(lines => lines.Skip(1).Any())
                .SelectMany(OtherBytes)
        );
        return problems.Count == before ? pack : null;
    }

    // The same bytes again are the same report, as everywhere.
    private static IEnumerable<Problem> OtherBytes(IEnumerable<ReportLine> sameId)
    {
        var first = sameId.First();
        var wanted = Envelope.Write(first.Report);
        foreach (var line in sameId.Skip(1))
        {
            var bytes = Envelope.Write(line.Report);
            if (!bytes.AsSpan().SequenceEqual(wanted))
                yield return new Problem(
                    line.File,
                    line.Line,
                    $"report {line.Report.Id} with other bytes, SHA-256 {StandardPack.DigestOf(bytes)}",
                    $"those of {first.File}:{first.Line}, SHA-256 {StandardPack.DigestOf(wanted)}: a correction is a new report"
                );
        }
    }

    private static IEnumerable<ReportLine> ReadReports(
        PackFiles files,
        string path,
        string scope,
        string mission,
        Fields manifest
    )
    {
        if (!files.Files.TryGetValue(path, out var bytes))
        {
            manifest.Refuse("reports", $"\"{path}\"", "a file of the pack");
            return [];
        }
        return ReportLines.Read(files.PathOf(path), bytes, scope, manifest.Problems, mission);
    }

    private static (string, Instant) ReadZone(Fields zone)
    {
        var name = zone.Text("zone");
        if (name.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is null)
            zone.Refuse("zone", $"\"{name}\"", "an IANA zone such as Asia/Almaty");
        return (name, ReadTime(zone, "from") ?? default);
    }

    private static Instant? ReadTime(Fields fields, string key)
    {
        if (fields.TextOrNull(key) is not { } text)
            return null;
        if (Iso.TryParse(text, out var time))
            return time;
        fields.Refuse(key, $"\"{text}\"", "a time such as 2024-03-14T05:00:00Z");
        return null;
    }

    /// <summary>What the scope says of itself and what it adopts, to be recorded before its reports.</summary>
    public IEnumerable<Draft> Opening(string missionEdition, string missionDigest, IEnumerable<Standard> standards)
    {
        var begins = RecordedFrom ?? Zones[0].From;
        yield return Say(new ScopeOpened(ScopeKind.Contingent, Title, Mission), new Validity(Zones[0].From, null));
        for (var i = 0; i < Zones.Count; i++)
            yield return Say(
                new ZoneSet(Zones[i].Zone),
                new Validity(Zones[i].From, i + 1 < Zones.Count ? Zones[i + 1].From : null)
            );
        yield return Say(new MissionAdopted(Mission, missionEdition, missionDigest), Validity.Since(begins));
        foreach (var standard in standards)
            yield return Say(
                new StandardAdopted(standard.Id, standard.Edition, standard.Digest, standard.InForceFrom),
                Validity.Since(begins)
            );

        Draft Say(Claim claim, Validity valid)
        {
            var report = new Report(default, Id, valid, begins, new Source(Post, null), claim);
            return new Draft(report with { Id = DerivedId.Of(report, claim.Key) }, RecordedAt: RecordedFrom);
        }
    }
}
