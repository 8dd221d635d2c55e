using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qalqan.Kernel;

/// <summary>
/// A JSON value with the line it stands on. Read strictly and under limits: a key twice, a comment, a trailing comma,
/// a depth over 32 or more than 200,000 values are problems with their line.
/// </summary>
public sealed class Node
{
    private const int MostValues = 200_000;
    private const int Deepest = 32;

    private Node(JsonTokenType kind, int line, string text) => (Kind, Line, Text) = (kind, line, text);

    public JsonTokenType Kind { get; }

    public int Line { get; }

    /// <summary>A string's content, a number as written, or the token itself; of an object or array what it is.</summary>
    public string Text { get; }

    public List<KeyValuePair<string, Node>> Members { get; } = [];

    public List<Node> Items { get; } = [];

    /// <summary>The value, or null with the problems added.</summary>
    public static Node? Read(string file, ReadOnlySpan<byte> utf8, List<Problem> problems)
    {
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        var lines = new Lines();
        try
        {
            reader.Read();
            var budget = MostValues;
            var node = Read(file, ref reader, utf8, lines, problems, ref budget);
            if (reader.Read())
                problems.Add(
                    new Problem(file, lines.At(utf8, reader.TokenStartIndex), "more after the end", "one JSON value")
                );
            return node;
        }
        catch (JsonException error)
        {
            var seen =
                reader.BytesConsumed < utf8.Length ? Excerpt(utf8[(int)reader.BytesConsumed..]) : "the end of the file";
            problems.Add(
                new Problem(file, (int)(error.LineNumber ?? 0) + 1, seen, "well-formed JSON (" + Reason(error) + ")")
            );
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(
                new Problem(file, lines.At(utf8, reader.TokenStartIndex), "bytes that are not UTF-8", "text in UTF-8")
            );
            return null;
        }
    }

    private static Node Read(
        string file,
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> utf8,
        Lines lines,
        List<Problem> problems,
        ref int budget
    )
    {
        if (--budget < 0)
            throw new JsonException($"more than {MostValues} values", null, 0, null);
        var line = lines.At(utf8, reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var obj = new Node(JsonTokenType.StartObject, line, "an object");
                var keys = new HashSet<string>();
                while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
                {
                    var key = reader.GetString()!;
                    var keyLine = lines.At(utf8, reader.TokenStartIndex);
                    reader.Read();
                    var value = Read(file, ref reader, utf8, lines, problems, ref budget);
                    if (keys.Add(key))
                        obj.Members.Add(new(key, value));
                    else
                        problems.Add(new Problem(file, keyLine, $"\"{key}\" a second time", "each key once"));
                }
                return obj;
            case JsonTokenType.StartArray:
                var array = new Node(JsonTokenType.StartArray, line, "a list");
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                    array.Items.Add(Read(file, ref reader, utf8, lines, problems, ref budget));
                return array;
            case JsonTokenType.String:
                return new Node(JsonTokenType.String, line, reader.GetString()!);
            default:
                return new Node(reader.TokenType, line, Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    /// <summary>The value as compact JSON, its keys in the order read, its numbers as written.</summary>
    public byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (
            var writer = new Utf8JsonWriter(
                buffer,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
            Write(writer);
        return buffer.ToArray();
    }

    private void Write(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                foreach (var (key, value) in Members)
                {
                    writer.WritePropertyName(key);
                    value.Write(writer);
                }
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                Items.ForEach(item => item.Write(writer));
                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(Text);
                break;
            default:
                writer.WriteRawValue(Text);
                break;
        }
    }

    private static string Reason(JsonException error) =>
        error.Message.Split(". LineNumber", 2)[0].Split(" LineNumber", 2)[0].TrimEnd('.');

    private static string Excerpt(ReadOnlySpan<byte> rest) =>
        "\"" + Encoding.UTF8.GetString(rest[..Math.Min(rest.Length, 24)]).Split('\n')[0].Trim() + "\"";

    /// <summary>Line numbers of ascending byte positions, counted once.</summary>
    private sealed class Lines
    {
        private long counted;
        private int line = 1;

        public int At(ReadOnlySpan<byte> utf8, long position)
        {
            if (position > counted)
            {
                line += utf8[(int)counted..(int)position].Count((byte)'\n');
                counted = position;
            }
            return line;
        }
    }
}
