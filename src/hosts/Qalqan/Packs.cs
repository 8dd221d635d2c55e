using System.Reflection;
using NodaTime;
using Qalqan.Kernel;
using Qalqan.Store;

namespace Qalqan;

/// <summary>Packs made ready to record: what goes on the shelf, then what goes in the journal, in order.</summary>
public sealed record Intake(bool? IsExercise, IReadOnlyList<byte[]> Shelved, IReadOnlyList<Draft> Drafts, string? Seed);

/// <summary>
/// Reads packs whole before anything is recorded: a contingent with the mission and standards it names, a mission, or
/// standards for the contingents that are in the folder. What a pack does not bring itself is taken from this release.
/// </summary>
public sealed class Packs(IReadOnlyList<Capability> capabilities)
{
    private static readonly Lazy<PackFiles> Embedded = new(ReadEmbedded);

    private readonly Dictionary<string, Shape> shapes = capabilities
        .SelectMany(capability => capability.Shapes)
        .ToDictionary(shape => shape.Name);

    /// <summary>The first case, as this release holds it.</summary>
    public static PackFiles FirstCase => Part("contingents/kaz-undof-2024/");

    /// <param name="scopes">The contingents in the folder, that standards without a contingent are adopted by.</param>
    /// <exception cref="RefusalException">Any of the packs is not sound; all problems of all of them.</exception>
    public Intake Read(
        IReadOnlyList<PackFiles> packs,
        IReadOnlyList<string> scopes,
        IReadOnlyList<(string Scope, Standard Standard)> adopted,
        Instant now
    )
    {
        List<Problem> problems = [];
        List<byte[]> shelved = [];
        List<Draft> drafts = [];
        (PackFiles Pack, bool IsExercise)? first = null;
        string? seed = null;
        foreach (var pack in packs)
        {
            if (pack.Files.ContainsKey(ContingentPack.Manifest))
            {
                if (ContingentPack.Read(pack, problems) is not { } contingent)
                    continue;
                first ??= (pack, contingent.IsExercise);
                seed ??= contingent.Seed;
                if (first.Value.IsExercise != contingent.IsExercise)
                    problems.Add(
                        new Problem(
                            pack.Name,
                            0,
                            $"{Owner(contingent.IsExercise)} pack beside {Owner(first.Value.IsExercise)}, {first.Value.Pack.Name}",
                            "packs of one kind in one load: EXERCISE or REAL is for life"
                        )
                    );
                Take(contingent, pack, shelved, drafts, problems);
            }
            else if (pack.Files.ContainsKey(MissionPack.Manifest))
            {
                if (ReadMission(pack, shelved, problems) is { } mission)
                    drafts.AddRange(mission.Opening("HQ", now, null, StandardsOf(mission, pack, shelved, problems)));
            }
            else
                TakeStandards(pack, scopes, adopted, now, shelved, drafts, problems);
        }
        return problems.Count == 0
            ? new Intake(first?.IsExercise, shelved, drafts, seed)
            : throw new RefusalException([.. problems.Distinct()]); // two packs may name one bad file
    }

    /// <summary>The bytes of a pack that this release holds, by its path; null where it holds none.</summary>
    public static byte[]? Offered(string path) => Embedded.Value.Files.GetValueOrDefault(path);

    /// <summary>How a sentence calls whose pack it is.</summary>
    public static string Owner(bool isExercise) => isExercise ? "an exercise's" : "a real contingent's";

    /// <summary>The pack of that digest among the files of these and of this release; null where none of them has it.</summary>
    public static byte[]? Find(string digest, IReadOnlyList<PackFiles> packs) =>
        packs
            .Append(Embedded.Value)
            .SelectMany(pack => pack.Files.Values)
            .FirstOrDefault(bytes => StandardPack.DigestOf(bytes) == digest);

    private void Take(
        ContingentPack contingent,
        PackFiles pack,
        List<byte[]> shelved,
        List<Draft> drafts,
        List<Problem> problems
    )
    {
        var named = contingent
            .Standards.Select(name => Find(pack, $"standards/{name.Id}/{name.Edition}.json", problems))
            .ToList();
        var standards = ReadStandards([.. named.OfType<(string, byte[])>()], shelved, problems);
        var mission = Find(pack, $"missions/{contingent.Mission}/{MissionPack.Manifest}", problems) is var (file, bytes)
            ? Shelve(MissionPack.Read(file, bytes, problems), bytes, shelved)
            : null;
        if (mission is null || problems.Count > 0)
            return;
        drafts.AddRange(
            mission.Opening(
                contingent.Post,
                contingent.RecordedFrom ?? contingent.Zones[0].From,
                contingent.RecordedFrom,
                StandardsOf(mission, pack, shelved, problems)
            )
        );
        drafts.AddRange(contingent.Opening(mission.Edition, mission.Digest, standards.Select(read => read.Standard)));
        drafts.AddRange(contingent.Reports.Select(line => line.Draft));
    }

