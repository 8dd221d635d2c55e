using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;
using Qalqan.Measures;

namespace Qalqan;

/// <summary>One file of a backup, by its path in it with forward slashes.</summary>
public sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>
/// The file <c>backup.json</c> of a backup, version 1: what the record was, when it was copied and by which program, and every
/// file with its digest. Version rule: the number under <c>backup</c>; a newer one is refused.
/// </summary>
public sealed record BackupManifest(
    bool IsExercise,
    long Entries,
    string Head,
    long Details,
    Instant MadeAt,
    string Program,
    IReadOnlyList<BackupFile> Files
)
{
    public const string FileName = "backup.json";

    private const int Version = 1;
    private const long LargestBytes = 16 << 20;
    private const int MostFiles = 10_000;
    private const long LargestFileBytes = 1L << 40;

    public static string ProgramVersion { get; } = typeof(BackupManifest).Assembly.GetName().Version?.ToString(3) ?? "";

    public static string DigestOf(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    public byte[] Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("backup", Version);
            json.WriteBoolean("exercise", IsExercise);
            json.WriteNumber("entries", Entries);
            json.WriteString("head", Head);
            json.WriteNumber("details", Details);
            json.WriteString("madeAt", Iso.Format(MadeAt));
            json.WriteString("program", Program);
            json.WriteStartArray("files");
            foreach (var file in Files)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    /// <exception cref="RefusalException">There is none, or everything that is wrong with it.</exception>
    public static BackupManifest Read(string backup)
    {
        var path = Path.Combine(backup, FileName);
        if (new FileInfo(path) is not { Exists: true, LinkTarget: null, Length: < LargestBytes })
            throw new RefusalException(
                new Problem(backup, 0, $"no {FileName} in it", "a backup, as `qalqan journal backup` made it")
            );
        List<Problem> problems = [];
        var manifest = Node.Read(path, File.ReadAllBytes(path), problems) is { } node
            ? Read(new Fields(path, node, problems))
            : null;
        return manifest is not null && problems.Count == 0 ? manifest : throw new RefusalException(problems);
    }

    private static BackupManifest Read(Fields fields)
    {
        var version = fields.Whole("backup", 1, int.MaxValue);
        if (version > Version)
            fields.Refuse("backup", $"version {version}", $"a version up to {Version}", "a newer Qalqan made it");
        var manifest = new BackupManifest(
            fields.Flag("exercise"),
            (long)fields.Number("entries", 0, long.MaxValue),
            Hex(fields, "head"),
            (long)fields.Number("details", 0, long.MaxValue),
            At(fields, "madeAt"),
            fields.Text("program"),
            fields.List("files", File)
        );
        fields.Done();
        if (
            manifest.Files.Count > MostFiles
            || manifest.Files.DistinctBy(file => file.Path).Count() < manifest.Files.Count
        )
            fields.Refuse("files", "a path twice, or too many files", $"each path once, {MostFiles} at most");
        return manifest;

        static BackupFile File(Fields file)
        {
            var path = file.Text("path");
            if (!BackupParts.IsPart(path))
                file.Refuse("path", $"\"{path}\"", "a file of a data folder, by its path within it");
            return new BackupFile(path, (long)file.Number("bytes", 0, LargestFileBytes), Hex(file, "sha256"));
        }
    }

    private static string Hex(Fields fields, string key)
    {
        var text = fields.Text(key);
        if (text.Length != 64 || !text.All(char.IsAsciiHexDigitLower))
            fields.Refuse(key, $"\"{text}\"", "64 digits of lower-case hex");
        return text;
    }

    private static Instant At(Fields fields, string key)
    {
        var text = fields.Text(key);
        if (InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at))
            return at;
        fields.Refuse(key, $"\"{text}\"", "an instant");
        return default;
    }
}
