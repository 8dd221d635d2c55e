using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Qalqan.Kernel;

namespace Qalqan.Store;

/// <summary>A backup that was made: where to, when, and the head it holds.</summary>
public sealed record BackupMade(string Path, Instant MadeAt, long Entries, string Head);

/// <summary>A drill: a backup made, restored beside and compared; <c>Failure</c> says why not, null where it went well.</summary>
public sealed record DrillDone(Instant At, long Entries, string? Failure);

/// <summary>The search after an erasure, brought to its end: how many files, and how many traces were found.</summary>
public sealed record ErasureSearched(string Scope, string Person, Instant At, int Files, long Found);

/// <summary>
/// The file <c>custody.json</c> of a data folder: backups, drills and searches, oldest first, the last hundred of each. It proves
/// nothing, it reminds; a file that cannot be read is an empty register.
/// </summary>
public sealed record CustodyRegister(
    IReadOnlyList<BackupMade> Backups,
    IReadOnlyList<DrillDone> Drills,
    IReadOnlyList<ErasureSearched> Searches
)
{
    private const int Most = 100;
    private const long LargestBytes = 1 << 20;

    public static CustodyRegister Empty { get; } = new([], [], []);

    public static string PathOf(string folder) => System.IO.Path.Combine(folder, "custody.json");

    public static CustodyRegister Read(string folder)
    {
        var path = PathOf(folder);
        List<Problem> problems = [];
        if (
            new FileInfo(path) is not { Exists: true, Length: < LargestBytes }
            || Node.Read(path, File.ReadAllBytes(path), problems) is not { } node
        )
            return Empty;
        var fields = new Fields(path, node, problems);
        var register = new CustodyRegister(
            fields.List(
                "backups",
                backup => new BackupMade(
                    backup.Text("path", 4000),
                    At(backup, "madeAt"),
                    (long)backup.Number("entries", 0, long.MaxValue),
                    backup.Text("head")
                ),
                0
            ),
            fields.List(
                "drills",
                drill => new DrillDone(
                    At(drill, "at"),
                    (long)drill.Number("entries", 0, long.MaxValue),
                    drill.TextOrNull("failure", 4000)
                ),
                0
            ),
            fields.List(
                "searches",
                search => new ErasureSearched(
                    search.Ref("scope"),
                    search.Ref("person"),
                    At(search, "at"),
                    search.Whole("files", 0, int.MaxValue),
                    (long)search.Number("found", 0, long.MaxValue)
                ),
                0
            )
        );
        return problems.Count == 0 ? register : Empty;
    }

    /// <summary>Adds to what is there, durably, one process at a time.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public static void Change(string folder, Func<CustodyRegister, CustodyRegister> change)
    {
        // The folder's writer and a command beside it both add; whoever comes second waits a moment.
        using var place = TakePlace(System.IO.Path.Combine(folder, "custody.lock"));
        var changed = change(Read(folder));
        DurableFile.Write(
            PathOf(folder),
            new CustodyRegister(
                [.. changed.Backups.TakeLast(Most)],
                [.. changed.Drills.TakeLast(Most)],
                [.. changed.Searches.TakeLast(Most)]
            ).Write(),
            isOwnersOnly: true
        );
    }

    public CustodyRegister With(BackupMade backup) =>
        this with
        {
            Backups = [.. Backups.Where(other => other.Path != backup.Path), backup],
        };

    public CustodyRegister With(DrillDone drill) => this with { Drills = [.. Drills, drill] };

    public CustodyRegister With(ErasureSearched search) =>
        this with
        {
            Searches =
            [
                .. Searches.Where(other => (other.Scope, other.Person) != (search.Scope, search.Person)),
                search,
            ],
        };

    private byte[] Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("backups");
            foreach (var backup in Backups)
            {
                json.WriteStartObject();
                json.WriteString("path", backup.Path);
                json.WriteString("madeAt", Measures.Iso.Format(backup.MadeAt));
                json.WriteNumber("entries", backup.Entries);
                json.WriteString("head", backup.Head);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("drills");
            foreach (var drill in Drills)
            {
                json.WriteStartObject();
                json.WriteString("at", Measures.Iso.Format(drill.At));
                json.WriteNumber("entries", drill.Entries);
                json.WriteString("failure", drill.Failure);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("searches");
            foreach (var search in Searches)
            {
                json.WriteStartObject();
                json.WriteString("scope", search.Scope);
                json.WriteString("person", search.Person);
                json.WriteString("at", Measures.Iso.Format(search.At));
                json.WriteNumber("files", search.Files);
                json.WriteNumber("found", search.Found);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static Instant At(Fields fields, string key)
    {
        var text = fields.Text(key);
        if (InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var at))
            return at;
        fields.Refuse(key, $"\"{text}\"", "an instant");
        return default;
    }

    private static FileStream TakePlace(string path)
    {
        var wait = new SpinWait();
        for (var left = 2000; ; left--)
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            }
            catch (IOException) when (left > 0 && File.Exists(path))
            {
                wait.SpinOnce();
            }
    }
}