    private IReadOnlyList<Standard> StandardsOf(
        MissionPack mission,
        PackFiles pack,
        List<byte[]> shelved,
        List<Problem> problems
    ) =>
        [
            .. ReadStandards(
                    [
                        .. mission
                            .Standards.Select(name => Find(pack, $"standards/{name.Id}/{name.Edition}.json", problems))
                            .OfType<(string, byte[])>(),
                    ],
                    shelved,
                    problems
                )
                .Select(read => read.Standard),
        ];

    private static MissionPack? ReadMission(PackFiles pack, List<byte[]> shelved, List<Problem> problems) =>
        Shelve(
            MissionPack.Read(pack.PathOf(MissionPack.Manifest), pack.Files[MissionPack.Manifest], problems),
            pack.Files[MissionPack.Manifest],
            shelved
        );

    // Standards that come by themselves are adopted, from this minute, by every contingent in the folder.
    private void TakeStandards(
        PackFiles pack,
        IReadOnlyList<string> scopes,
        IReadOnlyList<(string Scope, Standard Standard)> adopted,
        Instant now,
        List<byte[]> shelved,
        List<Draft> drafts,
        List<Problem> problems
    )
    {
        var files = pack
            .Files.Where(file =>
                file.Key.EndsWith(".json", StringComparison.Ordinal) && !file.Key.Split('/').Contains("cases")
            )
            .ToList();
        if (files.Count == 0)
            problems.Add(new Problem(pack.Name, 0, "no contingent.json, mission.json or standard", "a pack"));
        var standards = ReadStandards(
            [.. files.Select(file => (pack.PathOf(file.Key), file.Value))],
            shelved,
            problems
        );
        if (scopes.Count == 0 && problems.Count == 0)
            problems.Add(
                new Problem(
                    pack.Name,
                    0,
                    "standards, and no contingent in the folder",
                    "a contingent to adopt them",
                    "load the contingent first, or with them"
                )
            );
        if (scopes.Count > 1)
            problems.Add(
                new Problem("--scope", 0, "none", $"which contingent adopts them: {string.Join(" or ", scopes)}")
            );
        foreach (var scope in scopes)
        {
            var before = adopted.Where(a =>
                a.Scope == scope
                && standards.All(read =>
                    read.Standard.Edition != a.Standard.Edition || read.Standard.Id != a.Standard.Id
                )
            );
            problems.AddRange(StandardPack.Overlaps([.. before.Select(a => ("on record", a.Standard)), .. standards]));
            foreach (var (_, standard) in standards)
            {
                var isOnRecord = adopted.Any(a => a.Scope == scope && a.Standard.Digest == standard.Digest);
                if (!isOnRecord)
                    drafts.Add(Adoption(scope, standard, now));
            }
        }
    }

    private static Draft Adoption(string scope, Standard standard, Instant now)
    {
        var claim = new Claims.StandardAdopted(standard.Id, standard.Edition, standard.Digest, standard.InForceFrom);
        var report = new Report(default, scope, Validity.Since(now), now, new Source("CO", null), claim);
        return new Draft(report with { Id = DerivedId.Of(report, claim.Key) });
    }

    private List<(string File, Standard Standard)> ReadStandards(
        IReadOnlyList<(string File, byte[] Bytes)> files,
        List<byte[]> shelved,
        List<Problem> problems
    )
    {
        List<(string, Standard)> standards = [];
        foreach (var (file, bytes) in files)
            if (Shelve(StandardPack.Read(file, bytes, shapes, problems), bytes, shelved) is { } standard)
                standards.Add((file, standard));
        problems.AddRange(StandardPack.Overlaps(standards));
        return standards;
    }

    private static T? Shelve<T>(T? pack, byte[] bytes, List<byte[]> shelved)
        where T : class
    {
        if (pack is not null)
            shelved.Add(bytes);
        return pack;
    }

    private static (string File, byte[] Bytes)? Find(PackFiles pack, string path, List<Problem> problems)
    {
        if (pack.Files.TryGetValue(path, out var own))
            return (pack.PathOf(path), own);
        if (Embedded.Value.Files.TryGetValue(path, out var ours))
            return (path, ours);
        problems.Add(
            new Problem(pack.Name, 0, $"no {path}", "it in the pack, or an id and edition that this release holds")
        );
        return null;
    }

    private static PackFiles Part(string prefix) =>
        PackFiles.Of(
            prefix.TrimEnd('/'),
            Embedded
                .Value.Files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(file => KeyValuePair.Create(file.Key[prefix.Length..], file.Value))
        );

    private static PackFiles ReadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return PackFiles.Of(
            "",
            assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("pack:", StringComparison.Ordinal))
                .Select(Read)
        );

        KeyValuePair<string, byte[]> Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return KeyValuePair.Create(name["pack:".Length..].Replace('\\', '/'), bytes);
        }
    }
}
