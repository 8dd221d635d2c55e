using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qalqan.People;
using Qalqan.Store;

namespace Qalqan.Web;

/// <summary>
/// Which column each heading was, by kind of sheet, in <c>imports/KIND.map.json</c> of the data folder. Headings are kept as the
/// SHA-256 of all of them together: nothing of a sheet itself, not even its head, is written in the clear.
/// </summary>
internal sealed class RememberedMaps(string? folder)
{
    private const int Most = 20;

    public ColumnMap? Of(SheetKind kind, IReadOnlyList<string> header)
    {
        var digest = DigestOf(header);
        if (
            Read(kind).FirstOrDefault(one => one.Digest == digest) is not { Columns: { } codes }
            || codes.Count != header.Count
        )
            return null;
        return new ColumnMap([.. codes.Select(code => code is null ? null : kind.Column(code))]);
    }

    public void Remember(SheetKind kind, IReadOnlyList<string> header, ColumnMap map)
    {
        if (folder is null)
            return;
        var one = new Remembered(DigestOf(header), [.. map.Columns.Select(column => column?.Code)]);
        var before = Read(kind);
        if (before.Count > 0 && before[0].Digest == one.Digest && before[0].Columns.SequenceEqual(one.Columns))
            return;
        Directory.CreateDirectory(Path.Combine(folder, "imports"));
        DurableFile.Write(
            PathOf(kind),
            Write([one, .. before.Where(other => other.Digest != one.Digest).Take(Most - 1)])
        );
    }

    private List<Remembered> Read(SheetKind kind)
    {
        if (folder is null || !File.Exists(PathOf(kind)))
            return [];
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(PathOf(kind)));
            return
            [
                .. json
                    .RootElement.GetProperty("maps")
                    .EnumerateArray()
                    .Select(map => new Remembered(
                        map.GetProperty("headings").GetString()!,
                        [.. map.GetProperty("columns").EnumerateArray().Select(code => code.GetString())]
                    )),
            ];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return []; // what cannot be read is not remembered; the headings are guessed again, and shown
        }
    }

    private string PathOf(SheetKind kind) => Path.Combine(folder!, "imports", $"{kind.Name}.map.json");

    private static byte[] Write(IEnumerable<Remembered> maps)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("maps");
            foreach (var map in maps)
            {
                json.WriteStartObject();
                json.WriteString("headings", map.Digest);
                json.WriteStartArray("columns");
                foreach (var code in map.Columns)
                    json.WriteStringValue(code);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static string DigestOf(IReadOnlyList<string> header) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', header))));

    private sealed record Remembered(string Digest, IReadOnlyList<string?> Columns);
}
